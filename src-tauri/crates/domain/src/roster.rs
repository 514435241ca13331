//! What an import of learners would do: every row is classed, none is dropped.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cohort::{Learner, LearnerResult, name_key, tidy_name};
use crate::{CohortId, Date, LearnerId};

/// A field of the roster that a column can be mapped to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
pub enum RosterField {
    /// The institution's number for the learner.
    Number,
    /// The whole name.
    Name,
    /// Given name, joined with the family name where there is no whole one.
    GivenName,
    /// Family name.
    FamilyName,
    /// The name in Latin letters.
    LatinName,
    /// Mail address.
    Email,
    /// Passed or failed.
    Result,
    /// Grade.
    Grade,
    /// The day the learner finished.
    CompletedOn,
}

/// A row as read, before it is judged. `line` counts from 1, the heading included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterRow {
    /// Line in the file where the row begins.
    pub line: u32,
    /// The mapped cells.
    pub cells: HashMap<RosterField, String>,
    /// What is wrong with the row's shape, if anything.
    pub broken: Option<String>,
    /// The whole row as it stood, for handing back.
    pub original: Vec<String>,
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
    /// The same number again, further up in this file.
    Duplicate,
    /// Another number with the same name: taken in, and pointed out.
    SameName,
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
    /// Why, in plain words; empty for new and unchanged rows.
    pub reason: String,
    /// The learner as it would be, where the row can be read.
    pub learner: Option<Learner>,
    /// The row as it stood.
    pub original: Vec<String>,
}

/// How many rows are of each class. They add up to `rows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the class it counts")]
pub struct RosterTotals {
    pub rows: u32,
    pub new: u32,
    pub unchanged: u32,
    pub changed: u32,
    pub duplicate: u32,
    pub same_name: u32,
    pub invalid: u32,
}

impl RosterTotals {
    /// Counts classes.
    #[must_use]
    pub fn of(rows: &[ClassedRow]) -> Self {
        let mut totals = Self {
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            ..Self::default()
        };
        for row in rows {
            *match row.class {
                RowClass::New => &mut totals.new,
                RowClass::Unchanged => &mut totals.unchanged,
                RowClass::Changed => &mut totals.changed,
                RowClass::Duplicate => &mut totals.duplicate,
                RowClass::SameName => &mut totals.same_name,
                RowClass::Invalid => &mut totals.invalid,
            } += 1;
        }
        totals
    }
}

/// The identity of the learner with this number in a cohort: a hash, because a number may
/// be a mail address, and names of records stand unencrypted in a locked workspace.
#[must_use]
pub fn learner_id(cohort: &CohortId, number: &str) -> LearnerId {
    let hash = blake3::hash(number.trim().as_bytes()).to_hex();
    let short = hash.as_str().get(..20).unwrap_or_default();
    LearnerId(format!("{cohort}/{short}"))
}

const LONGEST_NAME: usize = 200;

/// Reads a row; what the file has no column for stays as it was in `known`. A learner
/// who is not known and of whose result the file has no column gets `unsaid`.
fn read(
    row: &RosterRow,
    cohort: &CohortId,
    known: &HashMap<&LearnerId, &Learner>,
    unsaid: LearnerResult,
) -> Result<Learner, String> {
    if let Some(broken) = &row.broken {
        return Err(broken.clone());
    }
    let cell = |field| row.cells.get(&field).map(|c| c.trim()).unwrap_or_default();
    let whole = tidy_name(cell(RosterField::Name));
    let name = if whole.is_empty() {
        tidy_name(&format!(
            "{} {}",
            cell(RosterField::GivenName),
            cell(RosterField::FamilyName)
        ))
    } else {
        whole
    };
    if name.is_empty() {
        return Err("The name is empty".to_owned());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(format!("The name is longer than {LONGEST_NAME} characters"));
    }
    if let Some(odd) = name
        .chars()
        .find(|c| c.is_control() || matches!(c, '\u{FFFD}' | '\u{202A}'..='\u{202E}'))
    {
        return Err(format!(
            "The name holds a character that cannot be printed (U+{:04X}). Was the file saved in another encoding?",
            u32::from(odd)
        ));
    }
    let has = |field| row.cells.contains_key(&field);
    // A file without numbers tells learners apart by their mail addresses.
    let (number, what) = if has(RosterField::Number) {
        (cell(RosterField::Number).to_owned(), "learner number")
    } else {
        (cell(RosterField::Email).to_lowercase(), "mail address")
    };
    if number.is_empty() {
        return Err(format!(
            "The {what} is empty, so the learner could not be told from others"
        ));
    }
    if number.chars().count() > 100 || number.contains('/') || number.chars().any(char::is_control)
    {
        return Err("The learner number is longer than 100 characters or holds a slash".to_owned());
    }
    let email = cell(RosterField::Email);
    if !email.is_empty()
        && !email
            .split_once('@')
            .is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))
    {
        return Err(format!(
            "“{}” is not a mail address",
            email.chars().take(60).collect::<String>()
        ));
    }
    let result = if has(RosterField::Result) {
        LearnerResult::parse(cell(RosterField::Result)).ok_or_else(|| {
            format!(
                "The result “{}” is neither passed nor failed",
                cell(RosterField::Result)
                    .chars()
                    .take(40)
                    .collect::<String>()
            )
        })?
    } else {
        unsaid
    };
    let completed_on = match cell(RosterField::CompletedOn) {
        "" => None,
        text => Some(Date::parse(text).map_err(|e| e.to_string())?),
    };
    let grade = cell(RosterField::Grade);
    if grade.chars().count() > 100 {
        return Err("The grade is longer than 100 characters".to_owned());
    }
    let latin_name = tidy_name(cell(RosterField::LatinName));
    if latin_name.chars().count() > LONGEST_NAME {
        return Err(format!(
            "The name in Latin letters is longer than {LONGEST_NAME} characters"
        ));
    }
    let mut learner = Learner {
        id: learner_id(cohort, &number),
        cohort_id: cohort.clone(),
        number,
        name,
        latin_name,
        email: email.to_owned(),
        result,
        grade: grade.to_owned(),
        completed_on,
    };
    if let Some(old) = known.get(&learner.id) {
        if !has(RosterField::LatinName) {
            learner.latin_name.clone_from(&old.latin_name);
        }
        if !has(RosterField::Email) {
            learner.email.clone_from(&old.email);
        }
        if !has(RosterField::Result) {
            learner.result = old.result;
        }
        if !has(RosterField::Grade) {
            learner.grade.clone_from(&old.grade);
        }
        if !has(RosterField::CompletedOn) {
            learner.completed_on.clone_from(&old.completed_on);
        }
    }
    Ok(learner)
}

