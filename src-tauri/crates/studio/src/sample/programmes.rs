//! Three programmes and two rubrics of the sample.

use domain::framework::Alignment;
use domain::programme::{
    Assessment, AssessmentType, Level, LevelScale, Outcome, Participation, Partner, PartnerRole,
    Programme, Stackability, Supervision,
};
use domain::rubric::Criterion;
use domain::{AssessmentStandardId, ProgrammeId, RubricId};

use super::scoring::{role_play_blueprint, role_play_items};
use crate::core::error::StudioError;
use crate::core::records::Saved;
use crate::core::studio::Studio;

fn assessment(
    id: &str,
    title: &str,
    kind: AssessmentType,
    weight: u32,
    outcomes: &[&str],
    rubric: Option<&RubricId>,
) -> Assessment {
    Assessment {
        weight,
        outcome_ids: outcomes.iter().map(|o| (*o).into()).collect(),
        rubric_id: rubric.cloned(),
        ..Assessment::new(id.into(), title, kind)
    }
}

fn partner(name: &str, role: PartnerRole, note: &str) -> Partner {
    Partner {
        name: name.to_owned(),
        role,
        note: note.to_owned(),
    }
}

fn eqf(level: &str) -> Option<Level> {
    Some(Level {
        scale: LevelScale::Eqf,
        scale_name: String::new(),
        value: level.to_owned(),
    })
}

const QUALITY: &str = "Internal quality assurance under ESG 2015 Part 1; the institution is listed in the national register and was last reviewed in 2025.";

impl Studio {
    fn aligned(&self, labels: &[&str]) -> Result<Vec<Alignment>, StudioError> {
        let mut alignments = Vec::new();
        for label in labels {
            for c in self.find_competencies("esco", label, 1)? {
                alignments.push(Alignment {
                    competency_id: c.id,
                    label: c.label,
                    framework: "ESCO".to_owned(),
                    uri: c.uri,
                    kind: c.kind,
                });
            }
        }
        Ok(alignments)
    }

    fn outcomes(&self, list: &[(&str, &str, &[&str])]) -> Result<Vec<Outcome>, StudioError> {
        list.iter()
            .map(|(id, text, labels)| {
                Ok(Outcome {
                    id: (*id).into(),
                    text: (*text).to_owned(),
                    alignments: self.aligned(labels)?,
                })
            })
            .collect()
    }

    fn sample_rubric(
        &self,
        title: &str,
        criteria: &[(&str, u32, &[&str], [&str; 4])],
    ) -> Result<RubricId, StudioError> {
        let mut saved = self.create_rubric(title)?;
        saved.value.criteria.clear();
        for (title, weight, outcomes, descriptors) in criteria {
            saved.value.criteria.push(Criterion {
                id: self.new_id().as_str().into(),
                title: (*title).to_owned(),
                weight: (*weight).into(),
                outcome_ids: outcomes.iter().map(|o| (*o).into()).collect(),
                descriptors: descriptors.iter().map(|d| (*d).to_owned()).collect(),
                must_pass: false,
                cognitive_level: None,
            });
        }
        Ok(self.save_rubric(&saved)?.saved.value.id)
    }

    /// Makes the programmes and returns the identities of Applied Data Stewardship and of
    /// Facilitating Remote Teams, which adopts the standard.
    pub(super) fn sample_programmes(
        &self,
        standard: &AssessmentStandardId,
    ) -> Result<(ProgrammeId, ProgrammeId), StudioError> {
        let portfolio = self.sample_rubric(
            "Data stewardship portfolio",
            &[
                (
                    "Describes the data set",
                    40,
                    &["o1"],
                    [
                        "Names the data set and little else",
                        "Describes origin and content; a reader must ask to reuse it",
                        "Describes origin, content, quality and terms; a reader can reuse it",
                        "Also documents decisions and limits, in a standard a machine reads",
                    ],
                ),
                (
                    "Checks quality against rules",
                    35,
                    &["o2"],
                    [
                        "Finds obvious faults",
                        "Checks the rules given and lists what fails",
                        "Chooses suitable rules, checks them and ranks what fails",
                        "Also traces faults to their cause and proposes a lasting remedy",
                    ],
                ),
                (
                    "Respects the law on personal data",
                    25,
                    &["o4"],
                    [
                        "Recognises personal data when told where to look",
                        "Finds personal data and names the law that applies",
                        "Applies the law to the case and records the reasons",
                        "Also weighs alternatives and shows the least intrusive one",
                    ],
                ),
            ],
        )?;
        let facilitation = self.sample_rubric(
            "Facilitation in practice",
            &[
                (
                    "Opens and closes the meeting",
                    50,
                    &["f1"],
                    [
                        "Begins without a goal",
                        "States a goal; the end is left open",
                        "States a goal and closes with what was agreed",
                        "Also checks that everyone agrees and who does what by when",
                    ],
                ),
                (
                    "Brings everyone in",
                    50,
                    &["f2"],
                    [
                        "Leaves the floor to the loudest",
                        "Invites others now and then",
                        "Sees to it that each person is heard",
                        "Also adapts the form so that quiet people contribute in their own way",
                    ],
                ),
            ],
        )?;
        let governance = self.create_programme("CDG-1", "Certificate in Data Governance")?;
        self.save_programme(&Saved {
            revision: governance.revision,
            value: self.governance(governance.value)?,
        })?;
        let teams = self.create_programme("FRT-2", "Facilitating Remote Teams")?;
        let teams_id = teams.value.id.clone();
        self.save_programme(&Saved {
            revision: teams.revision,
            value: Programme {
                assessment_standard_id: Some(standard.clone()),
                ..self.remote_teams(teams.value, &facilitation)?
            },
        })?;
        let stewardship = self.create_programme("ADS-1", "Applied Data Stewardship")?;
        let id = stewardship.value.id.clone();
        self.save_programme(&Saved {
            revision: stewardship.revision,
            value: self.stewardship(stewardship.value, &portfolio)?,
        })?;
        Ok((id, teams_id))
    }

