//! The institution's own fonts.

use std::sync::Arc;

use certificate::font::{FontLibrary, OutsideFont, OwnFont, own};
use domain::people::Action;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Write;
use words::say::templates as say;

use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;

/// An institution has at most so many fonts.
const MOST: usize = 100;

/// A font of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnFontEntry {
    /// Its PostScript name, by which styles know it.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The file it came from.
    pub file_name: String,
    /// Which font of a collection, from 0.
    pub index: u32,
    /// Whether its licence bits ask for the whole font in each file.
    pub whole: bool,
    /// BLAKE3 of its file, in hex.
    pub hash: String,
}

impl OwnFontEntry {
    /// The same, with what its file says of it and of its licence; what it said itself came from
    /// outside.
    ///
    /// # Errors
    /// When the file is no such font, or its licence bits forbid that it stands in a document.
    pub(crate) fn confirmed_by(self, bytes: &[u8]) -> Result<Self, StudioError> {
        let found = own::read(&self.file_name, bytes)?;
        let same = |f: &OwnFont| f.name == self.name && f.index == self.index;
        match found.into_iter().find(same) {
            Some(font) => Ok(Self {
                title: font.title,
                whole: font.whole,
                ..self
            }),
            None => Err(StudioError::refused(say::fonts_another_font(self.title))),
        }
    }
}

/// A font that styles can be set in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FontChoice {
    /// Its PostScript name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Whether it is the institution's.
    pub own: bool,
}

/// The fonts of today, and the institution's fonts they were made of.
struct FontsMade {
    of: Vec<OwnFontEntry>,
    library: Arc<FontLibrary>,
}

impl Studio {
    /// The fonts of today: the bundled ones, the system's and the institution's.
    pub(crate) fn fonts_now(&self) -> Result<Arc<FontLibrary>, StudioError> {
        let entries = self.own_fonts()?;
        let made = self.held.with(|made: Option<&FontsMade>| {
            made.filter(|made| made.of == entries)
                .map(|made| Arc::clone(&made.library))
        });
        if let Some(library) = made {
            return Ok(library);
        }
        let of = entries.clone();
        let mut own = Vec::new();
        for font in entries {
            // One whose file is missing is missed by the templates that use it, and said there.
            if let Some(bytes) = self.kept_file(&font.hash) {
                own.push(OwnFont {
                    name: font.name,
                    title: font.title,
                    index: font.index,
                    whole: font.whole,
                    bytes: bytes.into(),
                });
            }
        }
        let library = Arc::new(FontLibrary::with(&own, Vec::new()));
        self.held.put(FontsMade {
            of,
            library: Arc::clone(&library),
        });
        Ok(library)
    }

    /// The bundled fonts and those that were kept with a run, and no others.
    pub(crate) fn fonts_kept(fonts: Vec<OutsideFont>) -> Result<FontLibrary, StudioError> {
        let plain = FontLibrary::new();
        let (of_system, others): (Vec<_>, Vec<_>) = fonts
            .into_iter()
            .partition(|font| plain.is_of_system(&font.name));
        let mut own = Vec::new();
        for font in others {
            let found = own::read(&font.name, &font.bytes)?;
            own.extend(
                found
                    .into_iter()
                    .filter(|f| f.index == font.index)
                    .map(|f| OwnFont {
                        name: font.name.clone(),
                        ..f
                    }),
            );
        }
        Ok(FontLibrary::with(&own, of_system).closed())
    }

    /// The institution's own fonts, by title.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn own_fonts(&self) -> Result<Vec<OwnFontEntry>, StudioError> {
        let mut list: Vec<OwnFontEntry> = self
            .list::<OwnFontEntry>(RecordKind::Font, "")?
            .into_iter()
            .map(|saved| saved.value)
            .collect();
        list.sort_by(|a, b| a.title.cmp(&b.title));
        Ok(list)
    }

    /// The fonts that styles can be set in.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn font_choices(&self) -> Result<Vec<FontChoice>, StudioError> {
        let own = self.own_fonts()?;
        let bundled = FontLibrary::new().choices();
        Ok(bundled
            .into_iter()
            .map(|name| FontChoice {
                title: certificate::font::bundled::title(&name).to_owned(),
                name,
                own: false,
            })
            .chain(own.into_iter().map(|font| FontChoice {
                name: font.name,
                title: font.title,
                own: true,
            }))
            .collect())
    }

    /// Takes in a font file: TrueType, OpenType, or a collection. Returns the titles.
    ///
    /// # Errors
    /// When it is no font, or its licence bits forbid that it stands in a document.
    pub fn add_font(&self, file_name: &str, bytes: &[u8]) -> Result<Vec<String>, StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        let found = own::read(file_name, bytes)?;
        let known = self.own_fonts()?;
        if known.len() + found.len() > MOST {
            return Err(StudioError::refused(say::fonts_too_many()));
        }
        let bundled = FontLibrary::new().choices();
        if let Some(twin) = found.iter().find(|f| bundled.contains(&f.name)) {
            return Err(StudioError::refused(say::fonts_inside_program(&twin.title)));
        }
        let hash = self.keep_file(bytes)?;
        let titles = found.iter().map(|f| f.title.clone()).collect();
        let writes = found
            .into_iter()
            .map(|font| {
                let entry = OwnFontEntry {
                    file_name: file_name.chars().take(200).collect(),
                    index: font.index,
                    whole: font.whole,
                    hash: hash.clone(),
                    title: font.title,
                    name: font.name,
                };
                records::put(RecordKind::Font, &entry.name, &entry)
            })
            .collect::<Result<Vec<_>, _>>()?;
        self.save(&permit, &say::fonts_step_add(), Vec::new(), writes)?;
        Ok(titles)
    }

    /// Takes a font out of the choice. What was printed in it is printed in it again.
    ///
    /// # Errors
    /// When a template uses it, or there is no such font.
    pub fn remove_font(&self, name: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        if self.get::<OwnFontEntry>(RecordKind::Font, name)?.is_none() {
            return Err(StudioError::not_found(RecordKind::Font, name));
        }
        let users: Vec<String> = self
            .own_templates()?
            .into_iter()
            .filter(|t| t.styles.iter().any(|s| s.font == name))
            .map(|t| t.name)
            .collect();
        if !users.is_empty() {
            return Err(StudioError::refused(say::fonts_used(users)));
        }
        let key = records::key(RecordKind::Font, name);
        self.save(
            &permit,
            &say::fonts_step_remove(),
            Vec::new(),
            vec![Write::Delete(key)],
        )?;
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../../certificate/fonts/NotoSerif-Bold.ttf");

    #[test]
    fn a_font_is_what_its_file_says() {
        let claimed = |name: &str| OwnFontEntry {
            name: name.to_owned(),
            title: "Claimed".to_owned(),
            file_name: "font.ttf".to_owned(),
            index: 0,
            whole: true,
            hash: String::new(),
        };
        let name = own::read("font.ttf", FONT).unwrap().remove(0).name;
        let found = claimed(&name).confirmed_by(FONT).unwrap();
        assert!(found.title != "Claimed" && !found.whole, "{found:?}");
        assert!(claimed("Another").confirmed_by(FONT).is_err());
        assert!(claimed(&name).confirmed_by(b"no font").is_err());
    }
}
