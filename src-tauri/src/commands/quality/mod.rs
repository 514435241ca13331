//! Quality standards and audits.

pub(crate) mod audits;
pub(crate) mod standards;
