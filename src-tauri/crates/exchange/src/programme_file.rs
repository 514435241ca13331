//! One programme with its rubrics as a JSON file, to carry from one workspace to another.

use std::collections::BTreeSet;

use domain::programme::Programme;
use domain::rubric::Rubric;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::ExchangeError;
use crate::json::{not_json, refuse_doubles, text_of};

const FORMAT: &str = "credwright-programme";
const VERSION: u32 = 1;
const MOST_MEGABYTES: usize = 8;

/// The file's content.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProgrammeFile {
    format: String,
    version: u32,
    programme: Programme,
    #[serde(default)]
    rubrics: Vec<Rubric>,
}

/// A programme file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadProgramme {
    /// The programme version.
    pub programme: Programme,
    /// The rubrics its assessments are marked with.
    pub rubrics: Vec<Rubric>,
    /// Fields of the programme that this program does not know, and that are left out.
    pub unknown: Vec<String>,
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
        .map_err(|e| not_json(&e))
}

/// The fields of a value that another does not have, by their names.
fn beyond(read: &Value, known: &Value, within: &str, found: &mut BTreeSet<String>) {
    match (read, known) {
        (Value::Object(read), Value::Object(known)) => {
            for (name, value) in read {
                match known.get(name) {
                    Some(known) => beyond(value, known, name, found),
                    // What is empty says nothing that could be lost.
                    None if value.is_null() => {}
                    None if within.is_empty() => {
                        found.insert(name.clone());
                    }
                    None => {
                        found.insert(format!("{within}.{name}"));
                    }
                }
            }
        }
        (Value::Array(read), Value::Array(known)) => {
            for (value, known) in read.iter().zip(known) {
                beyond(value, known, within, found);
            }
        }
        _ => {}
    }
}

/// What a field that cannot be read comes to.
fn misfit(error: &serde_path_to_error::Error<serde_json::Error>) -> ExchangeError {
    let said = error.inner().to_string();
    let path = error.path().to_string();
    let lacking = said.strip_prefix("missing field `");
    match lacking.and_then(|rest| rest.split('`').next()) {
        Some(name) => ExchangeError::ProgrammeLacks(format!("{path}.{name}")),
        None => ExchangeError::ProgrammeField(path),
    }
}

/// Reads the file and holds it against the rules of programmes and rubrics.
///
/// # Errors
/// [`ExchangeError`] when it is another kind of file or breaks a rule.
pub fn read(bytes: &[u8]) -> Result<ReadProgramme, ExchangeError> {
    let json = text_of(bytes, MOST_MEGABYTES)?;
    refuse_doubles(&json)?;
    let value: Value = serde_json::from_str(&json).map_err(|e| not_json(&e))?;
    if value.get("format").and_then(|f| f.as_str()) != Some(FORMAT) {
        return Err(ExchangeError::NotAProgramme);
    }
    if value.get("version").and_then(Value::as_u64) != Some(u64::from(VERSION)) {
        return Err(ExchangeError::NewerProgramme);
    }
    let file: ProgrammeFile = serde_path_to_error::deserialize(&value).map_err(|e| misfit(&e))?;
    let mut unknown = BTreeSet::new();
    // Plain data always becomes JSON.
    let known = serde_json::to_value(&file).unwrap_or_default();
    beyond(&value, &known, "", &mut unknown);
    let mut programme = file.programme;
    programme.tidy();
    programme.validate().map_err(ExchangeError::Programme)?;
    if file.rubrics.len() > 100 {
        return Err(ExchangeError::TooMany(100, "rubrics"));
    }
    for rubric in &file.rubrics {
        rubric
            .validate()
            .map_err(ExchangeError::RubricOfProgramme)?;
    }
    Ok(ReadProgramme {
        programme,
        rubrics: file.rubrics,
        unknown: unknown.into_iter().collect(),
    })
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
    fn what_is_not_known_here_is_named() {
        let text = write(Programme::draft("p".into(), " A-1 ", "T"), vec![]).unwrap();
        let more = text.replace("\"country\": \"\"", "\"country\": \"\", \"costs\": 300");
        let file = read(more.as_bytes()).unwrap();
        assert_eq!(file.unknown, ["programme.costs"]);
        assert_eq!(file.programme.code, "A-1");
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        assert!(matches!(read(b"[]"), Err(ExchangeError::NotAProgramme)));
        assert_eq!(read(b"{"), Err(ExchangeError::CutOff));
        let bad = write(Programme::draft("p".into(), "../x", ""), vec![]).unwrap();
        assert!(matches!(
            read(bad.as_bytes()),
            Err(ExchangeError::Programme(_))
        ));
        let text = write(Programme::draft("p".into(), "A", ""), vec![]).unwrap();
        let lacking = text.replace("\"code\": \"A\",", "");
        assert_eq!(
            read(lacking.as_bytes()),
            Err(ExchangeError::ProgrammeLacks("programme.code".into()))
        );
        let wrong = text.replace("\"workloadHours\": null", "\"workloadHours\": \"many\"");
        assert_eq!(
            read(wrong.as_bytes()),
            Err(ExchangeError::ProgrammeField(
                "programme.workloadHours".into()
            ))
        );
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
