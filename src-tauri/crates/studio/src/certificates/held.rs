//! The certificates that learners hold already, looked up once for a whole cohort.

use std::collections::{BTreeSet, HashMap};

use domain::LearnerId;
use domain::certificate::{
    Certificate, StackedAward, Standing, belongs_to, deciding, may_belong_to,
};
use domain::cohort::Learner;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::roster::may_be_one_person;
use store::Range;

use crate::core::error::StudioError;
use crate::core::indexes::{CERTIFICATE_LEARNER, CERTIFICATE_NAME, PROGRAMME_TOWARDS};
use crate::core::studio::Studio;

/// Entries of an index read at once.
const AT_ONCE: usize = 1_000;

/// Certificates of a programme and of those that stack towards it, by learner's number.
#[derive(Default)]
pub(crate) struct Held {
    same: HashMap<String, Vec<Certificate>>,
    towards: HashMap<String, Vec<Certificate>>,
    /// Valid certificates of people who may be the same under another number, by learner.
    elsewhere: HashMap<LearnerId, Certificate>,
}

/// The certificates that carry a learner's number, or one that it was before.
fn of<'h, 'l>(
    held: &'h HashMap<String, Vec<Certificate>>,
    learner: &'l Learner,
) -> impl Iterator<Item = &'h Certificate> + use<'h, 'l> {
    learner
        .numbers()
        .filter_map(|number| held.get(number))
        .flatten()
}

impl Held {
    /// The certificate that decides what a learner gets.
    pub(crate) fn deciding(&self, learner: &Learner) -> Option<&Certificate> {
        deciding(of(&self.same, learner).filter(|c| belongs_to(c, learner)))
    }

    /// A valid certificate that may be the learner's in another name.
    pub(crate) fn in_another_name(&self, learner: &Learner) -> Option<&Certificate> {
        deciding(
            of(&self.same, learner)
                .filter(|c| c.standing == Standing::Valid && may_belong_to(c, learner)),
        )
    }

    /// A valid certificate that may be the learner's under another number.
    pub(crate) fn in_another_number(&self, learner: &Learner) -> Option<&Certificate> {
        self.elsewhere.get(&learner.id)
    }

    /// The awards that count towards this one, one a programme, as they are printed on it.
    pub(crate) fn stacked(&self, learner: &Learner) -> Vec<StackedAward> {
        let mut newest: HashMap<&str, &Certificate> = HashMap::new();
        for held in of(&self.towards, learner).filter(|c| belongs_to(c, learner)) {
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
    /// What these learners hold of a programme, and of those that count towards it.
    pub(crate) fn held_by(
        &self,
        programme: &Programme,
        learners: &[Learner],
    ) -> Result<Held, StudioError> {
        let towards = self.codes_towards(&programme.code)?;
        let numbers: BTreeSet<&str> = learners.iter().flat_map(Learner::numbers).collect();
        let mut held = Held {
            same: self.held_of(&programme.code, &numbers)?,
            elsewhere: self.held_elsewhere(&programme.code, learners)?,
            ..Held::default()
        };
        for code in &towards {
            for (number, certificates) in self.held_of(code, &numbers)? {
                let valid = certificates
                    .into_iter()
                    .filter(|certificate| certificate.standing == Standing::Valid);
                held.towards.entry(number).or_default().extend(valid);
            }
        }
        Ok(held)
    }

    /// Valid certificates of one programme with the name of one of these learners and another
    /// number, where both may be one person: the numbers are near, or the mail addresses are one.
    fn held_elsewhere(
        &self,
        code: &str,
        learners: &[Learner],
    ) -> Result<HashMap<LearnerId, Certificate>, StudioError> {
        let mut elsewhere = HashMap::new();
        for learner in learners {
            let range = Range::of(code).and(learner.name.as_str());
            let serials = self.ids_in(&CERTIFICATE_NAME, &range)?;
            if serials.is_empty() {
                continue;
            }
            let found = self.get_many::<Certificate>(RecordKind::Certificate, &serials)?;
            for held in found.into_iter().flatten().map(|saved| saved.value) {
                if held.standing == Standing::Valid
                    && !learner.had_number(&held.learner_number)
                    && self.may_be_one(&held, learner)?
                {
                    elsewhere.insert(learner.id.clone(), held);
                }
            }
        }
        Ok(elsewhere)
    }

    /// Whether whoever holds a certificate may be this learner. The mail addresses are looked up:
    /// neither certificates nor packed learners have them.
    fn may_be_one(&self, held: &Certificate, learner: &Learner) -> Result<bool, StudioError> {
        let saved = |id: &LearnerId| self.get::<Learner>(RecordKind::Learner, id.as_str());
        let email = saved(&learner.id)?
            .map(|l| l.value.email)
            .unwrap_or_default();
        let learner = Learner {
            email,
            ..learner.clone()
        };
        let holder = saved(&held.learner_id)?.map_or_else(
            || Learner {
                number: held.learner_number.clone(),
                email: String::new(),
                ..learner.clone()
            },
            |l| l.value,
        );
        Ok(may_be_one_person(&holder, &learner))
    }

    /// The codes of programmes that count towards the one with this code.
    fn codes_towards(&self, code: &str) -> Result<BTreeSet<String>, StudioError> {
        let mut codes = BTreeSet::new();
        let mut after = None;
        loop {
            let found = self.entries(&PROGRAMME_TOWARDS, Range::of(code), AT_ONCE, after)?;
            let parts = found.entries.iter().filter_map(|entry| entry.parts.get(1));
            codes.extend(parts.filter_map(|part| part.as_text().map(str::to_owned)));
            match found.next {
                Some(next) => after = Some(next),
                None => return Ok(codes),
            }
        }
    }

    /// The certificates of one programme that carry one of these numbers, by number.
    pub(crate) fn held_of(
        &self,
        code: &str,
        numbers: &BTreeSet<&str>,
    ) -> Result<HashMap<String, Vec<Certificate>>, StudioError> {
        let mut serials = Vec::new();
        for number in numbers {
            serials.extend(self.ids_in(&CERTIFICATE_LEARNER, &Range::of(code).and(*number))?);
        }
        let mut held: HashMap<String, Vec<Certificate>> = HashMap::new();
        let found = self.get_many::<Certificate>(RecordKind::Certificate, &serials)?;
        for saved in found.into_iter().flatten() {
            held.entry(saved.value.learner_number.clone())
                .or_default()
                .push(saved.value);
        }
        Ok(held)
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
            anchor: String::new(),
            credential: None,
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
            earlier_numbers: Vec::new(),
        };
        let mine = vec![
            held("B", "Ada Lovelace", "B-1", "2025-05-01"),
            held("A", "ada lovelace", "A-1", "2024-01-01"),
            held("A", "Ada Lovelace", "A-2", "2026-01-01"),
            // Another cohort's number 7.
            held("C", "Charles Babbage", "C-1", "2025-01-01"),
        ];
        let held = Held {
            same: HashMap::new(),
            towards: HashMap::from([("7".to_owned(), mine)]),
            elsewhere: HashMap::new(),
        };
        let serials: Vec<String> = held
            .stacked(&learner)
            .into_iter()
            .map(|s| s.serial)
            .collect();
        assert_eq!(serials, ["B-1", "A-2"]);
    }
}
