//! Serials as somebody read them from paper: in any case, with spaces or other dashes.

use domain::record_kind::RecordKind;
use domain::serial::as_read;
use store::{Range, Records};
use words::say::register as say;

use crate::core::error::StudioError;
use crate::core::indexes::CERTIFICATE_ISSUED;
use crate::core::records;
use crate::core::studio::Studio;

/// Entries of the index read at once.
const AT_ONCE: usize = 1_000;

impl Studio {
    /// The serial in the register that a text means. One that is written as it stands is found at
    /// once; for any other the serials are gone through, without a certificate being read.
    ///
    /// # Errors
    /// When there is none, or when it could be several.
    pub(crate) fn serial_meant(&self, text: &str) -> Result<String, StudioError> {
        let text = text.trim();
        let key = records::key(RecordKind::Certificate, text);
        if self.store.exists(&key)? {
            return Ok(text.to_owned());
        }
        let wanted = as_read(text);
        let mut found = Vec::new();
        let mut after = None;
        if wanted.is_empty() {
            return Err(StudioError::not_found(RecordKind::Certificate, text));
        }
        loop {
            let page = self.entries(&CERTIFICATE_ISSUED, Range::all(), AT_ONCE, after)?;
            let serials = page.entries.into_iter().map(|entry| entry.key.id);
            found.extend(serials.filter(|serial| as_read(serial) == wanted));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        match found.as_slice() {
            [] => Err(StudioError::not_found(RecordKind::Certificate, text)),
            [only] => Ok(only.clone()),
            several => Err(StudioError::refused(say::several_serials(
                several.to_vec(),
                text,
            ))),
        }
    }
}
