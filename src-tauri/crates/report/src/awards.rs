//! Decisions on awards.

use domain::award::AwardDecision;
use domain::cohort::LearnerResult;
use domain::table::{Column, Heading, TableStyle};
use words::say::common;
use words::say::tables as say;

/// A learner with the decision, once there is one.
pub struct AwardLine<'l> {
    /// The institution's number for the learner.
    pub number: &'l str,
    /// The learner's name.
    pub name: &'l str,
    /// The decision.
    pub decision: Option<&'l AwardDecision>,
}

impl AwardLine<'_> {
    fn decided(&self, field: impl Fn(&AwardDecision) -> String) -> String {
        self.decision.map(field).unwrap_or_default()
    }
}

fn result(line: &AwardLine<'_>, style: &TableStyle) -> String {
    line.decided(|d| match d.verdict.result {
        LearnerResult::Passed => style.one_of("passed", &say::passed()),
        LearnerResult::Failed => style.one_of("not_passed", &say::not_passed()),
        LearnerResult::Pending => String::new(),
    })
}

/// The rules in turn, a sentence each.
fn why(line: &AwardLine<'_>, style: &TableStyle) -> String {
    let words = style.words();
    line.decided(|d| {
        let rules = d.verdict.explanation.rules.iter();
        rules
            .map(|rule| words.put(&rule.sentence))
            .reduce(|before, next| words.put(&common::sentences(before, next)))
            .unwrap_or_default()
    })
}

/// Decisions, a learner a row.
#[must_use]
pub fn awards<'l>() -> Vec<Column<'static, AwardLine<'l>>> {
    type L<'l> = AwardLine<'l>;
    vec![
        Column::of("learner_number", say::number(), |l: &L<'l>| {
            l.number.to_owned()
        }),
        Column::of("learner_name", say::name(), |l: &L<'l>| l.name.to_owned()),
        Column::new(Heading::new("result", say::result()), result),
        Column::of("result_percent", say::percent(), |l: &L<'l>| {
            l.decided(|d| d.verdict.percent.map(|p| p.to_string()).unwrap_or_default())
        }),
        Column::of("grade", say::grade(), |l: &L<'l>| {
            l.decided(|d| d.verdict.grade.clone())
        }),
        Column::of("standard_title", say::standard_short(), |l: &L<'l>| {
            l.decided(|d| d.standard_title.clone())
        }),
        Column::of("standard_version", say::version(), |l: &L<'l>| {
            l.decided(|d| d.standard_version.to_string())
        }),
        Column::of("decided_at", say::decided_at(), |l: &L<'l>| {
            l.decided(|d| d.decided_at.0.clone())
        }),
        Column::new(Heading::new("explanation", say::why()), why),
    ]
}
