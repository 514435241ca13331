//! Every script is shaped as HarfBuzz shapes it, and copied as it was written.

use std::collections::BTreeMap;
use std::process::Command;

use certificate::element::{Fit, Frame, Kind};
use certificate::font::{FaceId, FontLibrary, FontRole};
use certificate::template::{self, LabelSheet, Template};
use certificate::text::Shaper;
use certificate::{Press, VerticalAlignment};
use domain::certificate::{Certificate, Paper};

use crate::fixture::{certificate, copied, find, has, merged, run};
use crate::names::{SCRIPTS, name};

/// Scripts of which neither the program nor the system has a font are named, not counted.
fn printable<'s>(library: &FontLibrary) -> Vec<(&'s str, &'s [&'s str])> {
    let mut shaper = Shaper::new(library);
    let (there, missing): (Vec<_>, Vec<_>) = SCRIPTS.iter().copied().partition(|(_, words)| {
        words
            .iter()
            .all(|word| shaper.line(FontRole::Heading.face(), word).is_ok())
    });
    for (script, _) in missing {
        println!("NOT RUN: {script}, no font for it is installed");
    }
    there
}

/// Glyph numbers and their places, as hb-shape prints them.
fn by_harfbuzz(font: &std::path::Path, index: u32, text: &str, right_to_left: bool) -> String {
    let out = Command::new("hb-shape")
        .args(["--no-glyph-names", "--no-clusters", "--font-funcs=ot"])
        .arg(format!("--face-index={index}"))
        .arg(if right_to_left {
            "--direction=rtl"
        } else {
            "--direction=ltr"
        })
        .arg(font)
        .arg(text)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

#[test]
fn thirty_scripts_are_shaped_as_harfbuzz_shapes_them() {
    if !has("hb-shape") {
        return;
    }
    let library = FontLibrary::new();
    let folder = tempfile::tempdir().unwrap();
    let mut files: BTreeMap<FaceId, (std::path::PathBuf, u32, f32)> = BTreeMap::new();
    let mut shaper = Shaper::new(&library);
    let scripts = printable(&library);
    let (mut seed, mut compared) = (7, 0);
    for (script, words) in &scripts {
        for _ in 0..12 {
            // HarfBuzz before version 12 takes contextual forms from the spaces between Hangul as
            // well; later ones, and ours, do not. Words are the same in all.
            let text = if *script == "Hangul" {
                words[crate::names::next(&mut seed) % words.len()].to_owned()
            } else {
                name(&mut seed, words)
            };
            let line = shaper.line(FontRole::Heading.face(), &text).unwrap();
            for run in &line.runs {
                let (path, index, units) = files.entry(run.face).or_insert_with(|| {
                    let (bytes, index, units) = library.file(run.face).unwrap();
                    let path = folder.path().join(format!("{:?}.ttf", run.face));
                    std::fs::write(&path, bytes).unwrap();
                    (path, index, units)
                });
                let ours: Vec<String> = run
                    .glyphs
                    .iter()
                    .map(|g| {
                        let units = |n: f32| (n * *units / 1000.0).round() as i32;
                        let (x, y) = (units(g.x_offset), units(g.y_offset));
                        let at = if (x, y) == (0, 0) {
                            String::new()
                        } else {
                            format!("@{x},{y}")
                        };
                        format!("{}{at}+{}", g.id, units(g.advance))
                    })
                    .collect();
                let theirs = by_harfbuzz(path, *index, &run.text, run.right_to_left);
                assert_eq!(format!("[{}]", ours.join("|")), theirs, "{script}: {text}");
                compared += 1;
            }
        }
    }
    println!("{compared} runs in {} scripts equal", scripts.len());
    assert!(scripts.len() >= 13, "the scripts inside the program");
}

/// A name and a serial a row, thirteen rows a page: pdftotext takes its time for each page.
fn list() -> Template {
    let mut template = template::find(&"wallet".into()).unwrap();
    template.paper = Paper::Custom {
        width_tenths: 1_900,
        height_tenths: 210,
    };
    template.labels = Some(LabelSheet {
        paper: Paper::A4Portrait,
        columns: 1,
        rows: 13,
        left: 10.0,
        top: 5.0,
        gap_across: 0.0,
        gap_down: 1.0,
    });
    template.crop_marks = false;
    template.pages[0].elements.retain(|e| {
        matches!(&e.kind, Kind::Text(t) if t.content == "{learner}" || t.content.starts_with("{serial}"))
    });
    for (place, element) in template.pages[0].elements.iter_mut().enumerate() {
        let Kind::Text(text) = &mut element.kind else {
            unreachable!("only words are left")
        };
        text.fit = Fit::Shrink;
        text.vertical = VerticalAlignment::Middle;
        element.frame = Frame::new(0.0, 1.0 + 10.0 * place as f32, 190.0, 8.0);
    }
    template
}

#[test]
fn ten_thousand_names_are_copied_as_they_were_written() {
    if !has("pdftotext") {
        return;
    }
    let library = FontLibrary::new();
    let scripts = printable(&library);
    let mut seed = 11;
    let certificates: Vec<Certificate> = (0..10_000)
        .map(|number| {
            let (_, words) = scripts[number as usize % scripts.len()];
            certificate(number + 1, &name(&mut seed, words))
        })
        .collect();
    let template = list();
    let mut run = run();
    run.paper = template.paper;
    let press = Press::prepare(&library, &run, template, &find).unwrap();
    let pages = copied(&merged(&press, &certificates));
    assert_eq!(pages.len(), certificates.len().div_ceil(13) + 1);
    let mut wrong: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for (place, certificate) in certificates.iter().enumerate() {
        let page = &pages[place / 13];
        let mut lines = page.lines().map(str::trim);
        let name = lines.any(|line| line == certificate.name);
        // The serial stands below its name.
        let serial = lines.find(|line| !line.is_empty()) == Some(&certificate.serial);
        if !name || !serial {
            wrong
                .entry(scripts[place % scripts.len()].0)
                .or_default()
                .push((&certificate.name, page.chars().take(200).collect()));
        }
    }
    let count: usize = wrong.values().map(Vec::len).sum();
    let first: Vec<_> = wrong
        .iter()
        .map(|(script, w)| (script, w.len(), &w[0]))
        .collect();
    assert_eq!(count, 0, "of 10,000: {first:#?}");
}
