//! The main job in the real window, from an empty folder to the register, on real files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use whole_program::tools::{assert_sound, copied_pages, files_in};
use whole_program::{Window, program, root};

use crate::roster_file;

/// Where this walk keeps its files.
struct Place(tempfile::TempDir);

impl Place {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

const SIGNATURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40"><path d="M5 35C20 0 25 0 30 25S45 0 55 15 70 35 80 20 95 25 155 12" fill="none" stroke="#1b3a6b" stroke-width="2"/></svg>"##;
const OUTCOMES: [(&str, &str); 3] = [
    (
        "Understand the law on personal data",
        "apply knowledge of science",
    ),
    (
        "Describe a data set so that someone else can reuse it",
        "manage data",
    ),
    (
        "Negotiate access with the people who own the data",
        "negotiate",
    ),
];

async fn make_workspace(window: &Window, place: &Place) {
    window.sees("Credentials people can trust").await;
    window.answer(&place.path("workspace"));
    window.press("New workspace").await;
    window.sees("Legal name").await;
    window.inspect("walk-1-settings-empty").await;
    for (room, empty) in [
        ("/programmes", "No programmes yet"),
        ("/frameworks", "No competency frameworks yet"),
        ("/rubrics", "No rubrics yet"),
        ("/audits", "No audits yet"),
        ("/cohorts", "No cohorts yet"),
        ("/certificates", "Nobody to print for yet"),
        ("/register", "No certificates issued yet"),
    ] {
        window.go(room).await;
        window.sees(empty).await;
        window
            .inspect(&format!("walk-1-empty-{}", room.trim_start_matches('/')))
            .await;
    }
}

async fn set_up_institution(window: &Window, place: &Place) {
    window.go("/settings").await;
    window.write("Legal name", "Coleg Glan-yr-Afon").await;
    window.write("Serial prefix", "CGA").await;
    window.write("Country", "IE").await;
    window
        .write("Address", "1 Quay Street, Galway H91 AB12")
        .await;
    window.answer(&place.write("logo.png", include_bytes!("../../icons/128x128.png")));
    window.press("Choose… Logo").await;
    window.find("//img[contains(@alt, 'logo.png')]").await;
    window.press("Add an identifier").await;
    window.write("Register or scheme", "ROR").await;
    window.write("Number or code", "05xyz1234").await;
    window.press("Add a signatory").await;
    window.write("Name", "Prof. Siân Ŵyn").await;
    window.write("Position", "Principal").await;
    window.answer(&place.write("signature.svg", SIGNATURE.as_bytes()));
    window.press("Choose… Signature 1").await;
    window.find("//img[contains(@alt, 'signature.svg')]").await;
    window.saved().await;
    window.inspect("walk-2-institution").await;
}

async fn import_frameworks(window: &Window) {
    let data = root().join("src-tauri/crates/exchange/tests/data");
    window.go("/frameworks").await;
    window.answer(&data.join("esco-skills-en.csv"));
    window.press("Import a framework").await;
    window.sees("4,199").await;
    window.inspect("walk-3-esco-preview").await;
    window.press("Import 4,199").await;
    window.sees("4,199 new competencies").await;
    window.answer(&data.join("case-opensalt-sample.json"));
    window.press("Import a framework").await;
    window.find("//*[@role='dialog']//*[.='16']").await;
    window.inspect("walk-3-case-preview").await;
    window.press("Import 16").await;
    window.sees("16 new competencies").await;
    window.answer(&data.join("esco-skills-en.csv"));
    window.press("Import a framework").await;
    window.sees("Importing it again changes nothing").await;
    window.press("Close").await;
    window.inspect("walk-3-frameworks").await;
}

async fn write_rubric(window: &Window) {
    window.go("/rubrics").await;
    window.press("New rubric").await;
    window.press("Create rubric").await;
    window.write("Title", "Data portfolio").await;
    window.write("Criterion 1", "Reuse").await;
    window.saved().await;
    window.inspect("walk-4-rubric").await;
}

async fn write_overview(window: &Window) {
    for (field, text) in [
        (
            "Description",
            "For people who look after data that others rely on.",
        ),
        ("Awarding body", "Coleg Glan-yr-Afon"),
        ("Country of the issuer", "IE"),
        ("Workload in hours", "75"),
        ("Workload in ECTS credits", "3"),
        ("Languages", "en\u{e007}"),
        ("Languages", "cy\u{e007}"),
        ("Valid for (months)", "36"),
        ("Prerequisites", "None"),
        (
            "Quality assurance",
            "Internal review each year and external review every five years.",
        ),
        ("Further information", "Taught with the county library."),
    ] {
        window.write(field, text).await;
    }
    window
        .choose(
            "Qualifications framework",
            "European Qualifications Framework",
        )
        .await;
    window.choose("Level", "Level 5").await;
    window.choose("Form of participation", "Blended").await;
    window
        .choose(
            "Supervision and identity",
            "Supervised, with identity check",
        )
        .await;
    window.choose("Stackability", "Stand-alone").await;
    window.saved().await;
    window.inspect("walk-4-overview").await;
}

async fn design_programme(window: &Window) {
    window.go("/programmes").await;
    window.press("New programme").await;
    window.write("Code", "DS-1").await;
    window.write("Title", "Data Stewardship").await;
    window.press("Create programme").await;
    window.sees("DS-1 · version 1").await;
    write_overview(window).await;
    window.press("Outcomes").await;
    for (place, (outcome, query)) in OUTCOMES.iter().enumerate() {
        window.write("Add an outcome", outcome).await;
        window.press("Add an outcome").await;
        let number = place + 1;
        window
            .click(&format!(
                "(//ol/li)[{number}]//button[normalize-space(.)='Align to a competency']"
            ))
            .await;
        window.write("Search competencies", query).await;
        window
            .click(&format!(
                "//*[@role='dialog']//li//label[contains(., '{query}')]"
            ))
            .await;
        window
            .click("//*[@role='dialog']//button[starts-with(normalize-space(.), 'Done')]")
            .await;
        window
            .find(&format!(
                "(//ol/li)[{number}]//button[starts-with(@aria-label, 'Remove ')]"
            ))
            .await;
    }
    window.saved().await;
    window.sees("cannot be observed").await;
    window.inspect("walk-4-outcomes").await;
    window.press("Assessment").await;
    window.press("Add an assessment").await;
    window.write("Title", "Portfolio of one data set").await;
    window.choose("Type", "Portfolio").await;
    window.choose("Rubric", "Data portfolio").await;
    for (outcome, _) in OUTCOMES {
        window
            .click(&format!("//label[contains(., '{outcome}')]"))
            .await;
    }
    window.saved().await;
    window.inspect("walk-4-assessment").await;
    window.press("Partners").await;
    window.press("Add a partner").await;
    window.write("Name", "Galway County Council").await;
    window.choose("Role", "Recognises").await;
    window
        .write("What was agreed", "Counts when hiring data officers.")
        .await;
    window.saved().await;
    window.inspect("walk-4-partners").await;
}

async fn review_programme(window: &Window, place: &Place) {
    window.press("Send for review").await;
    window.press("Send").await;
    window.sees("Your judgement").await;
    // The finding leads to the very outcome, where it is mended.
    window.click("//a[contains(., 'Learning outcomes')]").await;
    window.sees("1 of 3 outcomes cannot be observed").await;
    window.inspect("walk-5-finding").await;
    window.press("Show in programme").await;
    window.find("//textarea[@aria-label='Outcome 1']").await;
    window.saved().await;
    let focused = "return document.activeElement.getAttribute('aria-label')";
    assert_eq!(
        window.script(focused).await.as_str(),
        Some("Outcome 1"),
        "a finding does not lead to its field"
    );
    window
        .write("Outcome 1", "Apply the law on personal data to a case")
        .await;
    window.saved().await;
    window.go("/audits").await;
    window.click("//nav//a[contains(., 'DS-1')]").await;
    window.sees("Your judgement").await;
    for _ in 0..30 {
        let open = "//nav[@aria-label='Clauses']//a[contains(., ' to do') or contains(., ' Partly') or contains(., ' Not met')]";
        if !window.there(open).await {
            break;
        }
        window.click(open).await;
        window.press("Met").await;
        window
            .write("Finding or reason", "Seen in the programme file.")
            .await;
        window.saved().await;
    }
    let minutes = place.write("minutes.txt", b"The panel met on 3 November.");
    window.answer(&minutes);
    window.press("Attach a document").await;
    window.sees("minutes.txt").await;
    window.saved().await;
    window.answer(&place.path("minutes-again.txt"));
    window.press("Save a copy of minutes.txt…").await;
    window.sees("minutes-again.txt").await;
    assert_eq!(
        std::fs::read(place.path("minutes-again.txt")).unwrap(),
        std::fs::read(&minutes).unwrap()
    );
    window
        .write("Page, section or quotation", "section 4")
        .await;
    window.saved().await;
    window.inspect("walk-5-audit").await;
    window.press("Decide and sign…").await;
    window.write("Signed by", "Prof. Siân Ŵyn").await;
    window.write("Reason", "All elements are in place.").await;
    window.inspect("walk-5-decide").await;
    window.press("Sign").await;
    window.sees("DS-1 is approved").await;
    window.answer(&place.path("audit.csv"));
    window.press("Export as CSV").await;
    window.sees("Written to").await;
    window.go("/programmes").await;
    window
        .sees("This version is approved and no longer changes")
        .await;
    window.inspect("walk-5-approved").await;
}

async fn take_in_roster(window: &Window, place: &Place) {
    let roster = place.write("roster.csv", &roster_file::utf16_with_semicolons());
    let people = roster_file::LEARNERS.len();
    window.go("/cohorts").await;
    window.press("Import a roster").await;
    window
        .choose("Programme", "DS-1 v1 · Data Stewardship")
        .await;
    window.write("Cohort", "Autumn 2026").await;
    window.answer(&roster);
    window.press("Choose a file…").await;
    // A name with a comma and a semicolon is one that a person looks at.
    window.sees("1 row is to be checked").await;
    window.press("Include 1 row as it is read").await;
    window.sees("2 rows are left out").await;
    window.press("duplicate").await;
    window.sees("Number 1001 stands in line").await;
    window.inspect("walk-6-dry-run").await;
    window.answer(&place.path("left-out.csv"));
    window.press("Export these rows").await;
    window.sees("Written to").await;
    window.press(&format!("Import {people} learners")).await;
    window.sees(&format!("{people} learners imported")).await;
    window.inspect("walk-6-cohort").await;
    // One step of undo, and back.
    window.chord('z').await;
    window.sees("No cohorts yet").await;
    window.chord('y').await;
    window.sees("Autumn 2026").await;
    window.press("Import a roster").await;
    window
        .choose("Programme", "DS-1 v1 · Data Stewardship")
        .await;
    window.write("Cohort", "Autumn 2026").await;
    window.answer(&roster);
    window.press("Choose a file…").await;
    window
        .sees("Everything that can be imported from this file is here already")
        .await;
    window.press("Cancel").await;
}

async fn print(window: &Window, place: &Place) {
    let people = roster_file::LEARNERS.len();
    window.go("/certificates").await;
    window.find("//canvas[@data-ready]").await;
    window.inspect("walk-7-press").await;
    window
        .click("//label[contains(., 'One file per learner')]")
        .await;
    window
        .find("(//*[@role='spinbutton'])[1]")
        .await
        .send_keys("23112026")
        .await
        .unwrap();
    let out = place.path("certificates");
    window.answer(&out);
    window.press(&format!("Print {people} certificates…")).await;
    window.press("Print").await;
    window.sees("certificates are in the register").await;
    window.inspect("walk-7-printed").await;
    let (pdfs, folders): (Vec<PathBuf>, Vec<PathBuf>) =
        files_in(&out).into_iter().partition(|p| p.is_file());
    assert_eq!((pdfs.len(), folders.len()), (1, 1), "{pdfs:?} {folders:?}");
    let singles = files_in(&folders[0]);
    assert_eq!(singles.len(), people, "two learners share a file name");
    let merged = copied_pages(&pdfs[0]);
    for (_, name) in roster_file::LEARNERS {
        let page = merged
            .iter()
            .find(|page| page.lines().any(|line| line.trim() == name));
        assert!(page.is_some(), "{name} is not in the merged file");
    }
    assert!(merged[0].contains("23 November 2026"), "{}", merged[0]);
    assert_sound(&pdfs[0]);
    for file in &singles {
        assert_sound(file);
        let length = std::fs::metadata(file).unwrap().len();
        assert!(length < 60_000, "{} is {length} bytes", file.display());
    }
}

async fn keep_register(window: &Window, place: &Place) {
    window.go("/register").await;
    window.write("Search the register", "zolkiewska").await;
    window.sees("1 certificate, 0 revoked").await;
    window
        .click("//table//button[starts-with(normalize-space(.), 'CGA')]")
        .await;
    window.find("//canvas[@data-ready]").await;
    window.inspect("walk-8-register").await;
    let again = place.path("again");
    std::fs::create_dir(&again).unwrap();
    window.answer(&again);
    window.press("Reprint…").await;
    window.sees("Reprinted once").await;
    let reprint = files_in(&again).remove(0);
    let first = files_in(&place.path("certificates"))
        .into_iter()
        .find(|p| p.is_dir())
        .unwrap()
        .join(reprint.file_name().unwrap());
    assert_eq!(
        std::fs::read(&reprint).unwrap(),
        std::fs::read(first).unwrap(),
        "a reprint is another page"
    );
    window.press("Revoke…").await;
    window.write("Reason", "Issued in error").await;
    window.inspect("walk-8-revoke").await;
    window.press("Revoke…").await;
    window.sees("Revoked on").await;
    window.inspect("walk-8-revoked").await;
    window.go("/certificates").await;
    window.press("Issue again to Małgorzata Żółkiewska").await;
    window.answer(&place.path("issued-again"));
    window.press("Print 1 certificate…").await;
    window.press("Print").await;
    window.sees("1 certificate was issued").await;
    window.inspect("walk-8-issued-again").await;
    window.go("/reports").await;
    window.answer(&place.path("register.csv"));
    window
        .click("(//button[normalize-space(.)='Export as CSV'])[1]")
        .await;
    window.sees("Written to").await;
    let csv = std::fs::read_to_string(place.path("register.csv")).unwrap();
    assert!(csv.contains("Issued in error") && csv.contains("عبد الرحمن"));
    let audit = std::fs::read_to_string(place.path("audit.csv")).unwrap();
    assert!(audit.contains("Seen in the programme file."));
    let left_out = std::fs::read_to_string(place.path("left-out.csv")).unwrap();
    assert!(left_out.contains("1001") && left_out.contains("The name is empty"));
}

fn terminal(program: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let cli = program.with_file_name("credwright-cli");
    let out = std::process::Command::new(cli)
        .args(arguments)
        .output()
        .unwrap();
    let words =
        String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.code(), words)
}

