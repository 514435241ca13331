//! Classing rows against the learners of a cohort and against each other.

use words::{Message, Messages, say};

use crate::cohort::{Learner, LearnerResult, name_key, tidy_name};
use crate::{CohortId, Date};

use super::in_file::InFile;
use super::known::{Alike, Known};
use super::row::{ClassedRow, Entry, RosterRow, RowClass};
use super::same_person::quite_another_name;

/// What an import goes by beside its rows.
pub struct Import<'a> {
    /// The cohort.
    pub cohort: &'a CohortId,
    /// The learners in it.
    pub existing: &'a [Learner],
    /// The result of new learners of whose result the file says nothing.
    pub unsaid: LearnerResult,
    /// The day of today, where it is known: days ahead of it, and long before, are to look at.
    pub today: Option<&'a Date>,
    /// Whether a person looked at the row in this line and takes it in.
    pub take: &'a dyn Fn(u32) -> bool,
}

/// Characters of the longest name.
pub(super) const LONGEST_NAME: usize = 200;
/// Years after which a day of completion is more likely another day.
const LONG_AGO: u16 = 15;

/// Whether a day of completion is ahead of today or long ago.
pub(super) fn is_far(day: &Date, today: &Date) -> bool {
    day > today || day.parts().0 + LONG_AGO < today.parts().0
}

/// The learner of an entry, and what to look at. What the file says nothing of stays as it was.
fn read(
    entry: Entry,
    import: &Import<'_>,
    known: &Known<'_>,
) -> Result<(Learner, Messages), Message> {
    use say::cohorts as say;
    let mut doubts = Messages::default();
    let name = tidy_name(&entry.name);
    if name.is_empty() {
        return Err(say::roster_name_empty());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(say::roster_name_too_long(LONGEST_NAME));
    }
    let email = entry.email.as_deref().unwrap_or_default();
    let number = match entry.number {
        Some(number) if number.is_empty() => return Err(say::roster_no_identity("number")),
        Some(number) => number,
        None if entry.email.is_none() => return Err(say::roster_no_identity("none")),
        None if email.is_empty() => return Err(say::roster_no_identity("email")),
        // A file without numbers finds learners by mail and name.
        None => match known.with_mail(email) {
            Some(old) if !quite_another_name(&old.name, &name) => old.number.clone(),
            Some(old) => {
                doubts.push(say::roster_look_mail_of_other(
                    email,
                    &old.name,
                    &old.number,
                ));
                email.to_lowercase()
            }
            None => {
                if let Some(old) = known.named(&name).next() {
                    doubts.push(say::roster_look_name_here(&old.number));
                }
                email.to_lowercase()
            }
        },
    };
    let mut learner = Learner {
        id: known.identity(import.cohort, &number),
        cohort_id: import.cohort.clone(),
        number,
        name,
        latin_name: String::new(),
        email: String::new(),
        result: import.unsaid,
        grade: String::new(),
        completed_on: None,
        earlier_numbers: Vec::new(),
    };
    let old = known.with_number(&learner.number);
    let kept = |said: Option<String>, old: Option<&String>| {
        said.unwrap_or_else(|| old.cloned().unwrap_or_default())
    };
    learner.earlier_numbers = old.map(|o| o.earlier_numbers.clone()).unwrap_or_default();
    learner.latin_name = kept(entry.latin_name, old.map(|o| &o.latin_name));
    learner.email = kept(entry.email, old.map(|o| &o.email));
    learner.grade = kept(entry.grade, old.map(|o| &o.grade));
    learner.result = entry
        .result
        .or(old.map(|o| o.result))
        .unwrap_or(import.unsaid);
    learner.completed_on = match entry.completed_on {
        Some(day) => day,
        None => old.and_then(|o| o.completed_on.clone()),
    };
    if let (Some(day), Some(today)) = (&learner.completed_on, import.today)
        && old.is_none_or(|old| old.completed_on != learner.completed_on)
        && is_far(day, today)
    {
        doubts.push(say::roster_look_far_day(day.as_str()));
    }
    // A list in small letters or capitals says nothing new of a name that is known better.
    if let Some(old) = old
        && name_key(&old.name) == name_key(&learner.name)
        && is_one_case(&learner.name)
        && !is_one_case(&old.name)
    {
        learner.name.clone_from(&old.name);
    }
    Ok((learner, doubts))
}

