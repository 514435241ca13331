//! Credentials that anybody can verify: the institution's keys, signing, status lists, verifying,
//! and who vouches for whom.

mod addresses;
pub mod endorsements;
pub mod export;
mod facts;
pub mod key_files;
pub mod keys;
pub mod known_files;
pub mod learner_record;
pub(crate) mod levels;
pub mod recognised;
pub mod settings;
pub(crate) mod shape;
pub(crate) mod signer;
pub mod site;
mod status;
mod unlocked;
pub mod verifier_page;
pub mod verifying;
