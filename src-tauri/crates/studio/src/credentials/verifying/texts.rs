//! Verifying one text: a printed code, JSON, a JWT.

use credential::verify::{Known, read, verify_printed, verify_read};
use words::ToMessage;
use words::say::verifying as say;

use super::answers::{self, Verified};

/// What a printed code begins with.
pub(super) const CODE: &str = "CW1:";
/// Credentials that one file is looked through for at most.
pub(super) const MOST_IN_ONE: usize = 500;

/// Verifies text: a printed code, JSON, a JWT.
pub(super) fn of_text(text: &str, known: &Known) -> Verified {
    let text = text.trim();
    if text.starts_with(CODE) {
        return of_code(text, known);
    }
    of_credential(text.as_bytes(), known)
}

pub(super) fn of_code(text: &str, known: &Known) -> Verified {
    match verify_printed(text.trim(), known) {
        Ok(report) => answers::of_claim(&report),
        Err(reason) => Verified::unread(reason.message()),
    }
}

pub(super) fn of_credential(bytes: &[u8], known: &Known) -> Verified {
    match read(bytes) {
        Ok(read) => answers::of_report(&verify_read(&read, known), read.credential()),
        Err(reason) => Verified::unread(reason.message()),
    }
}

/// A code that was read from a picture: ours, or words that anybody could print.
pub(super) fn of_scanned(code: &str, known: &Known) -> Verified {
    if code.trim().starts_with(CODE) {
        of_code(code, known)
    } else {
        Verified::unread(say::code_not_signed())
    }
}
