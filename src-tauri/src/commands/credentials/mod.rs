//! Keys, verifying, recognised issuers.

pub(crate) mod endorsements;
pub(crate) mod issuers;
pub(crate) mod keys;
pub(crate) mod verifying;