/// Whether a name is all in small letters or all in capitals.
fn is_one_case(name: &str) -> bool {
    name.to_lowercase() == name || name.to_uppercase() == name
}

fn differences(old: &Learner, new: &Learner) -> Messages {
    use say::cohorts as say;
    let date = |d: &Option<Date>| shown(d.as_ref().map_or("", Date::as_str));
    [
        (
            say::roster_fields_name(),
            shown(&old.name),
            shown(&new.name),
        ),
        (
            say::roster_fields_latin_name(),
            shown(&old.latin_name),
            shown(&new.latin_name),
        ),
        (
            say::roster_fields_email(),
            shown(&old.email),
            shown(&new.email),
        ),
        (
            say::roster_fields_result(),
            old.result.label(),
            new.result.label(),
        ),
        (
            say::roster_fields_grade(),
            shown(&old.grade),
            shown(&new.grade),
        ),
        (
            say::roster_fields_completed_on(),
            date(&old.completed_on),
            date(&new.completed_on),
        ),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(field, before, after)| say::roster_change(after, before, field))
    .collect()
}

fn shown(text: &str) -> Message {
    if text.is_empty() {
        say::cohorts::roster_empty()
    } else {
        Message::verbatim(text)
    }
}

/// Whether a row further down says anything else of the same learner.
fn contradicts(first: &Learner, again: &Learner) -> Option<Message> {
    use say::cohorts as say;
    if name_key(&first.name) != name_key(&again.name) {
        return Some(say::roster_look_same_number(
            &first.name,
            &first.number,
            &again.name,
        ));
    }
    let other = first.result != again.result
        || (!again.grade.is_empty() && first.grade != again.grade)
        || (again.completed_on.is_some() && first.completed_on != again.completed_on)
        || (!again.latin_name.is_empty() && first.latin_name != again.latin_name);
    other.then(|| say::roster_look_other_result(&first.number))
}

pub(super) fn alike_message(alike: Alike, other: &Learner) -> Message {
    match alike {
        Alike::EarlierNumber => {
            say::cohorts::roster_look_earlier_number(&other.name, &other.number)
        }
        Alike::NearNumber => say::cohorts::roster_look_near_number(&other.name, &other.number),
        Alike::NameAndMail => say::cohorts::roster_look_name_and_mail(&other.email, &other.number),
    }
}

/// The rows that were classed so far.
struct Classed<'a> {
    import: &'a Import<'a>,
    known: Known<'a>,
    in_file: InFile,
    rows: Vec<ClassedRow>,
}

