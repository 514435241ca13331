//! What a disk answers, in plain words instead of the system’s.

use std::io::{Error, ErrorKind};

use crate::{Message, say};

/// What is wrong, as a part of a sentence.
#[must_use]
pub fn disk_error(error: &Error) -> Message {
    use say::storage as say;
    match error.kind() {
        ErrorKind::NotFound => say::os_not_found(),
        ErrorKind::PermissionDenied => say::os_permission(),
        ErrorKind::AlreadyExists => say::os_exists(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say::os_full(),
        ErrorKind::ReadOnlyFilesystem => say::os_read_only(),
        ErrorKind::IsADirectory => say::os_is_folder(),
        ErrorKind::NotADirectory => say::os_not_folder(),
        ErrorKind::FileTooLarge => say::os_large(),
        ErrorKind::InvalidFilename => say::os_name(),
        _ => Message::verbatim(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_answers_is_said_in_plain_words() {
        let said = |kind: ErrorKind| disk_error(&Error::from(kind)).in_english();
        assert_eq!(said(ErrorKind::NotFound), "there is no such file or folder");
        assert_eq!(said(ErrorKind::StorageFull), "the disk is full");
        assert!(
            disk_error(&Error::other("odd"))
                .in_english()
                .contains("odd")
        );
    }
}
