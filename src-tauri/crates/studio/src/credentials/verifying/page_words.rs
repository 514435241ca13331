//! Whether a page names the learner who was signed for.

use credential::json::{self, Fields, Limits};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use words::Message;
use words::say::verifying as say;

use super::answers::{Verified, VerifiedDifference, VerifyVerdict};

/// Notes that a page and what was signed differ: the certificate is not valid.
pub(super) fn differs(answer: &mut Verified, what: Message, page: &str, claim: &str) {
    answer.verdict = VerifyVerdict::NotValid;
    let difference = VerifiedDifference {
        what,
        page: page.to_owned(),
        claim: claim.to_owned(),
    };
    if !answer.differences.contains(&difference) {
        answer.differences.push(difference);
    }
}

/// Letters and digits alone, without accents and case: a page breaks lines, sets ligatures and
/// capitals as it likes.
fn plain(text: &str) -> String {
    text.replace('ß', "ss")
        .nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .collect()
}

/// Whether a page holds the letters of a text in the order in which they are written. Scripts that
/// run from the right, or whose signs change places, come out of a PDF in the order of the page.
fn is_read_in_order(text: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    text.chars().all(|c| {
        matches!(
            c.script(),
            Script::Latin
                | Script::Greek
                | Script::Cyrillic
                | Script::Armenian
                | Script::Georgian
                | Script::Ethiopic
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Common
                | Script::Inherited
        )
    })
}

/// Whether two pages say the same letters, in whatever order they break lines; `None` where the
/// letters cannot be told from the files.
pub(super) fn same_letters(page: &str, printed: &str) -> Option<bool> {
    let (is, was) = (plain(page), plain(printed));
    (is_read_in_order(printed) && !is.is_empty() && !was.is_empty()).then(|| is == was)
}

/// Holds the learner's name on a page against the one that was signed. A page that names neither
/// the award nor the number cannot be read, or is another sort of page, and nothing is said of it.
pub(super) fn compare(answer: &mut Verified, page: &str, other_names: &[(String, String)]) {
    let words = plain(page);
    let says = |text: &str| {
        let text = plain(text);
        !text.is_empty() && words.contains(&text)
    };
    let name = answer.learner.clone();
    let is_certificate = says(&answer.title) || says(&answer.serial);
    if name.trim().is_empty() || !is_certificate || !is_read_in_order(&name) || says(&name) {
        return;
    }
    // A page may show the name in Latin letters alone.
    let latin = other_names.iter().filter(|(known, _)| *known == name);
    if latin.into_iter().any(|(_, latin)| says(latin)) {
        return;
    }
    differs(answer, say::what_learner(), "", &name);
}

/// Names with their forms in Latin letters, by the record of facts that is attached.
pub(super) fn names_in_record(text: &str) -> Vec<(String, String)> {
    let Ok(Value::Object(record)) = json::read(text.as_bytes(), Limits::LIST) else {
        return Vec::new();
    };
    let each = record.each("certificates");
    each.iter()
        .filter_map(|one| one.as_object())
        .filter_map(|one| {
            Some((
                one.text("name")?.to_owned(),
                one.text("latinName")?.to_owned(),
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Verified {
        Verified {
            verdict: VerifyVerdict::Valid,
            learner: name.to_owned(),
            title: "Applied Data Stewardship".to_owned(),
            serial: "NIT-26-000019-8".to_owned(),
            ..Verified::unread(say::nothing_verified())
        }
    }

    fn differs_on(name: &str, page: &str) -> bool {
        let mut answer = of(name);
        compare(
            &mut answer,
            page,
            &[("王小明".to_owned(), "Wang Xiaoming".to_owned())],
        );
        answer.verdict == VerifyVerdict::NotValid
    }

    #[test]
    fn another_name_on_the_page_is_caught() {
        let page = "This is to certify that\nZOFIA WÓJCIK-\nDĄBROWSKA\nApplied Data\nStewardship";
        assert!(!differs_on("Zofia Wójcik-Dąbrowska", page));
        assert!(differs_on("Jan Kowalski", page));
    }

    #[test]
    fn nothing_is_said_of_a_page_that_cannot_be_read() {
        assert!(!differs_on("Jan Kowalski", ""));
        assert!(!differs_on("Jan Kowalski", "An invoice for paper"));
        // Set from the right, and out of order in the file.
        assert!(!differs_on(
            "אברהם בן־דוד",
            "דוד־ןב םהרבא Applied Data Stewardship"
        ));
    }

    #[test]
    fn capitals_and_names_in_latin_letters_are_the_same_name() {
        let title = "Applied Data Stewardship";
        assert!(!differs_on("Weiß", &format!("WEISS {title}")));
        assert!(!differs_on(
            "Παπαδόπουλος",
            &format!("ΠΑΠΑΔΟΠΟΥΛΟΣ {title}")
        ));
        assert!(!differs_on("王小明", &format!("Wang Xiaoming {title}")));
        assert!(differs_on("王小明", &format!("Li Wei {title}")));
    }
}
