//! The identity of a workspace, which every file of its journal carries.

use std::hash::{BuildHasher, RandomState};

/// A number drawn once for each workspace. It tells two workspaces apart; it is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Identity(pub [u8; 8]);

impl Identity {
    /// Draws a new one. The seeds of the standard library's maps come from the system.
    pub(crate) fn draw() -> Self {
        let drawn = RandomState::new().hash_one("workspace");
        // Zeros stand for none.
        Self(drawn.max(1).to_le_bytes())
    }

    /// As it stands in a file's head; zeros are none.
    pub(crate) fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        (bytes != [0; 8]).then_some(Self(bytes))
    }

    /// As a manifest writes it.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let number = u64::from_str_radix(text, 16).ok()?;
        (text.len() == 16)
            .then(|| number.to_be_bytes())
            .and_then(Self::from_bytes)
    }
}

impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}
