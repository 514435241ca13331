//! In which order names stand, as all rows tell it, and how they are printed.

use domain::hidden_signs::tidy;
use domain::person_name::{
    CommaName, NameOrder, NameParts, comma_name, east_asian, family_first_by_custom,
};
use words::say;

use super::answers::ImportAnswers;
use super::questions::{Question, ShownRow, Topic};
use super::seen::Seen;

/// The cells of a row that hold names, and the mail address that they are held to.
pub(super) struct NameCells<'a> {
    pub whole: &'a str,
    pub given: &'a str,
    pub family: &'a str,
    pub mail: &'a str,
}

/// What was seen of names.
#[derive(Debug, Default)]
pub(super) struct NameEvidence {
    /// Names with a comma that would be turned, and how many names there are.
    commas: Seen,
    names: usize,
    /// Names that custom writes family name first.
    custom: Seen,
    custom_parts: Vec<(String, String)>,
    other_parts: Vec<(String, String)>,
    whole: Vec<(u32, String)>,
    /// Whole names that can be held to their mail addresses, and those that stand the other way.
    comparable: usize,
    reversed: usize,
    /// Whole names that begin with capitals: LEFÈVRE Chloé.
    capitals: usize,
}

/// How whole names are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameRule {
    /// Whether names with a comma are turned.
    pub turn_commas: bool,
    /// Whether whole names stand family name first and are turned.
    pub turn_whole: bool,
}

impl NameEvidence {
    /// Looks at the names of a row.
    pub(super) fn add(&mut self, line: u32, cells: &NameCells<'_>, language_turns: bool) {
        let NameCells {
            whole,
            given,
            family,
            mail,
        } = *cells;
        if !whole.is_empty() {
            self.names += 1;
            if whole.contains([',', '，', '、', '،'])
                && matches!(comma_name(whole), CommaName::Turned(_))
            {
                self.commas.add(line, || tidy(whole).0);
            }
            match stands_reversed(whole, mail) {
                Some(reversed) => {
                    self.comparable += 1;
                    self.reversed += usize::from(reversed);
                }
                None => self.capitals += usize::from(begins_with_capitals(whole)),
            }
            if self.whole.len() < 3 && whole.contains(' ') {
                self.whole.push((line, tidy(whole).0));
            }
        }
        let halves = !given.is_empty() && !family.is_empty();
        let east_asian = east_asian(given) && east_asian(family);
        if whole.is_empty() && halves && !east_asian {
            if language_turns || family_first_by_custom(family, given) {
                self.custom.add(line, || format!("{family} | {given}"));
                if self.custom_parts.len() < 2 {
                    self.custom_parts.push((tidy(family).0, tidy(given).0));
                }
            } else if self.other_parts.is_empty() {
                self.other_parts.push((tidy(family).0, tidy(given).0));
            }
        }
    }

    /// How names are read until somebody answers, and what is asked. `family_first` says that the
    /// heading puts the family name first.
    pub(super) fn rule(
        &self,
        answers: &ImportAnswers,
        family_first: bool,
    ) -> (NameRule, Option<Question>) {
        let family_first = family_first
            || (self.reversed > 1 && self.reversed * 10 >= self.comparable * 6)
            || (self.capitals > 0 && self.capitals * 10 >= self.names * 6);
        let commas = self.commas.count * 2 >= self.names.max(1) && self.commas.count > 0;
        let rule = NameRule {
            turn_commas: commas && answers.names != Some(NameOrder::AsWritten),
            turn_whole: family_first && !commas && answers.names == Some(NameOrder::GivenFirst),
        };
        let question = answers
            .names
            .is_none()
            .then(|| self.question(commas, family_first));
        (rule, question.flatten())
    }

