//! One programme with its rubrics as a JSON file, to carry from one workspace to another.

use domain::programme::Programme;
use domain::rubric::Rubric;
use serde::{Deserialize, Serialize};

use crate::error::{ExchangeError, limit_size};

const FORMAT: &str = "credwright-programme";
const VERSION: u32 = 1;
const MOST_MEGABYTES: usize = 8;

/// The file's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeFile {
    format: String,
    version: u32,
    /// The programme version.
    pub programme: Programme,
    /// The rubrics its assessments are marked with.
    #[serde(default)]
    pub rubrics: Vec<Rubric>,
}

/// The file's text.
///
/// # Errors
/// When the values cannot be written as JSON.
pub fn write(programme: Programme, rubrics: Vec<Rubric>) -> Result<String, ExchangeError> {
    let file = ProgrammeFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        programme,
        rubrics,
    };
    serde_json::to_string_pretty(&file)
        .map(|text| text + "\n")
        .map_err(|e| ExchangeError::NotJson(e.to_string()))
}

/// Reads the file and holds it against the rules of programmes and rubrics.
///
/// # Errors
/// [`ExchangeError`] when it is another kind of file or breaks a rule.
pub fn read(bytes: &[u8]) -> Result<ProgrammeFile, ExchangeError> {
    limit_size(bytes, MOST_MEGABYTES)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|e| ExchangeError::NotJson(e.to_string()))?;
    if value.get("format").and_then(|f| f.as_str()) != Some(FORMAT) {
        return Err(ExchangeError::NotAProgramme);
    }
    if value.get("version").and_then(serde_json::Value::as_u64) != Some(u64::from(VERSION)) {
        return Err(ExchangeError::NewerProgramme);
    }
    let file: ProgrammeFile = serde_json::from_value(value)
        .map_err(|e| ExchangeError::ProgrammeUnreadable(e.to_string()))?;
    file.programme
        .validate()
        .map_err(ExchangeError::Programme)?;
    if file.rubrics.len() > 100 {
        return Err(ExchangeError::TooMany(100, "rubrics"));
    }
    for rubric in &file.rubrics {
        rubric
            .validate()
            .map_err(ExchangeError::RubricOfProgramme)?;
    }
    Ok(file)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_was_written() {
        let programme = Programme::draft("p".into(), "ADS-1", "Données & 王");
        let text = write(programme.clone(), vec![]).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap().programme, programme);
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        assert!(matches!(read(b"[]"), Err(ExchangeError::NotAProgramme)));
        assert!(matches!(read(b"{"), Err(ExchangeError::NotJson(_))));
        let bad = write(Programme::draft("p".into(), "../x", ""), vec![]).unwrap();
        assert!(matches!(
            read(bad.as_bytes()),
            Err(ExchangeError::Programme(_))
        ));
        let newer = write(Programme::draft("p".into(), "A", ""), vec![])
            .unwrap()
            .replace(
                "\"version\": 1,\n  \"programme\"",
                "\"version\": 2,\n  \"programme\"",
            );
        assert!(
            read(newer.as_bytes())
                .unwrap_err()
                .to_string()
                .contains("newer")
        );
    }
}
