//! The panel: judges, items, and what was said in which round.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::decimal::Decimal;
use crate::scoring::Closed;
use crate::{AssessmentId, CohortId, PanelId, ProgrammeId, RubricPartId};

/// How the cut score is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PanelMethod {
    /// For each item, whether a minimally competent candidate gets it right.
    AngoffYesNo,
    /// For each item, the chance that one does, in per cent.
    AngoffProbability,
    /// For each item its relevance and difficulty; for each such class, the share of it that
    /// a minimally competent candidate gets right.
    Ebel,
    /// Items in order of difficulty; the first that a minimally competent candidate would
    /// not master.
    Bookmark,
    /// No judgement of items: scores are set against global ratings of the performance.
    BorderlineRegression,
}

/// Something the judges look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelItem {
    /// Its identity within the panel.
    pub id: RubricPartId,
    /// What is asked.
    pub title: String,
    /// The most points.
    pub points: Decimal,
    /// The share of learners who got it right, in per cent, where that is known.
    pub correct: Option<Decimal>,
}

/// A judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Judge {
    /// Its identity within the panel.
    pub id: RubricPartId,
    /// The name.
    pub name: String,
}

/// How many classes of each kind Ebel's method has: four of relevance, three of difficulty.
pub const ITEM_CLASSES: (u32, u32) = (4, 3);

/// A judgement on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelJudgement {
    /// The judge.
    pub judge_id: RubricPartId,
    /// The item; for a bookmark, the first item that would not be mastered.
    pub item_id: RubricPartId,
    /// Angoff: the chance in per cent, 0 or 100 for no and yes. Ebel: the class, four times
    /// difficulty (0 easy to 2 hard) plus relevance (0 essential to 3 questionable).
    pub value: Decimal,
}

/// Ebel: which share of a class of items a minimally competent candidate gets right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EbelRating {
    /// The judge.
    pub judge_id: RubricPartId,
    /// The class, as in [`PanelJudgement::value`].
    pub class: u32,
    /// The share, in per cent.
    pub percent: Decimal,
}

/// A round of judgements.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Round {
    /// Judgements on items.
    pub judgements: Vec<PanelJudgement>,
    /// Ebel's shares.
    pub shares: Vec<EbelRating>,
    /// When it was closed; feedback is shown from then on.
    pub closed: Option<Closed>,
}

/// A candidate whose performance was scored and rated as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The score, in points.
    pub score: Decimal,
    /// The global rating: 1 fail, 2 borderline, 3 pass, 4 good, 5 excellent; `None` where
    /// only the score is known.
    pub rating: Option<u32>,
}

/// A panel with everything it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Panel {
    /// Its identity.
    pub id: PanelId,
    /// The title.
    pub title: String,
    /// The programme version it is for.
    pub programme_id: Option<ProgrammeId>,
    /// The assessment it is for.
    pub assessment_id: Option<AssessmentId>,
    /// The cohort whose scores show how many would pass.
    pub cohort_id: Option<CohortId>,
    /// The method.
    pub method: PanelMethod,
    /// The description of a minimally competent candidate that the judges agreed on.
    pub minimally_competent: String,
    /// The judges.
    pub judges: Vec<Judge>,
    /// The items.
    pub items: Vec<PanelItem>,
    /// Candidates' scores, and ratings for borderline regression.
    pub candidates: Vec<Candidate>,
    /// Rounds, the first first.
    pub rounds: Vec<Round>,
    /// The cut score taken over, in per cent of all points.
    pub adopted: Option<Decimal>,
}

/// Why a panel cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum PanelInvalid {
    /// More than a panel can sensibly have.
    TooLarge,
    /// Text beyond all use.
    TooLong,
    /// A number that cannot be.
    OutOfRange,
    /// A judgement by nobody, on nothing, or twice.
    Unknown,
    /// A round that is closed does not change.
    RoundClosed,
}