    fn question(&self, commas: bool, family_first: bool) -> Option<Question> {
        use say::cohorts as say;
        let answer = |names| ImportAnswers {
            names: Some(names),
            ..ImportAnswers::default()
        };
        if commas {
            let as_written = self
                .commas
                .rows
                .iter()
                .map(|row| row.text.clone())
                .collect();
            let turned = self
                .commas
                .rows
                .iter()
                .filter_map(|row| match comma_name(&row.text) {
                    CommaName::Turned(name) => Some(name),
                    _ => None,
                })
                .collect();
            return Some(
                Question::new(Topic::Names, say::roster_ask_comma_names())
                    .shows(self.commas.rows.clone())
                    .offers(
                        say::roster_choice_given_first(),
                        turned,
                        answer(NameOrder::GivenFirst),
                    )
                    .offers(
                        say::roster_choice_as_written(),
                        as_written,
                        answer(NameOrder::AsWritten),
                    ),
            );
        }
        if family_first && !self.whole.is_empty() {
            let shown: Vec<ShownRow> = self
                .whole
                .iter()
                .map(|(line, text)| ShownRow {
                    line: *line,
                    text: text.clone(),
                })
                .collect();
            let as_written = self.whole.iter().map(|(_, text)| text.clone()).collect();
            let turned = self
                .whole
                .iter()
                .filter_map(|(_, text)| turned_whole(text))
                .collect();
            return Some(
                Question::new(Topic::Names, say::roster_ask_whole_order())
                    .shows(shown)
                    .offers(
                        say::roster_choice_as_written(),
                        as_written,
                        answer(NameOrder::AsWritten),
                    )
                    .offers(
                        say::roster_choice_given_first(),
                        turned,
                        answer(NameOrder::GivenFirst),
                    ),
            );
        }
        if self.custom.count == 0 {
            return None;
        }
        let under = |order| {
            self.custom_parts
                .iter()
                .chain(&self.other_parts)
                .map(|(family, given)| {
                    NameParts {
                        given,
                        family,
                        ..NameParts::default()
                    }
                    .joined(order)
                })
                .collect()
        };
        let mut question = Question::new(Topic::Names, say::roster_ask_custom_order())
            .shows(self.custom.rows.clone())
            .offers(
                say::roster_choice_by_custom(),
                under(NameOrder::ByCustom),
                answer(NameOrder::ByCustom),
            )
            .offers(
                say::roster_choice_given_first(),
                under(NameOrder::GivenFirst),
                answer(NameOrder::GivenFirst),
            )
            .offers(
                say::roster_choice_family_first(),
                under(NameOrder::FamilyFirst),
                answer(NameOrder::FamilyFirst),
            );
        if self.other_parts.is_empty() {
            // Nobody here is written the other way, so custom and family name first are one.
            question.choices.remove(0);
            question.choices.reverse();
        }
        Some(question)
    }
}

/// Whether a name stands the other way round than its mail address: Kallasvere Mirja with
/// mirja.kallasvere@example.org. `None` where they cannot be compared.
fn stands_reversed(name: &str, mail: &str) -> Option<bool> {
    let (given, family) = mail.split('@').next()?.split_once(['.', '_', '-'])?;
    let words: Vec<String> = name
        .split(' ')
        .map(|word| {
            use unicode_normalization::UnicodeNormalization;
            word.to_lowercase()
                .nfd()
                .filter(char::is_ascii_alphabetic)
                .collect()
        })
        .collect();
    let (first, last) = (words.first()?, words.last()?);
    let (given, family) = (given.to_lowercase(), family.to_lowercase());
    if words.len() < 2 || given == family {
        return None;
    }
    if *first == given || *last == family {
        return Some(false);
    }
    (*last == given || *first == family).then_some(true)
}

fn in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().any(char::is_uppercase)
        && !word.chars().any(char::is_lowercase)
}

/// Whether a name begins with a word in capitals and ends with one in small letters.
fn begins_with_capitals(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some_and(in_capitals)
        && words
            .next_back()
            .is_some_and(|word| !in_capitals(word) && word.chars().any(char::is_lowercase))
}

/// A whole name that stands family name first, turned; `None` where nobody can tell where the
/// family name ends. It ends after one word of two, or where capitals end.
pub(super) fn turned_whole(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let capitals = words.iter().take_while(|word| in_capitals(word)).count();
    let family = if capitals > 0 && capitals < words.len() {
        capitals
    } else if words.len() == 2 {
        1
    } else {
        return None;
    };
    let (family, given) = words.split_at(family);
    Some(format!("{} {}", given.join(" "), family.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_turned_where_its_family_name_ends_for_certain() {
        assert_eq!(
            turned_whole("LE GOFF Maëlle").as_deref(),
            Some("Maëlle LE GOFF")
        );
        assert_eq!(
            turned_whole("Lefèvre Chloé").as_deref(),
            Some("Chloé Lefèvre")
        );
        assert_eq!(turned_whole("García Núñez María"), None);
        assert_eq!(turned_whole("Madonna"), None);
    }

    #[test]
    fn mail_addresses_tell_that_names_are_reversed() {
        assert_eq!(
            stands_reversed("Kallasvere Mirja", "mirja.kallasvere@example.org"),
            Some(true)
        );
        assert_eq!(
            stands_reversed("Mirja Kallasvere", "mirja.kallasvere@example.org"),
            Some(false)
        );
        assert_eq!(
            stands_reversed("Groß Jürgen", "juergen.gross@example.org"),
            None
        );
        assert_eq!(stands_reversed("Madonna", "madonna@example.org"), None);
    }
}