/// Checks the workspace as soon as the window has let go of it.
async fn check_when_closed(program: &Path, workspace: &str) -> (Option<i32>, String) {
    for _ in 0..50 {
        let answer = terminal(program, &["--workspace", workspace, "check"]);
        if !answer.1.contains("open in another window") {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the window still holds the workspace");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_from_an_empty_folder() {
    let Some(program) = program() else { return };
    let walk = tokio::time::timeout(Duration::from_secs(900), walk(&program));
    assert!(walk.await.is_ok(), "the window no longer answers");
}

async fn walk(program: &Path) {
    let place = Place(tempfile::tempdir().unwrap());
    let window = Window::open(program, &[]).await;
    make_workspace(&window, &place).await;
    set_up_institution(&window, &place).await;
    import_frameworks(&window).await;
    write_rubric(&window).await;
    design_programme(&window).await;
    review_programme(&window, &place).await;
    take_in_roster(&window, &place).await;
    print(&window, &place).await;
    keep_register(&window, &place).await;
    let workspace = place.path("workspace").display().to_string();
    let (code, words) = terminal(program, &["--workspace", &workspace, "check"]);
    assert_eq!(code, Some(3), "two programs opened one workspace: {words}");
    assert!(words.contains("open"), "{words}");
    window.close().await;

    // What was done is there after a restart.
    let (code, words) = check_when_closed(program, &workspace).await;
    assert_eq!(code, Some(0), "{words}");
    let window = Window::open(program, &[&workspace]).await;
    window.sees("Data Stewardship").await;
    window.go("/register").await;
    window.sees("certificates, 1 revoked").await;
    window.close().await;
}