impl ToMessage for PanelInvalid {
    fn message(&self) -> Message {
        use say::panels as say;
        match self {
            Self::TooLarge => say::invalid_too_large(),
            Self::TooLong => say::invalid_too_long(),
            Self::OutOfRange => say::invalid_out_of_range(),
            Self::Unknown => say::invalid_unknown(),
            Self::RoundClosed => say::invalid_round_closed(),
        }
    }
}

impl Panel {
    /// All points there are.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.items.iter().map(|i| i.points.approximately()).sum()
    }

    /// Checks what every saved panel keeps to.
    ///
    /// # Errors
    /// [`PanelInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), PanelInvalid> {
        let many = self.judges.len() > 60
            || self.items.len() > 500
            || self.candidates.len() > 100_000
            || self.rounds.is_empty()
            || self.rounds.len() > 9;
        if many {
            return Err(PanelInvalid::TooLarge);
        }
        let names = self.judges.iter().map(|j| &j.name);
        let titles = self.items.iter().map(|i| &i.title);
        let mut texts = names
            .chain(titles)
            .chain([&self.title, &self.minimally_competent]);
        if texts.any(|t| t.chars().count() > 4_000) {
            return Err(PanelInvalid::TooLong);
        }
        let classes = Decimal::whole(ITEM_CLASSES.0 * ITEM_CLASSES.1 - 1);
        let value_fits = |value: Decimal| match self.method {
            PanelMethod::AngoffYesNo => value == Decimal::ZERO || value == Decimal::HUNDRED,
            PanelMethod::Ebel => {
                value.is_sensible()
                    && value <= classes
                    && value == Decimal::whole(value.approximately() as u32)
            }
            _ => value.is_percent(),
        };
        let numbers =
            self.items
                .iter()
                .all(|i| i.points.is_sensible() && i.correct.is_none_or(Decimal::is_percent))
                && self.candidates.iter().all(|c| {
                    c.score.is_sensible() && c.rating.is_none_or(|r| (1..=5).contains(&r))
                })
                && self.adopted.is_none_or(Decimal::is_percent)
                && self.rounds.iter().all(|r| {
                    r.judgements.iter().all(|j| value_fits(j.value))
                        && r.shares.iter().all(|s| {
                            s.percent.is_percent() && s.class < ITEM_CLASSES.0 * ITEM_CLASSES.1
                        })
                });
        if !numbers {
            return Err(PanelInvalid::OutOfRange);
        }
        self.validate_references()
    }

    fn validate_references(&self) -> Result<(), PanelInvalid> {
        let judges: HashSet<&RubricPartId> = self.judges.iter().map(|j| &j.id).collect();
        let items: HashSet<&RubricPartId> = self.items.iter().map(|i| &i.id).collect();
        if judges.len() != self.judges.len() || items.len() != self.items.len() {
            return Err(PanelInvalid::Unknown);
        }
        for round in &self.rounds {
            let mut seen = HashSet::new();
            let single = self.method == PanelMethod::Bookmark;
            let known = round.judgements.iter().all(|j| {
                judges.contains(&j.judge_id)
                    && items.contains(&j.item_id)
                    && seen.insert((&j.judge_id, (!single).then_some(&j.item_id)))
            });
            let mut shared = HashSet::new();
            let shares = round
                .shares
                .iter()
                .all(|s| judges.contains(&s.judge_id) && shared.insert((&s.judge_id, s.class)));
            if !known || !shares {
                return Err(PanelInvalid::Unknown);
            }
        }
        Ok(())
    }

    /// Checks that nothing said in a closed round is changed by saving `next` over this.
    ///
    /// # Errors
    /// [`PanelInvalid::RoundClosed`] otherwise.
    pub fn may_become(&self, next: &Self) -> Result<(), PanelInvalid> {
        let closed: Vec<&Round> = self.rounds.iter().filter(|r| r.closed.is_some()).collect();
        let kept = closed
            .iter()
            .enumerate()
            .all(|(n, round)| next.rounds.get(n) == Some(*round));
        let same = closed.is_empty() || (self.method == next.method && self.items == next.items);
        if kept && same {
            Ok(())
        } else {
            Err(PanelInvalid::RoundClosed)
        }
    }
}
