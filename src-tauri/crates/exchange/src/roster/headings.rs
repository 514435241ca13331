//! Headings of columns in the languages that are known.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// A number that tells learners apart.
    Number,
    /// A number that may as well count rows.
    Counter,
    /// A name: whole, or the half that another column does not hold.
    Name,
    /// The whole name.
    Whole,
    /// The whole name, family name first.
    WholeFamilyFirst,
    Given,
    Middle,
    /// The father’s name: part of the name in some places, none of it in others.
    Father,
    Infix,
    /// A name that somebody goes by, which need not be the one to print.
    Preferred,
    /// What somebody is in a course: learner, teacher.
    Role,
    Family,
    SecondFamily,
    Suffix,
    Latin,
    Mail,
    Result,
    Grade,
    /// Points, a mark: a grade perhaps.
    Score,
    /// When, or whether, the learner finished.
    Done,
    /// A day, of something.
    Date,
    /// Known, and never read.
    Skip,
}

const MEANINGS: [(&str, Meaning); 22] = [
    ("number", Meaning::Number),
    ("counter", Meaning::Counter),
    ("name", Meaning::Name),
    ("whole", Meaning::Whole),
    ("wholeFamilyFirst", Meaning::WholeFamilyFirst),
    ("given", Meaning::Given),
    ("middle", Meaning::Middle),
    ("father", Meaning::Father),
    ("preferred", Meaning::Preferred),
    ("role", Meaning::Role),
    ("infix", Meaning::Infix),
    ("family", Meaning::Family),
    ("secondFamily", Meaning::SecondFamily),
    ("suffix", Meaning::Suffix),
    ("latin", Meaning::Latin),
    ("mail", Meaning::Mail),
    ("result", Meaning::Result),
    ("grade", Meaning::Grade),
    ("score", Meaning::Score),
    ("done", Meaning::Done),
    ("date", Meaning::Date),
    ("skip", Meaning::Skip),
];

/// A heading that is known in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub language: &'static str,
    pub meaning: Meaning,
    /// How telling it is: less is more.
    pub rank: usize,
}

struct Tables {
    exact: HashMap<String, Vec<Known>>,
    folded: HashMap<String, Vec<Known>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        exact: HashMap::new(),
        folded: HashMap::new(),
    };
    for line in include_str!("headings.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let mut parts = line.splitn(3, ' ');
        let (Some(language), Some(name), Some(list)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let Some((_, meaning)) = MEANINGS.iter().find(|(known, _)| *known == name) else {
            continue;
        };
        for (rank, heading) in list.split('|').enumerate() {
            let known = Known {
                language,
                meaning: *meaning,
                rank,
            };
            let exact = plain(heading);
            let of_folded = tables.folded.entry(folded(&exact)).or_default();
            if !of_folded.contains(&known) {
                of_folded.push(known);
            }
            let of_exact = tables.exact.entry(exact).or_default();
            if !of_exact
                .iter()
                .any(|k| k.language == language && k.meaning == *meaning)
            {
                of_exact.push(known);
            }
        }
    }
    tables
});

/// Letters and figures of a heading, composed, without case.
fn plain(heading: &str) -> String {
    let spoken: String = heading
        .nfc()
        .collect::<String>()
        .to_lowercase()
        .replace(['№', '#'], "no");
    let letters: String = spoken
        .nfc()
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c))
        .collect();
    if letters.is_empty() && heading.trim() == "#" {
        "no".to_owned()
    } else {
        letters
    }
}

/// The same without accents.
fn folded(plain: &str) -> String {
    plain
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        })
        .collect()
}

/// The heading without what stands in brackets.
fn without_brackets(heading: &str) -> String {
    let mut depth = 0_usize;
    heading
        .chars()
        .filter(|c| {
            let opens = matches!(c, '(' | '[' | '{' | '（');
            let closes = matches!(c, ')' | ']' | '}' | '）');
            depth += usize::from(opens);
            let keep = depth == 0;
            depth = depth.saturating_sub(usize::from(closes));
            keep
        })
        .collect()
}

/// `Full name as it should stand on the certificate`: a question that asks for the whole name.
fn asks_for_whole_name(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let starts = [
        "full name",
        "your name",
        "your full name",
        "name as",
        "name to appear",
        "name for your",
        "name exactly",
    ];
    let about = ["certificate", "appear", "diploma", "credential", "badge"];
    starts.iter().any(|s| lower.trim_start().starts_with(s))
        && about.iter().any(|s| lower.contains(s))
}

/// What is known of a heading, in every language that has it; exact letters before folded ones.
pub(super) fn known(heading: &str) -> Vec<Known> {
    for text in [heading.to_owned(), without_brackets(heading)] {
        let plain = plain(&text);
        if plain.is_empty() {
            continue;
        }
        if let Some(found) = TABLES
            .exact
            .get(&plain)
            .or_else(|| TABLES.folded.get(&folded(&plain)))
        {
            return found.clone();
        }
    }
    if asks_for_whole_name(heading) {
        return vec![Known {
            language: "en",
            meaning: Meaning::Whole,
            rank: 0,
        }];
    }
    Vec::new()
}

