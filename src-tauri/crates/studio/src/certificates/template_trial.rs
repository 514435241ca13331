//! Trying a template while it is drawn: the very page, with people it would be printed for, and
//! what would not fit for the longest of them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use certificate::font::FontLibrary;
use certificate::template::{Finding, Template};
use certificate::{CertificateError, FINE_ENOUGH, Press, Tightness};
use domain::certificate::{Certificate, RunLetters, Snapshot, StackedAward};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::institution::Institution;
use domain::programme::{Outcome, Programme};
use domain::{CohortId, Date, SnapshotId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Range;
use words::{Message, ToMessage, say};

use crate::certificates::issue_plan::certificate_for;
use crate::cohorts::cohort::CohortSummary;
use crate::core::error::StudioError;
use crate::core::indexes::PROGRAMME_CODE;
use crate::core::studio::Studio;

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
        grade: say::templates::invented_grade().in_english(),
        completed_on: None,
        earlier_numbers: Vec::new(),
    }
}

/// Made-up people, for a workspace that has none yet.
fn made_up() -> People {
    use say::templates as say;
    let title = say::invented_programme().in_english();
    let mut programme = Programme::draft("sample".into(), "DS-1", &title);
    programme.awarding_body = say::invented_institution().in_english();
    programme.ects_hundredths = Some(300);
    programme.workload_hours = Some(75);
    programme.outcomes = [
        say::invented_outcome_describe(),
        say::invented_outcome_assess(),
        say::invented_outcome_apply(),
    ]
    .into_iter()
    .zip(1..)
    .map(|(text, number)| Outcome {
        id: format!("o{number}").as_str().into(),
        text: text.in_english(),
        alignments: Vec::new(),
    })
    .collect();
    let cohort = Cohort {
        id: "sample".into(),
        name: say::invented_cohort().in_english(),
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
    let (first, second) = (
        say::templates::invented_award_first(),
        say::templates::invented_award_second(),
    );
    [first, second]
        .into_iter()
        .zip(["DS-26-000101-4", "DS-26-000257-9"])
        .map(|(title, serial)| StackedAward {
            title: title.in_english(),
            serial: serial.to_owned(),
            issued_on: day.clone(),
        })
        .collect()
}

fn said(tight: &Tightness) -> Message {
    let mut text: String = tight.text.chars().take(60).collect();
    if length(&tight.text) > 60 {
        text.push('…');
    }
    if tight.overflows {
        say::templates::trial_overflows(text)
    } else {
        say::templates::trial_shrunk(tight.percent, text)
    }
}

fn finding(element: String, message: Message, stops: bool) -> Finding {
    Finding {
        element,
        message,
        stops,
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
        .map(|tight| {
            let message = said(&tight);
            finding(tight.element, message, false)
        })
        .collect()
}

/// Programmes whose titles are looked at for a long one.
const TITLES: usize = 100;

impl Studio {
    fn people_for(&self, trial: &TemplateTrial) -> Result<People, StudioError> {
        let chosen = match &trial.cohort {
            Some(id) => Some(self.cohort(id.as_str())?),
            None => self
                .cohorts("", None, 1)?
                .cohorts
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
        // A few are enough to meet a long one, and cost the same in every workspace.
        let (some, _) =
            self.page_in::<Programme>(&PROGRAMME_CODE, Range::all(), TITLES, None, false)?;
        Ok(some
            .into_iter()
            .map(|saved| saved.value.title)
            .max_by_key(|title| length(title))
            .unwrap_or_default())
    }

    fn trial_run(&self, template: &Template, people: &People) -> Result<Snapshot, StudioError> {
        let now = self.now();
        let day = now
            .date()
            .ok_or_else(|| StudioError::refused(say::errors::no_date()))?;
        let mut institution = self.institution()?.value;
        if institution.legal_name.trim().is_empty() {
            institution = Institution {
                legal_name: say::templates::invented_institution().in_english(),
                ..institution
            };
        }
        Ok(Snapshot {
            id: SnapshotId("trial".to_owned()),
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
    fn trial_certificates(&self, run: &Snapshot, people: &People) -> Vec<Certificate> {
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
        let prepare = |run: &Snapshot| {
            Press::prepare(&library, run, template.clone(), &|hash| {
                self.kept_file(hash)
            })
        };
        let certificates = self.trial_certificates(&run, &people);
        let long_press = match prepare(&long_run) {
            Ok(press) => press,
            Err(error @ (CertificateError::Picture(..) | CertificateError::Font(..))) => {
                findings.push(finding(String::new(), error.message(), true));
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
                .map(|why| finding(String::new(), why, false)),
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
        run: &Snapshot,
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
        let blurred = press.coarse().iter().map(|coarse| {
            let message = say::templates::trial_coarse(coarse.dpi, FINE_ENOUGH);
            finding(coarse.element.clone(), message, false)
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
                None => {
                    say::templates::trial_no_signatory(institution.signatories.len(), place + 1)
                }
                Some(signatory) if signatory.signature.is_none() => {
                    say::templates::trial_no_signature(&signatory.name)
                }
                Some(_) => return None,
            };
            Some(finding(element.id.clone(), message, false))
        })
        .collect()
}
