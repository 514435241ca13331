//! What is on paper agrees with the register: no name is cut, no two learners share a file.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::BTreeSet;
use std::path::Path;

use certificate::template;
use domain::certificate::{Certificate, IssueClass};
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::{ImportAnswers, LookedAtRows};
use studio::{Progress, Studio};

fn sample() -> (tempfile::TempDir, Studio) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    (folder, studio)
}

fn cohort(studio: &Studio, name: &str, roster: &str) -> String {
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let options = ImportAnswers {
        looked_at: Some(LookedAtRows {
            take: vec![2, 3, 4, 5],
        }),
        ..ImportAnswers::default()
    };
    let bytes = roster.as_bytes().to_vec();
    studio
        .read_roster(&programme, name, "roster.csv", bytes, options)
        .unwrap();
    studio.import_roster().unwrap().1.id.0
}

fn of_cohort(studio: &Studio, name: &str) -> Vec<Certificate> {
    let all = studio.register("", None, 1_000).unwrap().certificates;
    all.into_iter().filter(|c| c.cohort_name == name).collect()
}

fn files_below(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    files
}

fn words_of(file: &Path) -> Option<String> {
    let read = std::process::Command::new("pdftotext")
        .arg(file)
        .arg("-")
        .output();
    let words = String::from_utf8_lossy(&read.ok()?.stdout).into_owned();
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

const LONG: [&str; 4] = [
    "Maria da Conceição Fernandes de Albuquerque Cavalcanti e Vasconcelos Sant’Anna do Espírito Santo Figueiredo Bittencourt Montenegro de Saldanha Monteiro Guimarães",
    "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu",
    "Adolph Wolfeschlegelsteinhausenbergerdorff-Montmorency-Beauharnais-Schillingsfürst-Hohenlohe",
    "Ann Lee",
];

#[test]
fn a_long_name_stands_whole_in_every_template_or_is_not_printed() {
    let rows: Vec<String> = LONG
        .iter()
        .enumerate()
        .map(|(n, name)| format!("L{n},{name},passed"))
        .collect();
    let roster = format!("Student ID,Name,Result\n{}\n", rows.join("\n"));
    for template in template::built_in() {
        let (folder, studio) = sample();
        let cohort = cohort(&studio, "Long", &roster);
        let options = IssueOptions {
            template_id: template.id.clone(),
            single: true,
            file_names: "{number}".into(),
            ..IssueOptions::default()
        };
        let plan = studio.plan_issue(&cohort, &options).unwrap();
        assert_eq!(plan.blocked, vec![], "{}", template.name);
        let due: BTreeSet<String> = plan
            .rows
            .iter()
            .filter(|r| r.class.is_issued())
            .map(|r| r.name.clone())
            .collect();
        for row in plan.rows.iter().filter(|r| !r.class.is_issued()) {
            assert_eq!(row.class, IssueClass::CannotPrint, "{row:?}");
            let note = row.note.as_ref().unwrap().in_english();
            assert!(note.contains("does not fit"), "{note}");
        }
        assert!(due.contains("Ann Lee"));
        let out = folder.path().join("out");
        let report = studio
            .issue(&cohort, &options, &out, &Progress::quiet())
            .unwrap();
        assert_eq!(
            report.left_out.len(),
            LONG.len() - due.len(),
            "{}",
            template.name
        );
        let entered = of_cohort(&studio, "Long");
        let names: BTreeSet<String> = entered.iter().map(|c| c.name.clone()).collect();
        assert_eq!(names, due, "{}: the plan and the register", template.name);
        let printed = Path::new(&report.files[0]);
        assert_eq!(files_below(printed).len(), due.len());
        for certificate in &entered {
            let file = printed.join(certificate.file_name("{number}"));
            let Some(words) = words_of(&file) else { return };
            // Lines may break at hyphens, which are then copied or not.
            let together = |text: &str| text.replace(['-', ' '], "").to_uppercase();
            assert!(
                together(&words).contains(&together(&certificate.name)),
                "{} in {}: {words}",
                certificate.name,
                template.name
            );
        }
    }
}

#[test]
fn numbers_that_differ_by_signs_alone_have_files_of_their_own() {
    let (folder, studio) = sample();
    let roster = "Student ID,Name,Result\nA.1,Amal Haddad,passed\nA-1,Bea Ruiz,passed\nA 1,Cai Wu,passed\na-1,Dee Om,passed\n";
    let cohort = cohort(&studio, "Files", roster);
    let options = IssueOptions {
        template_id: "laurel".into(),
        single: true,
        file_names: "{number}".into(),
        ..IssueOptions::default()
    };
    let report = studio
        .issue(&cohort, &options, folder.path(), &Progress::quiet())
        .unwrap();
    let printed = Path::new(&report.files[0]);
    let files = files_below(printed);
    let entered = of_cohort(&studio, "Files");
    assert_eq!(files.len(), entered.len(), "{files:?}");
    assert_eq!(report.issued as usize, files.len());
    assert!(entered.len() >= 2, "{entered:?}");
    let folded: BTreeSet<String> = files.iter().map(|f| f.to_lowercase()).collect();
    assert_eq!(folded.len(), files.len());
    for certificate in entered {
        let mine = files.iter().filter(|f| f.contains(&certificate.serial));
        let mine: Vec<_> = mine.collect();
        assert_eq!(mine.len(), 1, "{files:?}");
        let Some(words) = words_of(&printed.join(mine[0])) else {
            return;
        };
        assert!(words.contains(&certificate.name));
    }
}

#[test]
fn a_run_that_fails_says_what_is_printed_and_goes_on() {
    let (folder, studio) = sample();
    let roster: String = (0..450)
        .map(|n| format!("{n},Learner {n} Lee,passed\n"))
        .collect();
    let cohort = cohort(
        &studio,
        "Fails",
        &format!("Student ID,Name,Result\n{roster}"),
    );
    let options = IssueOptions {
        template_id: "laurel".into(),
        single: true,
        ..IssueOptions::default()
    };
    // The folder goes when the first batch is in: the next file has nowhere to be.
    let out = folder.path().join("out");
    let taken = std::sync::atomic::AtomicBool::new(false);
    let tell = |state: studio::ProgressState| {
        if state.done >= 208 && !taken.swap(true, std::sync::atomic::Ordering::Relaxed) {
            let _ = std::fs::remove_dir_all(&out);
        }
    };
    let cancel = std::sync::atomic::AtomicBool::new(false);
    let failed = studio.issue(&cohort, &options, &out, &Progress::new(&tell, &cancel));
    let said = failed.unwrap_err().to_string();
    let entered = of_cohort(&studio, "Fails").len();
    assert!(entered > 0 && entered < 450, "{entered}");
    assert!(
        said.contains(&format!(
            "{entered} of 450 certificates are printed and in the register"
        )),
        "{said}"
    );
    assert!(!said.contains("Nothing was changed"), "{said}");
    let open = studio.unfinished_runs().unwrap().remove(0);
    std::fs::create_dir_all(&out).unwrap();
    let report = studio
        .resume_issue_run(open.run.id.as_str(), &Progress::quiet())
        .unwrap();
    assert_eq!(report.issued, 450);
    assert_eq!(files_below(Path::new(&report.files[0])).len(), 450);
}
