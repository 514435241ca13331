//! Opening a workspace.

mod create;
mod ends;
mod found;
mod left_over;
mod mend_end;
mod open;
mod options;
mod parts;
mod progress;
mod put_back;

pub use open::Opened;
pub use options::Opening;
pub use progress::{OpenProgress, OpenStep};
