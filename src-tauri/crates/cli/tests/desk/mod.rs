//! A workspace with the sample, and the program beside it.
#![allow(dead_code, reason = "each test uses what it needs")]

use std::path::PathBuf;
use std::process::Command;

pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        assert_eq!(desk.plain(&["init", &desk.workspace(), "--sample"]).0, 0);
        desk
    }

    pub fn workspace(&self) -> String {
        self.path("w").display().to_string()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn plain(&self, arguments: &[&str]) -> (i32, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
            .args(arguments)
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&out.stdout).into_owned()
            + &String::from_utf8_lossy(&out.stderr);
        (out.status.code().unwrap(), words)
    }

    pub fn run(&self, arguments: &[&str]) -> (i32, String) {
        self.plain(&[&["--workspace", &self.workspace()], arguments].concat())
    }

    pub fn json(&self, arguments: &[&str]) -> (i32, serde_json::Value) {
        let (code, words) = self.run(&[&["--json"], arguments].concat());
        (code, serde_json::from_str(&words).unwrap())
    }
}
