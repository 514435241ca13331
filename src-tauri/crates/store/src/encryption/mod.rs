//! Encrypting a workspace: what is private in it is sealed at rest, and what is not is vouched for.
//!
//! Each stands on what is before it: `keys` ← `sealing` ← `vault` ← `passphrase` ← `key_file` ←
//! `put_away` ← `table` ← `seal`.

mod key_file;
mod keys;
mod passphrase;
mod put_away;
mod seal;
mod sealing;
mod table;
mod tries;
mod vault;
mod without_key;

pub use key_file::{LockState, has_earlier_key, lock_state, remove_passphrase};
pub(crate) use keys::{KEY_FILE, MAC};
pub use passphrase::Secrets;
pub use put_away::PutAway;
pub(crate) use seal::finish;
pub use seal::{change_key, lock};
pub use tries::{WrongTries, try_passphrase};
pub use vault::{Private, Vault};
pub(crate) use vault::{SEALED_MARK, is_sealed, open_file};
pub(crate) use without_key::is_sealed_without_key;
pub use without_key::put_back_key_file;
