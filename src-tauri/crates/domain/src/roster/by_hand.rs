//! One learner as a person enters or corrects them, held against the others of the cohort.

use words::{Message, say};

use crate::Date;
use crate::cohort::{Learner, LearnerResult};
use crate::result_words::failing_grade;

use super::classify::{LONGEST_NAME, alike_message, is_far};
use super::field::RosterField;
use super::known::{Alike, Known};

/// What is said of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// The field.
    pub field: RosterField,
    /// What is said.
    pub message: Message,
    /// Whether it cannot be saved like this. What does not stop is to look at.
    pub stops: bool,
}

impl Noticed {
    /// What cannot be saved like this.
    #[must_use]
    pub fn stopping(field: RosterField, message: Message) -> Self {
        Self {
            field,
            message,
            stops: true,
        }
    }

    /// What a person should look at.
    #[must_use]
    pub fn to_look_at(field: RosterField, message: Message) -> Self {
        Self {
            field,
            message,
            stops: false,
        }
    }
}

/// What is to say of a learner beside the others of the cohort, `others`. `today` is the day of
/// today, where it is known.
#[must_use]
pub fn held_against(learner: &Learner, others: &[Learner], today: Option<&Date>) -> Vec<Noticed> {
    use say::cohorts as say;
    let known = Known::of(others);
    let mut noticed = Vec::new();
    if learner.name.chars().count() > LONGEST_NAME {
        noticed.push(Noticed::stopping(
            RosterField::Name,
            say::roster_name_too_long(LONGEST_NAME),
        ));
    }
    if let Some(other) = known.with_number(&learner.number) {
        noticed.push(Noticed::stopping(
            RosterField::Number,
            say::learner_number_taken(&other.name, &other.number),
        ));
    } else if let Some((alike, other)) = known.alike(learner) {
        let field = match alike {
            Alike::EarlierNumber | Alike::NearNumber => RosterField::Number,
            Alike::NameAndMail => RosterField::Email,
        };
        noticed.push(Noticed::to_look_at(field, alike_message(alike, other)));
    } else {
        let numbers: Vec<String> = known
            .named(&learner.name)
            .map(|other| other.number.clone())
            .take(3)
            .collect();
        if !numbers.is_empty() {
            noticed.push(Noticed::to_look_at(
                RosterField::Name,
                say::roster_same_name(numbers),
            ));
        }
    }
    if learner.result == LearnerResult::Passed && failing_grade(&learner.grade).is_some() {
        noticed.push(Noticed::to_look_at(
            RosterField::Grade,
            say::roster_look_failing_grade(&learner.grade),
        ));
    }
    if let (Some(day), Some(today)) = (&learner.completed_on, today)
        && is_far(day, today)
    {
        noticed.push(Noticed::to_look_at(
            RosterField::CompletedOn,
            say::roster_look_far_day(day.as_str()),
        ));
    }
    noticed
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::CohortId;
    use crate::roster::learner_id;

    fn learner(number: &str, name: &str, email: &str) -> Learner {
        let cohort = CohortId::from("c");
        Learner {
            id: learner_id(&cohort, number),
            cohort_id: cohort,
            number: number.to_owned(),
            name: name.to_owned(),
            latin_name: String::new(),
            email: email.to_owned(),
            result: LearnerResult::Passed,
            grade: String::new(),
            completed_on: None,
            earlier_numbers: Vec::new(),
        }
    }

    fn said(learner: &Learner, others: &[Learner]) -> Vec<(RosterField, bool)> {
        let today = Date::parse("2026-12-01").unwrap();
        held_against(learner, others, Some(&today))
            .into_iter()
            .map(|noticed| (noticed.field, noticed.stops))
            .collect()
    }

    #[test]
    fn whoever_may_be_another_is_pointed_out_at_the_field_that_shows_it() {
        use RosterField::{CompletedOn, Email, Grade, Name, Number};
        let others = [learner("100", "Ada Byron", "ada@example.org")];
        let one = |number, name, email| said(&learner(number, name, email), &others);
        assert_eq!(one("200", "Grace Hopper", ""), []);
        assert_eq!(one("100", "Grace Hopper", ""), [(Number, true)]);
        assert_eq!(one("0100", "Grace Hopper", ""), [(Number, false)]);
        assert_eq!(one("200", "ada byron", "ADA@example.org"), [(Email, false)]);
        assert_eq!(one("200", "Ada Byron", ""), [(Name, false)]);
        let mut odd = learner("300", "Alan Turing", "");
        odd.grade = "Fail".to_owned();
        odd.completed_on = Some(Date::parse("2036-01-01").unwrap());
        assert_eq!(said(&odd, &others), [(Grade, false), (CompletedOn, false)]);
    }
}
