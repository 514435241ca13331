//! Credentials that anybody can verify, with no network: keys, building and signing Open Badges
//! 3.0, verifying others' credentials, status lists, printed claims, pictures with a credential
//! inside, and lists of recognised issuers.
//!
//! *Invariant:* clock, identities and randomness are handed in; nothing is fetched, ever; what
//! comes from outside is hostile until it was parsed with limits on size, depth and work.

pub mod badge;
pub mod baking;
pub mod claim;
pub mod encoding;
pub mod issuers;
pub mod json;
pub mod keys;
pub mod linked_data;
pub mod moment;
pub mod proof;
mod reason;
pub mod shape;
pub mod status;
pub mod verify;

pub use reason::Reason;
