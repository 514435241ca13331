//! Tables that leave the program: what their columns are called, by machines and by people.

use std::borrow::Cow;

use serde::Deserialize;
use specta::Type;
use words::{Message, Messages, Words, all_spoken, english, say, spoken};

/// What stands in the first line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Headings {
    /// Names that never change, such as `certificate_serial`, for programs that read the table.
    Machine,
    /// Titles in the language of the table, for people.
    #[default]
    Title,
}

/// How a table is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableStyle {
    /// What stands in its first line.
    pub headings: Headings,
    /// The language of its words; English where the program does not speak it.
    pub language: String,
}

impl TableStyle {
    /// The names of machines, with sentences in a language.
    #[must_use]
    pub fn machine(language: &str) -> Self {
        Self {
            headings: Headings::Machine,
            language: language.to_owned(),
        }
    }

    /// The words of the table.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        spoken(&self.language).unwrap_or_else(english)
    }

    /// A cell that is one of a few things: by its code under names of machines, and in words
    /// under titles.
    #[must_use]
    pub fn one_of(&self, code: &str, said: &Message) -> String {
        match self.headings {
            Headings::Machine => code.to_owned(),
            Headings::Title => self.words().put(said),
        }
    }

    /// Yes or no, as [`TableStyle::one_of`].
    #[must_use]
    pub fn yes_or_no(&self, yes: bool) -> String {
        if yes {
            self.one_of("yes", &say::tables::yes())
        } else {
            self.one_of("no", &say::tables::no())
        }
    }

    /// Several messages in one cell.
    #[must_use]
    pub fn several(&self, messages: &Messages) -> String {
        let words = self.words();
        let each: Vec<String> = messages.iter().map(|m| words.put(m)).collect();
        each.join("; ")
    }
}

/// What a column is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The name for machines, which never changes.
    pub name: Cow<'static, str>,
    /// The title for people.
    pub title: Message,
}

/// Letters and digits without their case, so that `Days late` and `days_late` are one.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl Heading {
    /// A heading.
    pub fn new(name: impl Into<Cow<'static, str>>, title: Message) -> Self {
        Self {
            name: name.into(),
            title,
        }
    }

    /// A column of the institution's own, such as one of a file that was read: called the same by
    /// everybody.
    #[must_use]
    pub fn own(text: &str) -> Self {
        Self::new(text.to_owned(), Message::verbatim(text))
    }

    /// As it is written.
    #[must_use]
    pub fn written(&self, style: &TableStyle) -> String {
        match style.headings {
            Headings::Machine => self.name.clone().into_owned(),
            Headings::Title => style.words().put(&self.title),
        }
    }

    /// Whether a heading that was read is this one: its name, or its title in any language.
    #[must_use]
    pub fn is(&self, read: &str) -> bool {
        let read = plain(read);
        !read.is_empty()
            && (read == plain(&self.name)
                || all_spoken().any(|words| read == plain(&words.put(&self.title))))
    }
}

/// What stands in a column for a row.
type Cell<'c, T> = dyn Fn(&T, &TableStyle) -> String + 'c;

/// A column: what it is called, and what stands in it for a row.
pub struct Column<'c, T> {
    /// What it is called.
    pub heading: Heading,
    cell: Box<Cell<'c, T>>,
}

impl<'c, T> Column<'c, T> {
    /// A column.
    pub fn new(heading: Heading, cell: impl Fn(&T, &TableStyle) -> String + 'c) -> Self {
        Self {
            heading,
            cell: Box::new(cell),
        }
    }

    /// A column whose cells are the same in every language.
    pub fn of(
        name: impl Into<Cow<'static, str>>,
        title: Message,
        cell: impl Fn(&T) -> String + 'c,
    ) -> Self {
        Self::new(Heading::new(name, title), move |row, _| cell(row))
    }

    /// What stands in it.
    pub fn cell(&self, row: &T, style: &TableStyle) -> String {
        (self.cell)(row, style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_name_and_by_title_in_any_language() {
        let heading = Heading::new("days_late", say::tables::days_late());
        let pseudo = TableStyle {
            language: "qps".to_owned(),
            ..TableStyle::default()
        };
        let pseudo = heading.written(&pseudo);
        for read in ["days_late", "Days late", "DAYS LATE", &pseudo] {
            assert!(heading.is(read), "{read}");
        }
        assert!(!heading.is("late") && !heading.is("") && !heading.is("[]"));
    }

    #[test]
    fn codes_stand_under_names_and_words_under_titles() {
        let (machine, title) = (TableStyle::machine("qps"), TableStyle::default());
        assert_eq!(machine.yes_or_no(true), "yes");
        assert_eq!(title.one_of("met", &say::tables::rating_met()), "met");
        let pseudo = TableStyle {
            language: "qps".to_owned(),
            ..title
        };
        assert_ne!(pseudo.yes_or_no(true), "yes");
    }
}