fn differences(old: &Learner, new: &Learner) -> String {
    let result = |r: LearnerResult| match r {
        LearnerResult::Passed => "passed",
        LearnerResult::Failed => "failed",
        LearnerResult::Pending => "pending",
    };
    let date = |d: &Option<Date>| {
        d.as_ref()
            .map(|d| d.as_str().to_owned())
            .unwrap_or_default()
    };
    [
        ("name", old.name.clone(), new.name.clone()),
        ("Latin name", old.latin_name.clone(), new.latin_name.clone()),
        ("mail", old.email.clone(), new.email.clone()),
        (
            "result",
            result(old.result).to_owned(),
            result(new.result).to_owned(),
        ),
        ("grade", old.grade.clone(), new.grade.clone()),
        (
            "completed",
            date(&old.completed_on),
            date(&new.completed_on),
        ),
    ]
    .into_iter()
    .filter(|(_, a, b)| a != b)
    .map(|(what, a, b)| format!("{what}: {} → {}", shown(&a), shown(&b)))
    .collect::<Vec<_>>()
    .join("; ")
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "(empty)" } else { text }
}

/// Classes every row against the learners already in the cohort.
///
/// Duplicates are rows whose number stands further up in the same file: the first
/// counts. A row with a name that another number has is taken in and pointed out.
/// `unsaid` is the result of new learners when the file has no column for it.
#[must_use]
pub fn classify(
    rows: Vec<RosterRow>,
    cohort: &CohortId,
    existing: &[Learner],
    unsaid: LearnerResult,
) -> Vec<ClassedRow> {
    let by_id: HashMap<&LearnerId, &Learner> = existing.iter().map(|l| (&l.id, l)).collect();
    let mut numbers_by_name: HashMap<String, Vec<String>> = HashMap::new();
    for learner in existing {
        numbers_by_name
            .entry(name_key(&learner.name))
            .or_default()
            .push(learner.number.clone());
    }
    let mut first_line: HashMap<LearnerId, u32> = HashMap::new();
    let mut named_here: HashSet<(String, String)> = HashSet::new();
    rows.into_iter()
        .map(|row| {
            let (class, reason, learner) = match read(&row, cohort, &by_id, unsaid) {
                Err(reason) => (RowClass::Invalid, reason, None),
                Ok(learner) => {
                    let key = name_key(&learner.name);
                    let others: Vec<String> = numbers_by_name
                        .get(&key)
                        .map(|numbers| numbers.iter().filter(|n| **n != learner.number).cloned().collect())
                        .unwrap_or_default();
                    let (class, reason) = if let Some(line) = first_line.get(&learner.id) {
                        (RowClass::Duplicate, format!("Number {} stands in line {line} already; that line counts", learner.number))
                    } else {
                        match by_id.get(&learner.id) {
                            Some(old) if **old == learner => (RowClass::Unchanged, String::new()),
                            Some(old) => (RowClass::Changed, differences(old, &learner)),
                            None if !others.is_empty() => (
                                RowClass::SameName,
                                format!("Number {} has the same name. Both are kept as different people.", others.join(", ")),
                            ),
                            None => (RowClass::New, String::new()),
                        }
                    };
                    if class != RowClass::Duplicate {
                        first_line.insert(learner.id.clone(), row.line);
                        if named_here.insert((key.clone(), learner.number.clone())) {
                            let numbers = numbers_by_name.entry(key).or_default();
                            if !numbers.contains(&learner.number) {
                                numbers.push(learner.number.clone());
                            }
                        }
                    }
                    (class, reason, Some(learner))
                }
            };
            ClassedRow { line: row.line, class, reason, learner, original: row.original }
        })
        .collect()
}

