//! Work passed on by file: a programme with all it needs, a review out and back, or
//! another workspace; looked through before anything of it is taken.

mod decisions;
mod reading;
mod rules;
mod take;
mod taking;
mod writing;

use domain::difference::Meeting;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use words::{Message, Messages};

/// The name of the entry that holds the records, one a line.
const RECORDS: &str = "records.jsonl";
/// The records are no larger unpacked (bytes).
const LARGEST_RECORDS: u64 = 512 << 20;
/// More records than this are not merged: such a workspace is opened in a folder of its own.
const MOST_RECORDS: usize = 200_000;

/// What a package holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PackageKind {
    /// A programme version with its rubrics.
    Programme,
    /// The same, with an audit of it: out to a reviewer, or back.
    Review,
    /// A whole workspace.
    Workspace,
}

/// A record as it travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    kind: RecordKind,
    id: String,
    schema: u16,
    value: Value,
    /// What it was when it was handed over, on the way back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Value>,
}

/// Kept where work was handed over to, so that it can go back with what it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Handover {
    /// What came, as it came.
    entries: Vec<Entry>,
}

/// The kinds that are merged, in the order in which they are shown.
const MERGED: [RecordKind; 18] = [
    RecordKind::Programme,
    RecordKind::Rubric,
    RecordKind::Audit,
    RecordKind::Framework,
    RecordKind::Competency,
    RecordKind::Cohort,
    RecordKind::Learner,
    RecordKind::Certificate,
    RecordKind::AssessmentStandard,
    RecordKind::Marking,
    RecordKind::Score,
    RecordKind::Award,
    RecordKind::Panel,
    RecordKind::VoidSerial,
    RecordKind::CertificateTemplate,
    RecordKind::Font,
    RecordKind::Snapshot,
    RecordKind::CredentialShape,
];

/// How a thing in a package stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PackageStanding {
    /// It is not here.
    New,
    /// It is here as it is there.
    Same,
    /// It is here and differs.
    Differs,
    /// It cannot be taken; the note says why.
    Refused,
}

/// A field that differs, to take or to leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageChange {
    /// Its number among the thing's changes, by which it is chosen.
    pub number: u32,
    /// Which field, step by step.
    pub place: Vec<Message>,
    /// What is here.
    pub ours: Messages,
    /// What the package has.
    pub theirs: Messages,
    /// Whether it was changed here too since it was handed over.
    pub meeting: Meeting,
}

/// A thing in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageItem {
    /// By which it is chosen.
    pub key: String,
    /// What sort of thing.
    pub kind: RecordKind,
    /// What people know it by.
    pub title: Message,
    /// How it stands to what is here.
    pub standing: PackageStanding,
    /// What differs, where it does.
    pub changes: Vec<PackageChange>,
    /// Why it is refused, or what taking it means.
    pub note: Option<Message>,
}

/// How many things of one sort there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageCount {
    /// What sort of thing.
    pub kind: RecordKind,
    /// Not here yet.
    pub new: u32,
    /// Here as it is there.
    pub same: u32,
    /// Here and different.
    pub differs: u32,
    /// Not to be taken.
    pub refused: u32,
}

/// What a package holds, before any of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackagePreview {
    /// What it is.
    pub kind: PackageKind,
    /// Whose, in a line.
    pub about: Message,
    /// When it was made.
    pub made_at: String,
    /// Numbers for each sort of thing.
    pub counts: Vec<PackageCount>,
    /// What differs, what is refused, and the first of what is new.
    pub items: Vec<PackageItem>,
}

/// What a person chose for a thing. A new thing that is not named is taken; of one that
/// differs only the fields named are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageChoice {
    /// The thing.
    pub key: String,
    /// Whether it is taken at all.
    pub take: bool,
    /// Of one that differs: the numbers of the changes taken.
    pub changes: Vec<u32>,
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageTaken {
    /// Things that were new.
    pub added: u32,
    /// Things some of whose fields were taken.
    pub changed: u32,
    /// Things left as they are here.
    pub left: u32,
}
