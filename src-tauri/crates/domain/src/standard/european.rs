//! The European standard elements and principles for micro-credentials.
//!
//! Council Recommendation of 16 June 2022 on a European approach to
//! micro-credentials for lifelong learning and employability (2022/C 243/02):
//! Annex I (elements, mandatory and optional) and Annex II (principles).
//! Clause texts are our plain-English summaries; the titles are the Annexes' own.

use super::{Clause, QualityStandard};
use crate::StandardId;
use crate::check::CheckId;

/// The identity under which the standard ships.
pub const ID: &str = "eu-2022";

const MANDATORY: &str = "Annex I: mandatory elements";
const OPTIONAL: &str = "Annex I: optional elements";
const PRINCIPLES: &str = "Annex II: principles";

type Row = (&'static str, &'static str, Option<CheckId>, u32);

const ELEMENTS: [Row; 11] = [
    (
        "Identification of the learner",
        "The record names the learner so that nobody else could be meant.",
        Some(CheckId::LearnerIdentified),
        2,
    ),
    (
        "Title of the micro-credential",
        "The record carries a title that says what was learned.",
        Some(CheckId::Title),
        3,
    ),
    (
        "Country or region of the issuer",
        "The record says in which country or region the issuer works.",
        Some(CheckId::Country),
        2,
    ),
    (
        "Awarding body",
        "The record names the body that awards the micro-credential.",
        Some(CheckId::AwardingBody),
        3,
    ),
    (
        "Date of issuing",
        "The record carries the day on which it was issued.",
        Some(CheckId::DateOfIssuing),
        2,
    ),
    (
        "Learning outcomes",
        "The record says what the learner knows, understands and can do.",
        Some(CheckId::LearningOutcomes),
        3,
    ),
    (
        "Notional workload",
        "The record gives the workload needed to reach the outcomes, in ECTS credits where possible.",
        Some(CheckId::Workload),
        3,
    ),
    (
        "Level of the learning experience",
        "The record gives the level, and the cycle where one applies, on the EQF or the QF-EHEA.",
        Some(CheckId::Level),
        3,
    ),
    (
        "Type of assessment",
        "The record says how each learning outcome is assessed, so that an outsider can judge what the award proves.",
        Some(CheckId::TypeOfAssessment),
        3,
    ),
    (
        "Form of participation",
        "The record says whether learners took part onsite, online or both.",
        Some(CheckId::Participation),
        2,
    ),
    (
        "Type of quality assurance",
        "The record names the quality assurance that stands behind the micro-credential.",
        Some(CheckId::QualityAssurance),
        3,
    ),
];

const EXTRA: [Row; 5] = [
    (
        "Prerequisites to enrol",
        "The record says what a learner needed in order to enrol, where anything was needed.",
        Some(CheckId::Prerequisites),
        1,
    ),
    (
        "Supervision and identity verification",
        "The record says whether assessment was supervised and the learner's identity verified.",
        Some(CheckId::Supervision),
        2,
    ),
    (
        "Grade achieved",
        "The record gives the grade, where grades are given.",
        None,
        1,
    ),
    (
        "Integration and stackability",
        "The record says whether the micro-credential stands alone or counts towards another.",
        Some(CheckId::Stackability),
        2,
    ),
    (
        "Further information",
        "The record carries anything else a reader would need.",
        None,
        1,
    ),
];

const PRINCIPLE_ROWS: [Row; 10] = [
    (
        "Quality",
        "The micro-credential is subject to internal and external quality assurance that is fit for purpose, documented and open to the public.",
        None,
        3,
    ),
    (
        "Transparency",
        "It is measurable and comparable: outcomes, workload, content, level and offer are stated clearly.",
        Some(CheckId::Transparency),
        2,
    ),
    (
        "Relevance",
        "It meets an identified learning need and is kept up to date, with employers and others taking part in its design.",
        Some(CheckId::Relevance),
        3,
    ),
    (
        "Valid assessment",
        "Outcomes are assessed against transparent criteria.",
        Some(CheckId::ValidAssessment),
        3,
    ),
    (
        "Learning pathways",
        "It supports flexible pathways: it can be stacked, validated and recognised from across systems.",
        Some(CheckId::LearningPathways),
        2,
    ),
    (
        "Recognition",
        "It has a clear signalling value to those who recognise learning for study, training or employment.",
        Some(CheckId::Recognition),
        2,
    ),
    (
        "Portable",
        "It is the learner's own and can be stored and shared with ease, in open formats.",
        None,
        2,
    ),
    (
        "Learner-centred",
        "It meets the needs of its learners, who take part in its quality assurance.",
        None,
        2,
    ),
    (
        "Authentic",
        "It carries what is needed to check the identity of the holder and the issuer, and when and where it was issued.",
        Some(CheckId::Authentic),
        2,
    ),
    (
        "Information and guidance",
        "Information and advice on it reach the widest range of learners.",
        None,
        1,
    ),
];

fn clause(prefix: &str, number: usize, part: &str, mandatory: bool, row: &Row) -> Clause {
    let (title, text, check, weight) = row;
    Clause {
        id: format!("{prefix}{number}").as_str().into(),
        number: if prefix == "p" {
            format!("P{number}")
        } else {
            number.to_string()
        },
        title: (*title).to_owned(),
        text: (*text).to_owned(),
        part: part.to_owned(),
        mandatory,
        weight: *weight,
        check: *check,
    }
}

/// The standard as it ships.
#[must_use]
pub fn standard() -> QualityStandard {
    let elements = ELEMENTS
        .iter()
        .enumerate()
        .map(|(i, row)| clause("e", i + 1, MANDATORY, true, row));
    let extra = EXTRA
        .iter()
        .enumerate()
        .map(|(i, row)| clause("e", ELEMENTS.len() + i + 1, OPTIONAL, false, row));
    let principles = PRINCIPLE_ROWS
        .iter()
        .enumerate()
        .map(|(i, row)| clause("p", i + 1, PRINCIPLES, true, row));
    QualityStandard {
        id: StandardId::from(ID),
        title: "European standard elements and principles".to_owned(),
        version: "2022".to_owned(),
        source: "Council Recommendation of 16 June 2022 (2022/C 243/02), Annexes I and II"
            .to_owned(),
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
        let count = |part: &str| standard.clauses.iter().filter(|c| c.part == part).count();
        assert_eq!(
            (count(MANDATORY), count(OPTIONAL), count(PRINCIPLES)),
            (11, 5, 10)
        );
        let ids: std::collections::HashSet<_> = standard.clauses.iter().map(|c| &c.id).collect();
        assert_eq!(ids.len(), 26);
    }
}
