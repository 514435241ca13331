//! Pages of the institution's own certificates, held against those that were printed: what was
//! painted over or written anew is seen, whatever it was.

use domain::certificate::Certificate;
use domain::record_kind::RecordKind;
use words::say::verifying as say;

use super::answers::{Verified, VerifyVerdict};
use super::page_pictures::looks_alike;
use super::page_words::differs;
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Pages of one file that are compared: drawing one takes a moment.
const MOST_PAGES: usize = 40;

/// Whether a page looks as it was printed. Pages that cannot be told apart do.
fn is_as_printed(bytes: &[u8], page: usize, printed: &[u8], marked: Option<&[u8]>) -> bool {
    looks_alike(bytes, page, printed, marked) != Some(false)
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
            if !is_as_printed(bytes, answer.page, &printed, duplicate.as_deref()) {
                differs(answer, say::what_page(), "", "");
            }
        }
        Ok(())
    }
}
