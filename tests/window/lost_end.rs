//! A journal that lost its end, and one that is another workspace's, in the real window: every
//! room says so until a person has answered, through closing and opening again.

use std::path::Path;
use std::time::{Duration, Instant};

use studio::Studio;
use whole_program::{Window, program};

const SEGMENT: &str = "journal/00000000000000000001.journal";
const PATIENCE: Duration = Duration::from_secs(20);
const ROOMS: [&str; 5] = [
    "/programmes",
    "/register",
    "/audits",
    "/settings/workspace",
    "/help",
];

/// A sample whose last two saves the disk has lost.
fn cut(folder: &Path) {
    let studio = Studio::create_sample(folder).unwrap();
    let segment = folder.join(SEGMENT);
    let before = std::fs::metadata(&segment).unwrap().len();
    studio.create_programme("LOST-1", "Lost").unwrap();
    studio.create_programme("LOST-2", "Lost, too").unwrap();
    drop(studio);
    let bytes = std::fs::read(&segment).unwrap();
    let kept = usize::try_from(before).unwrap() + 40;
    std::fs::write(&segment, &bytes[..kept]).unwrap();
}

/// The workspace, once the window that was closed has let go of it.
async fn let_go(folder: &Path) -> Studio {
    let begun = Instant::now();
    loop {
        match Studio::open(folder) {
            Ok(studio) => return studio,
            Err(error) => assert!(begun.elapsed() < PATIENCE, "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn open_again(program: &Path, folder: &Path) -> Window {
    drop(let_go(folder).await);
    Window::open(program, &[folder.to_str().unwrap()]).await
}

async fn says_everywhere(window: &Window, said: &str) {
    for room in ROOMS {
        window.go(room).await;
        window
            .find(&format!("//*[@role='alert'][contains(., '{said}')]"))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_end_is_said_in_every_room_until_it_is_answered() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("cut");
    cut(&folder);
    for opened in 0..2 {
        let window = open_again(&program, &folder).await;
        window.sees("Applied Data Stewardship").await;
        says_everywhere(&window, "had been confirmed").await;
        assert!(!window.there("//*[contains(., 'Nothing was lost')]").await);
        if opened == 0 {
            window.inspect("journal-lost").await;
        }
        window.close().await;
    }
    let window = open_again(&program, &folder).await;
    window.sees("had been confirmed").await;
    window.press("Go on with what is here").await;
    window.sees("The journal goes on.").await;
    for room in ROOMS {
        window.go(room).await;
        window.find("//main//h1").await;
        assert!(!window.there("//*[contains(., 'had been confirmed')]").await);
    }
    window.close().await;
    let window = open_again(&program, &folder).await;
    window.sees("Applied Data Stewardship").await;
    assert!(!window.there("//*[contains(., 'had been confirmed')]").await);
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_journal_lets_nothing_be_saved_before_the_answer() {
    let Some(program) = program() else { return };
    let place = tempfile::tempdir().unwrap();
    let (folder, other) = (place.path().join("one"), place.path().join("other"));
    let rubrics = {
        let studio = Studio::create_sample(&folder).unwrap();
        studio.overview().unwrap().rubrics
    };
    drop(Studio::create_sample(&other).unwrap());
    std::fs::copy(other.join(SEGMENT), folder.join(SEGMENT)).unwrap();
    let window = open_again(&program, &folder).await;
    says_everywhere(&window, "This is not the journal that was written here").await;
    window.sees("Nothing can be saved before you decide").await;
    window.inspect("journal-other").await;
    window.go("/rubrics").await;
    window
        .find("//button[normalize-space(.)='New rubric'][@disabled]")
        .await;
    window.press("Go on with what is here").await;
    window.sees("The journal goes on.").await;
    window.press("New rubric").await;
    window.press("Create rubric").await;
    window
        .find("//*[@role='textbox' or self::input][@value='New rubric' or .='New rubric']")
        .await;
    window.close().await;
    let studio = let_go(&folder).await;
    let overview = studio.overview().unwrap();
    assert_eq!((overview.notice, overview.rubrics), (None, rubrics + 1));
    assert!(studio.check().unwrap().sound);
}
