//! The European standard elements and principles for micro-credentials.
//!
//! Council Recommendation of 16 June 2022 on a European approach to
//! micro-credentials for lifelong learning and employability (2022/C 243/02):
//! Annex I (elements, mandatory and optional) and Annex II (principles).
//! Clause texts are our plain-English summaries; the titles are the Annexes' own.

use words::Message;
use words::say::audits as say;

use super::{Clause, QualityStandard};
use crate::check::CheckId;
use crate::{ClauseId, QualityStandardId};

/// The identity under which the standard ships.
pub const ID: &str = "eu-2022";

type Said = fn() -> Message;
type Row = (Said, Said, Option<CheckId>, u32);

const ELEMENTS: [Row; 11] = [
    (
        say::european_e1_name,
        say::european_e1_text,
        Some(CheckId::LearnerIdentified),
        2,
    ),
    (
        say::european_e2_name,
        say::european_e2_text,
        Some(CheckId::Title),
        3,
    ),
    (
        say::european_e3_name,
        say::european_e3_text,
        Some(CheckId::Country),
        2,
    ),
    (
        say::european_e4_name,
        say::european_e4_text,
        Some(CheckId::AwardingBody),
        3,
    ),
    (
        say::european_e5_name,
        say::european_e5_text,
        Some(CheckId::DateOfIssuing),
        2,
    ),
    (
        say::european_e6_name,
        say::european_e6_text,
        Some(CheckId::LearningOutcomes),
        3,
    ),
    (
        say::european_e7_name,
        say::european_e7_text,
        Some(CheckId::Workload),
        3,
    ),
    (
        say::european_e8_name,
        say::european_e8_text,
        Some(CheckId::Level),
        3,
    ),
    (
        say::european_e9_name,
        say::european_e9_text,
        Some(CheckId::TypeOfAssessment),
        3,
    ),
    (
        say::european_e10_name,
        say::european_e10_text,
        Some(CheckId::Participation),
        2,
    ),
    (
        say::european_e11_name,
        say::european_e11_text,
        Some(CheckId::QualityAssurance),
        3,
    ),
];

const EXTRA: [Row; 5] = [
    (
        say::european_e12_name,
        say::european_e12_text,
        Some(CheckId::Prerequisites),
        1,
    ),
    (
        say::european_e13_name,
        say::european_e13_text,
        Some(CheckId::Supervision),
        2,
    ),
    (say::european_e14_name, say::european_e14_text, None, 1),
    (
        say::european_e15_name,
        say::european_e15_text,
        Some(CheckId::Stackability),
        2,
    ),
    (say::european_e16_name, say::european_e16_text, None, 1),
];

const PRINCIPLE_ROWS: [Row; 10] = [
    (say::european_p1_name, say::european_p1_text, None, 3),
    (
        say::european_p2_name,
        say::european_p2_text,
        Some(CheckId::Transparency),
        2,
    ),
    (
        say::european_p3_name,
        say::european_p3_text,
        Some(CheckId::Relevance),
        3,
    ),
    (
        say::european_p4_name,
        say::european_p4_text,
        Some(CheckId::ValidAssessment),
        3,
    ),
    (
        say::european_p5_name,
        say::european_p5_text,
        Some(CheckId::LearningPathways),
        2,
    ),
    (
        say::european_p6_name,
        say::european_p6_text,
        Some(CheckId::Recognition),
        2,
    ),
    (say::european_p7_name, say::european_p7_text, None, 2),
    (say::european_p8_name, say::european_p8_text, None, 2),
    (
        say::european_p9_name,
        say::european_p9_text,
        Some(CheckId::Authentic),
        2,
    ),
    (say::european_p10_name, say::european_p10_text, None, 1),
];

fn clause(prefix: &str, number: usize, part: Said, mandatory: bool, row: &Row) -> Clause {
    let (title, text, check, weight) = row;
    Clause {
        id: format!("{prefix}{number}").as_str().into(),
        number: if prefix == "p" {
            format!("P{number}")
        } else {
            number.to_string()
        },
        title: title(),
        text: text(),
        part: part(),
        mandatory,
        weight: *weight,
        check: *check,
    }
}

/// Whether a clause of this standard is an element of Annex I.
#[must_use]
pub fn is_element(clause: &ClauseId) -> bool {
    clause.as_str().starts_with('e')
}

/// The standard as it ships.
#[must_use]
pub fn standard() -> QualityStandard {
    let elements = ELEMENTS
        .iter()
        .enumerate()
        .map(|(i, row)| clause("e", i + 1, say::european_mandatory, true, row));
    let extra = EXTRA.iter().enumerate().map(|(i, row)| {
        clause(
            "e",
            ELEMENTS.len() + i + 1,
            say::european_optional,
            false,
            row,
        )
    });
    let principles = PRINCIPLE_ROWS
        .iter()
        .enumerate()
        .map(|(i, row)| clause("p", i + 1, say::european_principles, true, row));
    QualityStandard {
        id: QualityStandardId::from(ID),
        title: say::european_title(),
        version: "2022".to_owned(),
        source: say::european_source(),
        clauses: elements.chain(extra).chain(principles).collect(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn has_every_element_and_principle() {
        let standard = standard();
        let count = |part: Said| standard.clauses.iter().filter(|c| c.part == part()).count();
        assert_eq!(
            (
                count(say::european_mandatory),
                count(say::european_optional),
                count(say::european_principles)
            ),
            (11, 5, 10)
        );
        let ids: std::collections::HashSet<_> = standard.clauses.iter().map(|c| &c.id).collect();
        assert_eq!(ids.len(), 26);
    }
}
