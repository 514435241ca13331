//! The sample's assessment standard, a cohort half way through its marking, and a panel.

use domain::blueprint::{AssessmentItem, BlueprintCell, CognitiveLevel};
use domain::decimal::Decimal;
use domain::scoring::{Marker, PartScore, Phrase, ScoreSheet};
use domain::standard_setting::{Judge, PanelJudgement, PanelMethod};
use domain::{AssessmentStandardId, ProgrammeId};

use super::learners;
use crate::assessment::marking::MarkingOf;
use crate::cohorts::roster_import::{ImportAnswers, UnsaidResult};
use crate::core::error::StudioError;
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// Points that learners of the pilot got on the two criteria of the watched session.
const SESSION: [[u32; 2]; 12] = [
    [4, 3],
    [3, 3],
    [2, 3],
    [1, 2],
    [3, 4],
    [2, 2],
    [4, 4],
    [2, 1],
    [3, 2],
    [3, 3],
    [2, 2],
    [4, 3],
];
/// The same, by the second marker, where the sample has the learner.
const AGAIN: [[u32; 2]; 12] = [
    [4, 3],
    [3, 3],
    [2, 2],
    [2, 2],
    [3, 4],
    [3, 2],
    [4, 4],
    [2, 3],
    [3, 2],
    [3, 3],
    [2, 3],
    [4, 3],
];

/// Items of the role play, each with an outcome and what it asks for.
pub(super) fn role_play_items() -> Vec<AssessmentItem> {
    [
        ("Names what both sides need", CognitiveLevel::Analyse, 6),
        ("Proposes a way both can accept", CognitiveLevel::Create, 8),
        ("Closes with what was agreed", CognitiveLevel::Apply, 6),
    ]
    .into_iter()
    .zip(1..)
    .map(|((title, level, points), n)| AssessmentItem {
        id: format!("turn{n}").as_str().into(),
        title: title.to_owned(),
        outcome_id: Some("f3".into()),
        cognitive_level: Some(level),
        points: Decimal::whole(points),
    })
    .collect()
}

/// What the role play should test: a little more analysis than it does.
pub(super) fn role_play_blueprint() -> Vec<BlueprintCell> {
    [
        (CognitiveLevel::Apply, 6),
        (CognitiveLevel::Analyse, 8),
        (CognitiveLevel::Create, 6),
    ]
    .into_iter()
    .map(|(cognitive_level, points)| BlueprintCell {
        outcome_id: "f3".into(),
        cognitive_level,
        points: Decimal::whole(points),
    })
    .collect()
}

impl Studio {
    /// The institution's standard, finished, so that programmes can adopt it.
    pub(super) fn sample_standard(&self) -> Result<AssessmentStandardId, StudioError> {
        let mut saved = self.create_assessment_standard("Northfield award standard")?;
        let standard = &mut saved.value;
        "For every award of up to twelve credits.".clone_into(&mut standard.description);
        standard.moderation.share = Decimal::whole(25);
        standard.moderation.at_least = 4;
        let view = self.save_assessment_standard(&saved)?;
        let id = view.saved.value.id.clone();
        self.finish_assessment_standard(id.as_str(), view.saved.revision)?;
        Ok(id)
    }

