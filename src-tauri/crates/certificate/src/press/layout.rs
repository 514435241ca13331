//! What a page is made of, and which of it files of one certificate share.

use crate::pdf::Tag;

/// A part of a page.
pub(super) enum Unit {
    /// What all certificates share: a form in files of many, and the same operators in files of
    /// one; with what it is where it is read aloud.
    Fixed {
        name: String,
        operators: Vec<u8>,
        tag: Option<Tag>,
    },
    /// An element by its place on the page, with its rank in reading order.
    Varies(usize, u32),
}

/// A page, in the order in which it is painted.
pub(super) struct Layout {
    pub units: Vec<Unit>,
    pub head: Option<Head>,
}

/// What is painted before anything that varies: in files of one certificate a content stream of
/// its own (ISO 32000-1, 7.7.3.3), made once for all of them.
pub(super) struct Head {
    /// How many units it holds.
    pub units: usize,
    /// The number of its object.
    pub number: u32,
    /// What its marked pieces are.
    pub tags: Vec<Tag>,
}
