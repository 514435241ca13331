//! The press beyond one run: what ran out is renewed, numbered paper is used, files are split and
//! proved, serials are made void.

use domain::Date;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::{Progress, Studio};
use whole_program::{Window, program, tools::files_in};

#[tokio::test(flavor = "multi_thread")]
async fn renewals_numbered_paper_proofs_and_void_serials() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("w");
    {
        let studio = Studio::create_sample(&workspace).unwrap();
        let programme = studio.programme_by_code("ADS-1").unwrap().id;
        let roster = "Student ID,Name,Result\n901,Ada Okafor,passed\n902,Bilal Rahman,passed\n903,Chiara Conti,passed\n";
        studio
            .read_roster(
                &programme,
                "Winter 2021",
                "old.csv",
                roster.as_bytes().to_vec(),
                ImportAnswers::default(),
            )
            .unwrap();
        let cohort = studio.import_roster().unwrap().1.id;
        let options = IssueOptions {
            template_id: "laurel".into(),
            issued_on: Some(Date::parse("2021-01-15").unwrap()),
            merged: true,
            ..IssueOptions::default()
        };
        studio
            .issue(
                cohort.as_str(),
                &options,
                &place.path().join("old"),
                &Progress::quiet(),
            )
            .unwrap();
        let roster =
            b"Student ID,Name,Result\n901,Ada Mensah,passed\n904,Dov Levi,passed\n".to_vec();
        studio
            .read_roster(
                &programme,
                "Spring 2027",
                "new.csv",
                roster,
                ImportAnswers::default(),
            )
            .unwrap();
        studio.import_roster().unwrap();
    }
    let window = Window::open(&program, &[&workspace.display().to_string()]).await;
    window.sees("Applied Data Stewardship").await;

    // Numbered paper, and a serial that no certificate gets.
    window.go("/register").await;
    window.press("Serials and paper").await;
    window.press("Import a batch…").await;
    window.write("Name", "Security paper").await;
    window.write("Prefix of each number", "A-").await;
    window.write("Last number", "40\u{e007}").await;
    window.sees("Sheets A-1 to A-40").await;
    window.press("Record a spoiled sheet…").await;
    window.write("What happened", "Creased").await;
    window.press("Save").await;
    window.sees("A-1: Creased").await;
    window.press("Make serials void…").await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    window.write("Reason", "A proof went out by mistake").await;
    window.press("Make void").await;
    window.sees("A proof went out by mistake").await;
    window.inspect("stock-light").await;

    // What ran out is renewed together.
    window.go("/register").await;
    window.press("Expiring").await;
    window.sees("expired").await;
    window.inspect("renewals-list-light").await;
    window.click("//label[contains(., 'Select all')]").await;
    let out = place.path().join("renewed");
    window.answer(&out);
    window
        .click("//button[starts-with(normalize-space(.), 'Renew ')]")
        .await;
    window.press("Print").await;
    window.sees("in the register").await;
    window.go("/register").await;
    window.find("//td[normalize-space(.)='replaced']").await;
    window
        .click("(//tr[td[normalize-space(.)='replaced']]//button)[1]")
        .await;
    window.sees("took its place on").await;
    window.go("/register").await;
    window
        .click("(//tr[td[normalize-space(.)='valid']]//button)[1]")
        .await;
    window.sees("It takes the place of").await;
    window.sees("Marked with:").await;
    window.inspect("register-basis-light").await;
    let out = place.path().join("duplicate");
    std::fs::create_dir_all(&out).unwrap();
    window.answer(&out);
    window.press("Duplicate…").await;
    window.sees("Reprinted once").await;
    assert_eq!(files_in(&out).len(), 1);

    // A proof, then split files on numbered paper.
    window.go("/certificates").await;
    window.choose("Cohort", "Autumn 2026 · ADS-1 v1").await;
    window.find("//canvas[@data-ready]").await;
    window
        .choose("Numbered paper", "Security paper, 39 left")
        .await;
    window
        .write("Split into files of (0 for one file)", "10\u{e007}")
        .await;
    let proof = place.path().join("proof");
    window.answer(&proof);
    window.press("Test print…").await;
    window.sees("ADS-1-proof.pdf").await;
    assert_eq!(files_in(&proof).len(), 1);
    window.inspect("press-choices-light").await;
    let out = place.path().join("out");
    window.answer(&out);
    window
        .click("//button[starts-with(normalize-space(.), 'Print 21 certificates')]")
        .await;
    window.press("Print").await;
    window.sees("21 certificates are in the register").await;
    let parts = files_in(&files_in(&out).remove(0));
    assert_eq!(parts.len(), 3, "{parts:?}");
    window.go("/stock").await;
    window.sees("18").await;
    window.press("Count by hand…").await;
    window.write("Sheets that are there", "18\u{e007}").await;
    window.sees("18 sheets, as expected").await;

    // Who may hold one in another name waits for a person.
    window.go("/certificates").await;
    window.choose("Cohort", "Spring 2027 · ADS-1 v1").await;
    window.sees("held as “Ada Okafor”").await;
    window.inspect("press-another-name-light").await;
    window.press("Ada Mensah is another person").await;
    window
        .find("//button[starts-with(normalize-space(.), 'Print 2 certificates')]")
        .await;
    window.close().await;
}
