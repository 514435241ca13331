//! Fonts without the tables that a PDF does not read.

/// Tables that say what a font is called; a PDF has its own names (ISO 32000-1, 9.9).
const NOT_READ: [&[u8]; 2] = [b"name", b"post"];

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// A TrueType font without them; any other bytes as they are.
pub(super) fn lean(bytes: Vec<u8>) -> Vec<u8> {
    without_names(&bytes).unwrap_or(bytes)
}

fn without_names(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(&[0, 1, 0, 0]) {
        return None;
    }
    let count = u16::from_be_bytes(bytes.get(4..6)?.try_into().ok()?);
    let mut tables = Vec::new();
    for place in 0..usize::from(count) {
        let at = 12 + 16 * place;
        let record = bytes.get(at..at + 16)?;
        let tag = record.get(..4)?;
        let (start, length) = (number(record, 8)?, number(record, 12)?);
        if !NOT_READ.contains(&tag) {
            let content = bytes.get(start..start.checked_add(length)?)?;
            tables.push((tag, record.get(4..8)?, content));
        }
    }
    let kept = u16::try_from(tables.len()).ok()?;
    let power = 1_u16.checked_shl(kept.checked_ilog2()?)?;
    let mut out = vec![0, 1, 0, 0];
    for value in [
        kept,
        power * 16,
        power.ilog2() as u16,
        kept * 16 - power * 16,
    ] {
        out.extend_from_slice(&value.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, checksum, content) in &tables {
        out.extend_from_slice(tag);
        out.extend_from_slice(checksum);
        out.extend_from_slice(&u32::try_from(at).ok()?.to_be_bytes());
        out.extend_from_slice(&u32::try_from(content.len()).ok()?.to_be_bytes());
        at += content.len().next_multiple_of(4);
    }
    for (_, _, content) in &tables {
        out.extend_from_slice(content);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use skrifa::raw::{FontRef, TableProvider};

    const INTER: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");

    #[test]
    fn names_go_and_all_else_stays() {
        let small = lean(INTER.to_vec());
        let (before, after) = (FontRef::new(INTER).unwrap(), FontRef::new(&small).unwrap());
        assert!(after.name().is_err() && after.post().is_err());
        assert_eq!(
            before.glyf().unwrap().offset_data().as_bytes(),
            after.glyf().unwrap().offset_data().as_bytes()
        );
        assert_eq!(
            before.maxp().unwrap().num_glyphs(),
            after.maxp().unwrap().num_glyphs()
        );
    }

    #[test]
    fn what_is_no_font_stays_as_it_is() {
        for bytes in [&b""[..], b"OTTO", &INTER[..40]] {
            assert_eq!(lean(bytes.to_vec()), bytes);
        }
    }
}
