//! What of a workspace was not finished.

/// What was not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// A new workspace was being made.
    Making,
    /// A workspace was being restored from an archive.
    Restoring,
}
