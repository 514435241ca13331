//! Fonts an institution brings: what they are called, and whether their licence bits let them
//! stand in a PDF.

use std::sync::Arc;

use skrifa::MetadataProvider;
use skrifa::raw::{FileRef, FontRef, TableProvider};
use skrifa::string::StringId;

use crate::error::{CertificateError, FontFault};

const MOST_MEGABYTES: usize = 32;
const MOST_FONTS: u32 = 32;

/// A font of the institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFont {
    /// Its PostScript name.
    pub name: String,
    /// What people call it, such as `Garamond Bold`.
    pub title: String,
    /// Which font of a collection, from 0.
    pub index: u32,
    /// Whether its licence bits ask for the whole font in each file.
    pub whole: bool,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// The embedding permissions of OS/2 `fsType` (OpenType 1.9, OS/2): 0 installable, 2 restricted,
/// 4 preview and print, 8 editable; bit 8 no subsetting, bit 9 bitmaps only.
fn refusal(fs_type: u16) -> Option<FontFault> {
    let level = fs_type & 0x000F;
    if level == 0x0002 {
        Some(FontFault::Forbidden)
    } else if fs_type & 0x0200 != 0 {
        Some(FontFault::Bitmaps)
    } else {
        None
    }
}

fn words(font: &FontRef<'_>, id: StringId) -> Option<String> {
    font.localized_strings(id)
        .english_or_first()
        .map(|name| {
            name.chars()
                .filter(|c| !c.is_control())
                .take(100)
                .collect::<String>()
        })
        .filter(|name| !name.trim().is_empty())
}

fn read_one(
    file: &str,
    font: &FontRef<'_>,
    index: u32,
    bytes: &Arc<[u8]>,
) -> Result<OwnFont, CertificateError> {
    let failed = |fault| CertificateError::Font(file.to_owned(), fault);
    let fs_type = font.os2().map(|os2| os2.fs_type()).unwrap_or(0);
    if let Some(reason) = refusal(fs_type) {
        return Err(failed(reason));
    }
    if font.fvar().is_ok() {
        return Err(failed(FontFault::Variable));
    }
    if font.glyf().is_err() && font.cff().is_err() {
        return Err(failed(FontFault::NoOutlines));
    }
    if font.charmap().mappings().next().is_none() {
        return Err(failed(FontFault::NoCharacters));
    }
    let title = words(font, StringId::FULL_NAME)
        .or_else(|| words(font, StringId::FAMILY_NAME))
        .unwrap_or_else(|| file.to_owned());
    let name: String = words(font, StringId::POSTSCRIPT_NAME)
        .unwrap_or_else(|| title.clone())
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(60)
        .collect();
    if name.is_empty() {
        return Err(failed(FontFault::NoName));
    }
    Ok(OwnFont {
        name,
        title,
        index,
        whole: fs_type & 0x0100 != 0,
        bytes: bytes.clone(),
    })
}

/// Reads a font file from outside: TrueType, OpenType, or a collection of them.
///
/// # Errors
/// [`CertificateError::Font`] with the reason and what to do.
pub fn read(file: &str, bytes: &[u8]) -> Result<Vec<OwnFont>, CertificateError> {
    let failed = |fault| CertificateError::Font(file.to_owned(), fault);
    if bytes.len() > MOST_MEGABYTES * 1_000_000 {
        return Err(failed(FontFault::TooLarge(MOST_MEGABYTES)));
    }
    if bytes.starts_with(b"wOFF") || bytes.starts_with(b"wOF2") {
        return Err(failed(FontFault::Web));
    }
    let shared: Arc<[u8]> = Arc::from(bytes);
    match FileRef::new(bytes).map_err(|_| failed(FontFault::Unknown))? {
        FileRef::Font(font) => Ok(vec![read_one(file, &font, 0, &shared)?]),
        FileRef::Collection(collection) => {
            let fonts: Vec<OwnFont> = (0..collection.len().min(MOST_FONTS))
                .map(|index| {
                    let font = collection
                        .get(index)
                        .map_err(|e| failed(FontFault::Said(e.to_string())))?;
                    read_one(file, &font, index, &shared)
                })
                .collect::<Result<_, _>>()?;
            if fonts.is_empty() {
                return Err(failed(FontFault::Empty));
            }
            Ok(fonts)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const INTER: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");

    /// The same font with other licence bits.
    fn with_bits(bits: u16) -> Vec<u8> {
        let mut bytes = INTER.to_vec();
        let font = FontRef::new(INTER).unwrap();
        let record = font
            .table_directory()
            .table_records()
            .iter()
            .find(|r| r.tag() == skrifa::raw::types::Tag::new(b"OS/2"))
            .unwrap();
        let at = record.offset() as usize + 8;
        bytes[at..at + 2].copy_from_slice(&bits.to_be_bytes());
        bytes
    }

    #[test]
    fn a_font_says_its_name() {
        let fonts = read("Inter.ttf", INTER).unwrap();
        assert_eq!((fonts.len(), fonts[0].whole), (1, false));
        assert!(fonts[0].name.starts_with("Inter"), "{}", fonts[0].name);
    }

    #[test]
    fn licence_bits_are_respected() {
        let restricted = read("a.ttf", &with_bits(0x0002)).unwrap_err().to_string();
        assert!(restricted.contains("licence forbids"), "{restricted}");
        assert!(
            read("a.ttf", &with_bits(0x0204))
                .unwrap_err()
                .to_string()
                .contains("bitmaps")
        );
        assert!(read("a.ttf", &with_bits(0x0104)).unwrap()[0].whole);
        assert!(!read("a.ttf", &with_bits(0x0008)).unwrap()[0].whole);
    }

    #[test]
    fn what_is_no_font_is_refused_with_the_reason() {
        for bytes in [&b""[..], b"rubbish", b"wOF2....", &INTER[..500]] {
            assert!(read("x", bytes).is_err());
        }
        assert!(read("x", b"wOF2").unwrap_err().to_string().contains("TTF"));
    }
}
