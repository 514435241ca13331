//! The catalogues inside the program, each read once, for what is written in a language of its
//! own: a certificate, a table, a terminal.

use std::sync::{LazyLock, OnceLock};

use jiff::tz::TimeZone;

use crate::catalogue::{Words, files, languages, languages_of_print};
use crate::english::english;
use crate::pseudo::{PSEUDO, PSEUDO_MIRRORED};

/// A language with its catalogue, once somebody asked for it.
type Slot = (String, OnceLock<Words>);

static SPOKEN: LazyLock<Vec<Slot>> = LazyLock::new(|| {
    let known = languages().chain([PSEUDO, PSEUDO_MIRRORED]);
    known
        .map(|language| (language.to_owned(), OnceLock::new()))
        .collect()
});

static PRINTED: LazyLock<Vec<Slot>> = LazyLock::new(|| {
    languages_of_print()
        .map(|language| (language.to_owned(), OnceLock::new()))
        .collect()
});

/// The slot of a tag: as it is, or of its language alone, so that `de-AT` is German.
fn slot<'s>(slots: &'s [Slot], tag: &str) -> Option<&'s Slot> {
    let known = |wanted: &str| {
        slots
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(wanted))
    };
    known(tag).or_else(|| known(tag.split(['-', '_', '.']).next().unwrap_or_default()))
}

/// The words of a language that the program speaks, with moments in UTC; by BCP 47 tag. `None`
/// where it does not speak it.
#[must_use]
pub fn spoken(tag: &str) -> Option<&'static Words> {
    let (language, words) = slot(&SPOKEN, tag)?;
    Some(words.get_or_init(|| {
        Words::of(language, TimeZone::UTC)
            .unwrap_or_else(|| Words::from_texts(language, &[], TimeZone::UTC))
    }))
}

/// The words for what is printed in a language, by BCP 47 tag: those that the program speaks, or
/// those of its `printed.ftl` with English for the rest. English where there are none.
#[must_use]
pub fn printed(tag: &str) -> &'static Words {
    if let Some(words) = spoken(tag) {
        return words;
    }
    let Some((language, words)) = slot(&PRINTED, tag) else {
        return english();
    };
    words.get_or_init(|| {
        let texts = files("en").iter().chain(files(language));
        let mut texts: Vec<&str> = texts.map(|(_, text)| *text).collect();
        // English says by which locale it writes numbers; this language writes them its own way.
        let locale = format!("language-formats = {language}\n");
        texts.push(&locale);
        Words::from_texts(language, &texts, TimeZone::UTC)
    })
}

/// Every language that the program speaks, and its pseudo-languages.
pub fn all_spoken() -> impl Iterator<Item = &'static Words> {
    SPOKEN.iter().filter_map(|(language, _)| spoken(language))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn a_tag_finds_its_language() {
        assert_eq!(spoken("en-GB").unwrap().language(), "en");
        assert_eq!(spoken("qps").unwrap().language(), "qps");
        assert_eq!(spoken("qps-rtl").unwrap().language(), "qps-rtl");
        assert!(spoken("de").is_none() && spoken("").is_none());
    }

    #[test]
    fn what_is_printed_knows_more_languages() {
        let hours = say::printed::hours("75");
        for (tag, said) in [
            ("de-AT", "75 Std."),
            ("pl", "75 godz."),
            ("sv", "75 hours"),
            ("", "75 hours"),
            ("qps", "[75 ĥóóúúŕš]"),
        ] {
            assert_eq!(printed(tag).put(&hours), said, "{tag}");
        }
        let version = say::printed::rubric(12_000);
        assert!(printed("de").put(&version).contains("12.000"));
    }
}
