//! Which format the file of a framework has.

use super::contents::FrameworkFile;
use crate::error::ExchangeError;
use crate::{case, esco};

/// Reads an ESCO table or a CASE package, whichever the bytes are.
///
/// # Errors
/// [`ExchangeError`] when they are neither, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<FrameworkFile, ExchangeError> {
    let first = bytes
        .iter()
        .find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xEF | 0xBB | 0xBF));
    if first == Some(&b'{') {
        case::read(bytes)
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
        let case = read(include_bytes!("../../tests/data/case-opensalt-sample.json")).unwrap();
        assert_eq!(case.framework.format, FrameworkFormat::Case);
        let esco = read(include_bytes!("../../tests/data/esco-skills-en.csv")).unwrap();
        assert_eq!(esco.framework.format, FrameworkFormat::Esco);
        assert!(read(b"a picture").is_err());
    }
}