impl Classed<'_> {
    /// Makes a row that was classed already one to look at.
    fn look_back(&mut self, at: usize, reason: Message) {
        if let Some(row) = self.rows.get_mut(at)
            && !matches!(row.class, RowClass::Unchanged | RowClass::Duplicate)
        {
            if row.class != RowClass::LookAt {
                row.class = RowClass::LookAt;
                row.taken = (self.import.take)(row.line);
            }
            if !row.reason.contains(&reason) {
                row.reason.push(reason);
            }
        }
    }

    fn add(&mut self, row: RosterRow) {
        let line = row.line;
        let read = row
            .entry
            .and_then(|entry| read(entry, self.import, &self.known));
        let classed = match read {
            Err(reason) => ClassedRow {
                line,
                class: RowClass::Invalid,
                reason: std::iter::once(reason)
                    .chain(row.doubts.iter().cloned())
                    .collect(),
                learner: None,
                original: Vec::new(),
                taken: false,
            },
            Ok((learner, doubts)) => {
                let doubts = row.doubts.iter().chain(&doubts).cloned().collect();
                let (class, reason, taken) = self.class_of(line, &learner, doubts);
                if class != RowClass::Duplicate {
                    self.in_file.add(self.rows.len(), &learner);
                }
                ClassedRow {
                    line,
                    class,
                    reason,
                    learner: Some(learner),
                    original: Vec::new(),
                    taken,
                }
            }
        };
        self.rows.push(classed);
    }

    fn class_of(
        &mut self,
        line: u32,
        learner: &Learner,
        mut doubts: Messages,
    ) -> (RowClass, Messages, bool) {
        use say::cohorts as say;
        let take = (self.import.take)(line);
        if let Some(at) = self.in_file.same(&self.rows, learner) {
            let Some((first_line, first_taken, first)) = self
                .rows
                .get(at)
                .and_then(|row| Some((row.line, row.taken, row.learner.as_ref()?)))
            else {
                return (RowClass::LookAt, doubts, false);
            };
            let Some(contradiction) = contradicts(first, learner) else {
                return (
                    RowClass::Duplicate,
                    say::roster_duplicate(first_line, &learner.number).into(),
                    false,
                );
            };
            doubts.push(say::roster_look_line(first_line, contradiction.clone()));
            let unchanged = self
                .rows
                .get(at)
                .is_some_and(|row| row.class == RowClass::Unchanged);
            self.look_back(at, say::roster_look_line(line, contradiction));
            let other_taken = !unchanged && first_taken && (self.import.take)(first_line);
            return (RowClass::LookAt, doubts, take && !other_taken);
        }
        let old = self.known.with_number(&learner.number);
        if old.is_some_and(|old| old == learner) {
            return (RowClass::Unchanged, Messages::default(), false);
        }
        if let Some(old) = old {
            if quite_another_name(&old.name, &learner.name) {
                doubts.push(say::roster_look_other_name(&old.name, &learner.number));
            }
            let changes = differences(old, learner);
            if doubts.is_empty() {
                return (RowClass::Changed, changes, true);
            }
            return (
                RowClass::LookAt,
                doubts.iter().chain(&changes).cloned().collect(),
                take,
            );
        }
        if let Some((alike, other)) = self.known.alike(learner) {
            doubts.push(alike_message(alike, other));
        }
        if let Some((alike, at)) = self.in_file.alike(&self.rows, learner) {
            if let Some(row) = self.rows.get(at)
                && let Some(other) = &row.learner
            {
                doubts.push(say::roster_look_line(row.line, alike_message(alike, other)));
            }
            self.look_back(
                at,
                say::roster_look_line(line, alike_message(alike, learner)),
            );
        }
        if !doubts.is_empty() {
            return (RowClass::LookAt, doubts, take);
        }
        let others: Vec<String> = self
            .known
            .named(&learner.name)
            .map(|other| other.number.clone())
            .chain(self.in_file.named(&self.rows, learner).filter_map(|at| {
                self.rows
                    .get(at)?
                    .learner
                    .as_ref()
                    .map(|l| l.number.clone())
            }))
            .take(3)
            .collect();
        if others.is_empty() {
            (RowClass::New, Messages::default(), true)
        } else {
            (
                RowClass::SameName,
                say::roster_same_name(others).into(),
                true,
            )
        }
    }
}

/// Classes every row against the learners already in the cohort, and against the rows above it.
///
/// A row that says of a number what an earlier one does not, and rows that may be one person, are to
/// look at. A row with a name that another number has is taken in and pointed out.
#[must_use]
pub fn classify(rows: impl IntoIterator<Item = RosterRow>, import: &Import<'_>) -> Vec<ClassedRow> {
    let mut classed = Classed {
        import,
        known: Known::of(import.existing),
        in_file: InFile::default(),
        rows: Vec::new(),
    };
    for row in rows {
        classed.add(row);
    }
    classed.rows
}

