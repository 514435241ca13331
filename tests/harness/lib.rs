//! Starts the real program under a virtual display and drives it through WebDriver.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "test harness"
)]

pub mod tools;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);

/// A program that is stopped when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // The whole group: a driver starts programs of its own. It may have ended by itself.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

/// The window and what it stands on.
pub struct Window {
    /// The WebDriver session.
    pub client: Client,
    /// A folder of its own, for workspaces and files.
    pub folder: tempfile::TempDir,
    violations: std::sync::Mutex<Vec<String>>,
    _driver: Running,
    _display: Running,
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn display() -> (Running, String) {
    let mut child = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1440x900x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("Xvfb");
    let mut number = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut number)
        .unwrap();
    (Running(child), format!(":{}", number.trim()))
}

/// The program built for window tests, or `None` with a word on why the tests do not run.
pub fn program() -> Option<PathBuf> {
    let named = std::env::var_os("CREDWRIGHT_APP")
        .map(PathBuf::from)
        .filter(|p| p.is_file());
    if named.is_none() {
        println!("NOT RUN: the window tests need CREDWRIGHT_APP; cargo xtask test sets it");
    }
    named
}

impl Window {
    /// Opens the window. `arguments` go to the program.
    pub async fn open(program: &Path, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (display, name) = display();
        let (port, native) = (free_port(), free_port());
        let home = folder.path().join("home");
        std::fs::create_dir_all(&home).unwrap();
        std::fs::write(folder.path().join("dialogs"), "").unwrap();
        let driver = Command::new("dbus-run-session")
            .args([
                "--",
                "tauri-driver",
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
            ])
            .env("DISPLAY", name)
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("CREDWRIGHT_DIALOGS", folder.path().join("dialogs"))
            .env("PATH", path_with_cargo())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("tauri-driver");
        let driver = Running(driver);
        let capabilities = json!({
            "browserName": "wry",
            "tauri:options": { "application": program, "args": arguments },
        });
        let begun = Instant::now();
        let client = loop {
            let Value::Object(wanted) = capabilities.clone() else {
                unreachable!()
            };
            let connector = hyper_util::client::legacy::connect::HttpConnector::new();
            match ClientBuilder::new(connector)
                .capabilities(wanted)
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
            {
                Ok(client) => break client,
                Err(error) if begun.elapsed() > PATIENCE => panic!("no session: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        };
        client.set_window_rect(0, 0, 1440, 900).await.ok();
        Self {
            client,
            folder,
            violations: std::sync::Mutex::default(),
            _driver: driver,
            _display: display,
        }
    }

    /// Makes the window this large, in pixels.
    pub async fn resize(&self, wide: u32, high: u32) {
        self.client.set_window_rect(0, 0, wide, high).await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
    }

    /// Answers the next file dialog with this path.
    pub fn answer(&self, path: &Path) {
        std::fs::write(
            self.folder.path().join("dialogs"),
            format!("{}\n", path.display()),
        )
        .unwrap();
    }

    /// Waits for the first element that an XPath finds.
    pub async fn find(&self, xpath: &str) -> Element {
        let begun = Instant::now();
        loop {
            match self.client.find(Locator::XPath(xpath)).await {
                Ok(element) => return element,
                Err(error) if begun.elapsed() > PATIENCE => {
                    self.picture("failed").await;
                    panic!("{xpath} was not found: {error}");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(60)).await,
            }
        }
    }

    /// Waits until a text is on screen.
    pub async fn sees(&self, text: &str) {
        self.find(&format!(
            "//body//*[contains(normalize-space(.), {})]",
            quoted(text)
        ))
        .await;
    }

    /// Waits until a text is on screen that may take so long: the work of a whole run, on a
    /// machine that has others to do.
    pub async fn sees_within(&self, text: &str, patience: Duration) {
        let started = Instant::now();
        let xpath = format!("//body//*[contains(normalize-space(.), {})]", quoted(text));
        while self.client.find(Locator::XPath(&xpath)).await.is_err() {
            assert!(
                started.elapsed() < patience,
                "{text}: not seen in {patience:?}"
            );
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Presses a button or link by its words or its accessible name.
    pub async fn press(&self, name: &str) {
        let q = quoted(name);
        let xpath = format!(
            "(//*[self::button or self::a or @role='tab' or @role='option' or @role='radio'][normalize-space(.)={q} or @aria-label={q}])[last()]"
        );
        self.click(&xpath).await;
    }

    async fn control(&self, label: &str, place: usize) -> Element {
        let q = quoted(label);
        self.find(&format!(
            "(//label[normalize-space(.)={q}]/following::*[self::input or self::textarea][1] | //*[self::input or self::textarea][@aria-label={q}])[{place}]"
        ))
        .await
    }

    /// Writes into the field with this label, in place of what was there.
    pub async fn write(&self, label: &str, text: &str) {
        self.write_nth(label, 1, text).await;
    }

    /// Writes into the field with this label that is the n-th of its kind, from 1.
    pub async fn write_nth(&self, label: &str, place: usize, text: &str) {
        let field = self
            .reach(|| self.control(label, place), (label, false))
            .await;
        field
            .send_keys(&format!(
                "{}a{}",
                char::from(Key::Control),
                char::from(Key::Null)
            ))
            .await
            .unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What stands in a field.
    pub async fn value(&self, label: &str) -> String {
        self.control(label, 1)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Chooses from a list by its label. A list that a screen closes as it is drawn is opened again.
    pub async fn choose(&self, label: &str, option: &str) {
        let (q, o) = (quoted(label), quoted(option));
        let opener = format!("(//*[normalize-space(text())={q}]/following::button[1])[1]");
        let offered = format!("//*[@role='option'][normalize-space(.)={o} or @aria-label={o}]");
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            self.click(&opener).await;
            for _ in 0..40 {
                if let Ok(found) = self.client.find(Locator::XPath(&offered)).await
                    && self.takes(&found).await
                    && self.shows(&opener, option).await
                {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(60)).await;
            }
        }
        self.press(option).await;
    }

    /// Whether the field that is typed into beside a button shows what was chosen; true where the
    /// button itself is the field.
    async fn shows(&self, opener: &str, option: &str) -> bool {
        let field = format!("{opener}/..//input[@role='combobox']");
        for _ in 0..20 {
            let Ok(field) = self.client.find(Locator::XPath(&field)).await else {
                return true;
            };
            if field.prop("value").await.ok().flatten().as_deref() == Some(option) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        false
    }

    /// Brings an element of an open list into sight and clicks it; false for one that is gone.
    async fn takes(&self, element: &Element) -> bool {
        let Ok(argument) = serde_json::to_value(element) else {
            return false;
        };
        let show = "arguments[0].scrollIntoView({ block: 'center' })";
        self.client.execute(show, vec![argument]).await.is_ok() && element.click().await.is_ok()
    }

    /// Presses keys.
    pub async fn keys(&self, keys: &str) {
        self.find("//body").await.send_keys(keys).await.unwrap();
    }

    /// Presses a letter with Ctrl.
    pub async fn chord(&self, letter: char) {
        self.script("document.activeElement?.blur()").await;
        self.keys(&format!(
            "{}{letter}{}",
            char::from(Key::Control),
            char::from(Key::Null)
        ))
        .await;
    }

    /// Whether an XPath finds something now.
    pub async fn there(&self, xpath: &str) -> bool {
        self.client.find(Locator::XPath(xpath)).await.is_ok()
    }

    /// Clicks the first element that an XPath finds.
    pub async fn click(&self, xpath: &str) {
        self.reach(|| self.find(xpath), (xpath, true)).await;
    }

    /// Takes an item of the open menu, again until the menu is gone: one that opened just now takes
    /// no press, and one that closes takes the focus with it.
    pub async fn pick(&self, item: &str) {
        let xpath = format!("//*[@role='menuitem'][normalize-space(.)={}]", quoted(item));
        let begun = Instant::now();
        self.find(&xpath).await;
        while begun.elapsed() < PATIENCE {
            if let Ok(found) = self.client.find(Locator::XPath(&xpath)).await {
                let _ = found.click().await;
            }
            for _ in 0..20 {
                if !self.there("//*[@role='menu']").await {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        self.picture("failed").await;
        panic!("{item} cannot be picked");
    }

    /// Brings an element into sight and clicks it, again until nothing lies over it and
    /// no screen that is being drawn anew takes it away. What closes a dialog is gone before the
    /// driver hears that it was pressed: what `goes` and is not found again was pressed.
    async fn reach<F: Future<Output = Element>>(
        &self,
        find: impl Fn() -> F,
        (what, goes): (&str, bool),
    ) -> Element {
        let begun = Instant::now();
        loop {
            println!("reaching {what}");
            let element = find().await;
            if let Ok(argument) = serde_json::to_value(&element) {
                let show = "arguments[0].scrollIntoView({ block: 'center' })";
                // An element that is gone is found again in the next round.
                let _ = self.client.execute(show, vec![argument]).await;
            }
            let enabled = element.is_enabled().await.unwrap_or(false);
            if enabled && let Err(error) = element.click().await {
                println!("{error}");
                tokio::time::sleep(Duration::from_millis(300)).await;
                if goes && !self.there(what).await {
                    return element;
                }
            } else if enabled {
                return element;
            }
            if begun.elapsed() > PATIENCE {
                self.picture("failed").await;
                panic!("{what} cannot be clicked");
            }
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
    }

    /// Drags an element by so many pixels, from a place within it counted from its middle.
    pub async fn drag(&self, xpath: &str, from: (i64, i64), by: (i64, i64)) {
        let element = self.find(xpath).await;
        let (x, y, width, height) = element.rectangle().await.unwrap();
        let (x, y) = (
            x + width / 2.0 + from.0 as f64,
            y + height / 2.0 + from.1 as f64,
        );
        let step = |share: i64| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(60)),
            x: x + (by.0 * share / 4) as f64,
            y: y + (by.1 * share / 4) as f64,
        };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(step(0))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(step(1))
            .then(step(2))
            .then(step(3))
            .then(step(4))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.client.perform_actions(mouse).await.unwrap();
        self.client.release_actions().await.ok();
    }

    /// Waits until every edit was written: they are written after a short pause.
    pub async fn saved(&self) {
        tokio::time::sleep(Duration::from_millis(900)).await;
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Goes to a place in the program.
    pub async fn go(&self, place: &str) {
        self.script(&format!("location.hash = '#{place}'")).await;
        tokio::time::sleep(Duration::from_millis(250)).await;
    }

    /// Keeps a picture of the window in `target/screenshots`.
    pub async fn picture(&self, name: &str) {
        let folder = root().join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let png = self.client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    /// Holds the screen against WCAG with axe-core, and keeps a picture.
    pub async fn inspect(&self, name: &str) {
        // A room that is still being fetched has no heading yet.
        self.find("//h1").await;
        tokio::time::sleep(Duration::from_millis(350)).await;
        self.picture(name).await;
        let axe = std::fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js"))
            .expect("npm ci in ui");
        self.client.execute(&axe, vec![]).await.unwrap();
        let found = self
            .client
            .execute_async(
                "const done = arguments[arguments.length - 1];
                 axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                    .then((r) => done(r.violations
                       // A box on a canvas is as large as what it stands for; the list of layers reaches the same (WCAG 2.5.8, Equivalent).
                       .map((v) => ({ ...v, nodes: v.nodes.filter((n) => v.id !== 'target-size' || !n.html.includes('data-element')) }))
                       .filter((v) => v.nodes.length > 0)
                       .map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))), (e) => done([String(e)]));",
                vec![],
            )
            .await
            .unwrap();
        let mut violations = found.as_array().cloned().unwrap_or_default();
        // Rooms scroll, the window does not: a page that is longer than it can be scrolled out of sight.
        let overhang = self
            .client
            .execute(
                "const page = document.documentElement, root = document.getElementById('root');
                 return [page.scrollTop, document.body.scrollTop, root.scrollTop, root.scrollHeight - root.clientHeight, page.scrollHeight - innerHeight];",
                vec![],
            )
            .await
            .unwrap();
        if overhang
            .as_array()
            .is_none_or(|all| all.iter().any(|v| v.as_f64().unwrap_or(1.0) > 0.5))
        {
            violations.push(format!("the window itself scrolls: {overhang}").into());
        }
        let mut all = self.violations.lock().unwrap();
        all.extend(violations.iter().map(|v| format!("{name}: {v}")));
    }

    /// Closes the window. Fails when axe-core found anything on the way.
    pub async fn close(self) {
        self.client.close().await.ok();
        let violations = self.violations.into_inner().unwrap();
        assert!(violations.is_empty(), "{violations:#?}");
    }
}

fn path_with_cargo() -> std::ffi::OsString {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|h| Path::new(&h).join(".cargo")));
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = std::env::split_paths(&old).chain(home.map(|h| h.join("bin")));
    std::env::join_paths(all).unwrap_or(old)
}

/// A text as an XPath literal.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}