/// Whether a cell with letters beyond ASCII is a heading letter by letter.
pub(super) fn known_exactly(cell: &str) -> bool {
    TABLES.exact.contains_key(&plain(cell))
}

/// The languages that most headings are known in.
pub(super) fn languages(headings: &[Vec<Known>]) -> Vec<&'static str> {
    let mut votes: HashMap<&'static str, usize> = HashMap::new();
    for heading in headings {
        let mut of_this: Vec<&'static str> = heading.iter().map(|k| k.language).collect();
        of_this.sort_unstable();
        of_this.dedup();
        for language in of_this {
            *votes.entry(language).or_default() += 1;
        }
    }
    let most = votes.values().copied().max().unwrap_or(0);
    let mut leading: Vec<&'static str> = votes
        .into_iter()
        .filter(|(_, n)| *n == most)
        .map(|(l, _)| l)
        .collect();
    leading.sort_unstable();
    leading
}

/// What a heading means among languages: what the leading ones say, else what all say.
pub(super) fn meaning(heading: &[Known], leading: &[&str]) -> Option<Known> {
    let of_leading: Vec<&Known> = heading
        .iter()
        .filter(|k| leading.contains(&k.language))
        .collect();
    let pool: Vec<&Known> = if of_leading.is_empty() {
        heading.iter().collect()
    } else {
        of_leading
    };
    let first = *pool.first()?;
    let has = |meaning| pool.iter().any(|k| k.meaning == meaning);
    if pool.iter().all(|k| k.meaning == first.meaning) {
        return pool.iter().min_by_key(|k| k.rank).map(|k| **k);
    }
    // Where languages disagree, what asks or looks at the cells is taken.
    let careful = [
        (Meaning::Skip, Meaning::Grade, Meaning::Score),
        (Meaning::Skip, Meaning::Score, Meaning::Score),
        (Meaning::Name, Meaning::Given, Meaning::Name),
        (Meaning::Name, Meaning::Family, Meaning::Name),
        (Meaning::Given, Meaning::Family, Meaning::Name),
        (Meaning::Middle, Meaning::Family, Meaning::Family),
        (Meaning::Grade, Meaning::Score, Meaning::Score),
    ];
    let meaning = careful
        .iter()
        .find(|(a, b, _)| has(*a) && has(*b))
        .map_or(first.meaning, |(_, _, careful)| *careful);
    Some(Known { meaning, ..*first })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn of(headings: &[&str]) -> Vec<Option<Meaning>> {
        let known: Vec<Vec<Known>> = headings.iter().map(|h| known(h)).collect();
        let leading = languages(&known);
        known
            .iter()
            .map(|k| meaning(k, &leading).map(|m| m.meaning))
            .collect()
    }

    #[test]
    fn headings_are_known_in_their_languages() {
        use Meaning::{
            Counter, Date, Family, Given, Grade, Latin, Mail, Middle, Name, Number, Result, Skip,
            Whole, WholeFamilyFirst,
        };
        for (headings, meanings) in [
            (
                vec!["Matricule", "Nom", "Prénom", "Courriel", "Résultat"],
                vec![Number, Name, Given, Mail, Result],
            ),
            (
                vec!["Student ID", "Name", "Result", "Note"],
                vec![Number, Name, Result, Skip],
            ),
            (
                vec!["Matrikel-Nr.", "Familienname", "Vorname", "Note"],
                vec![Number, Family, Given, Grade],
            ),
            (
                vec!["N° étudiant", "NOM", "Prénom", "Note /20"],
                vec![Number, Name, Given, Grade],
            ),
            (
                vec!["Numer", "Imię", "Nazwisko", "E-mail"],
                vec![Counter, Given, Family, Mail],
            ),
            (
                vec!["№", "ФИО", "Эл. почта"],
                vec![Counter, WholeFamilyFirst, Mail],
            ),
            (
                vec!["Фамилия", "Имя", "Отчество"],
                vec![Family, Given, Middle],
            ),
            (vec!["学号", "姓名", "成绩"], vec![Number, Whole, Grade]),
            (
                vec![
                    "Full Name (as it should appear on the certificate)",
                    "Student number (if you have one)",
                ],
                vec![Whole, Number],
            ),
            (
                vec!["recipientName", "recipientEmail", "recipientId"],
                vec![Whole, Mail, Number],
            ),
            (vec!["Apellido(s)", "Nombre"], vec![Family, Name]),
            (
                vec!["Student\u{A0}ID", "Full\u{A0}name", "E\u{2011}mail\u{200B}"],
                vec![Number, Whole, Mail],
            ),
            (
                vec!["Student ID", "Name", "Name in Latin letters", "Date"],
                vec![Number, Name, Latin, Date],
            ),
        ] {
            let found: Vec<Meaning> = of(&headings).into_iter().map(|m| m.unwrap()).collect();
            assert_eq!(found, meanings, "{headings:?}");
        }
        assert_eq!(of(&["Favourite colour"]), [None]);
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in include_str!("headings.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
        {
            let parts: Vec<&str> = line.splitn(3, ' ').collect();
            assert!(
                parts.len() == 3 && MEANINGS.iter().any(|(name, _)| *name == parts[1]),
                "{line}"
            );
        }
    }
}
