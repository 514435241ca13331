//! Pages of the institution's own certificates, held against those that were printed: what was
//! painted over or written anew is seen, whatever it was.

use domain::certificate::Certificate;
use domain::record_kind::RecordKind;
use words::say::verifying as say;

use super::answers::{Asked, Verified, VerifyAnswer, VerifyVerdict};
use super::documents::written;
use super::page_pictures::looks_alike;
use super::page_words::{differs, same_letters};
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Pages of one file that are compared: drawing one takes a moment.
const MOST_PAGES: usize = 40;

/// Whether a page looks as it was printed. Pages that cannot be told apart do.
fn is_as_printed(bytes: &[u8], page: usize, printed: &[u8], marked: Option<&[u8]>) -> bool {
    looks_alike(bytes, page, printed, marked) != Some(false)
}

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

/// Says that whether the page is as it was printed cannot be told.
fn cannot_tell(answer: &mut Verified) {
    answer.verdict = VerifyVerdict::CannotTell;
    let mut questions = answer.questions.iter_mut();
    if let Some(question) = questions.find(|one| one.question == Asked::Unchanged) {
        question.answer = VerifyAnswer::Unknown;
        question.reasons.push(say::page_anew());
    }
}

impl Studio {
    /// Holds the pages of a file against the certificates that the register has. A reprint that is
    /// marked as a duplicate is as good as the first.
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
        for answer in own.take(MOST_PAGES) {
            let found = self.get::<Certificate>(RecordKind::Certificate, &answer.serial)?;
            let Some(certificate) = found.map(|saved| saved.value) else {
                continue;
            };
            // A page that cannot be made again, as its font is gone, tells nothing.
            let Ok(printed) = self.page_of(&certificate) else {
                continue;
            };
            if printed == bytes || is_as_printed(bytes, answer.page, &printed, None) {
                continue;
            }
            let duplicate = self.duplicate_of(&certificate).ok();
            if is_as_printed(bytes, answer.page, &printed, duplicate.as_deref()) {
                continue;
            }
            if is_written_anew(bytes, answer.page, &printed) {
                cannot_tell(answer);
            } else {
                differs(answer, say::what_page(), "", "");
            }
        }
        Ok(())
    }
}
