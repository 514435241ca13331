//! Pages of the institution's own certificates, held against those that were printed: what was
//! painted over or written anew is seen, whatever it was.

use domain::certificate::Certificate;
use domain::record_kind::RecordKind;
use words::Message;
use words::say::verifying as say;

use super::answers::{Asked, Verified, VerifyAnswer, VerifyVerdict};
use super::documents::written;
use super::page_pictures::looks_alike;
use super::page_words::{differs, same_letters};
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Pages of one file that are compared: drawing one takes a moment.
const MOST_PAGES: usize = 40;

/// Whether another program wrote the pages anew, and says the same letters: such a program draws
/// things in its own way, so that a page that looks otherwise need not be a forgery.
fn is_written_anew(bytes: &[u8], page: usize, printed: &[u8]) -> bool {
    let Some(was) = written(printed, 0, 1) else {
        return false;
    };
    let Some(is) = written(bytes, page, 1) else {
        return false;
    };
    let (Some(is), Some(was)) = (is.first(), was.first()) else {
        return false;
    };
    !is.holds(was) && same_letters(&is.words, &was.words) != Some(false)
}

/// Adds to what is said of whether a certificate is unchanged.
fn add_reason(answer: &mut Verified, reason: Message, doubt: bool) {
    let mut questions = answer.questions.iter_mut();
    if let Some(question) = questions.find(|one| one.question == Asked::Unchanged) {
        question.reasons.push(reason);
        if doubt {
            question.answer = VerifyAnswer::Unknown;
        }
    }
    if doubt {
        answer.verdict = VerifyVerdict::CannotTell;
    }
}

impl Studio {
    /// Whether a page looks as it was printed, or as a duplicate of it does; `None` where the two
    /// cannot be compared, such as one that was printed on other paper.
    fn is_as_printed(
        &self,
        certificate: &Certificate,
        printed: &[u8],
        (bytes, page): (&[u8], usize),
    ) -> Option<bool> {
        if printed == bytes {
            return Some(true);
        }
        match looks_alike(bytes, page, printed, None) {
            Some(false) => {
                let duplicate = self.duplicate_of(certificate).ok()?;
                looks_alike(bytes, page, printed, Some(&duplicate))
            }
            alike => alike,
        }
    }

    /// Holds the pages of a file against the certificates that the register has. A reprint that is
    /// marked as a duplicate is as good as the first. What could not be compared is said.
    pub(super) fn compare_with_printed(
        &self,
        bytes: &[u8],
        answers: &mut [Verified],
    ) -> Result<(), StudioError> {
        if !bytes.starts_with(b"%PDF") {
            return Ok(());
        }
        let own = answers.iter_mut().filter(|answer| {
            answer.verdict == VerifyVerdict::Valid
                && answer.vouched.as_ref().is_some_and(|vouched| vouched.own)
        });
        for (count, answer) in own.enumerate() {
            let found = self.get::<Certificate>(RecordKind::Certificate, &answer.serial)?;
            let Some(certificate) = found.map(|saved| saved.value) else {
                continue;
            };
            // A page that cannot be made again, as its font is gone, cannot be compared either.
            let printed = (count < MOST_PAGES)
                .then(|| self.page_of(&certificate).ok())
                .flatten();
            let alike = printed.as_deref().and_then(|printed| {
                self.is_as_printed(&certificate, printed, (bytes, answer.page))
            });
            match (alike, printed) {
                (Some(true), _) => {}
                (Some(false), Some(printed)) if !is_written_anew(bytes, answer.page, &printed) => {
                    differs(answer, say::what_page(), "", "");
                }
                (Some(false), _) => add_reason(answer, say::page_anew(), true),
                (None, _) => add_reason(answer, say::page_not_compared(), false),
            }
        }
        Ok(())
    }
}
