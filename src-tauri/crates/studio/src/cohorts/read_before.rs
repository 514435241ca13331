//! Answers to files that were imported before, for the next one of the same headings.

use domain::record_kind::RecordKind;
use exchange::roster::ImportAnswers;
use store::Write;

use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;

/// The record with the answers to files of these headings; none for a file without any, which tells
/// nothing of where it comes from. Its name is a hash: headings are whatever somebody wrote.
fn record(headings: &[String]) -> Option<String> {
    if headings.iter().all(|heading| heading.trim().is_empty()) {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    for heading in headings {
        hasher.update(heading.as_bytes());
        hasher.update(b"\n");
    }
    let hash = hasher.finalize().to_hex();
    Some(format!("roster-{}", hash.get(..32)?))
}

impl Studio {
    /// What was answered for the last file of these headings. What an older program kept and this
    /// one cannot read is asked again.
    pub(crate) fn answers_before(&self, headings: &[String]) -> Option<ImportAnswers> {
        let saved = self.get::<ImportAnswers>(RecordKind::Settings, &record(headings)?);
        saved.ok().flatten().map(|saved| saved.value)
    }

    /// The write that keeps the answers to a file; none where they are kept already, or where there
    /// is nothing to keep.
    pub(crate) fn keep_answers(
        &self,
        headings: &[String],
        answers: &ImportAnswers,
    ) -> Result<Option<Write>, StudioError> {
        let Some(record) = record(headings) else {
            return Ok(None);
        };
        let answers = answers.for_next_time();
        let before = self.answers_before(headings).unwrap_or_default();
        if before == answers {
            return Ok(None);
        }
        records::put(RecordKind::Settings, &record, &answers).map(Some)
    }
}
