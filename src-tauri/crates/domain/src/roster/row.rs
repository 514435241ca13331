//! A row as it was read, and as it is classed.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, Messages};

use crate::cohort::{Learner, LearnerResult};
use crate::{CohortId, Date, LearnerId};

/// What a row says of a learner. `None` stands where the file says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The institution's number; learners without one are told apart by mail.
    pub number: Option<String>,
    /// The whole name.
    pub name: String,
    /// The name in Latin letters.
    pub latin_name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Passed, failed or pending.
    pub result: Option<LearnerResult>,
    /// The grade.
    pub grade: Option<String>,
    /// The day the learner finished.
    pub completed_on: Option<Option<Date>>,
}

/// A row as read, before it is judged. `line` counts from 1, the heading included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Line in the file where the row begins.
    pub line: u32,
    /// What it says, or why it cannot be read.
    pub entry: Result<Entry, Message>,
    /// What a person should look at before it is taken in.
    pub doubts: Messages,
}

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RowClass {
    /// A learner who is not in the cohort yet.
    New,
    /// A learner who is there with the same details.
    Unchanged,
    /// A learner who is there with other details.
    Changed,
    /// The same learner again, further up in this file.
    Duplicate,
    /// Another number with the same name: taken in, and pointed out.
    SameName,
    /// To be looked at: taken in only when a person says so.
    LookAt,
    /// Cannot be read; not taken in.
    Invalid,
}

/// A row with its class and the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClassedRow {
    /// Line in the file where the row begins, heading included.
    pub line: u32,
    /// The class.
    pub class: RowClass,
    /// Why; nothing for new and unchanged rows.
    pub reason: Messages,
    /// The learner as it would be, where the row can be read.
    pub learner: Option<Learner>,
    /// The row as it stood; whoever hands the row out looks it up in the file.
    pub original: Vec<String>,
    /// Whether an import writes it.
    pub taken: bool,
}

/// The identity of the learner with this number in a cohort: a hash, because a number may
/// be a mail address, and names of records stand unencrypted in a locked workspace.
#[must_use]
pub fn learner_id(cohort: &CohortId, number: &str) -> LearnerId {
    let hash = blake3::hash(number.trim().as_bytes()).to_hex();
    let short = hash.as_str().get(..20).unwrap_or_default();
    LearnerId(format!("{cohort}/{short}"))
}

/// The identity of a new learner with this number: [`learner_id`], or one beside it where a learner
/// has that one whose number was corrected since.
#[must_use]
pub fn free_learner_id(
    cohort: &CohortId,
    number: &str,
    taken: impl Fn(&LearnerId) -> bool,
) -> LearnerId {
    let mut id = learner_id(cohort, number);
    let mut beside = 0_u32;
    while taken(&id) {
        beside = beside.saturating_add(1);
        // No number holds this sign.
        id = learner_id(cohort, &format!("{}\u{0}{beside}", number.trim()));
    }
    id
}
