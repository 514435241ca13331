//! PDF: printpdf builds the shared objects, pages are appended to them.

mod content;
mod file;
mod object;
mod shared;

pub(crate) use content::content;
pub(crate) use file::{Beginning, FIRST_SHARED, FileFacts, Merged, single};
pub(crate) use object::{Deflater, stream};
pub(crate) use shared::{Codes, Shared, build};
