//! What a roster tells: its questions, and its rows as they would be classed for an empty cohort.

use std::path::PathBuf;

use domain::CohortId;
use domain::cohort::LearnerResult;
use domain::roster::{ClassedRow, Import, RowClass, classify};
use exchange::roster::{ImportAnswers, Reading, Topic, UnsaidResult, read};

/// A file of the fixtures.
pub(crate) fn bytes(file: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/untidy");
    std::fs::read(folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The file as it is read with these answers.
pub(crate) fn reading(file: &str, answers: &ImportAnswers) -> Reading {
    read(&bytes(file), answers).unwrap_or_else(|e| panic!("{file}: {}", e.in_english()))
}

/// What is asked, in one word each.
pub(crate) fn asked(reading: &Reading) -> Vec<String> {
    reading
        .questions
        .iter()
        .map(|q| match &q.topic {
            Topic::Column(field) => format!("{field:?}?"),
            Topic::ResultWord(word) => format!("“{word}”?"),
            other => format!("{other:?}?"),
        })
        .collect()
}

/// The rows as they would be classed for an empty cohort.
pub(crate) fn classed(reading: &Reading, answers: &ImportAnswers) -> Vec<ClassedRow> {
    let unsaid = match answers.result {
        Some(UnsaidResult::Passed | UnsaidResult::PassedWhereDated) => LearnerResult::Passed,
        _ => LearnerResult::Pending,
    };
    let take = |line: u32| {
        answers
            .looked_at
            .as_ref()
            .is_some_and(|l| l.take.contains(&line))
    };
    classify(
        reading.rows(),
        &Import {
            cohort: &CohortId::from("c"),
            existing: &[],
            unsaid,
            today: None,
            take: &take,
        },
    )
}

fn line(row: &ClassedRow) -> String {
    let said = row.learner.as_ref().map(|l| {
        let mut parts = vec![
            l.number.clone(),
            l.name.clone(),
            format!("{:?}", l.result).to_lowercase(),
        ];
        if !l.latin_name.is_empty() {
            parts.push(format!("latin {}", l.latin_name));
        }
        if !l.grade.is_empty() {
            parts.push(format!("grade {}", l.grade));
        }
        if let Some(day) = &l.completed_on {
            parts.push(day.as_str().to_owned());
        }
        parts.join(" | ")
    });
    match row.class {
        RowClass::New => format!("{} {}", row.line, said.unwrap_or_default()),
        RowClass::Invalid => format!(
            "{} refused: {}",
            row.line,
            row.reason.in_english().join("; ")
        ),
        RowClass::LookAt => format!(
            "{} look at {}: {}",
            row.line,
            said.unwrap_or_default(),
            row.reason.in_english().join("; ")
        ),
        other => format!("{} {other:?} {}", row.line, said.unwrap_or_default()),
    }
}

/// Everything: what is asked, how columns are read, and the rows.
pub(crate) fn told(file: &str, answers: &ImportAnswers) -> String {
    let reading = match read(&bytes(file), answers) {
        Ok(reading) => reading,
        Err(message) => return message.in_english(),
    };
    let mut out = asked(&reading);
    out.extend(classed(&reading, answers).iter().map(line));
    out.join("\n")
}
