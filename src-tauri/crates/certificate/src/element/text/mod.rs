//! Words: fixed ones, and fields of the programme and of the learner.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::sheet::{Alignment, VerticalAlignment};

/// What happens to words that do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
#[serde(rename = "TextFit")]
pub enum Fit {
    /// They stay on one line and are made smaller, down to the style's smallest size.
    Shrink,
    /// They are made a little smaller, then go on to further lines.
    Wrap {
        /// How many lines at most.
        lines: u8,
    },
    /// They keep their size, and a warning says that they stick out.
    Keep,
}

/// How words are read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TextReads")]
pub enum Reads {
    /// As the certificate's heading.
    Heading,
    /// As a paragraph.
    Paragraph,
    /// Not at all: it only decorates.
    Decoration,
}

/// Words on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TextElement")]
pub struct Text {
    /// The words, with fields between braces.
    pub content: String,
    /// The style, by its identity.
    pub style: String,
    /// Left, middle or right.
    pub alignment: Alignment,
    /// Upper edge, middle or lower edge.
    pub vertical: VerticalAlignment,
    /// What happens to words that do not fit.
    pub fit: Fit,
    /// How they are read aloud.
    pub reads: Reads,
    /// BCP 47 tag; empty for the template's language.
    #[serde(default)]
    pub language: String,
}