/// The learners that an import would write.
pub fn to_write(rows: Vec<ClassedRow>) -> impl Iterator<Item = Learner> {
    rows.into_iter()
        .filter(|r| r.taken)
        .filter_map(|r| r.learner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::RowClass::{Changed, Duplicate, Invalid, LookAt, SameName, Unchanged};
    use super::*;
    use crate::roster::RosterTotals;
    use LearnerResult::{Failed, Passed, Pending};
    use proptest::prelude::*;

    fn row(line: u32, number: &str, name: &str) -> RosterRow {
        RosterRow {
            line,
            entry: Ok(Entry {
                number: Some(number.to_owned()),
                name: name.to_owned(),
                result: Some(Passed),
                ..Entry::default()
            }),
            doubts: Messages::default(),
        }
    }

    fn with(mut row: RosterRow, change: impl FnOnce(&mut Entry)) -> RosterRow {
        change(row.entry.as_mut().unwrap());
        row
    }

    fn by_mail(line: u32, mail: &str, name: &str) -> RosterRow {
        with(row(line, "", name), |e| {
            e.number = None;
            e.email = Some(mail.to_owned());
        })
    }

    fn class(
        rows: Vec<RosterRow>,
        existing: &[Learner],
        unsaid: LearnerResult,
        take: &[u32],
    ) -> Vec<ClassedRow> {
        classify(
            rows,
            &Import {
                cohort: &CohortId::from("c"),
                existing,
                unsaid,
                today: None,
                take: &|line| take.contains(&line),
            },
        )
    }

    fn classes(rows: &[ClassedRow]) -> Vec<RowClass> {
        rows.iter().map(|r| r.class).collect()
    }

    fn stored(rows: Vec<RosterRow>) -> Vec<Learner> {
        to_write(class(rows, &[], Pending, &[])).collect()
    }

    #[test]
    fn a_column_that_is_not_there_changes_nothing() {
        let known = stored(vec![row(2, "1", "Ann")]);
        let again = with(row(2, "1", "Ann"), |e| e.result = None);
        let second = class(vec![again], &known, Pending, &[]);
        assert_eq!(second[0].class, Unchanged);
        assert_eq!(second[0].learner.as_ref().map(|l| l.result), Some(Passed));
    }

    #[test]
    fn a_file_without_results_or_numbers_is_read_as_the_person_says() {
        let plain = with(by_mail(2, "Ann@Example.org", "Ann"), |e| e.result = None);
        let rows = class(vec![plain], &[], Passed, &[]);
        let learner = rows[0].learner.as_ref().unwrap();
        assert_eq!(learner.result, Passed);
        assert_eq!(learner.number, "ann@example.org");
        assert_eq!(learner.email, "Ann@Example.org");
    }

    #[test]
    fn every_class_has_its_case() {
        let existing = stored(vec![row(2, "1", "Ada Byron"), row(3, "2", "王小明")]);
        let again = class(
            vec![
                row(2, "1", " Ada  Byron"),
                with(row(3, "2", "王小明"), |e| e.grade = Some("A".into())),
                row(4, "2", "王小明"),
                row(5, "3", "ada byron"),
                row(6, "", "y"),
                row(7, "9", ""),
                row(8, "2", "x"),
            ],
            &existing,
            Pending,
            &[],
        );
        assert_eq!(
            classes(&again),
            [
                Unchanged, LookAt, Duplicate, SameName, Invalid, Invalid, LookAt
            ]
        );
        assert!(again[2].reason.in_english()[0].contains("line 3"));
        let totals = RosterTotals::of(&again);
        assert_eq!(
            (totals.rows, totals.invalid, totals.taken, totals.left_out),
            (7, 2, 1, 5)
        );
        let changed = class(
            vec![with(row(3, "2", "王小明"), |e| e.result = Some(Failed))],
            &existing,
            Pending,
            &[],
        );
        assert_eq!(classes(&changed), [Changed]);
    }

    #[test]
    fn one_number_with_another_name_or_result_is_to_look_at() {
        let rows = || {
            vec![
                row(2, "1", "Amal Haddad"),
                row(3, "2", "Bea Ruiz"),
                row(4, "1", "Cai Wu"),
                with(row(5, "2", "Bea Ruiz"), |e| e.result = Some(Failed)),
            ]
        };
        assert_eq!(classes(&class(rows(), &[], Pending, &[])), [LookAt; 4]);
        assert_eq!(to_write(class(rows(), &[], Pending, &[])).count(), 0);
        let taken = class(rows(), &[], Pending, &[4, 3, 5]);
        let names: Vec<(String, LearnerResult)> =
            to_write(taken).map(|l| (l.name, l.result)).collect();
        assert_eq!(
            names,
            [
                ("Bea Ruiz".to_owned(), Passed),
                ("Cai Wu".to_owned(), Passed)
            ]
        );
    }

    #[test]
    fn near_numbers_and_shared_mail_are_to_look_at() {
        let rows = class(
            vec![
                row(2, "ab12", "Amal Haddad"),
                row(3, "AB12", "Amal Haddad"),
                row(4, "AB 12", "Amal Haddad"),
            ],
            &[],
            Pending,
            &[],
        );
        assert_eq!(classes(&rows), [LookAt; 3]);
        let known = stored(vec![row(2, "00123", "Amal Haddad")]);
        assert_eq!(
            classes(&class(
                vec![row(2, "123", "Amal Haddad")],
                &known,
                Pending,
                &[]
            )),
            [LookAt]
        );
        let mail = |line, number: &str, mail: &str| {
            with(row(line, number, "Amal Haddad"), |e| {
                e.email = Some(mail.into())
            })
        };
        let rows = class(
            vec![
                mail(2, "S1", "amal@personal.example"),
                mail(3, "S2", "amal@uni.example"),
            ],
            &[],
            Pending,
            &[],
        );
        assert_eq!(classes(&rows), [LookAt; 2]);
    }

    #[test]
    fn a_list_without_numbers_finds_learners_by_mail_and_name() {
        let known = stored(vec![with(row(2, "1", "Amal Haddad"), |e| {
            e.email = Some("amal@example.org".into());
            e.result = Some(Pending);
        })]);
        let rows = class(
            vec![
                by_mail(2, "Amal@example.org", "Amal Haddad"),
                by_mail(3, "amal@example.org", "Cai Wu"),
                by_mail(4, "x@example.org", "Amal Haddad"),
            ],
            &known,
            Pending,
            &[],
        );
        assert_eq!(classes(&rows), [Changed, LookAt, LookAt]);
        assert_eq!(rows[0].learner.as_ref().unwrap().number, "1");
    }

    #[test]
    fn a_known_number_with_quite_another_name_is_to_look_at() {
        let known = stored(vec![row(2, "1", "Amal Haddad")]);
        assert_eq!(
            classes(&class(vec![row(2, "1", "Amal King")], &known, Pending, &[])),
            [Changed]
        );
        assert_eq!(
            classes(&class(vec![row(2, "1", "Cai Wu")], &known, Pending, &[])),
            [LookAt]
        );
        assert_eq!(
            to_write(class(vec![row(2, "1", "Cai Wu")], &known, Pending, &[2])).count(),
            1
        );
    }

    proptest! {
        #[test]
        fn no_row_is_lost_and_a_second_import_changes_nothing(
            rows in prop::collection::vec(("[0-9]{0,2}", "\\PC{0,12}"), 0..60)
        ) {
            let make = || rows.iter().enumerate().map(|(i, (n, name))| row(i as u32 + 2, n, name)).collect::<Vec<_>>();
            let first = class(make(), &[], Pending, &[]);
            prop_assert_eq!(first.len(), rows.len());
            let t = RosterTotals::of(&first);
            prop_assert_eq!(t.rows, t.new + t.unchanged + t.changed + t.duplicate + t.same_name + t.look_at + t.invalid);
            let stored: Vec<Learner> = to_write(first).collect();
            let second = class(make(), &stored, Pending, &[]);
            prop_assert_eq!(to_write(second).count(), 0);
        }
    }
}
