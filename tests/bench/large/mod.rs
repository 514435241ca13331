//! A workspace of 10,000 programmes, 200,000 learners, 1,000,000 certificates and 2,000 audits:
//! opening each room, saving with the screens fetched again, planning, and the register.

mod filling;
mod rooms;

use std::time::{Duration, Instant};

use studio::Studio;
use studio::certificates::pages::IssueOptions;

use crate::press::{run_measured, terminal_program};
use crate::{figure, timed};

/// How often each is done.
const TIMES: usize = 20;

/// A thing that is timed, by the name of its room.
pub(crate) struct Timed {
    pub name: &'static str,
    pub ask: fn(&Studio, usize),
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

/// The middle one and the slowest of several, the first among them.
fn say(what: &str, mut times: Vec<Duration>, goal: &str) {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    let slowest = times.last().copied().unwrap_or_default();
    figure(
        what,
        &milliseconds(middle),
        &format!("slowest {}; {goal}", milliseconds(slowest)),
    );
}

fn measure_each(studio: &Studio, all: &[Timed], goal: &str) {
    for Timed { name, ask } in all {
        let times = (0..TIMES).map(|n| timed(|| ask(studio, n)).1).collect();
        say(name, times, goal);
    }
}

/// What is typed into the search of the register, letter by letter.
fn typing(studio: &Studio) {
    let typed = [
        "nguyen hong",
        "LRG-26-0004711",
        "wojcik 2345",
        "Group 01234",
        "data steward",
        "d'almeida",
    ];
    let mut times = Vec::new();
    for query in typed {
        for end in 1..=query.chars().count() {
            let part: String = query.chars().take(end).collect();
            let begun = Instant::now();
            drop(studio.register(&part, None, rooms::PAGE).unwrap());
            times.push(begun.elapsed());
        }
    }
    say("a key in the register’s search", times, "goal: under 30 ms");
}

fn planning(studio: &Studio) {
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let times = (0..TIMES)
        .map(|_| {
            let (plan, time) =
                timed(|| studio.plan_issue(&filling::due_cohort(), &options).unwrap());
            assert_eq!(plan.due as usize, filling::DUE);
            time
        })
        .collect();
    say("a plan for 300 learners", times, "goal: under 100 ms");
}

/// The register as CSV, by the terminal program.
fn exporting(place: &std::path::Path) {
    let Some(program) = terminal_program() else {
        println!("NOT RUN: the register as CSV, for which `cargo xtask bench` builds the program");
        return;
    };
    let (workspace, file) = (place.display().to_string(), place.with_extension("csv"));
    let csv = file.display().to_string();
    let arguments = ["--workspace", &workspace, "register", "export", &csv];
    match run_measured(&program, &arguments) {
        Some(found) => figure(
            "the register of a million as CSV",
            &format!("{:.0} MB", found.megabytes),
            &format!(
                "{:.1} s CPU, {:.1} s; goal: under 100 MB",
                found.cpu, found.wall
            ),
        ),
        None => println!("NOT RUN: the register as CSV, no Python to measure with"),
    }
    let _ = std::fs::remove_file(file);
}

/// Measures it.
pub(crate) fn measure() {
    let ((place, made), time) = timed(filling::workspace);
    if made {
        figure(
            "the large workspace made, index and search too",
            &format!("{:.0} s", time.as_secs_f64()),
            "goal: under 3 minutes",
        );
    }
    let (studio, time) = timed(|| Studio::open(&place).unwrap());
    figure(
        "the large workspace opened",
        &format!("{:.2} s", time.as_secs_f64()),
        "",
    );
    measure_each(&studio, rooms::OPENED, "goal: under 50 ms");
    measure_each(&studio, rooms::SAVED, "goal: under 10 ms");
    planning(&studio);
    typing(&studio);
    drop(studio);
    exporting(&place);
}
