//! A document before it is set: what it says, and on which paper.

use domain::Timestamp;

use super::block::Block;

/// The paper of a document, A4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// 210 by 297 mm.
    Portrait,
    /// 297 by 210 mm.
    Landscape,
}

impl Orientation {
    /// Width and height in points.
    pub(super) fn size_pt(self) -> (f32, f32) {
        match self {
            Self::Portrait => (595.276, 841.89),
            Self::Landscape => (841.89, 595.276),
        }
    }
}

/// A document before it is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title, which readers show.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// BCP 47 tag of its words.
    pub language: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The paper.
    pub orientation: Orientation,
    /// What stands at the foot of each page, before the page number.
    pub foot: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// A signed record that is attached, as JSON.
    pub attached: Option<String>,
}
