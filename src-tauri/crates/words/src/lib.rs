//! Meaning as messages, and the catalogues that put them in words.
//!
//! A rule or an error gives a [`Message`]: a code and typed arguments. [`Words`] puts it in the
//! words of a language, from `LANGUAGE/ROOM.ftl`, the same files that the window reads.
//! *Invariant:* this crate knows no other crate of ours, so all of them may speak through it.

mod catalogue;
mod disk;
mod english;
mod formats;
mod message;
mod messages;
mod pattern;
mod pseudo;
pub mod signature;
mod spoken;
mod stored;

pub use catalogue::{Words, files, languages, languages_of_print};
pub use disk::disk_error;
pub use english::english;
pub use message::{Arg, Message, ToMessage, Whole};
pub use messages::{AsShown, Messages};
pub use pseudo::{PSEUDO, PSEUDO_MIRRORED};
pub use spoken::{all_spoken, printed, spoken};

/// Constructors of messages, one module a room.
///
/// ```
/// assert_eq!(words::say::common::cancel().in_english(), "Cancel");
/// ```
/// A message that is not in the catalogue does not compile, nor does one with other arguments:
/// ```compile_fail
/// words::say::common::there_is_no_such_message();
/// ```
/// ```compile_fail
/// words::say::common::cancel("an argument it does not take");
/// ```
#[allow(clippy::too_many_arguments, reason = "as many as the message has")]
pub mod say {
    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}
