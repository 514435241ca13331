//! Trying a template while it is drawn: the very page, with people it would be printed for, and
//! what would not fit for the longest of them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use certificate::font::FontLibrary;
use certificate::template::{Finding, Template};
use certificate::{CertificateError, FINE_ENOUGH, Press, Tightness};
use domain::certificate::{Certificate, PrintRun, RunLetters, StackedAward};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::institution::Institution;
use domain::programme::{Outcome, Programme};
use domain::{CohortId, Date, PrintRunId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::cohorts::CohortSummary;
use crate::error::StudioError;
use crate::issue_plan::certificate_for;
use crate::records;
use crate::workspace::Studio;

/// The longest names of a cohort that a template is tried with.
const TRIED: usize = 100;
/// Text that is set smaller than this, in per cent of its size, is worth a look.
const SMALL: u32 = 70;

/// What a template is tried with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateTrial {
    /// The cohort; the workspace's first, or made-up people where it has none.
    pub cohort: Option<CohortId>,
    /// Whether the page shows the longest name, title and grade there are.
    pub longest: bool,
}

/// A template, tried.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateProof {
    /// The very page as PDF; empty where it cannot be printed.
    pub pdf: Vec<u8>,
    /// What to look at.
    pub findings: Vec<Finding>,
    /// Whose page it is.
    pub name: String,
}

/// Whom a template is tried with.
struct People {
    programme: Programme,
    cohort: Cohort,
    learners: Vec<Learner>,
}

fn learner(cohort: &Cohort, number: u32, name: &str, latin_name: &str) -> Learner {
    Learner {
        id: format!("{}/{number}", cohort.id).as_str().into(),
        cohort_id: cohort.id.clone(),
        number: format!("S-{number:04}"),
        name: name.to_owned(),
        latin_name: latin_name.to_owned(),
        email: String::new(),
        result: LearnerResult::Passed,
        grade: "Distinction".to_owned(),
        completed_on: None,
    }
}