/// The learners that an import would write: new, changed, and those who share a name.
pub fn to_write(rows: &[ClassedRow]) -> impl Iterator<Item = &Learner> {
    rows.iter()
        .filter(|r| {
            matches!(
                r.class,
                RowClass::New | RowClass::Changed | RowClass::SameName
            )
        })
        .filter_map(|r| r.learner.as_ref())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::RowClass::{Changed, Duplicate, Invalid, New, SameName, Unchanged};
    use super::*;
    use LearnerResult::Pending;
    use proptest::prelude::*;

    fn row(line: u32, number: &str, name: &str) -> RosterRow {
        let cells = HashMap::from([
            (RosterField::Number, number.to_owned()),
            (RosterField::Name, name.to_owned()),
            (RosterField::Result, "passed".to_owned()),
        ]);
        RosterRow {
            line,
            cells,
            broken: None,
            original: vec![number.into(), name.into()],
        }
    }

    #[test]
    fn a_column_that_is_not_there_changes_nothing() {
        let cohort = CohortId::from("c");
        let first = classify(vec![row(2, "1", "Ann")], &cohort, &[], Pending);
        let known: Vec<Learner> = to_write(&first).cloned().collect();
        let mut again = row(2, "1", "Ann");
        again.cells.remove(&RosterField::Result);
        let second = classify(vec![again], &cohort, &known, Pending);
        assert_eq!(second[0].class, Unchanged);
        assert_eq!(
            second[0].learner.as_ref().map(|l| l.result),
            Some(LearnerResult::Passed)
        );
    }

    #[test]
    fn a_file_without_results_or_numbers_is_read_as_the_person_says() {
        let cohort = CohortId::from("c");
        let mut plain = row(2, "", "Ann");
        plain.cells.remove(&RosterField::Result);
        plain.cells.remove(&RosterField::Number);
        plain
            .cells
            .insert(RosterField::Email, "Ann@Example.org".into());
        let rows = classify(vec![plain], &cohort, &[], LearnerResult::Passed);
        let learner = rows[0].learner.as_ref().unwrap();
        assert_eq!(learner.result, LearnerResult::Passed);
        assert_eq!(learner.number, "ann@example.org");
        assert_eq!(learner.email, "Ann@Example.org");
    }

    fn classes(rows: &[ClassedRow]) -> Vec<RowClass> {
        rows.iter().map(|r| r.class).collect()
    }

    #[test]
    fn every_class_has_its_case() {
        let cohort = CohortId::from("c");
        let first = classify(
            vec![row(2, "1", "Ada Byron"), row(3, "2", "王小明")],
            &cohort,
            &[],
            Pending,
        );
        assert_eq!(classes(&first), [New, New]);
        let existing: Vec<Learner> = to_write(&first).cloned().collect();
        let mut renamed = row(3, "2", "王大明");
        renamed.cells.insert(RosterField::Grade, "A".into());
        let again = classify(
            vec![
                row(2, "1", " Ada  Byron"),
                renamed,
                row(4, "2", "x"),
                row(5, "3", "ada byron"),
                row(6, "", "y"),
                row(7, "9", ""),
            ],
            &cohort,
            &existing,
            Pending,
        );
        assert_eq!(
            classes(&again),
            [Unchanged, Changed, Duplicate, SameName, Invalid, Invalid]
        );
        assert!(again[1].reason.contains("王小明 → 王大明"));
        assert!(again[2].reason.contains("line 3"));
        let totals = RosterTotals::of(&again);
        assert_eq!((totals.rows, totals.invalid), (6, 2));
    }

    #[test]
    fn a_name_from_a_wrong_encoding_is_refused_not_mended() {
        let cohort = CohortId::from("c");
        let rows = classify(vec![row(2, "1", "Mo\u{FFFD}ns")], &cohort, &[], Pending);
        assert_eq!(rows[0].class, Invalid);
        assert!(rows[0].reason.contains("encoding"));
    }

    proptest! {
        #[test]
        fn no_row_is_lost_and_a_second_import_changes_nothing(
            rows in prop::collection::vec(("[0-9]{0,2}", "\\PC{0,12}"), 0..60)
        ) {
            let cohort = CohortId::from("c");
            let make = || rows.iter().enumerate().map(|(i, (n, name))| row(i as u32 + 2, n, name)).collect::<Vec<_>>();
            let first = classify(make(), &cohort, &[], Pending);
            prop_assert_eq!(first.len(), rows.len());
            let t = RosterTotals::of(&first);
            prop_assert_eq!(t.rows, t.new + t.unchanged + t.changed + t.duplicate + t.same_name + t.invalid);
            let stored: Vec<Learner> = to_write(&first).cloned().collect();
            let second = classify(make(), &cohort, &stored, Pending);
            prop_assert_eq!(to_write(&second).count(), 0);
        }
    }
}
