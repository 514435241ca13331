//! What a file is, by its first bytes.

use words::{Message, say};

use crate::encoding::Encoding;
use crate::letters::guess;

/// A kind of file that holds a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Text: CSV and its cousins.
    Text,
    /// An Excel workbook.
    Excel,
    /// A sheet by OpenDocument.
    OpenDocument,
    /// A page with a table, as some programs save under .xls.
    Html,
}

fn begins(bytes: &[u8], with: &[u8]) -> bool {
    bytes.starts_with(with)
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

/// What lies in a ZIP archive, by the names in it.
fn archive(bytes: &[u8]) -> Result<FileKind, Message> {
    use say::cohorts as say;
    let other = |kind| Err(say::roster_other_kind(kind));
    let Ok(zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return Err(say::roster_damaged_archive());
    };
    let names: Vec<String> = zip
        .file_names()
        .flatten()
        .map(std::borrow::Cow::into_owned)
        .collect();
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    if has("xl/workbook.xml") || has("xl/worksheets/") {
        return Ok(FileKind::Excel);
    }
    if has("xl/workbook.bin") {
        return other(say::roster_kind_xlsb());
    }
    if has("word/") {
        return other(say::roster_kind_word());
    }
    if has("ppt/") {
        return other(say::roster_kind_slides());
    }
    if has("Index/") || has("Index.zip") {
        return other(say::roster_kind_numbers());
    }
    if has("content.xml") {
        let start = bytes.get(..256).unwrap_or(bytes);
        return if holds(start, b"opendocument.text") {
            other(say::roster_kind_word())
        } else {
            Ok(FileKind::OpenDocument)
        };
    }
    other(say::roster_kind_archive())
}

/// What kind of file the bytes are.
///
/// # Errors
/// A file that holds no table that is read here, with what it is.
pub(super) fn kind_of(bytes: &[u8]) -> Result<FileKind, Message> {
    use say::cohorts as say;
    let other = |kind| Err(say::roster_other_kind(kind));
    if begins(bytes, b"PK\x03\x04") || begins(bytes, b"PK\x05\x06") {
        return archive(bytes);
    }
    if begins(bytes, b"\xD0\xCF\x11\xE0") {
        return other(say::roster_kind_old_excel());
    }
    for (mark, kind) in [
        (b"%PDF".as_slice(), say::roster_kind_pdf()),
        (b"{\\rtf", say::roster_kind_rtf()),
        (b"\x89PNG", say::roster_kind_picture()),
        (b"\xFF\xD8\xFF", say::roster_kind_picture()),
        (b"GIF8", say::roster_kind_picture()),
        (b"\x1F\x8B", say::roster_kind_archive()),
        (b"7z\xBC\xAF", say::roster_kind_archive()),
        (b"Rar!", say::roster_kind_archive()),
        (b"BEGIN:VCARD", say::roster_kind_vcard()),
        (b"\x7FELF", say::roster_kind_program()),
        (b"MZ\x90", say::roster_kind_program()),
        (b"SQLite", say::roster_kind_binary()),
    ] {
        if begins(bytes, mark) {
            return other(kind);
        }
    }
    let head = bytes.get(..65_536).unwrap_or(bytes);
    let utf16 = begins(head, b"\xFF\xFE") || begins(head, b"\xFE\xFF");
    let plain: Vec<u8> = if utf16 {
        head.iter().copied().filter(|b| *b != 0).collect()
    } else {
        head.to_vec()
    };
    let start: Vec<u8> = plain
        .iter()
        .copied()
        .skip_while(|b| b.is_ascii_whitespace() || matches!(b, 0xEF | 0xBB | 0xBF | 0xFF | 0xFE))
        .take(4_096)
        .map(|b| b.to_ascii_lowercase())
        .collect();
    if begins(bytes, b"\xFF\xFE\0\0") || begins(bytes, b"\0\0\xFE\xFF") {
        return other(say::roster_kind_utf32());
    }
    if holds(head, b"\x1B$B") || holds(head, b"\x1B$@") {
        return other(say::roster_kind_iso2022());
    }
    match start.first() {
        Some(b'<') => {
            if holds(&start, b"office:spreadsheet") || holds(&start, b"<workbook") {
                return other(say::roster_kind_xml_sheet());
            }
            if holds(&plain.to_ascii_lowercase(), b"<table")
                || begins(&start, b"<html")
                || begins(&start, b"<!doctype html")
            {
                return Ok(FileKind::Html);
            }
            if begins(&start, b"<?xml") {
                return other(say::roster_kind_xml());
            }
        }
        Some(b'{' | b'[') => {
            let second = start.iter().skip(1).find(|b| !b.is_ascii_whitespace());
            if matches!(second, Some(b'"' | b'{' | b'[' | b'}' | b']')) {
                return other(say::roster_kind_json());
            }
        }
        _ => {}
    }
    let zeros = head.iter().filter(|b| **b == 0).count();
    let controls = head
        .iter()
        .filter(|b| matches!(b, 1..=8 | 14..=25 | 27..=31))
        .count();
    let odd_zeros = zeros > 0 && !matches!(guess(head), Encoding::Utf16Le | Encoding::Utf16Be);
    if odd_zeros || (!utf16 && zeros == 0 && controls > head.len() / 50) {
        return other(say::roster_kind_binary());
    }
    Ok(FileKind::Text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_is_said() {
        for (bytes, word) in [
            (b"%PDF-1.7 ...".as_slice(), "PDF"),
            (b"\x7FELF\x02\x01\x01\x00\x00", "program"),
            (b" {\"learners\": []}", "JSON"),
            (b"[{\"name\": \"Ann\"}]", "JSON"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls"),
            (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML"),
            (b"\x00\x01\x02\x03\x04\x05\x06\x07\x00\x00\x00\x09\x09\x09", "binary"),
            (b"PK\x03\x04xl/workbook nothing", "damaged"),
        ] {
            let said = kind_of(bytes).unwrap_err().in_english();
            assert!(said.contains(word), "{said}");
        }
        for bytes in [
            b"Nr,Name\n1,Ann\n".as_slice(),
            b"\xFF\xFEN\x00r\x00",
            b"{Nr},Name\n",
            b"N\x00r\x00;\x00N\x00a\x00m\x00e\x00\n\x00",
        ] {
            assert_eq!(kind_of(bytes), Ok(FileKind::Text));
        }
        assert_eq!(
            kind_of(b"<html><body><table><tr><td>1</td></tr></table>"),
            Ok(FileKind::Html)
        );
    }
}
