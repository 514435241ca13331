//! A signature: the picture over a line, name and office under it.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::sheet::Alignment;

/// The name under which the press keeps a signature.
pub(crate) fn picture_name(number: usize) -> String {
    format!("Signature{number}")
}

/// The place of one signatory. Nothing is drawn where the institution has fewer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "SignatureElement")]
pub struct Signature {
    /// Which signatory, from 0, in the order of Settings.
    pub signatory: u8,
    /// Style of the name.
    pub name_style: String,
    /// Style of the office.
    pub role_style: String,
    /// Colour of the line people sign on.
    pub colour: String,
    /// Left, middle or right.
    pub alignment: Alignment,
}
