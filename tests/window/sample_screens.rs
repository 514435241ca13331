//! Every screen of the sample, in light and dark, held against WCAG with axe-core.

use whole_program::{Window, program};

/// Name, place, and words that say the screen is there.
pub const SCREENS: [(&str, &str, &str); 35] = [
    ("programme", "/programmes", "Applied Data Stewardship"),
    ("outcomes", "PROGRAMME/outcomes", "Add an outcome"),
    (
        "assessment",
        "PROGRAMME/assessment",
        "Measures these outcomes",
    ),
    ("partners", "PROGRAMME/partners", "What was agreed"),
    ("history", "PROGRAMME/history", "this one"),
    ("frameworks", "/frameworks", "European Commission"),
    ("rubrics", "/rubrics", "Data stewardship portfolio"),
    (
        "assessment-standards",
        "/assessment-standards",
        "In plain words",
    ),
    ("scoring", "MARKING/marks", "Hide names"),
    ("second-marking", "MARKING/second", "learners were drawn"),
    ("moderation", "MARKING/moderation", "to be resolved"),
    ("quality", "MARKING/quality", "Discrimination"),
    ("awards", "AWARDS", "Before awards can be decided"),
    ("panels", "/panels", "Who is just good enough?"),
    ("agreement", "/panels/agreement", "Open a table"),
    ("standards", "/standards", "Annex II"),
    ("audits", "/audits", "Applied Data Stewardship"),
    ("cohorts", "/cohorts", "learners"),
    ("templates", "/templates", "Built-in"),
    ("designer", "/templates/cartouche", "stays as it is"),
    ("press", "/certificates", "exactly as printed"),
    ("register", "/register", "Zofia"),
    ("verify", "/verify", "Verify a certificate"),
    ("issuers", "/issuers", "Lists I rely on"),
    ("keys", "/keys", "Sign your certificates"),
    ("stock", "/stock", "No serial is void"),
    ("renewals", "/renewals", "No certificate expires"),
    ("reports", "/reports", "Tables for spreadsheets"),
    ("settings", "/settings", "Legal name"),
    ("fonts", "/settings/fonts", "None yet."),
    ("people", "/settings/people", "Nobody has a profile yet"),
    ("backups", "/settings/backups", "How many to keep"),
    ("workspace", "/settings/workspace", "Check the workspace"),
    ("look", "/settings/look", "High contrast"),
    ("help", "/help", "From an empty folder"),
];

/// Where the sample's programme and cohort are.
pub struct SamplePlaces {
    programme: String,
    cohort: String,
}

impl SamplePlaces {
    /// Opens them, from the rail.
    pub async fn find(window: &Window) -> Self {
        window
            .click("//nav//a[contains(., 'Facilitating Remote Teams')]")
            .await;
        window.sees("FRT-2 · version 1").await;
        let hash = window.script("return location.hash").await;
        let programme = hash.as_str().unwrap().trim_start_matches('#').to_owned();
        window.go("/cohorts").await;
        window
            .click("//main//a[contains(., 'Pilot 2026')] | //nav//a[contains(., 'Pilot 2026')]")
            .await;
        window.sees("Amélie Rousseau").await;
        let hash = window.script("return location.hash").await;
        let cohort = hash.as_str().unwrap().rsplit('/').next().unwrap();
        Self {
            programme,
            cohort: cohort.to_owned(),
        }
    }

    /// A place of the table, with what the sample has there.
    pub fn fill(&self, place: &str) -> String {
        place
            .replace("PROGRAMME", &self.programme)
            .replace("MARKING", &format!("/scoring/{}/b1/1", self.cohort))
            .replace("AWARDS", &format!("/awards/{}", self.cohort))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_the_sample_is_accessible() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.sees("Credentials people can trust").await;
    window.inspect("welcome").await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    let places = SamplePlaces::find(&window).await;
    for theme in ["light", "dark"] {
        window
            .script(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ))
            .await;
        for (name, place, words) in SCREENS {
            window.go(&places.fill(place)).await;
            window.sees(words).await;
            if ["press", "templates", "designer"].contains(&name) {
                window.find("//canvas[@data-ready]").await;
            }
            window.inspect(&format!("{name}-{theme}")).await;
        }
    }
    window.close().await;
}

/// The program's own list of rooms.
fn rooms() -> Vec<String> {
    let table: serde_json::Value =
        serde_json::from_str(include_str!("../../ui/rooms.json")).unwrap();
    let paths = table.as_array().unwrap().iter();
    paths
        .map(|room| room["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_room_of_the_program_is_walked() {
    let rooms = rooms();
    assert!(rooms.len() > 15, "{rooms:?}");
    for room in rooms {
        let prefix = match room.as_str() {
            "/scoring" => "MARKING",
            "/awards" => "AWARDS",
            path => path,
        };
        let walked = SCREENS
            .iter()
            .any(|(_, place, _)| place.starts_with(prefix));
        assert!(walked, "no screen of {room} is looked at");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn small_windows_right_to_left_and_high_contrast() {
    let Some(program) = program() else { return };
    let window = Window::open(&program, &[]).await;
    window.press("Try the sample").await;
    window.sees("Applied Data Stewardship").await;
    window.go("/audits").await;
    window.click("//nav//a[contains(., 'ADS-1')]").await;
    window.sees("Your judgement").await;
    window.inspect("audit-light").await;
    for (name, wide, high, script) in [
        ("small", 1024, 700, ""),
        ("narrow", 760, 800, ""),
        (
            "right-to-left",
            1280,
            800,
            "document.documentElement.dir = 'rtl'",
        ),
        (
            "contrast",
            1280,
            800,
            "document.documentElement.dir = 'ltr'; document.documentElement.dataset.contrast = 'more'",
        ),
    ] {
        window.resize(wide, high).await;
        window.script(script).await;
        for place in rooms()
            .iter()
            .map(String::as_str)
            .chain(["/templates/dossier"])
        {
            window.go(place).await;
            window
                .find("//main[not(@aria-busy)]//h1 | //aside//h1")
                .await;
            let room = place.trim_start_matches('/').replace('/', "-");
            window.inspect(&format!("{room}-{name}")).await;
            let over = "return document.documentElement.scrollWidth > window.innerWidth";
            assert_eq!(
                window.script(over).await.as_bool(),
                Some(false),
                "{room} is wider than a {name} window"
            );
        }
    }
    window.close().await;
}
