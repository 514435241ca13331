//! Encrypting a workspace: what is private in it is sealed at rest.

mod encrypt;
mod passphrase;
mod vault;

pub use encrypt::{encrypt, is_under_way};
pub(crate) use passphrase::KEY_FILE;
pub use passphrase::{LockState, Secrets, change_passphrase, lock_state, remove_passphrase};
pub use vault::Vault;
pub(crate) use vault::{SEALED, open_file};
