//! From scores to awards in the window: the grid by keyboard, two markers, moderation, the
//! decision, and why.

use whole_program::tools::assert_sound;
use whole_program::{Window, program};

/// Keys of the grid, one after the other.
async fn type_into_grid(window: &Window, keys: &str) {
    window
        .find("//*[@role='grid']")
        .await
        .send_keys(keys)
        .await
        .unwrap();
}

const ENTER: &str = "\u{E007}";
const RIGHT: &str = "\u{E014}";
const PAGE_UP: &str = "\u{E00E}";

/// Waits until the rubric has so many criteria.
async fn rows_become(window: &Window, wanted: u64) {
    for _ in 0..200 {
        let rows = window
            .script("return document.querySelectorAll('main tbody tr').length")
            .await;
        if rows.as_u64() == Some(wanted) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the rubric has not {wanted} criteria");
}

async fn pilot(window: &Window) -> String {
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/cohorts").await;
    window.click("//nav//a[contains(., 'Pilot 2026')]").await;
    window.sees("Amélie Rousseau").await;
    let hash = window.script("return location.hash").await;
    hash.as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

/// A comment with a phrase, then scores out to a file and in from another with headings of its
/// own, mapped by hand.
async fn files_and_comments(window: &Window) {
    window.press("One learner").await;
    window
        .write("Comment on the whole", "A good start. /who ")
        .await;
    window.saved().await;
    let said = window.value("Comment on the whole").await;
    assert!(said.contains("Say who does what by when"), "{said}");
    window.press("Everyone").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scores.csv");
    window.answer(&file);
    window.press("Actions").await;
    window.pick("Export CSV").await;
    window.sees("Written to").await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("Comment: Names what both sides need"),
        "{text}"
    );
    assert!(text.contains("2026301,\"Amélie Rousseau\",6,"), "{text}");
    let foreign = folder.path().join("foreign.csv");
    std::fs::write(&foreign, "Kennung;Frage A\n2026312;4\n9;1\n").unwrap();
    window.answer(&foreign);
    window.press("Actions").await;
    window.pick("Import CSV").await;
    window.sees("no column for the learner’s number").await;
    for (column, meaning) in [
        ("Kennung", "Learner number"),
        ("Frage A", "Points: Names what both sides need"),
    ] {
        window
            .click(&format!("//tr[td[normalize-space(.)='{column}']]//button"))
            .await;
        window
            .click(&format!(
                "//*[@role='option'][normalize-space(.)='{meaning}']"
            ))
            .await;
    }
    window
        .sees("No learner in this cohort has this number")
        .await;
    window.inspect("score-import").await;
    window.press("Import 1 row").await;
    window.sees("1 row was imported.").await;
    window.chord('z').await;
    window.sees("Undone").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scores_become_awards() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    let cohort = pilot(&window).await;
    // The role play by keyboard alone: three columns for twelve learners.
    window.go(&format!("/scoring/{cohort}/b2/1/marks")).await;
    window.find("//*[@role='grid']").await;
    for (column, points) in [
        [6, 5, 6, 2, 4, 3, 6, 1, 5, 4, 6, 5],
        [7, 4, 8, 3, 6, 2, 8, 2, 6, 5, 7, 8],
        [5, 5, 6, 2, 4, 3, 6, 0, 4, 4, 5, 6],
    ]
    .iter()
    .enumerate()
    {
        if column > 0 {
            type_into_grid(&window, &format!("{PAGE_UP}{RIGHT}")).await;
        }
        let keys: String = points.iter().map(|p| format!("{p}{ENTER}")).collect();
        type_into_grid(&window, &keys).await;
    }
    // More than there is stays marked, and is not taken.
    type_into_grid(&window, &format!("9{ENTER}")).await;
    assert!(
        window
            .there("//*[@role='gridcell'][@aria-selected='true']//strong[.='9']")
            .await
    );
    type_into_grid(&window, "\u{E00C}6").await;
    type_into_grid(&window, ENTER).await;
    window.saved().await;
    window.sees("12 of 12 scored").await;
    files_and_comments(&window).await;
    window.press("Close the marking").await;
    window.sees("its marks no longer change").await;
    window.press("Second marking").await;
    window.write("Seed", "role-play").await;
    window.press("Draw the sample").await;
    window.sees("4 of 12 learners were drawn").await;
    // Blind: nothing of the first marks is in the second marker's grid.
    window.find("//*[@role='grid']").await;
    assert!(
        !window
            .there("//*[@role='gridcell']//strong[normalize-space(.)!='']")
            .await
    );
    for column in 0..3 {
        if column > 0 {
            type_into_grid(&window, &format!("{PAGE_UP}{RIGHT}")).await;
        }
        type_into_grid(&window, &format!("4{ENTER}4{ENTER}4{ENTER}4{ENTER}")).await;
    }
    window.saved().await;
    window.press("Finish the second marking").await;
    window.press("Finish it").await;
    for assessment in ["b2", "b1"] {
        window
            .go(&format!("/scoring/{cohort}/{assessment}/1/moderation"))
            .await;
        window.sees("Agreement between markers").await;
        let open = "//main//*[normalize-space(.)='to resolve']/following::button[normalize-space(.)='Resolve'][1]";
        let mut settled = 0;
        while window.there(open).await {
            window.click(&format!("({open})[1]")).await;
            window
                .click("//*[@role='dialog']//button[starts-with(normalize-space(.), 'Mean')]")
                .await;
            window
                .write("Reason", "Both looked at the recording again.")
                .await;
            window
                .click("//*[@role='dialog']//button[normalize-space(.)='Resolve']")
                .await;
            window.sees("resolved").await;
            settled += 1;
            assert!(settled < 20);
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        }
        assert!(settled > 0, "{assessment}");
        window
            .sees("Every difference is small enough or resolved.")
            .await;
        window.press("Close moderation").await;
        window.press("Close it").await;
        window
            .find("//main//p[starts-with(normalize-space(.), 'Done')]")
            .await;
    }
    window.go(&format!("/awards/{cohort}")).await;
    window.press("Decide 12 awards").await;
    window.press("Decide").await;
    window.sees("Every award is decided.").await;
    window.inspect("awards-decided").await;
    window
        .click("(//main//button[normalize-space(.)='Explain'])[1]")
        .await;
    window.sees("rounded once to").await;
    window.inspect("award-explained").await;
    window.press("Feedback page").await;
    window.find("//canvas[@data-ready]").await;
    window.inspect("feedback").await;
    window.press("Close").await;
    window.go(&format!("/cohorts/{cohort}")).await;
    window.sees("Amélie Rousseau").await;
    assert!(window.there("//*[normalize-space(.)='passed']").await);
    // A typed mark that is saved is there after the workspace was opened again.
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rubrics_standards_and_panels() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    // A rubric in use becomes version 2, and what is done to its shape can be undone.
    window.go("/rubrics").await;
    window.press("Edit as version 2").await;
    window.sees("Not used yet").await;
    rows_become(&window, 3).await;
    window.press("Change criterion 1").await;
    window.pick("Split in two").await;
    rows_become(&window, 4).await;
    window.saved().await;
    window.sees("has the same words as").await;
    window.chord('z').await;
    window.sees("Undone").await;
    rows_become(&window, 3).await;
    window.press("Add a criterion").await;
    window.write("Criterion 4", "Understands limits").await;
    window
        .write("Understands limits, Beginning", "Understands little")
        .await;
    window.saved().await;
    window.sees("cannot be observed").await;
    window.write("Language code", "de").await;
    window.press("Add a language").await;
    window.sees("Words in de").await;
    window.saved().await;
    window.inspect("rubric-translated").await;
    // Out as a CASE file, and in again as another rubric; out as a page.
    let folder = tempfile::tempdir().unwrap();
    for (action, name) in [("CASE file", "rubric.json"), ("Print as PDF", "rubric.pdf")] {
        window.answer(&folder.path().join(name));
        window.press("Actions").await;
        window.pick(action).await;
        window
            .sees(&format!(
                "Written to {}",
                folder.path().join(name).display()
            ))
            .await;
    }
    assert_sound(&folder.path().join("rubric.pdf"));
    window.answer(&folder.path().join("rubric.json"));
    window.press("Import…").await;
    window.sees("1 rubric was imported").await;
    // The list is longer now; a press before that would meet another row.
    window.find("(//nav[@aria-label='Rubrics']//a)[3]").await;
    // Work that is being moderated is not moved to another version of its rubric.
    window
        .click("//nav//a[contains(., 'Facilitation in practice')]")
        .await;
    window.sees("work in Pilot 2026 is scored with it").await;
    window.press("Edit as version 2").await;
    window.sees("Not used yet").await;
    window.go("/cohorts").await;
    window.click("//nav//a[contains(., 'Pilot 2026')]").await;
    window.sees("Amélie Rousseau").await;
    let hash = window.script("return location.hash").await;
    let cohort = hash
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    window.go(&format!("/scoring/{cohort}/b1/1/marks")).await;
    window.press("Preview the changes").await;
    window.sees("The second marking has begun").await;
    window.press("Cancel").await;
    // A new version of the standard, tried as it is written.
    window.go("/assessment-standards").await;
    window.press("Create version 2").await;
    window.sees("Version 2 · draft").await;
    window.write("Pass mark in %", "72.5").await;
    window.sees("is below the pass mark of 72.5").await;
    window.saved().await;
    window.sees("must be at least 72.5").await;
    window.inspect("standard-draft").await;
    // The panel: a second round, its feedback, the cut score taken over.
    window.go("/panels").await;
    window.press("Open the next round").await;
    window.sees("Round 2").await;
    window
        .write("Inês Faria on Names what both sides need", "70")
        .await;
    window.saved().await;
    window.press("Close the round").await;
    window.press("Close it").await;
    window.sees("standard error").await;
    window.inspect("panel-round-2").await;
    window.press("Take over").await;
    window.sees("Taken over:").await;
    window.close().await;
}
