//! Which format the file of a framework has.

use domain::Date;

use super::contents::FrameworkFile;
use crate::error::ExchangeError;
use crate::{case, esco};

/// Reads an ESCO table or a CASE package, whichever the bytes are. What is no longer in use on
/// `today` is marked.
///
/// # Errors
/// [`ExchangeError`] when they are neither, or beyond the limits.
pub fn read(bytes: &[u8], today: &Date) -> Result<FrameworkFile, ExchangeError> {
    let is_mark = |b: &u8| matches!(b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let first = bytes
        .iter()
        .find(|b| !b.is_ascii_whitespace() && !is_mark(b));
    if matches!(first, Some(b'{' | b'[')) {
        case::read(bytes, today)
    } else {
        esco::read(bytes)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use domain::framework::FrameworkFormat;

    #[test]
    fn tells_the_formats_apart() {
        let today = Date::parse("2026-11-30").unwrap();
        let read = |bytes: &[u8]| read(bytes, &today);
        let case = read(include_bytes!("../../tests/data/case-opensalt-sample.json")).unwrap();
        assert_eq!(case.framework.format, FrameworkFormat::Case);
        let esco = read(include_bytes!("../../tests/data/esco-skills-en.csv")).unwrap();
        assert_eq!(esco.framework.format, FrameworkFormat::Esco);
        assert!(read(b"a picture").is_err());
    }
}
