//! The learners of a cohort in the order of their names, packed: a large cohort is gone through
//! without holding it as records.

use domain::cohort::{Learner, LearnerResult};
use domain::record_kind::RecordKind;
use domain::{CohortId, Date, LearnerId};

use crate::core::error::StudioError;
use crate::core::packed::PackedRows;
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// The learners of a cohort, by name.
pub(crate) struct LearnersByName {
    cohort: CohortId,
    rows: PackedRows,
    order: Vec<u32>,
}

fn tag(result: LearnerResult) -> &'static str {
    match result {
        LearnerResult::Passed => "passed",
        LearnerResult::Failed => "failed",
        LearnerResult::Pending => "pending",
    }
}

fn result(tag: &str) -> LearnerResult {
    match tag {
        "passed" => LearnerResult::Passed,
        "failed" => LearnerResult::Failed,
        _ => LearnerResult::Pending,
    }
}

impl LearnersByName {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    /// The learner at a place, without the mail address.
    pub(crate) fn at(&self, place: usize) -> Option<Learner> {
        let mut row = self.rows.row(*self.order.get(place)? as usize);
        Some(Learner {
            name: row.owned(),
            number: row.owned(),
            id: LearnerId(row.owned()),
            latin_name: row.owned(),
            result: result(row.text()),
            grade: row.owned(),
            completed_on: Date::parse(row.text()).ok(),
            earlier_numbers: row
                .text()
                .split_terminator('\n')
                .map(str::to_owned)
                .collect(),
            cohort_id: self.cohort.clone(),
            email: String::new(),
        })
    }
}

impl Studio {
    /// The learners of a cohort that are wanted, in the order of their names.
    pub(crate) fn learners_by_name(
        &self,
        cohort: &CohortId,
        wanted: impl Fn(&Learner) -> bool,
    ) -> Result<LearnersByName, StudioError> {
        let mut rows = PackedRows::default();
        let beginning = format!("{cohort}/");
        self.each_beginning(RecordKind::Learner, &beginning, |saved: Saved<Learner>| {
            let learner = saved.value;
            if wanted(&learner) {
                let earlier = &learner.earlier_numbers;
                rows.push([
                    learner.name.as_str(),
                    &learner.number,
                    learner.id.as_str(),
                    &learner.latin_name,
                    tag(learner.result),
                    &learner.grade,
                    learner.completed_on.as_ref().map_or("", Date::as_str),
                    &earlier.join("\n"),
                ]);
            }
        })?;
        let mut order: Vec<u32> = (0..rows.len())
            .filter_map(|place| u32::try_from(place).ok())
            .collect();
        order.sort_by(|a, b| {
            let name = |place: &u32| rows.row(*place as usize).take(2);
            name(a).cmp(name(b))
        });
        Ok(LearnersByName {
            cohort: cohort.clone(),
            rows,
            order,
        })
    }
}