    fn stewardship(
        &self,
        programme: Programme,
        rubric: &RubricId,
    ) -> Result<Programme, StudioError> {
        Ok(Programme {
            description: "Learn to look after data that others rely on: describe it, check it, share it within the law, and answer for its quality.".to_owned(),
            level: eqf("6"),
            workload_hours: Some(75),
            ects_hundredths: Some(300),
            languages: vec!["en".to_owned()],
            participation: Some(Participation::Online),
            prerequisites: "Basic use of spreadsheets. No degree is required.".to_owned(),
            supervision: Some(Supervision::SupervisedWithIdentity),
            quality_assurance: QUALITY.to_owned(),
            stackability: Stackability::StacksTowards { codes: vec!["CDG-1".to_owned()] },
            validity_months: Some(60),
            further_information: "Guidance before enrolment every Tuesday; recognition of prior learning on request.".to_owned(),
            partners: vec![
                partner("Coastal Energy Cooperative", PartnerRole::CoDesigns, "Brought three of its data sets and reviewed the outcomes in 2026."),
                partner("Association of Municipal Registrars", PartnerRole::Recognises, "Counts it as 20 hours of yearly training."),
                partner("Harbour Analytics", PartnerRole::Endorses, "Letter of 4 September 2026."),
            ],
            outcomes: self.outcomes(&[
                ("o1", "Describe a data set so that someone else can find and reuse it", &["manage content metadata", "provide documentation"]),
                ("o2", "Assess the quality of a data set against agreed rules", &["implement data quality processes"]),
                ("o3", "Negotiate access to data with its owners and users", &["negotiate compromises"]),
                ("o4", "Apply the law on personal data to a real case", &["protect personal data and privacy"]),
            ])?,
            assessments: vec![
                assessment("a1", "Portfolio of two data sets", AssessmentType::Portfolio, 50, &["o1", "o4"], Some(rubric)),
                assessment("a2", "Practical test, 90 minutes, supervised", AssessmentType::PracticalTest, 30, &["o2"], Some(rubric)),
                assessment("a3", "Simulation: a meeting with data owners", AssessmentType::Simulation, 20, &["o3"], None),
            ],
            ..programme
        })
    }

    fn remote_teams(
        &self,
        programme: Programme,
        rubric: &RubricId,
    ) -> Result<Programme, StudioError> {
        Ok(Programme {
            description: "Lead meetings and workshops of people who are not in one room, so that all of them are heard and something is agreed.".to_owned(),
            level: eqf("5"),
            workload_hours: Some(50),
            ects_hundredths: Some(200),
            languages: vec!["en".to_owned(), "pt".to_owned()],
            participation: Some(Participation::Blended),
            prerequisites: "None.".to_owned(),
            quality_assurance: QUALITY.to_owned(),
            stackability: Stackability::StandAlone,
            partners: vec![partner("Fjordline Logistics", PartnerRole::CoDesigns, "Lends two team leads as assessors.")],
            outcomes: self.outcomes(&[
                ("f1", "Facilitate an online meeting that ends with a clear agreement", &["chair a meeting"]),
                ("f2", "Involve every participant whatever their connection or language", &["use online tools to collaborate"]),
                ("f3", "Resolve a disagreement between participants in different places", &["apply conflict management"]),
                ("f4", "Understand what makes remote teams lose trust", &[]),
            ])?,
            assessments: vec![
                assessment("b1", "Facilitated session, watched by an assessor", AssessmentType::WorkplaceObservation, 70, &["f1", "f2"], Some(rubric)),
                Assessment {
                    items: role_play_items(),
                    blueprint: role_play_blueprint(),
                    adjustments: vec!["25 % more time".to_owned(), "A sign language interpreter".to_owned()],
                    ..assessment("b2", "Role play: a disagreement", AssessmentType::Simulation, 30, &["f3"], None)
                },
            ],
            ..programme
        })
    }

    fn governance(&self, programme: Programme) -> Result<Programme, StudioError> {
        Ok(Programme {
            description: "A larger award for people who answer for an organisation's data, built from four microcredentials of three credits each.".to_owned(),
            level: eqf("6"),
            workload_hours: Some(300),
            ects_hundredths: Some(1_200),
            languages: vec!["en".to_owned()],
            participation: Some(Participation::Blended),
            prerequisites: "Applied Data Stewardship (ADS-1) or equal experience.".to_owned(),
            supervision: Some(Supervision::SupervisedWithIdentity),
            quality_assurance: QUALITY.to_owned(),
            stackability: Stackability::StandAlone,
            outcomes: self.outcomes(&[
                ("g1", "Design a data policy that an organisation can follow", &["develop documentation in accordance with legal requirements"]),
                ("g2", "Evaluate how well an organisation follows its data policy", &["perform data analysis"]),
                ("g3", "Lead a team that looks after data", &["lead a team"]),
            ])?,
            assessments: vec![
                assessment("c1", "Project: a data policy", AssessmentType::Project, 60, &["g1", "g2"], None),
                assessment("c2", "Oral examination", AssessmentType::OralExamination, 40, &["g3"], None),
            ],
            ..programme
        })
    }
}