/// Made-up people, for a workspace that has none yet.
fn made_up() -> People {
    let mut programme = Programme::draft("sample".into(), "DS-1", "Data Stewardship in Practice");
    programme.awarding_body = "Your institution".to_owned();
    programme.ects_hundredths = Some(300);
    programme.workload_hours = Some(75);
    programme.outcomes = [
        "Describe data so that others can reuse it",
        "Assess its quality against agreed rules",
        "Apply the law on personal data",
    ]
    .into_iter()
    .zip(1..)
    .map(|(text, number)| Outcome {
        id: format!("o{number}").as_str().into(),
        text: text.to_owned(),
        alignments: Vec::new(),
    })
    .collect();
    let cohort = Cohort {
        id: "sample".into(),
        name: "Autumn".to_owned(),
        programme_id: programme.id.clone(),
    };
    let learners = vec![
        learner(&cohort, 1, "Ana María Ruiz López", ""),
        learner(&cohort, 2, "Дмитро Їжаківський", "Dmytro Yizhakivskyi"),
        learner(
            &cohort,
            3,
            "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst",
            "",
        ),
    ];
    People {
        programme,
        cohort,
        learners,
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Awards for the list of stacked awards, where the learner has none.
fn made_up_awards(day: &Date) -> Vec<StackedAward> {
    ["Foundations of Data", "Metadata and Standards"]
        .into_iter()
        .zip(["DS-26-000101-4", "DS-26-000257-9"])
        .map(|(title, serial)| StackedAward {
            title: title.to_owned(),
            serial: serial.to_owned(),
            issued_on: day.clone(),
        })
        .collect()
}

fn in_words(tight: &Tightness) -> String {
    let mut text: String = tight.text.chars().take(60).collect();
    if length(&tight.text) > 60 {
        text.push('…');
    }
    if tight.overflows {
        format!(
            "“{text}” does not fit, not even at the smallest size. Make the box larger, or allow more lines or smaller type."
        )
    } else {
        format!("“{text}” is set at {} % of its size to fit.", tight.percent)
    }
}

/// The worst of each element, so that ten thousand names give one line.
fn worst(tight: impl Iterator<Item = Tightness>) -> Vec<Finding> {
    let mut worst: BTreeMap<String, Tightness> = BTreeMap::new();
    for one in tight.filter(|t| t.overflows || t.percent < SMALL) {
        let badness = |t: &Tightness| (t.overflows, 100_u32.saturating_sub(t.percent));
        match worst.get(&one.element) {
            Some(known) if badness(known) >= badness(&one) => {}
            _ => {
                worst.insert(one.element.clone(), one);
            }
        }
    }
    worst
        .into_values()
        .map(|tight| Finding {
            message: in_words(&tight),
            element: tight.element,
            stops: false,
        })
        .collect()
}

impl Studio {
    fn people_for(&self, trial: &TemplateTrial) -> Result<People, StudioError> {
        let chosen = match &trial.cohort {
            Some(id) => Some(self.cohort(id.as_str())?),
            None => self
                .cohorts()?
                .into_iter()
                .map(|CohortSummary { cohort, .. }| cohort)
                .next(),
        };
        let Some(cohort) = chosen else {
            return Ok(made_up());
        };
        let learners = self.learners(cohort.id.as_str())?;
        if learners.is_empty() {
            let mut people = made_up();
            people.programme = self.programme(cohort.programme_id.as_str())?.value;
            people.cohort = cohort;
            return Ok(people);
        }
        Ok(People {
            programme: self.programme(cohort.programme_id.as_str())?.value,
            cohort,
            learners,
        })
    }

    fn longest_title(&self) -> Result<String, StudioError> {
        Ok(self
            .list::<Programme>(records::PROGRAMME, "")?
            .into_iter()
            .map(|saved| saved.value.title)
            .max_by_key(|title| length(title))
            .unwrap_or_default())
    }

    fn trial_run(&self, template: &Template, people: &People) -> Result<PrintRun, StudioError> {
        let now = self.now();
        let day = now.date().ok_or_else(|| {
            StudioError::refused("The computer's clock gives no date. Set it and try again.")
        })?;
        let mut institution = self.institution()?.value;
        if institution.legal_name.trim().is_empty() {
            institution = Institution {
                legal_name: "Your institution".to_owned(),
                ..institution
            };
        }
        Ok(PrintRun {
            id: PrintRunId("trial".to_owned()),
            institution,
            programme: people.programme.clone(),
            template_id: template.id.clone(),
            template_version: template.version,
            template_hash: String::new(),
            fonts: Vec::new(),
            letters: RunLetters::default(),
            paper: template.paper,
            stock: None,
            issued_on: day,
            started_at: now,
        })
    }

    /// The certificates a template is tried with: the first learner's, then the longest.
    fn trial_certificates(&self, run: &PrintRun, people: &People) -> Vec<Certificate> {
        let serial = run
            .institution
            .serial(&run.programme.code, &run.issued_on, 1);
        let mut learners: Vec<&Learner> = people.learners.iter().collect();
        let first = learners.first().copied();
        let grade = learners
            .iter()
            .map(|l| l.grade.clone())
            .max_by_key(|grade| length(grade))
            .unwrap_or_default();
        learners.sort_by_key(|l| std::cmp::Reverse(length(&l.name)));
        let made = |learner: &Learner| {
            let mut made = certificate_for(run, &people.cohort, learner, serial.clone());
            made.stacked = made_up_awards(&run.issued_on);
            made
        };
        let longest = learners.iter().take(TRIED).map(|learner| Certificate {
            grade: grade.clone(),
            ..made(learner)
        });
        first.map(made).into_iter().chain(longest).collect()
    }

    /// Tries a template as it is on the screen, saved or not.
    ///
    /// # Errors
    /// When the cohort is gone, or the index cannot be read.
    pub fn try_template(
        &self,
        template: &Template,
        trial: &TemplateTrial,
    ) -> Result<TemplateProof, StudioError> {
        let library = self.fonts_now()?;
        let mut findings = template.findings(&library);
        if findings.iter().any(|f| f.stops) {
            return Ok(TemplateProof {
                pdf: Vec::new(),
                findings,
                name: String::new(),
            });
        }
        let people = self.people_for(trial)?;
        let run = self.trial_run(template, &people)?;
        let mut long_run = run.clone();
        let title = self.longest_title()?;
        if length(&title) > length(&run.programme.title) {
            long_run.programme.title = title;
        }
        let prepare = |run: &PrintRun| {
            Press::prepare(&library, run, template.clone(), &|hash| {
                self.kept_file(hash)
            })
        };
        let certificates = self.trial_certificates(&run, &people);
        let long_press = match prepare(&long_run) {
            Ok(press) => press,
            Err(error @ (CertificateError::Picture(..) | CertificateError::Font(..))) => {
                findings.push(Finding {
                    element: String::new(),
                    message: error.to_string(),
                    stops: true,
                });
                return Ok(TemplateProof {
                    pdf: Vec::new(),
                    findings,
                    name: String::new(),
                });
            }
            Err(error) => return Err(error.into()),
        };
        let fits = long_press.check(&certificates)?.fits;
        let tight = long_press.tight().iter().cloned();
        findings.extend(worst(
            tight.chain(fits.iter().flat_map(|fit| fit.tight.clone())),
        ));
        findings.extend(self.press_findings(template, &long_press, &run.institution));
        let uncovered = |place: usize| {
            fits.iter()
                .any(|fit| fit.index == place && fit.uncovered.is_some())
        };
        findings.extend(
            fits.iter()
                .filter_map(|fit| fit.uncovered.clone())
                .take(3)
                .map(|message| Finding {
                    element: String::new(),
                    message,
                    stops: false,
                }),
        );
        let worst_name = || {
            fits.iter()
                .filter(|fit| fit.uncovered.is_none())
                .filter_map(|fit| {
                    let tightest = fit
                        .tight
                        .iter()
                        .map(|t| (t.overflows, 100 - t.percent.min(100)));
                    Some((tightest.max()?, std::cmp::Reverse(fit.index)))
                })
                .max()
                .map_or(1, |(_, place)| place.0)
        };
        let wanted = if trial.longest { worst_name() } else { 0 };
        let mut printable = certificates
            .iter()
            .enumerate()
            .cycle()
            .skip(wanted)
            .take(certificates.len())
            .filter(|(place, _)| !uncovered(*place))
            .map(|(_, certificate)| certificate);
        let Some(shown) = printable.next() else {
            return Ok(TemplateProof {
                pdf: Vec::new(),
                findings,
                name: String::new(),
            });
        };
        let press = if trial.longest {
            long_press
        } else {
            prepare(&run)?
        };
        let pdf = match &template.labels {
            Some(labels) => {
                let all: Vec<&Certificate> = std::iter::once(shown).chain(printable).collect();
                let places = all.into_iter().cycle().take(labels.count());
                let sheet: Vec<Certificate> = places.cloned().collect();
                let mut pdf = Vec::new();
                press.merged(&sheet, &mut pdf, &mut |_| ControlFlow::Continue(()))?;
                pdf
            }
            None => press.single(shown)?,
        };
        Ok(TemplateProof {
            pdf,
            findings,
            name: shown.name.clone(),
        })
    }

    /// What is wrong with a template that is about to print: in itself, and as set.
    pub(crate) fn template_findings(
        &self,
        template: &Template,
        library: &FontLibrary,
        press: &Press<'_>,
        run: &PrintRun,
    ) -> Vec<Finding> {
        let mut findings = template.findings(library);
        findings.extend(self.press_findings(template, press, &run.institution));
        findings
    }

    /// Pictures that would print blurred, and signatures that are missing.
    fn press_findings(
        &self,
        template: &Template,
        press: &Press<'_>,
        institution: &Institution,
    ) -> Vec<Finding> {
        let blurred = press.coarse().iter().map(|coarse| Finding {
            element: coarse.element.clone(),
            message: format!(
                "At this size a picture has {} dots to the inch and prints blurred. Use one with more dots, or make it smaller: {FINE_ENOUGH} is enough.",
                coarse.dpi
            ),
            stops: false,
        });
        let mut findings: Vec<Finding> = blurred.collect();
        findings.extend(signature_findings(template, institution));
        findings
    }
}

/// Places for signatures that would stay empty.
fn signature_findings(template: &Template, institution: &Institution) -> Vec<Finding> {
    template
            .elements()
            .filter(|element| !element.hidden)
            .filter_map(|element| {
                let place = element.kind.signatory()?;
                let message = match institution.signatories.get(place) {
                    None => format!(
                        "This place for signature {} stays empty: Settings names {} who sign.",
                        place + 1,
                        institution.signatories.len()
                    ),
                    Some(signatory) if signatory.signature.is_none() => format!(
                        "{} has no picture of a signature in Settings. The line is left to be signed by hand.",
                        signatory.name
                    ),
                    Some(_) => return None,
                };
                Some(Finding {
                    element: element.id.clone(),
                    message,
                    stops: false,
                })
            })
            .collect()
}
