//! Agreement of raters from a file.

use domain::agreement::{Figure, agreement};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::core::error::StudioError;

/// Agreement in a file of ratings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementOfFile {
    /// The file's name.
    pub file_name: String,
    /// The raters.
    pub raters: Vec<String>,
    /// How many units were rated.
    pub units: u32,
    /// Ratings that are missing.
    pub missing: u32,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// Reads ratings and says how far the raters agree. Nothing is kept.
///
/// # Errors
/// When the file cannot be read.
pub fn agreement_of_file(file_name: &str, bytes: &[u8]) -> Result<AgreementOfFile, StudioError> {
    let file = exchange::ratings::read(bytes)?;
    let missing = file
        .ratings
        .iter()
        .flatten()
        .filter(|r| r.is_none())
        .count();
    Ok(AgreementOfFile {
        file_name: file_name.to_owned(),
        units: u32::try_from(file.ratings.len()).unwrap_or(u32::MAX),
        missing: u32::try_from(missing).unwrap_or(u32::MAX),
        figures: agreement(&file.ratings),
        raters: file.raters,
    })
}
