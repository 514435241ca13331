//! Use cases of cohorts, awards, templates, the press and the register.

use domain::certificate::{Certificate, Standing};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::lifecycle::ProgrammeState;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::{Date, LearnerId, Timestamp};
use store::Write;
use studio::Studio;
use studio::certificates::pages::IssueOptions;
use studio::certificates::void_serials::VoidSerial;
use studio::cohorts::learners::LearnerEntry;
use studio::cohorts::roster_import::ImportAnswers;

use crate::{PAGE, UseCase, id, put};

/// Learners of a cohort. Each holds a certificate of the programme of the cohort before.
const LEARNERS: usize = 4;

fn programme_id(n: usize) -> String {
    id("issued", n)
}

fn cohort_id(n: usize) -> String {
    id("group", n)
}

fn programme(n: usize) -> Programme {
    let code = id("Q-", n);
    let mut programme = Programme::draft(programme_id(n).as_str().into(), &code, "Issued");
    programme.state = ProgrammeState::Offered;
    programme
}

fn by_hand(studio: &Studio) -> String {
    let programme = programme_id(0).as_str().into();
    let cohort = studio.cohort_by_name(&programme, "Made by hand").unwrap();
    cohort.id.as_str().to_owned()
}

fn entered(number: &str) -> LearnerEntry {
    LearnerEntry {
        number: number.to_owned(),
        name: "Bo Example".to_owned(),
        latin_name: String::new(),
        email: String::new(),
        result: LearnerResult::Passed,
        grade: String::new(),
        completed_on: None,
    }
}

fn entered_id(studio: &Studio) -> String {
    let learners = studio.learners(&by_hand(studio)).unwrap();
    let bo = learners.iter().find(|l| l.name == "Bo Example").unwrap();
    bo.id.as_str().to_owned()
}

fn learner(cohort: usize, n: usize) -> Learner {
    let number = format!("{cohort:06}-{n}");
    Learner {
        id: LearnerId(format!("{}/{n}", cohort_id(cohort))),
        cohort_id: cohort_id(cohort).as_str().into(),
        name: format!("Learner {number}"),
        number,
        latin_name: String::new(),
        email: String::new(),
        result: LearnerResult::Passed,
        grade: String::new(),
        completed_on: None,
        earlier_numbers: Vec::new(),
    }
}

/// A certificate of the cohort's own programme; of every second learner it was revoked.
fn certificate(cohort: usize, n: usize) -> Certificate {
    let learner = learner(cohort, n);
    Certificate {
        serial: format!("S-{cohort:06}-{n}"),
        run_id: id("run", cohort).as_str().into(),
        programme_id: programme_id(cohort).as_str().into(),
        programme_code: id("Q-", cohort),
        programme_version: 1,
        programme_title: "Issued".to_owned(),
        cohort_id: learner.cohort_id,
        cohort_name: id("Group ", cohort),
        learner_id: learner.id,
        learner_number: learner.number,
        name: learner.name,
        latin_name: String::new(),
        grade: String::new(),
        issued_on: Date::parse("2026-03-01").unwrap(),
        valid_until: Some(Date::parse("2026-04-01").unwrap()),
        completed_on: None,
        stacked: Vec::new(),
        rubrics: Vec::new(),
        award: None,
        sheet: String::new(),
        replaces: String::new(),
        anchor: String::new(),
        credential: None,
        standing: if n.is_multiple_of(2) {
            Standing::Valid
        } else {
            Standing::Revoked {
                reason: "By mistake".to_owned(),
                at: at(),
            }
        },
        reprints: 0,
    }
}

fn at() -> Timestamp {
    Timestamp("2026-03-02T09:00:00Z".to_owned())
}

/// Nothing more than the other rooms begin with.
pub fn begin(_: &Studio) {}

/// So many programmes, each with a cohort and its certificates.
pub fn fill(size: usize) -> Vec<Write> {
    let mut writes = Vec::new();
    for n in 0..size {
        writes.push(put(RecordKind::Programme, &programme_id(n), &programme(n)));
        let cohort = Cohort {
            id: cohort_id(n).as_str().into(),
            programme_id: programme_id(n).as_str().into(),
            name: id("Group ", n),
        };
        writes.push(put(RecordKind::Cohort, cohort.id.as_str(), &cohort));
        for l in 0..LEARNERS {
            let learner = learner(n, l);
            writes.push(put(RecordKind::Learner, learner.id.as_str(), &learner));
            // The first cohort is still to be issued.
            if n > 0 {
                let certificate = certificate(n, l);
                writes.push(put(
                    RecordKind::Certificate,
                    &certificate.serial,
                    &certificate,
                ));
            }
        }
        let void = VoidSerial {
            serial: id("V-", n),
            programme_code: id("Q-", n),
            reason: "Spoiled".to_owned(),
            by: None,
            at: at(),
        };
        writes.push(put(RecordKind::VoidSerial, &void.serial, &void));
    }
    writes
}

fn options() -> IssueOptions {
    IssueOptions {
        template_id: "laurel".into(),
        issued_on: Date::parse("2026-05-01").ok(),
        merged: true,
        ..IssueOptions::default()
    }
}

