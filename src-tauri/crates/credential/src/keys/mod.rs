//! Keys: Ed25519 for Data Integrity proofs and printed claims, P-256 for JWT; how they are named,
//! kept, passed on and backed up. Randomness is handed in.

mod did_key;
mod did_web;
mod jwk;
mod kind;
mod multikey;
mod paper;
mod pkcs8;
mod public;
mod sealed;
mod secret;

pub use did_key::{did_key, did_key_method, public_of_did_key};
pub use did_web::{PublishedKey, address_of_did_web, did_document, did_web, folder_of_did_web};
pub use jwk::{public_from_jwk, public_to_jwk, secret_from_jwk, secret_to_jwk};
pub use kind::KeyKind;
pub use multikey::{public_from_multikey, public_to_multikey, secret_from_multikey, short_id};
pub use paper::{PaperBackup, paper_backup, paper_backup_in_two, restore_from_paper};
pub use pkcs8::{secret_from_pkcs8, secret_to_pkcs8};
pub use public::PublicKey;
pub use sealed::{SealedKey, seal, unseal};
pub use secret::SecretKey;
