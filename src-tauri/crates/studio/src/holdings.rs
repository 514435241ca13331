//! What learners hold already, looked up once for a whole cohort.

use std::collections::{HashMap, HashSet};

use domain::certificate::{
    Certificate, StackedAward, Standing, belongs_to, deciding, may_belong_to,
};
use domain::cohort::Learner;
use domain::programme::{Programme, Stackability};

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// Certificates of a programme and of those that stack towards it, by learner's number.
pub(crate) struct Holdings {
    same: HashMap<String, Vec<Certificate>>,
    towards: HashMap<String, Vec<Certificate>>,
}

impl Holdings {
    /// The certificate that decides what a learner gets.
    pub(crate) fn deciding(&self, learner: &Learner) -> Option<&Certificate> {
        let mine = self.same.get(&learner.number)?;
        deciding(mine.iter().filter(|c| belongs_to(c, learner)))
    }

    /// A valid certificate that may be the learner's in another name.
    pub(crate) fn in_another_name(&self, learner: &Learner) -> Option<&Certificate> {
        let mine = self.same.get(&learner.number)?.iter();
        deciding(mine.filter(|c| c.standing == Standing::Valid && may_belong_to(c, learner)))
    }

    /// The awards that count towards this one, one a programme, as they are printed on it.
    pub(crate) fn stacked(&self, learner: &Learner) -> Vec<StackedAward> {
        let Some(mine) = self.towards.get(&learner.number) else {
            return Vec::new();
        };
        let mut newest: HashMap<&str, &Certificate> = HashMap::new();
        for held in mine.iter().filter(|c| belongs_to(c, learner)) {
            let known = newest.entry(&held.programme_code).or_insert(held);
            if (&held.issued_on, &held.serial) > (&known.issued_on, &known.serial) {
                *known = held;
            }
        }
        let mut stacked: Vec<StackedAward> = newest
            .into_values()
            .map(|held| StackedAward {
                title: held.programme_title.clone(),
                serial: held.serial.clone(),
                issued_on: held.issued_on.clone(),
            })
            .collect();
        stacked.sort_by(|a, b| (&a.issued_on, &a.serial).cmp(&(&b.issued_on, &b.serial)));
        stacked
    }
}

impl Studio {
    /// What learners hold of a programme, and of those that count towards it.
    pub(crate) fn holdings(&self, programme: &Programme) -> Result<Holdings, StudioError> {
        let codes: HashSet<String> = self
            .list::<Programme>(records::PROGRAMME, "")?
            .into_iter()
            .filter(|p| match &p.value.stackability {
                Stackability::StacksTowards { codes } => codes.contains(&programme.code),
                Stackability::NotStated | Stackability::StandAlone => false,
            })
            .map(|p| p.value.code)
            .collect();
        let mut holdings = Holdings {
            same: HashMap::new(),
            towards: HashMap::new(),
        };
        for saved in self.list::<Certificate>(records::CERTIFICATE, "")? {
            let held = saved.value;
            let place = if held.programme_code == programme.code {
                &mut holdings.same
            } else if held.standing == Standing::Valid && codes.contains(&held.programme_code) {
                &mut holdings.towards
            } else {
                continue;
            };
            place
                .entry(held.learner_number.clone())
                .or_default()
                .push(held);
        }
        Ok(holdings)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::Date;
    use domain::cohort::LearnerResult;

    use super::*;

    fn held(code: &str, name: &str, serial: &str, day: &str) -> Certificate {
        Certificate {
            serial: serial.to_owned(),
            run_id: "r".into(),
            programme_id: code.into(),
            programme_code: code.to_owned(),
            programme_version: 1,
            programme_title: format!("Title of {code}"),
            cohort_id: "before".into(),
            cohort_name: "Before".to_owned(),
            learner_id: "before/7".into(),
            learner_number: "7".to_owned(),
            name: name.to_owned(),
            latin_name: String::new(),
            grade: String::new(),
            issued_on: Date::parse(day).unwrap(),
            valid_until: None,
            completed_on: None,
            stacked: Vec::new(),
            rubrics: Vec::new(),
            award: None,
            sheet: String::new(),
            replaces: String::new(),
            standing: Standing::Valid,
            reprints: 0,
        }
    }

    #[test]
    fn the_newest_award_of_each_programme_is_stacked_for_the_same_person() {
        let learner = Learner {
            id: "now/7".into(),
            cohort_id: "now".into(),
            number: "7".to_owned(),
            name: "Ada Lovelace".to_owned(),
            latin_name: String::new(),
            email: String::new(),
            result: LearnerResult::Passed,
            grade: String::new(),
            completed_on: None,
        };
        let mine = vec![
            held("B", "Ada Lovelace", "B-1", "2025-05-01"),
            held("A", "ada lovelace", "A-1", "2024-01-01"),
            held("A", "Ada Lovelace", "A-2", "2026-01-01"),
            // Another cohort's number 7.
            held("C", "Charles Babbage", "C-1", "2025-01-01"),
        ];
        let holdings = Holdings {
            same: HashMap::new(),
            towards: HashMap::from([("7".to_owned(), mine)]),
        };
        let serials: Vec<String> = holdings
            .stacked(&learner)
            .into_iter()
            .map(|s| s.serial)
            .collect();
        assert_eq!(serials, ["B-1", "A-2"]);
    }
}
