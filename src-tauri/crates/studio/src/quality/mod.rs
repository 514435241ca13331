//! Quality standards, audits against them, and evidence.

pub mod audit_list;
pub mod audits;
pub mod earlier_audit;
pub mod evidence;
pub mod standards;