pub const USE_CASES: &[UseCase] = &[
    UseCase {
        name: "cohorts",
        ask: |s| {
            let page = s.cohorts("", None, PAGE).unwrap();
            assert_eq!(page.cohorts.len(), PAGE as usize);
            assert!(s.cohorts("", page.next, PAGE).unwrap().next.is_some());
        },
    },
    UseCase {
        name: "cohorts by words",
        ask: |s| {
            let page = s.cohorts("group ", None, PAGE).unwrap();
            assert_eq!(page.cohorts.len(), PAGE as usize);
        },
    },
    UseCase {
        name: "cohort_summary",
        ask: |s| assert_eq!(s.cohort_summary(&cohort_id(0)).unwrap().learners, 4),
    },
    UseCase {
        name: "learners",
        ask: |s| assert_eq!(s.learners(&cohort_id(0)).unwrap().len(), LEARNERS),
    },
    UseCase {
        name: "create_cohort",
        ask: |s| drop(s.create_cohort(&programme_id(0), "Made by hand").unwrap()),
    },
    UseCase {
        name: "create_cohort, taken",
        ask: |s| assert!(s.create_cohort(&programme_id(0), "made BY hand").is_err()),
    },
    UseCase {
        name: "roster, dry and saved",
        ask: |s| {
            let roster = b"Student ID,Name,Result\nx1,Ann Example,passed\n".to_vec();
            let programme = programme_id(0).as_str().into();
            s.read_roster(
                &programme,
                "Made by hand",
                "r.csv",
                roster,
                ImportAnswers::default(),
            )
            .unwrap();
            s.import_roster().unwrap();
        },
    },
    UseCase {
        name: "rename_cohort",
        ask: |s| {
            let programme = programme_id(0).as_str().into();
            let cohort = s.cohort_by_name(&programme, "Made by hand").unwrap();
            s.rename_cohort(cohort.id.as_str(), "made by hand").unwrap();
        },
    },
    UseCase {
        name: "check_learner",
        ask: |s| {
            let noticed = s.check_learner(&by_hand(s), None, &entered("x2")).unwrap();
            assert_eq!(noticed, []);
        },
    },
    UseCase {
        name: "add_learner",
        ask: |s| drop(s.add_learner(&by_hand(s), &entered("x2")).unwrap()),
    },
    UseCase {
        name: "correct_learner",
        ask: |s| drop(s.correct_learner(&entered_id(s), &entered("x3")).unwrap()),
    },
    UseCase {
        name: "learner_card",
        ask: |s| assert!(!s.learner_card(&entered_id(s)).unwrap().scored),
    },
    UseCase {
        name: "remove_learners",
        ask: |s| {
            let gone = s.remove_learners(&by_hand(s), &[entered_id(s)]).unwrap();
            assert_eq!(gone, 1);
        },
    },
    UseCase {
        name: "delete_cohort",
        ask: |s| {
            let programme = programme_id(0).as_str().into();
            let cohort = s.cohort_by_name(&programme, "Made by hand").unwrap();
            s.delete_cohort(cohort.id.as_str()).unwrap();
        },
    },
    UseCase {
        name: "award_view",
        ask: |s| drop(s.award_view(&cohort_id(0)).unwrap()),
    },
    UseCase {
        name: "plan_issue",
        ask: |s| {
            let plan = s.plan_issue(&cohort_id(0), &options()).unwrap();
            assert_eq!(plan.first_award, 4);
        },
    },
    UseCase {
        name: "plan_issue, held",
        ask: |s| {
            let plan = s.plan_issue(&cohort_id(1), &options()).unwrap();
            assert_eq!(plan.rows.len(), LEARNERS);
        },
    },
    UseCase {
        name: "unfinished_runs",
        ask: |s| assert!(s.unfinished_runs().unwrap().is_empty()),
    },
    UseCase {
        name: "register, newest",
        ask: |s| {
            let page = s.register("", None, PAGE).unwrap();
            assert_eq!(page.certificates.len(), PAGE as usize);
            assert_eq!(page.revoked, page.total / 2);
            assert!(s.register("", page.next, PAGE).unwrap().next.is_some());
        },
    },
    UseCase {
        name: "register by words",
        ask: |s| {
            let page = s.register("learner", None, PAGE).unwrap();
            assert_eq!(page.certificates.len(), PAGE as usize);
        },
    },
    UseCase {
        name: "certificate",
        ask: |s| drop(s.certificate("S-000001-0").unwrap()),
    },
    UseCase {
        name: "revoke",
        ask: |s| drop(s.revoke("S-000002-0", "By mistake").unwrap()),
    },
    UseCase {
        name: "expiring",
        ask: |s| {
            let page = s.expiring(None, PAGE).unwrap();
            assert_eq!(page.certificates.len(), PAGE as usize);
        },
    },
    UseCase {
        name: "voided_serials",
        ask: |s| {
            let page = s.voided_serials(None, PAGE).unwrap();
            assert_eq!(page.serials.len(), PAGE as usize);
        },
    },
    UseCase {
        name: "void_serials",
        ask: |s| drop(s.void_serials(&programme_id(3), 2, "Spoiled").unwrap()),
    },
    UseCase {
        name: "templates, papers, fonts",
        ask: |s| {
            s.templates().unwrap();
            s.paper_stocks().unwrap();
            s.own_fonts().unwrap();
        },
    },
];
