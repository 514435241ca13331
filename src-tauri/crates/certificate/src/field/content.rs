//! A template's words, with the fields in them.

use super::{FIELDS, Facts, Field};

/// A piece of a template's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that stand as they are.
    Words(String),
    /// A field.
    Field(Field),
    /// Words that vanish where a field in them is empty.
    Optional(Vec<Part>),
    /// A name between braces that is no field.
    Unknown(String),
}

/// A template's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content(Vec<Part>);

struct Reader {
    stack: Vec<Vec<Part>>,
    words: String,
}

impl Reader {
    fn push(&mut self, part: Part) {
        self.end_words();
        if let Some(open) = self.stack.last_mut() {
            open.push(part);
        }
    }

    fn end_words(&mut self) {
        if !self.words.is_empty() {
            let words = std::mem::take(&mut self.words);
            if let Some(open) = self.stack.last_mut() {
                open.push(Part::Words(words));
            }
        }
    }

    fn close(&mut self) {
        self.end_words();
        if self.stack.len() > 1
            && let Some(inner) = self.stack.pop()
        {
            self.push(Part::Optional(inner));
        }
    }
}

/// Brackets within brackets go this deep; what is deeper stands as it is.
const DEEPEST: usize = 4;

impl Content {
    /// Reads words. Nothing is refused: what is not understood stands as it is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut reader = Reader {
            stack: vec![Vec::new()],
            words: String::new(),
        };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            let meant = after.chars().next().filter(|next| r"{}[]\".contains(*next));
            rest = match (c, meant) {
                ('\\', Some(sign)) => {
                    reader.words.push(sign);
                    after.get(1..).unwrap_or_default()
                }
                ('{', _) => match after.split_once('}') {
                    Some((name, beyond)) => {
                        let known = FIELDS.iter().find(|(_, known)| *known == name.trim());
                        reader.push(known.map_or_else(
                            || Part::Unknown(name.to_owned()),
                            |(field, _)| Part::Field(*field),
                        ));
                        beyond
                    }
                    None => {
                        reader.words.push(c);
                        after
                    }
                },
                ('[', _) if reader.stack.len() <= DEEPEST => {
                    reader.end_words();
                    reader.stack.push(Vec::new());
                    after
                }
                (']', _) if reader.stack.len() > 1 => {
                    reader.close();
                    after
                }
                _ => {
                    reader.words.push(c);
                    after
                }
            };
        }
        while reader.stack.len() > 1 {
            reader.close();
        }
        reader.end_words();
        Self(reader.stack.pop().unwrap_or_default())
    }

    /// Every field in it.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        fn walk(parts: &[Part], found: &mut Vec<Field>) {
            for part in parts {
                match part {
                    Part::Field(field) => found.push(*field),
                    Part::Optional(inner) => walk(inner, found),
                    Part::Words(_) | Part::Unknown(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.0, &mut found);
        found
    }

    /// The same with nothing left out.
    pub(crate) fn without_brackets(&self) -> Self {
        fn walk(parts: &[Part], out: &mut Vec<Part>) {
            for part in parts {
                match part {
                    Part::Optional(inner) => walk(inner, out),
                    other => out.push(other.clone()),
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.0, &mut out);
        Self(out)
    }

    /// Names between braces that are no field.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        fn walk(parts: &[Part], found: &mut Vec<String>) {
            for part in parts {
                match part {
                    Part::Unknown(name) => found.push(name.clone()),
                    Part::Optional(inner) => walk(inner, found),
                    Part::Words(_) | Part::Field(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.0, &mut found);
        found
    }

    /// The words with all fields filled in.
    #[must_use]
    pub fn words(&self, facts: &Facts<'_>, language: &str) -> String {
        let mut out = String::new();
        write(&self.0, facts, language, &mut out);
        out
    }
}

/// Returns whether a field was empty.
fn write(parts: &[Part], facts: &Facts<'_>, language: &str, out: &mut String) -> bool {
    let mut empty = false;
    for part in parts {
        match part {
            Part::Words(words) => out.push_str(words),
            Part::Field(field) => {
                let value = facts.value(*field, language);
                empty |= value.is_empty();
                out.push_str(&value);
            }
            Part::Optional(inner) => {
                let before = out.len();
                if write(inner, facts, language, out) {
                    out.truncate(before);
                }
            }
            Part::Unknown(name) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
    }
    empty
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_and_brackets_are_read() {
        let content =
            Content::read("This is {learner}[, grade {grade}[ ({level})]] \\{x\\} {nope}");
        assert_eq!(
            content.fields(),
            [Field::Learner, Field::Grade, Field::Level]
        );
        assert_eq!(content.unknown(), ["nope"]);
        let Part::Words(last) = &content.0[3] else {
            unreachable!("{content:?}")
        };
        assert_eq!(last, " {x} ");
    }

    #[test]
    fn what_is_left_open_is_closed_at_the_end() {
        assert_eq!(Content::read("a [b {grade}").fields(), [Field::Grade]);
        assert_eq!(
            Content::read("a {b"),
            Content(vec![Part::Words("a {b".into())])
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*[\\[\\]{}]*\\PC*") {
            let _ = Content::read(&text).fields();
        }
    }
}
