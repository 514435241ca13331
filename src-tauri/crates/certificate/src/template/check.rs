//! What is wrong with a template, before anything is printed with it.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Template;
use crate::element::Kind;
use crate::font::FontLibrary;
use crate::sheet::Colour;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TemplateFinding")]
pub struct Finding {
    /// The element, by its identity; empty where it is about the template.
    pub element: String,
    /// What it is, in plain words.
    pub message: String,
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

fn finding(element: &str, stops: bool, message: impl Into<String>) -> Finding {
    Finding {
        element: element.to_owned(),
        message: message.into(),
        stops,
    }
}

impl Template {
    /// What is wrong with it: empty when nothing is.
    #[must_use]
    pub fn findings(&self, library: &FontLibrary) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.trim().is_empty() {
            found.push(finding("", false, "The template has no name."));
        }
        if self.pages.is_empty() {
            found.push(finding("", true, "The template has no page."));
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
                "The template is larger than any that prints well: at most 20 pages with 300 elements each, 60 styles and 60 colours.",
            ));
            return found;
        }
        if !domain::language::is_language_tag(&self.language) {
            found.push(finding(
                "",
                false,
                "The template does not say its language. Screen readers then guess.",
            ));
        }
        for style in &self.styles {
            if library.named(&style.font).is_none() {
                let message = format!(
                    "The style “{}” is set in {}, which this workspace does not have.",
                    style.name, style.font
                );
                found.push(finding("", true, message));
            }
        }
        for colour in self
            .colours
            .iter()
            .filter(|c| Colour::hex(&c.value).is_none())
        {
            let message = format!("The colour “{}” is not written as #RRGGBB.", colour.name);
            found.push(finding("", false, message));
        }
        if let Some(labels) = &self.labels
            && !labels.fits(self.paper.size_mm())
        {
            found.push(finding(
                "",
                true,
                "The labels do not all lie on their sheet. Make them fewer, or the gaps smaller.",
            ));
        }
        let (width, height) = self.paper.size_mm();
        let safe = self.safe_area.max(0.0);
        for element in self.elements().filter(|e| !e.hidden) {
            for message in element.kind.as_draw().findings(self) {
                found.push(finding(&element.id, false, message));
            }
            let frame = element.frame;
            let sides = [frame.x, frame.y, frame.width, frame.height];
            if sides.iter().any(|n| !n.is_finite() || n.abs() > 5_000.0) {
                found.push(finding(&element.id, true, "It stands nowhere on the page."));
                continue;
            }
            if !element.kind.fills_page() {
                let outside = frame.x < safe - 0.05
                    || frame.y < safe - 0.05
                    || frame.x + frame.width > width - safe + 0.05
                    || frame.y + frame.height > height - safe + 0.05;
                if outside {
                    found.push(finding(
                        &element.id,
                        false,
                        "It reaches outside the safe area, where printers may cut it off.",
                    ));
                }
            }
            if let Kind::Text(text) = &element.kind
                && text.content.chars().count() > LIMITS.characters
            {
                found.push(finding(
                    &element.id,
                    true,
                    "It has more than 4,000 characters.",
                ));
            }
        }
        found
    }
}
