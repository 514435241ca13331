//! What a repair came to.

use std::path::PathBuf;

use crate::change::Key;
use crate::damage::Gap;
use crate::notice::Finding;

/// What a repair came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// Saves that were taken from backups.
    pub recovered: u64,
    /// Saves that nothing has any more.
    pub lost: Vec<Gap>,
    /// The damaged files, untouched, where they are now.
    pub aside: Vec<PathBuf>,
    /// Records that were read from damaged saves and saved again.
    pub salvaged: Vec<Key>,
    /// Records of damaged saves that could not be read.
    pub gone: Vec<Key>,
    /// What was wrong with the journal's end, and is answered.
    pub answered: Vec<Finding>,
}
