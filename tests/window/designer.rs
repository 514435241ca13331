//! Drawing a certificate template in the real window: from a copy to a printed page.

use whole_program::{Window, program, tools::files_in};

/// Left, top, width and height in the fields of the inspector.
async fn place(window: &Window) -> Vec<String> {
    let mut place = Vec::new();
    for label in ["From the left", "From the top", "Width", "Height"] {
        place.push(window.value(label).await);
    }
    place
}

const NAME: &str = "//*[@role='option'][@aria-label='Text · {learner}']";

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_drawn_kept_passed_on_and_printed() {
    let Some(program) = program() else { return };
    let folder = tempfile::tempdir().unwrap();
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/templates").await;
    window.sees("No template of your own yet").await;
    window.find("(//canvas[@data-ready])[8]").await;
    window.inspect("templates-light").await;
    window.press("Make a copy of Laurel").await;
    window
        .find("//*[@aria-label='Canvas']//canvas[@data-ready]")
        .await;
    window.inspect("designer-light").await;

    // Selected with the pointer, moved by keys, dragged until an edge catches it.
    window.click(NAME).await;
    assert_eq!(place(&window).await, ["31", "38", "235", "28"]);
    window
        .find(NAME)
        .await
        .send_keys("\u{e014}\u{e015}")
        .await
        .unwrap();
    window.saved().await;
    assert_eq!(place(&window).await, ["32", "39", "235", "28"]);
    window.drag(NAME, (-60, 0), (3, 30)).await;
    window.saved().await;
    let moved = place(&window).await;
    assert_eq!(
        moved[0], "32",
        "the edge of the signature catches it: {moved:?}"
    );
    assert!(moved[1].parse::<f32>().unwrap() > 42.0, "{moved:?}");
    window.write("From the top", "40.5\u{e007}").await;
    window.drag("//*[@data-edge='e']", (0, 0), (-80, 0)).await;
    window.saved().await;
    let pulled = place(&window).await;
    assert!(pulled[2].parse::<f32>().unwrap() < 215.0, "{pulled:?}");
    assert_eq!(pulled[1], "40.5");
    window.inspect("designer-element-light").await;
    window.press("Align centres").await;
    window.saved().await;
    let middle = place(&window).await;
    let (left, width): (f32, f32) = (middle[0].parse().unwrap(), middle[2].parse().unwrap());
    assert!((left + width / 2.0 - 148.5).abs() < 0.02, "{middle:?}");
    window.press("Undo").await;
    window.saved().await;
    assert_eq!(place(&window).await, pulled);

    // A new element with a field in its words; a guide out of the ruler.
    window.press("Add").await;
    window.pick("Text").await;
    window.write("Text", "Number ").await;
    window.press("Insert a field").await;
    window.pick("Learner number").await;
    window
        .find("//*[@role='option'][@aria-label='Text · Number {learnerNumber}']")
        .await;
    window.write("From the top", "5\u{e007}").await;
    window.press("Page").await;
    window
        .drag(
            "//*[@title='Drag a guide out of the ruler'][2]",
            (0, 0),
            (120, 0),
        )
        .await;
    window.find("//*[@role='separator']").await;
    window.saved().await;

    // What would print badly is said, and leads to what it is about.
    window.press("Add").await;
    window.pick("Image").await;
    window.sees("An image has no picture yet").await;
    // How many findings there are depends on where the drags above ended, to the pixel.
    window
        .click("//*[@role='tab'][starts-with(normalize-space(.), 'Check (')]")
        .await;
    window.press("Show Image").await;
    // Its finding comes above the fields a moment later and moves what is below.
    window.sees("Choose one, or delete the image").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    window.press("Delete").await;
    window
        .find("//body[not(contains(normalize-space(.), 'An image has no picture yet'))]")
        .await;

    // Colours and styles.
    window.press("Styles").await;
    window.choose("Style", "Learner’s name").await;
    window.write("Size (pt)", "30\u{e007}").await;
    window.write_nth("Name of colour 4", 1, "leaf").await;
    window.saved().await;
    window.inspect("designer-styles-light").await;

    // It survives a restart of the screen, and travels as one file.
    window.go("/programmes").await;
    window.go("/templates").await;
    window.click("//a[@aria-label='Open Laurel, ours']").await;
    window
        .find("//*[@role='option'][@aria-label='Text · Number {learnerNumber}']")
        .await;
    window.find("//*[@role='separator']").await;
    let file = folder.path().join("ours.credwright-template");
    window.answer(&file);
    window.press("Export…").await;
    window.sees("Written to").await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"leaf\"") && text.contains("Number {learnerNumber}"));
    window.press("All templates").await;
    window.answer(&file);
    window.press("Import…").await;
    window.sees("Laurel, ours 2").await;
    window
        .find("//*[@role='option'][@aria-label='Text · Number {learnerNumber}']")
        .await;

    // And it prints.
    window.go("/certificates").await;
    window.choose("Template", "Laurel, ours 2").await;
    window.find("//canvas[@data-ready]").await;
    let out = folder.path().join("out");
    window.answer(&out);
    window
        .click("//main/following::button[starts-with(normalize-space(.), 'Print ')] | //button[starts-with(normalize-space(.), 'Print ')]")
        .await;
    window.press("Print").await;
    window.sees("in the register").await;
    assert!(!files_in(&out).is_empty());
    window.close().await;
}
