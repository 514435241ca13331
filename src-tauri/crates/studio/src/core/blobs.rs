//! Files kept in the workspace under the hash of their content.

use store::plain;

use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;

impl Studio {
    /// Keeps a file and returns the hash it is kept under.
    pub(crate) fn keep_file(&self, bytes: &[u8]) -> Result<String, StudioError> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let path = self.files().join(&hash);
        // One that is not what it was makes room for what it should be.
        if self.kept_file(&hash).is_none() {
            write_outside(&path, &self.store.seal_file(bytes)?)?;
        }
        self.kept_now().insert(hash.clone());
        Ok(hash)
    }

    /// The bytes of a kept file; `None` when it is missing or its content is not what it was.
    #[must_use]
    pub fn kept_file(&self, hash: &str) -> Option<Vec<u8>> {
        let named = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let bytes = named
            .then(|| plain::read(&self.files().join(hash)).ok())
            .flatten()
            .and_then(|bytes| self.store.open_file(bytes).ok())?;
        (blake3::hash(&bytes).to_hex().as_str() == hash).then_some(bytes)
    }
}
