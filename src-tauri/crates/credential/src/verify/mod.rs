//! Verifying: four questions apart (is it unchanged; is it in force; was it revoked or suspended;
//! who issued it and who vouches), summed up as valid, not valid or cannot tell.

mod answer;
mod claimed;
mod credential;
mod in_force;
mod input;
mod issuer;
mod key;
mod known;
mod list;
mod report;
mod status;
mod unchanged;

pub use answer::{Answer, Finding};
pub use claimed::{ClaimReport, verify_printed};
pub use credential::{verify, verify_read};
pub use input::{Read, read};
pub use known::{Known, KnownList, ListFile};
pub use list::verify_issuer_list;
pub use report::{Report, Verdict, Vouched};