    /// Twelve learners of the pilot: the session is marked twice and waits for moderation,
    /// the role play is half scored.
    pub(super) fn sample_marking(&self, programme: &ProgrammeId) -> Result<(), StudioError> {
        let options = ImportAnswers {
            result: Some(UnsaidResult::Pending),
            ..ImportAnswers::default()
        };
        self.read_roster(
            programme,
            "Pilot 2026",
            "Pilot 2026.csv",
            learners::pilot().into_bytes(),
            options,
        )?;
        let cohort = self.import_roster()?.1.id.0;
        let of = |assessment: &str| MarkingOf {
            cohort: cohort.clone(),
            assessment: assessment.to_owned(),
            attempt: 1,
        };
        let session = of("b1");
        self.sample_sheets(&session, Marker::First, &SESSION)?;
        self.close_marking(&session, Marker::First)?;
        self.draw_sample(&session, "pilot-2026")?;
        self.sample_sheets(&session, Marker::Second, &AGAIN)?;
        self.close_marking(&session, Marker::Second)?;
        self.sample_sheets(
            &of("b2"),
            Marker::First,
            &[[5, 7], [4, 4], [6, 8], [2, 3], [3, 6]],
        )?;
        let phrase = |short: &str, text: &str| Phrase {
            short: short.to_owned(),
            text: text.to_owned(),
        };
        let mut phrases = self.phrases()?;
        phrases.value = vec![
            phrase(
                "who",
                "Say who does what by when, so that the agreement can be followed up.",
            ),
            phrase("quiet", "Two people did not speak; ask them by name."),
        ];
        self.save_phrases(&phrases).map(drop)
    }

    fn sample_sheets(
        &self,
        of: &MarkingOf,
        marker: Marker,
        points: &[[u32; 2]],
    ) -> Result<(), StudioError> {
        let all = self.marking_view(of, Marker::First)?.learners;
        let view = self.marking_view(of, marker)?;
        let mut sheets = Vec::new();
        for (learner, given) in all.iter().zip(points) {
            if !view.learners.contains(learner) {
                continue;
            }
            let mut sheet = ScoreSheet::empty(learner.id.clone(), marker, None, self.now());
            for (part, points) in view.parts.iter().zip(given) {
                let points = Decimal::whole(*points);
                sheet.scores.push(PartScore {
                    part_id: part.id.clone(),
                    points: Some(points),
                    level_id: part
                        .levels
                        .iter()
                        .find(|l| l.points == points)
                        .map(|l| l.id.clone()),
                    comment: String::new(),
                });
            }
            if let (Marker::First, Some(score)) = (marker, sheet.scores.first_mut())
                && score.points == Some(Decimal::whole(2))
            {
                "The end was left open: say what was agreed before you close."
                    .clone_into(&mut score.comment);
            }
            sheets.push(Saved {
                revision: 0,
                value: sheet,
            });
        }
        self.save_sheets(of, marker, &sheets).map(drop)
    }

    /// Five judges on the role play, one round done.
    pub(super) fn sample_panel(&self, programme: &ProgrammeId) -> Result<(), StudioError> {
        let mut saved = self.create_panel(
            "Role play: how good is just good enough?",
            PanelMethod::AngoffProbability,
            Some(programme.as_str()),
            Some("b2"),
        )?;
        let panel = &mut saved.value;
        "Keeps the conversation going, and finds at least one thing both sides can agree on."
            .clone_into(&mut panel.minimally_competent);
        let chances = [
            [60, 45, 70],
            [55, 50, 75],
            [65, 40, 60],
            [70, 55, 80],
            [50, 45, 65],
        ];
        let names = [
            "Inês Faria",
            "Jon Brandt",
            "Mei Tanaka",
            "Kofi Mensah",
            "Ana Horvat",
        ];
        for (n, (name, row)) in names.into_iter().zip(chances).enumerate() {
            let judge = Judge {
                id: format!("judge{n}").as_str().into(),
                name: name.to_owned(),
            };
            if let Some(round) = panel.rounds.first_mut() {
                round
                    .judgements
                    .extend(
                        panel
                            .items
                            .iter()
                            .zip(row)
                            .map(|(item, chance)| PanelJudgement {
                                judge_id: judge.id.clone(),
                                item_id: item.id.clone(),
                                value: Decimal::whole(chance),
                            }),
                    );
            }
            panel.judges.push(judge);
        }
        let view = self.save_panel(&saved)?;
        self.close_round(saved.value.id.as_str(), view.saved.revision)
            .map(drop)
    }
}
