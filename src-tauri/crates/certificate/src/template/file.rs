//! A template as one file: what it is, with the pictures and fonts it needs.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use words::{Message, ToMessage, say};

use super::{LIMITS, Template};
use crate::error::{CertificateError, PictureFault};

/// The ending of template files.
pub const ENDING: &str = "credwright-template";
const FORMAT: &str = "credwright-template";
const VERSION: u32 = 1;
const MOST_MEGABYTES: usize = 64;
const MOST_FILES: usize = 100;

/// A template with what it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateFile {
    /// The template.
    pub template: Template,
    /// Pictures by BLAKE3 hash of their bytes.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// Font files by the PostScript name of the font in use.
    pub fonts: BTreeMap<String, Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outer {
    format: String,
    format_version: u32,
    template: Template,
    pictures: BTreeMap<String, String>,
    fonts: BTreeMap<String, String>,
}

/// Why a template file is refused.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum TemplateFileError {
    /// Not one.
    NotOne(NotATemplate),
    /// Made by a later version.
    Later,
    /// Too large.
    TooLarge,
}

/// Why a file is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotATemplate {
    /// It says it is something else.
    Other,
    /// It ends too early.
    CutOff,
    /// Something does not belong where it stands: the line and the character.
    Misfit(usize, usize),
    /// A picture or font cannot be decoded: its name, and what the decoder said.
    PartDamaged(String, String),
    /// A picture is not what its name says.
    PictureDamaged,
    /// A picture of a kind that is not taken, with the reason.
    PictureRefused(Box<PictureFault>),
    /// A picture that an element shows is not in it.
    PictureMissing(String),
}

impl ToMessage for NotATemplate {
    fn message(&self) -> Message {
        match self {
            Self::Other => say::printing::template_other(),
            Self::CutOff => say::printing::template_cut_off(),
            Self::Misfit(line, column) => say::printing::template_misfit(*column, *line),
            Self::PartDamaged(name, detail) => say::printing::template_part_damaged(detail, name),
            Self::PictureDamaged => say::printing::template_picture_damaged(),
            Self::PictureRefused(why) => say::printing::template_picture_refused(why.message()),
            Self::PictureMissing(name) => say::printing::template_picture_missing(name),
        }
    }
}

impl ToMessage for TemplateFileError {
    fn message(&self) -> Message {
        match self {
            Self::NotOne(why) => say::printing::not_a_template(why.message()),
            Self::Later => say::printing::later_template(),
            Self::TooLarge => {
                say::printing::large_template(MOST_FILES, MOST_MEGABYTES, LIMITS.pages)
            }
        }
    }
}

impl TemplateFile {
    /// The file's bytes. The same template gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let coded = |files: &BTreeMap<String, Vec<u8>>| {
            files
                .iter()
                .map(|(name, bytes)| (name.clone(), STANDARD.encode(bytes)))
                .collect()
        };
        let outer = Outer {
            format: FORMAT.to_owned(),
            format_version: VERSION,
            template: self.template.clone(),
            pictures: coded(&self.pictures),
            fonts: coded(&self.fonts),
        };
        // Plain data with text keys always becomes JSON.
        serde_json::to_vec_pretty(&outer).unwrap_or_default()
    }

    /// Reads a file from outside.
    ///
    /// # Errors
    /// [`TemplateFileError`] with what is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateFileError> {
        if bytes.len() > MOST_MEGABYTES * 1_000_000 {
            return Err(TemplateFileError::TooLarge);
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Head {
            format: String,
            format_version: u32,
        }
        let not_one = |e: serde_json::Error| {
            TemplateFileError::NotOne(match e.is_eof() {
                true => NotATemplate::CutOff,
                false => NotATemplate::Misfit(e.line(), e.column()),
            })
        };
        let head: Head = serde_json::from_slice(bytes).map_err(not_one)?;
        if head.format != FORMAT {
            return Err(TemplateFileError::NotOne(NotATemplate::Other));
        }
        if head.format_version > VERSION {
            return Err(TemplateFileError::Later);
        }
        let outer: Outer = serde_json::from_slice(bytes).map_err(not_one)?;
        let template = outer.template;
        if outer.pictures.len() + outer.fonts.len() > MOST_FILES
            || template.pages.len() > LIMITS.pages
            || template
                .pages
                .iter()
                .any(|p| p.elements.len() > LIMITS.elements)
            || template.styles.len() > LIMITS.styles
            || template.colours.len() > LIMITS.styles
        {
            return Err(TemplateFileError::TooLarge);
        }
        let decoded = |files: BTreeMap<String, String>| {
            files
                .into_iter()
                .map(|(name, text)| {
                    let bytes = STANDARD.decode(text).map_err(|e| {
                        let fault = NotATemplate::PartDamaged(name.clone(), e.to_string());
                        TemplateFileError::NotOne(fault)
                    })?;
                    Ok((name, bytes))
                })
                .collect::<Result<BTreeMap<_, _>, TemplateFileError>>()
        };
        let pictures = decoded(outer.pictures)?;
        for (hash, bytes) in &pictures {
            if blake3::hash(bytes).to_hex().as_str() != hash {
                return Err(TemplateFileError::NotOne(NotATemplate::PictureDamaged));
            }
            if let Err(CertificateError::Picture(_, why)) = crate::picture::read("", bytes) {
                let refused = NotATemplate::PictureRefused(Box::new(why));
                return Err(TemplateFileError::NotOne(refused));
            }
        }
        for picture in template.pictures() {
            if !pictures.contains_key(&picture.hash) {
                return Err(TemplateFileError::NotOne(NotATemplate::PictureMissing(
                    picture.file_name.clone(),
                )));
            }
        }
        Ok(Self {
            template,
            pictures,
            fonts: decoded(outer.fonts)?,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file() -> TemplateFile {
        TemplateFile {
            template: super::super::built_in().remove(0),
            pictures: BTreeMap::new(),
            fonts: BTreeMap::new(),
        }
    }

    #[test]
    fn a_template_travels_whole() {
        for template in super::super::built_in() {
            let file = TemplateFile { template, ..file() };
            let bytes = file.write();
            assert_eq!(TemplateFile::read(&bytes).unwrap(), file);
            assert_eq!(file.write(), bytes);
        }
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for bytes in [
            &b""[..],
            b"{}",
            b"[1]",
            b"{\"format\":\"x\",\"formatVersion\":1}",
        ] {
            assert!(TemplateFile::read(bytes).is_err());
        }
        let later = file().write();
        let later = String::from_utf8(later)
            .unwrap()
            .replace("\"formatVersion\": 1", "\"formatVersion\": 2");
        assert!(matches!(
            TemplateFile::read(later.as_bytes()),
            Err(TemplateFileError::Later)
        ));
    }

    #[test]
    fn a_picture_that_is_not_what_it_says_is_refused() {
        let mut with = file();
        with.pictures.insert("0".repeat(64), b"GIF89a".to_vec());
        assert!(TemplateFile::read(&with.write()).is_err());
    }

    proptest! {
        #[test]
        fn damaged_files_never_panic(at in 0usize..4_000, byte in any::<u8>()) {
            let mut bytes = file().write();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = TemplateFile::read(&bytes);
        }
    }
}
