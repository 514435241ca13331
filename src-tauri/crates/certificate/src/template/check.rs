//! What is wrong with a template, before anything is printed with it.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::Template;
use crate::element::Kind;
use crate::field::Content;
use crate::font::FontLibrary;
use crate::sheet::Colour;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TemplateFinding")]
pub struct Finding {
    /// The element, by its identity; empty where it is about the template.
    pub element: String,
    /// What it is.
    pub message: Message,
    /// Whether nothing can be printed before it is put right.
    pub stops: bool,
}

/// Limits on a template from outside.
pub struct Limits {
    /// Pages.
    pub pages: usize,
    /// Elements on a page.
    pub elements: usize,
    /// Styles, and colours.
    pub styles: usize,
    /// Characters of a text.
    pub characters: usize,
}

/// The limits.
pub const LIMITS: Limits = Limits {
    pages: 20,
    elements: 300,
    styles: 60,
    characters: 4_000,
};

fn finding(element: &str, stops: bool, message: Message) -> Finding {
    Finding {
        element: element.to_owned(),
        message,
        stops,
    }
}

impl Template {
    /// What is wrong with it: empty when nothing is.
    #[must_use]
    pub fn findings(&self, library: &FontLibrary) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.trim().is_empty() {
            found.push(finding("", false, say::printing::finding_no_name()));
        }
        if self.pages.is_empty() {
            found.push(finding("", true, say::printing::finding_no_page()));
        }
        if self.pages.len() > LIMITS.pages
            || self.styles.len() > LIMITS.styles
            || self.colours.len() > LIMITS.styles
            || self
                .pages
                .iter()
                .any(|p| p.elements.len() > LIMITS.elements)
        {
            found.push(finding(
                "",
                true,
                say::printing::finding_large(
                    LIMITS.styles,
                    LIMITS.elements,
                    LIMITS.pages,
                    LIMITS.styles,
                ),
            ));
            return found;
        }
        if !domain::language::is_language_tag(&self.language) {
            found.push(finding("", false, say::printing::finding_no_language()));
        }
        for style in &self.styles {
            if library.named(&style.font).is_none() {
                let message = say::printing::finding_font(&style.font, &style.name);
                found.push(finding("", true, message));
            }
        }
        for colour in self
            .colours
            .iter()
            .filter(|c| Colour::hex(&c.value).is_none())
        {
            let message = say::printing::finding_colour(&colour.name);
            found.push(finding("", false, message));
        }
        if let Some(labels) = &self.labels
            && !labels.fits(self.paper.size_mm())
        {
            found.push(finding("", true, say::printing::finding_labels()));
        }
        let (width, height) = self.paper.size_mm();
        let safe = self.safe_area.max(0.0);
        for element in self.elements().filter(|e| !e.hidden) {
            for message in element.kind.as_draw().findings(self) {
                found.push(finding(&element.id, false, message));
            }
            if let Kind::Text(text) = &element.kind {
                for name in Content::read(&text.content).unknown() {
                    let message = say::printing::finding_no_field(format!("{{{name}}}"));
                    found.push(finding(&element.id, true, message));
                }
            }
            let frame = element.frame;
            let sides = [frame.x, frame.y, frame.width, frame.height];
            if sides.iter().any(|n| !n.is_finite() || n.abs() > 5_000.0) {
                found.push(finding(&element.id, true, say::printing::finding_nowhere()));
                continue;
            }
            if !element.kind.fills_page() {
                let outside = frame.x < safe - 0.05
                    || frame.y < safe - 0.05
                    || frame.x + frame.width > width - safe + 0.05
                    || frame.y + frame.height > height - safe + 0.05;
                if outside {
                    found.push(finding(&element.id, false, say::printing::finding_unsafe()));
                }
            }
            if let Kind::Text(text) = &element.kind
                && text.content.chars().count() > LIMITS.characters
            {
                found.push(finding(
                    &element.id,
                    true,
                    say::printing::finding_long_text(LIMITS.characters),
                ));
            }
        }
        found
    }
}
