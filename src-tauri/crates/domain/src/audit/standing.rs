//! How an audit stands: clause by clause, in numbers, and what is to be mended.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::judgement::{Judgement, Severity};
use crate::check::{CheckResult, Pointer, Rating};
use crate::quality_standard::Clause;
use crate::{ClauseId, Date};

/// How an audit stands, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// Clauses met.
    pub met: u32,
    /// Clauses partly met.
    pub partly: u32,
    /// Clauses not met.
    pub not_met: u32,
    /// Clauses that do not apply.
    pub not_applicable: u32,
    /// Clauses nobody has judged.
    pub to_do: u32,
    /// Weighted share of what was judged: met counts in full, partly by half. Per cent, rounded down.
    pub conformity: u32,
}

/// How a clause stands: the reviewer's word if given, else the rule's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClauseStanding {
    /// The clause.
    pub clause: Clause,
    /// What the rule found.
    pub check: Option<CheckResult>,
    /// What the reviewer said.
    pub judgement: Option<Judgement>,
    /// What counts.
    pub rating: Option<Rating>,
}

/// Something to mend, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The clause's number.
    pub clause_number: String,
    /// The clause.
    pub clause_id: ClauseId,
    /// The clause's title.
    pub clause_title: Message,
    /// Partly or not met.
    pub rating: Rating,
    /// Whether the clause is mandatory.
    pub mandatory: bool,
    /// How serious.
    pub severity: Severity,
    /// What was found.
    pub text: Message,
    /// Who mends it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Where to mend it.
    pub pointers: Vec<Pointer>,
}

/// Everything a screen or a report says of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditStanding {
    /// Every clause in order.
    pub clauses: Vec<ClauseStanding>,
    /// In numbers.
    pub score: Score,
    /// What to mend.
    pub findings: Vec<Finding>,
}

pub(super) fn score(clauses: &[ClauseStanding]) -> Score {
    let mut score = Score::default();
    let (mut reached, mut possible) = (0_u64, 0_u64);
    for standing in clauses {
        let weight = u64::from(standing.clause.weight);
        match standing.rating {
            Some(Rating::Met) => {
                (score.met, reached, possible) =
                    (score.met + 1, reached + 2 * weight, possible + 2 * weight)
            }
            Some(Rating::Partly) => {
                (score.partly, reached, possible) =
                    (score.partly + 1, reached + weight, possible + 2 * weight)
            }
            Some(Rating::NotMet) => {
                (score.not_met, possible) = (score.not_met + 1, possible + 2 * weight)
            }
            Some(Rating::NotApplicable) => score.not_applicable += 1,
            None => score.to_do += 1,
        }
    }
    let conformity = (reached * 100).checked_div(possible).unwrap_or(0);
    score.conformity = u32::try_from(conformity).unwrap_or(100);
    score
}

pub(super) fn finding(standing: &ClauseStanding) -> Option<Finding> {
    let rating = standing
        .rating
        .filter(|r| matches!(r, Rating::Partly | Rating::NotMet))?;
    let judgement = standing.judgement.as_ref();
    let note = judgement.map(|j| j.note.trim()).filter(|n| !n.is_empty());
    let checked = standing.check.as_ref().filter(|c| c.rating != Rating::Met);
    let severity =
        judgement
            .and_then(|j| j.severity)
            .unwrap_or(match (rating, standing.clause.mandatory) {
                (Rating::NotMet, true) => Severity::Major,
                _ => Severity::Minor,
            });
    Some(Finding {
        clause_number: standing.clause.number.clone(),
        clause_id: standing.clause.id.clone(),
        clause_title: standing.clause.title.clone(),
        rating,
        mandatory: standing.clause.mandatory,
        severity,
        text: note
            .map(Message::verbatim)
            .or_else(|| checked.map(|c| c.message.clone()))
            .unwrap_or_else(say::audits::no_reason),
        owner: judgement.map(|j| j.owner.clone()).unwrap_or_default(),
        due: judgement.and_then(|j| j.due.clone()),
        pointers: checked.map(|c| c.pointers.clone()).unwrap_or_default(),
    })
}
