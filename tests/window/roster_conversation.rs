//! The import of a roster as a conversation: what was read, what is open, and what comes of it.

use whole_program::{Window, program};

/// A gradebook with “Last, First”, a grade that means failing, rows of points and a test student.
const GRADEBOOK: &str = "\
Student,ID,SIS User ID,SIS Login ID,Section,Essay 1 (101),Final Score,Final Grade
,,,,,Manual Posting,,
    Points Possible,,,,,10.00,(read only),(read only)
\"Quill, Pat\",5001,U0001,pquill,DS-01,9.00,90.00,A
\"O'Hara, Bee\",5002,U0002,bohara,DS-01,4.00,40.00,F
\"Student, Test\",5999,U9999,3f9ab,DS-01,,0.00,F
";

/// Looks at the dialog in light and in dark.
async fn inspect(window: &Window, name: &str) {
    for theme in ["dark", "light"] {
        window
            .script(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ))
            .await;
        window.inspect(&format!("{name}-{theme}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_is_a_conversation() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("w");
    drop(studio::Studio::create_sample(&workspace).unwrap());
    let file = place.path().join("gradebook.csv");
    std::fs::write(&file, GRADEBOOK).unwrap();
    let window = Window::open(&program, &[&workspace.display().to_string()]).await;
    window.sees("Applied Data Stewardship").await;
    window.go("/cohorts").await;
    window.press("Import a roster").await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    window.write("Cohort", "Winter 2026").await;
    window.answer(&file);
    window.press("Choose a file…").await;
    window.sees("2 questions are open").await;
    window.sees("SIS User ID").await;
    inspect(&window, "roster-1-questions").await;
    window.press("Given name first").await;
    window.sees("1 question is open").await;
    window.press("Everyone in it passed").await;
    // Then the row that looks like nobody's.
    window.sees("test student of a learning platform").await;
    inspect(&window, "roster-2-look-at").await;
    window.press("Leave these rows out").await;
    window.sees("Pat Quill").await;
    inspect(&window, "roster-3-dry-run").await;
    window.press("Import 2 learners").await;
    window.sees("2 learners imported").await;
    window.sees("Bee O'Hara").await;

    // The next file of the same headings is read like it, and says so; who passed is asked again.
    window.go("/cohorts").await;
    window.press("Import a roster").await;
    window
        .choose("Programme", "ADS-1 v1 · Applied Data Stewardship")
        .await;
    window.write("Cohort", "Spring 2027").await;
    window.answer(&file);
    window.press("Choose a file…").await;
    window.sees("This one is read like it").await;
    window.sees("1 question is open").await;
    inspect(&window, "roster-4-like-last-time").await;
    window.press("Cancel").await;
}
