//! What elements draw from, and how words are set by it.

use crate::error::{CertificateError, FontFault};
use crate::field::{Facts, capitals};
use crate::font::{FontLibrary, FontRole};
use crate::sheet::{Alignment, Setting, VerticalAlignment};
use crate::template::Template;
use crate::text::Limits;

/// What an element draws from.
pub(crate) struct Desk<'d> {
    pub template: &'d Template,
    pub library: &'d FontLibrary,
    pub facts: &'d Facts<'d>,
}

impl Desk<'_> {
    /// What a style says, for words in a box this wide (points) on at most so many lines.
    pub(crate) fn setting(
        &self,
        style: &str,
        width: f32,
        lines: usize,
    ) -> Result<Setting, CertificateError> {
        let style = self.template.style(style);
        let size = style.map_or(11.0, |s| s.size).clamp(2.0, 300.0);
        let face = match style {
            Some(style) => self
                .library
                .named(&style.font)
                .ok_or_else(|| CertificateError::Font(style.font.clone(), FontFault::NotHere))?,
            None => FontRole::Body.face(),
        };
        Ok(Setting {
            face,
            limits: Limits {
                size,
                smallest: style.map_or(size, |s| s.smallest).clamp(2.0, size),
                width,
                lines,
                leading: style.map_or(1.25, |s| s.leading).clamp(0.8, 4.0),
                spacing: style.map_or(0.0, |s| s.spacing).clamp(-100.0, 1_000.0),
            },
            colour: self
                .template
                .colour(style.map_or("", |s| s.colour.as_str())),
            alignment: Alignment::Left,
            vertical: VerticalAlignment::Top,
        })
    }

    /// The words, in capitals where the style says so.
    pub(crate) fn cased(&self, style: &str, language: &str, words: &str) -> String {
        if self.template.style(style).is_some_and(|s| s.capitals) {
            capitals(language, words)
        } else {
            words.to_owned()
        }
    }
}
