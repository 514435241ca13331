//! PDF: printpdf writes fonts and pictures, pages are appended to them.
//!
//! Files are PDF/A-3b (ISO 19005-3), and PDF/UA-1 (ISO 14289-1) where their pages are tagged.

mod attachment;
mod common;
mod content;
mod metadata;
mod nodes;
mod object;
mod outline;
mod places;
mod shared;
mod structure;
mod volume;
mod writer;

pub(crate) use common::Common;
pub(crate) use content::{content, lacks_glyph};
pub(crate) use metadata::FileFacts;
pub(crate) use nodes::Nodes;
pub(crate) use object::{Deflater, put_number, stream};
pub(crate) use shared::{Codes, Shared, build, with_paths};
pub(crate) use structure::Tag;
pub(crate) use volume::{Made, MadeCertificate, MadePage, Volume, VolumePlan};
