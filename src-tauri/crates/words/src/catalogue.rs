//! The catalogue of a language: it puts messages in words.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use crate::formats::Formats;
use crate::pattern::{Key, Pattern, Piece, read};
use crate::pseudo::{PSEUDO, PSEUDO_MIRRORED, accented, bracketed};
use crate::{Arg, Message};

/// Every language inside the program with its files: the room's name and the text.
static CATALOGUES: &[(&str, &[(&str, &str)])] =
    include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// Which locale writes numbers and days, where it is another than the language.
const LOCALE: &str = "language-formats";

/// The file of each language that the program speaks. A folder without it has the words of what
/// is printed and nothing else.
const WHOLE: &str = "language";

/// How deep messages may refer to each other or hold each other.
const DEEPEST: u8 = 16;

/// The words of one language.
pub struct Words {
    language: String,
    entries: HashMap<String, Pattern>,
    formats: Formats,
    pseudo: bool,
}

impl Words {
    /// A catalogue from texts of its own, as tests use it.
    #[must_use]
    pub fn from_texts(language: &str, texts: &[&str], zone: TimeZone) -> Self {
        let pseudo = [PSEUDO, PSEUDO_MIRRORED].contains(&language);
        let mut entries = HashMap::new();
        for text in texts {
            entries.extend(read(text));
        }
        let locale = match entries.get(LOCALE).map(Vec::as_slice) {
            Some([Piece::Words(locale)]) => locale.clone(),
            _ => language.to_owned(),
        };
        Self {
            language: language.to_owned(),
            entries,
            formats: Formats::new(&locale, zone),
            pseudo,
        }
    }

    /// The catalogue of a language inside the program; what it lacks is said in English. Moments
    /// are shown in `zone`. `None` where the program does not speak the language.
    #[must_use]
    pub fn of(language: &str, zone: TimeZone) -> Option<Self> {
        let files = |language: &str| {
            let found = CATALOGUES.iter().find(|(name, _)| *name == language);
            found.map(|(_, files)| files.iter().map(|(_, text)| *text))
        };
        let pseudo = [PSEUDO, PSEUDO_MIRRORED].contains(&language);
        if !pseudo && !languages().any(|known| known == language) {
            return None;
        }
        let own = match language {
            PSEUDO | PSEUDO_MIRRORED => files("en"),
            language => files(language),
        }?;
        let texts: Vec<&str> = files("en").into_iter().flatten().chain(own).collect();
        Some(Self::from_texts(language, &texts, zone))
    }

    /// The language's tag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether the catalogue has words for this code.
    #[must_use]
    pub fn knows(&self, code: &str) -> bool {
        self.entries.contains_key(code)
    }

    /// Puts a message in words.
    #[must_use]
    pub fn put(&self, message: &Message) -> String {
        self.put_at(message, DEEPEST)
    }

    /// Puts several messages in words, joined as the language joins them.
    #[must_use]
    pub fn list(&self, messages: &[Message]) -> String {
        let members: Vec<String> = messages.iter().map(|m| self.put(m)).collect();
        self.formats.list(&members)
    }

    fn put_at(&self, message: &Message, depth: u8) -> String {
        if let Some(text) = message.as_verbatim() {
            return text.to_owned();
        }
        let Some(pattern) = self.entries.get(message.code()).filter(|_| depth > 0) else {
            return self.unknown(message, depth);
        };
        let mut out = String::new();
        self.fill(pattern, message, depth, &mut out);
        if self.pseudo { bracketed(&out) } else { out }
    }

    /// A message of a newer program: its code and everything it says.
    fn unknown(&self, message: &Message, depth: u8) -> String {
        let mut out = message.code().to_owned();
        for (name, arg) in message.args.iter().filter(|_| depth > 0) {
            out.push_str(&format!("; {name}: {}", self.arg(arg, depth - 1)));
        }
        out
    }

    fn arg(&self, arg: &Arg, depth: u8) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => self.formats.number(*number),
            Arg::Decimal { decimal } => self.formats.exact(decimal),
            Arg::Day { day } => self.formats.day(day),
            Arg::Time { time } => self.formats.moment(time),
            Arg::Message { message } => self.put_at(message, depth),
            Arg::List { list } => {
                let members: Vec<String> = list.iter().map(|a| self.arg(a, depth)).collect();
                self.formats.list(&members)
            }
        }
    }

    fn fill(&self, pattern: &Pattern, message: &Message, depth: u8, out: &mut String) {
        for piece in pattern {
            match piece {
                Piece::Words(words) if self.pseudo => out.push_str(&accented(words)),
                Piece::Words(words) | Piece::Fixed(words) => out.push_str(words),
                Piece::Argument(name) => match message.arg(name) {
                    Some(arg) => out.push_str(&self.arg(arg, depth - 1)),
                    None => out.push_str(&format!("{{${name}}}")),
                },
                Piece::Reference(id) => match self.entries.get(id).filter(|_| depth > 1) {
                    Some(other) => self.fill(other, message, depth - 1, out),
                    None => out.push_str(&format!("{{{id}}}")),
                },
                Piece::Choice {
                    argument,
                    variants,
                    default,
                } => {
                    let arg = message.arg(argument);
                    let chosen = variants
                        .iter()
                        .find(|(key, _)| arg.is_some_and(|a| self.goes_with(key, a)))
                        .or_else(|| variants.get(*default));
                    if let Some((_, chosen)) = chosen {
                        self.fill(chosen, message, depth, out);
                    }
                }
            }
        }
    }

    fn goes_with(&self, key: &Key, arg: &Arg) -> bool {
        let number = match arg {
            Arg::Text(text) => return *key == Key::Name(text.clone()),
            Arg::Number(number) => number.to_string(),
            Arg::Decimal { decimal } => decimal.clone(),
            _ => return false,
        };
        match key {
            Key::Name(name) => self.formats.plural(&number) == Some(name),
            Key::Number(exactly) => same_number(exactly, &number),
        }
    }
}

/// Whether two numbers are equal, however many zeros end them.
fn same_number(one: &str, other: &str) -> bool {
    let bare = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    bare(one) == bare(other)
}

/// The languages that the program speaks, without the pseudo-languages.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CATALOGUES
        .iter()
        .filter(|(_, files)| files.iter().any(|(room, _)| *room == WHOLE))
        .map(|(language, _)| *language)
}

/// The languages that it prints in.
pub fn languages_of_print() -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().map(|(language, _)| *language)
}

/// The files of a language inside the program: room and text.
#[must_use]
pub fn files(language: &str) -> &'static [(&'static str, &'static str)] {
    CATALOGUES
        .iter()
        .find(|(name, _)| *name == language)
        .map_or(&[], |(_, files)| files)
}
