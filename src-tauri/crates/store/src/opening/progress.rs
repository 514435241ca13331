//! How far opening is.

/// What opening is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenStep {
    /// Bringing an older workspace into the present form.
    Migrating,
    /// Making the index anew from the journal.
    Rebuilding,
    /// Taking in saves that the index lacks.
    CatchingUp,
    /// Counting through an index that was not left in order.
    Verifying,
    /// Sealing what is private with the present key.
    Sealing,
}

/// How far opening is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenProgress {
    /// What it is doing.
    pub step: OpenStep,
    /// Bytes of the journal done; files where it seals.
    pub done: u64,
    /// Bytes there are; 0 when that is not known.
    pub total: u64,
}
