//! The press: what is proved, split, named, renewed, and refused before ink.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::certificate::{Certificate, IssueClass, Standing};
use domain::{Date, ProgrammeId};
use studio::certificates::pages::{IssueOptions, IssueReport};
use studio::cohorts::roster_import::ImportAnswers;
use studio::{Progress, Studio};

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn autumn(studio: &Studio) -> String {
    studio
        .cohorts("", None, 1_000)
        .unwrap()
        .cohorts
        .into_iter()
        .find(|c| c.cohort.name == "Autumn 2026")
        .unwrap()
        .cohort
        .id
        .0
}

/// A cohort from a roster with numbers, names and results.
fn cohort(studio: &Studio, programme: &ProgrammeId, name: &str, roster: Vec<u8>) -> String {
    studio
        .read_roster(
            programme,
            name,
            "roster.csv",
            roster,
            ImportAnswers::default(),
        )
        .unwrap();
    studio.import_roster().unwrap().1.id.0
}

fn merged() -> IssueOptions {
    IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    }
}

fn issue(studio: &Studio, options: &IssueOptions, out: &Path) -> IssueReport {
    studio
        .issue(&autumn(studio), options, out, &Progress::quiet())
        .unwrap()
}

fn register(studio: &Studio) -> Vec<Certificate> {
    studio.register("", None, 1_000).unwrap().certificates
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_proof_prints_three_and_registers_none() {
    let (folder, studio) = sample();
    let before = register(&studio).len();
    let path = studio
        .proof(&autumn(&studio), &merged(), folder.path())
        .unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    assert!(path.ends_with("ADS-1-proof.pdf"), "{path}");
    assert_eq!(register(&studio).len(), before);
    // The first serial is still free.
    let plan = studio.plan_issue(&autumn(&studio), &merged()).unwrap();
    let report = issue(&studio, &merged(), &folder.path().join("out"));
    assert_eq!(report.issued, plan.due);
    let first = plan.rows.iter().find(|r| r.class.is_issued()).unwrap();
    assert!(register(&studio).iter().any(|c| c.serial == first.serial));
}

#[test]
fn a_run_is_split_into_parts() {
    let (folder, studio) = sample();
    let options = IssueOptions {
        split: 4,
        ..merged()
    };
    let report = issue(&studio, &options, folder.path());
    let parts = usize::try_from(report.issued.div_ceil(4)).unwrap();
    assert!(parts > 1);
    assert_eq!(report.files.len(), parts);
    let parent = Path::new(&report.files[0]).parent().unwrap();
    let names = names_in(parent);
    assert_eq!(names.len(), parts);
    assert!(
        names[0].ends_with("-001.pdf") && names[1].ends_with("-002.pdf"),
        "{names:?}"
    );
    let issued = register(&studio)
        .into_iter()
        .filter(|c| c.cohort_id.as_str() == autumn(&studio))
        .count();
    assert_eq!(issued, report.issued as usize);
}

#[test]
fn files_are_called_by_a_pattern_that_keeps_them_apart() {
    let (folder, studio) = sample();
    let options = IssueOptions {
        merged: false,
        single: true,
        file_names: "{programme}_{number}".to_owned(),
        ..merged()
    };
    let refused = IssueOptions {
        file_names: "{name}".to_owned(),
        ..options.clone()
    };
    let reason = studio
        .issue(
            &autumn(&studio),
            &refused,
            folder.path(),
            &Progress::quiet(),
        )
        .unwrap_err()
        .to_string();
    assert!(reason.contains("same file name"), "{reason}");
    let report = issue(&studio, &options, folder.path());
    let names = names_in(Path::new(&report.files[0]));
    assert_eq!(names.len(), report.issued as usize);
    assert!(names.iter().all(|n| n.starts_with("ADS-1-")), "{names:?}");
}

#[test]
fn a_duplicate_says_so_and_a_reprint_does_not() {
    let (folder, studio) = sample();
    issue(&studio, &merged(), &folder.path().join("out"));
    let serial = register(&studio)[0].serial.clone();
    let read = |path: String| std::fs::read(path).unwrap();
    let page = studio.certificate_page(&serial).unwrap();
    let plain = read(studio.reprint(&serial, false, folder.path()).unwrap());
    assert_eq!(plain, page);
    let marked = read(studio.reprint(&serial, true, folder.path()).unwrap());
    assert_ne!(marked, page);
    let found = register(&studio);
    let now = found.iter().find(|c| c.serial == serial).unwrap();
    assert_eq!(now.reprints, 2);
}

#[test]
fn what_ran_out_is_listed_and_renewed_in_bulk() {
    let (folder, studio) = sample();
    let old = IssueOptions {
        issued_on: Some(Date::parse("2021-01-15").unwrap()),
        ..merged()
    };
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let rows: String = (1..=8)
        .map(|n| format!("O{n},Learner {n} Lee,passed\n"))
        .collect();
    let roster = format!("Student ID,Name,Result\n{rows}");
    let cohort = cohort(&studio, &programme, "Old", roster.into_bytes());
    let out = folder.path().join("old");
    let report = studio
        .issue(&cohort, &old, &out, &Progress::quiet())
        .unwrap();
    let list = studio.expiring(None, 1_000).unwrap().certificates;
    assert_eq!(list.len(), report.issued as usize);
    assert!(list.iter().all(|c| c.over));
    // They ran out in this very cohort: a person must ask for new ones.
    let plan = studio.plan_issue(&cohort, &merged()).unwrap();
    assert_eq!((plan.due, plan.renewals), (0, 0));
    assert!(plan.rows.iter().any(|r| r.class == IssueClass::RanOut));
    let chosen: Vec<String> = list.iter().take(3).map(|c| c.serial.clone()).collect();
    let renewed = studio
        .renew(
            &chosen,
            &merged(),
            &folder.path().join("new"),
            &Progress::quiet(),
        )
        .unwrap();
    assert_eq!(renewed.issued, 3);
    let all = register(&studio);
    for serial in &chosen {
        let was = all.iter().find(|c| c.serial == *serial).unwrap();
        let Standing::Replaced { by, .. } = &was.standing else {
            panic!("{serial} is {:?}", was.standing);
        };
        let new = all.iter().find(|c| c.serial == *by).unwrap();
        assert_eq!((&new.replaces, &new.name), (serial, &was.name));
        assert!(studio.revoke(serial, "no reason").is_err());
    }
    assert_eq!(
        studio.expiring(None, 1_000).unwrap().certificates.len(),
        list.len() - 3
    );
    // Asked for again, nothing happens twice.
    let again = studio.renew(&chosen, &merged(), folder.path(), &Progress::quiet());
    assert!(again.is_err());
}

#[test]
fn an_accreditation_that_ended_stops_the_press() {
    let (folder, studio) = sample();
    let mut draft = studio.create_programme("X-1", "Example").unwrap();
    draft.value.accredited_until = Some(Date::parse("2020-12-31").unwrap());
    let saved = studio.save_programme(&draft).unwrap();
    let cohort = cohort(
        &studio,
        &saved.value.id,
        "First",
        b"Student ID,Name,Result\n1,Ada Lovelace,passed\n".to_vec(),
    );
    let blocked = |day: &str| {
        let options = IssueOptions {
            issued_on: Some(Date::parse(day).unwrap()),
            ..merged()
        };
        let plan = studio.plan_issue(&cohort, &options).unwrap();
        plan.blocked.iter().any(|reason| {
            reason
                .in_english()
                .contains("accreditation of X-1 ended on 31 Dec")
        })
    };
    assert!(blocked("2021-01-01"));
    assert!(!blocked("2020-12-31"));
    drop(folder);
}

#[test]
fn serials_follow_the_pattern_and_a_void_one_leaves_no_gap() {
    let (folder, studio) = sample();
    let mut institution = studio.institution().unwrap();
    institution.value.serial_pattern = "{number}/{yy}".to_owned();
    assert!(studio.save_institution(&institution).is_err());
    institution.value.serial_pattern = "{programme}-{number:4}-{check}".to_owned();
    studio.save_institution(&institution).unwrap();
    let ads = studio.programme_by_code("ADS-1").unwrap().id;
    assert!(studio.void_serials(ads.as_str(), 2, " ").is_err());
    let void = studio
        .void_serials(ads.as_str(), 2, "Paper spoiled before printing")
        .unwrap();
    assert!(void[0].starts_with("ADS-1-0001-") && void[1].starts_with("ADS-1-0002-"));
    let report = issue(&studio, &merged(), folder.path());
    let mut numbers: Vec<u32> = register(&studio)
        .iter()
        .filter(|c| c.cohort_id.as_str() == autumn(&studio))
        .map(|c| c.serial.split('-').nth(2).unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (3..3 + report.issued).collect::<Vec<_>>());
    let listed = studio.voided_serials(None, 1_000).unwrap().serials;
    assert_eq!(listed.len(), 2);
    assert!(
        listed
            .iter()
            .all(|v| v.reason == "Paper spoiled before printing")
    );
}

#[test]
fn numbered_paper_is_used_sheet_by_sheet_and_accounted_for() {
    let (folder, studio) = sample();
    let due = studio.plan_issue(&autumn(&studio), &merged()).unwrap().due;
    let small = studio.receive_paper("Remnant", "R-", 1, 3).unwrap();
    let on = |stock: &domain::PaperStockId| IssueOptions {
        stock: Some(stock.clone()),
        ..merged()
    };
    let refused = studio
        .issue(
            &autumn(&studio),
            &on(&small),
            folder.path(),
            &Progress::quiet(),
        )
        .unwrap_err()
        .to_string();
    assert!(refused.contains("3 are left of Remnant"), "{refused}");
    let stock = studio
        .receive_paper("Security paper", "A-", 501, 600)
        .unwrap();
    studio.spoil_sheet(stock.as_str(), 501, "Creased").unwrap();
    issue(&studio, &on(&stock), folder.path());
    let mut sheets: Vec<String> = register(&studio)
        .into_iter()
        .filter(|c| !c.sheet.is_empty())
        .map(|c| c.sheet)
        .collect();
    sheets.sort();
    let expected: Vec<String> = (502..502 + due).map(|n| format!("A-{n}")).collect();
    assert_eq!(sheets, expected);
    studio.spoil_sheet(stock.as_str(), 503, "Smudged").unwrap();
    studio.count_paper(stock.as_str(), 99 - due, "").unwrap();
    let view = studio.paper_stocks().unwrap();
    let b = view.iter().find(|v| v.stock.id == stock).unwrap().balance;
    assert_eq!((b.received, b.spoiled, b.left), (100, 2, 99 - due));
    assert_eq!(b.printed, due - 1);
    // A reprint of what stood on a spoiled sheet gives the same page.
    drop(studio);
    let studio = Studio::open(&folder.path().join("w")).unwrap();
    assert_eq!(studio.paper_stocks().unwrap().len(), 2);
}

#[test]
fn learners_of_a_new_version_are_classed_by_what_they_hold_of_the_old() {
    let (_folder, studio) = sample();
    let held: Vec<Certificate> = register(&studio).into_iter().take(2).collect();
    let programme = held[0].programme_id.clone();
    let next = studio.next_version(programme.as_str()).unwrap().value;
    let mut roster = "Student ID,Name,Result\n".to_owned();
    for c in &held {
        roster += &format!("{},{},passed\n", c.learner_number, c.name);
    }
    roster += "90001,Nobody Yet,passed\n90002,Never Passed,failed\n";
    let cohort = cohort(&studio, &next.id, "Next", roster.into_bytes());
    let plan = studio.plan_issue(&cohort, &merged()).unwrap();
    assert_eq!(
        (
            plan.supersedes,
            plan.first_award,
            plan.not_eligible,
            plan.due
        ),
        (2, 1, 1, 3)
    );
    assert!(
        plan.blocked
            .iter()
            .any(|r| r.in_english().contains("approved")),
        "{:?}",
        plan.blocked
    );
}

#[test]
fn a_split_run_that_was_stopped_goes_on_with_every_serial_in_one_part() {
    let (folder, studio) = sample();
    let mut institution = studio.institution().unwrap();
    // Serials that are not in the order in which they are printed.
    institution.value.serial_pattern = "{check}{number}".to_owned();
    studio.save_institution(&institution).unwrap();
    let options = IssueOptions {
        split: 4,
        ..merged()
    };
    let cancel = AtomicBool::new(false);
    let tell = |state: studio::ProgressState| cancel.store(state.done >= 16, Ordering::Relaxed);
    let stopped = studio.issue(
        &autumn(&studio),
        &options,
        folder.path(),
        &Progress::new(&tell, &cancel),
    );
    assert!(stopped.is_err());
    let open = studio.unfinished_runs().unwrap().remove(0);
    assert!(
        open.printed > 0 && open.printed < open.run.planned,
        "{open:?}"
    );
    // As after a loss of power between the register and the file's finished name.
    let parts = Path::new(&open.run.merged_file);
    std::fs::remove_file(parts.join(&names_in(parts)[1])).unwrap();
    let report = studio
        .resume_issue_run(open.run.id.as_str(), &Progress::quiet())
        .unwrap();
    let serials: Vec<String> = register(&studio)
        .into_iter()
        .filter(|c| c.run_id == open.run.id)
        .map(|c| c.serial)
        .collect();
    assert_eq!(serials.len(), open.run.planned as usize);
    let mut words = String::new();
    for file in &report.files {
        let read = std::process::Command::new("pdftotext")
            .args([file, "-"])
            .output();
        let Ok(out) = read else { return };
        words += &String::from_utf8_lossy(&out.stdout);
    }
    for serial in serials {
        assert_eq!(words.matches(serial.as_str()).count(), 1, "{serial}");
    }
}

#[test]
fn a_learner_who_may_hold_one_in_another_name_waits_for_a_person() {
    let (folder, studio) = sample();
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let held = register(&studio);
    let zofia = held.iter().find(|c| c.name.starts_with("Zofia")).unwrap();
    let other = held.iter().find(|c| c.name.starts_with("Søren")).unwrap();
    let roster = format!(
        "Student ID,Name,Result\n{},Zofia Nowak,passed\n{},Charles Babbage,passed\n",
        zofia.learner_number, other.learner_number
    );
    let cohort = cohort(&studio, &programme, "Next", roster.into_bytes());
    let plan = studio.plan_issue(&cohort, &merged()).unwrap();
    assert_eq!((plan.first_award, plan.to_look_at, plan.due), (1, 1, 1));
    let row = plan.rows.iter().find(|r| r.name == "Zofia Nowak").unwrap();
    assert_eq!(
        (row.class, row.serial.as_str(), row.note.clone()),
        (
            IssueClass::InAnotherName,
            zofia.serial.as_str(),
            Some(words::say::certificates::press_note_held_as(&zofia.name))
        )
    );
    let by_hand = IssueOptions {
        again: vec![zofia.learner_number.clone()],
        ..merged()
    };
    let report = studio
        .issue(&cohort, &by_hand, folder.path(), &Progress::quiet())
        .unwrap();
    assert_eq!(report.issued, 2);
    assert!(register(&studio).iter().any(|c| c.name == "Zofia Nowak"));
    // What is shown where nobody is due is of this cohort, not of another with these numbers.
    let shown = studio.preview_certificate(&cohort, "", &merged()).unwrap();
    let here = register(&studio)
        .into_iter()
        .filter(|c| c.cohort_id.as_str() == cohort)
        .map(|c| c.serial)
        .min()
        .unwrap();
    assert_eq!(shown, studio.certificate_page(&here).unwrap());
}

#[test]
fn nobody_gets_a_certificate_from_before_the_day_they_finished() {
    let (folder, studio) = sample();
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let roster = "Student ID,Name,Result,Completed\n\
        7101,Ada Okafor,passed,2026-06-30\n\
        7102,Dov Levi,passed,2026-07-15\n";
    let id = cohort(&studio, &programme, "Summer", roster.into());
    let options = IssueOptions {
        issued_on: Some(Date::parse("2026-06-30").unwrap()),
        ..merged()
    };
    let plan = studio.plan_issue(&id, &options).unwrap();
    let classes: Vec<_> = plan
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.class))
        .collect();
    assert_eq!(
        classes,
        [
            ("7101", IssueClass::FirstAward),
            ("7102", IssueClass::CannotPrint)
        ]
    );
    let note = plan.rows[1].note.as_ref().unwrap().in_english();
    assert!(note.contains("after the day on the certificate"), "{note}");
    let before = register(&studio).len();
    let out = folder.path().join("out");
    studio
        .issue(&id, &options, &out, &Progress::quiet())
        .unwrap();
    assert_eq!(register(&studio).len(), before + 1);
}
