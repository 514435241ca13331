//! What the screens ask for: when a room is opened, and after a save.

use domain::Timestamp;
use domain::audit::Judgement;
use domain::check::Rating;
use domain::record_kind::RecordKind;

use super::Timed;
use super::filling::{
    COHORTS, audit_id, code, cohort_id, due_cohort, programme_id, programme_of, serial,
};

/// Rows of a page, as the screens ask for them.
pub(crate) const PAGE: u32 = 100;

pub(crate) const OPENED: &[Timed] = &[
    Timed {
        name: "home: numbers, runs, what expires",
        ask: |s, _| {
            drop(s.overview().unwrap());
            drop(s.session_state().unwrap());
            drop(s.unfinished_runs().unwrap());
            drop(s.expiring(None, PAGE).unwrap());
        },
    },
    Timed {
        name: "programmes: the list and one of them",
        ask: |s, n| {
            drop(s.programmes("", None, None, PAGE).unwrap());
            drop(s.programme_view(&programme_id(n * 311)).unwrap());
        },
    },
    Timed {
        name: "programmes: searched",
        ask: |s, n| drop(s.programmes(&code(n * 311), None, None, PAGE).unwrap()),
    },
    Timed {
        name: "competencies: frameworks and the list",
        ask: |s, _| {
            drop(s.frameworks().unwrap());
            drop(s.competencies("", "", None, PAGE).unwrap());
        },
    },
    Timed {
        name: "audits: the list and one of them",
        ask: |s, n| {
            drop(s.audits(None, PAGE).unwrap());
            drop(s.audit_view(&audit_id(n * 8)).unwrap());
        },
    },
    Timed {
        name: "rubrics, standards and panels",
        ask: |s, _| {
            drop(s.rubrics("", None, PAGE).unwrap());
            drop(s.assessment_standards("", None, PAGE).unwrap());
            drop(s.panels("", None, PAGE).unwrap());
        },
    },
    Timed {
        name: "cohorts: the list and the learners of one",
        ask: |s, n| {
            drop(s.cohorts("", None, PAGE).unwrap());
            drop(s.cohort_summary(&cohort_id(n * 97)).unwrap());
            drop(s.learners(&cohort_id(n * 97)).unwrap());
        },
    },
    Timed {
        name: "scoring and awards of a cohort",
        ask: |s, n| {
            drop(s.markings(&cohort_id(n * 97)).unwrap());
            drop(s.award_view(&cohort_id(n * 97)).unwrap());
        },
    },
    Timed {
        name: "templates, fonts and paper",
        ask: |s, _| {
            drop(s.templates().unwrap());
            drop(s.own_fonts().unwrap());
            drop(s.paper_stocks().unwrap());
        },
    },
    Timed {
        name: "register: the newest, one and void serials",
        ask: |s, n| {
            drop(s.register("", None, PAGE).unwrap());
            drop(s.certificate(&serial(n * 4_999)).unwrap());
            drop(s.voided_serials(None, PAGE).unwrap());
        },
    },
    Timed {
        name: "register: the page of a certificate",
        ask: |s, n| drop(s.certificate_page(&serial(n * 4_999 + 1)).unwrap()),
    },
    Timed {
        name: "history of a programme",
        ask: |s, n| {
            drop(
                s.versions(RecordKind::Programme, &programme_id(n * 311))
                    .unwrap(),
            );
        },
    },
    Timed {
        name: "institution, people and backups",
        ask: |s, _| {
            drop(s.institution().unwrap());
            drop(s.people().unwrap());
            drop(s.backups().unwrap());
        },
    },
    Timed {
        name: "anything, searched for",
        ask: |s, n| drop(s.find(&format!("wojcik {n}"), 12).unwrap()),
    },
];

/// A save, and what the screens that show it fetch again.
pub(crate) const SAVED: &[Timed] = &[
    Timed {
        name: "saved: a programme",
        ask: |s, n| {
            let id = programme_id(n * 310 + 6);
            let mut saved = s.programme_view(&id).unwrap().saved;
            saved.value.title = format!("Saved at {}", s.now().0);
            drop(s.save_programme(&saved).unwrap());
            drop(s.programme_view(&id).unwrap());
            drop(s.programmes("", None, None, PAGE).unwrap());
            drop(s.overview().unwrap());
        },
    },
    Timed {
        name: "saved: a judgement of an audit",
        ask: |s, n| {
            let id = audit_id(n * 8);
            let view = s.audit_view(&id).unwrap();
            let judgement = Judgement {
                given: None,
                clause_id: view.standing.clauses[0].clause.id.clone(),
                rating: Some(Rating::Met),
                note: format!("Seen at {}", s.now().0),
                severity: None,
                owner: String::new(),
                due: None,
                evidence: Vec::new(),
            };
            drop(s.judge(&id, view.saved.revision, judgement).unwrap());
            drop(s.audit_view(&id).unwrap());
            drop(s.audits(None, PAGE).unwrap());
            drop(s.overview().unwrap());
        },
    },
    Timed {
        name: "saved: a cohort",
        ask: |s, n| {
            let Timestamp(now) = s.now();
            let programme = programme_id(programme_of(n));
            let name = format!("Saved at {now} {n}");
            let made = s.create_cohort(&programme, &name).unwrap();
            drop(s.cohorts("", None, PAGE).unwrap());
            drop(s.cohort_summary(made.id.as_str()).unwrap());
            drop(s.overview().unwrap());
        },
    },
    Timed {
        name: "saved: a certificate revoked",
        ask: |s, n| {
            // Each once: the workspace is kept between runs, and those before are revoked.
            let from = s.register("", None, 0).unwrap().revoked as usize;
            let serial = serial((from * 3 + n * 7) * 11 % 1_000_000 + 1);
            let _ = s.revoke(&serial, "By mistake");
            drop(s.register("", None, PAGE).unwrap());
            drop(s.certificate(&serial).unwrap());
            drop(s.expiring(None, PAGE).unwrap());
            drop(s.overview().unwrap());
        },
    },
    Timed {
        name: "saved: serials made void",
        ask: |s, n| {
            let programme = programme_id(programme_of(COHORTS - n));
            drop(s.void_serials(&programme, 1, "Spoiled"));
            drop(s.voided_serials(None, PAGE).unwrap());
            drop(s.learners(&due_cohort()).unwrap());
        },
    },
];
