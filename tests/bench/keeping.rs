//! What keeping records takes: saving, opening, rebuilding, and room on the disk, beside
//! SQLite (WAL, synchronous FULL) and redb doing the same.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use domain::certificate::Certificate;
use serde_json::Value;
use store::{AuditEntry, Opening, Records, Store};
use studio::Studio;

use crate::stores::{Entry, Ours, Peer};
use crate::{figure, timed};

/// Names a folder for the process that only opens it.
pub(crate) const OPEN: &str = "CREDWRIGHT_BENCH_OPEN";

const REGISTER: u32 = 1_000_000;
const COMPETENCIES: u32 = 100_000;
const SINGLE: u32 = 2_000;
const BULK: u32 = 100_000;

/// A certificate of the sample with another serial and learner.
fn certificate(pattern: &Value, number: u32) -> Entry {
    let names = [
        "Zofia Wójcik",
        "Nguyễn Thị Hồng Ánh",
        "İbrahim Iğdır",
        "Gwenllian Llŷr",
    ];
    let serial = format!("NIT-26-{number:08}-{}", number % 10);
    let name = names
        .get(number as usize % names.len())
        .copied()
        .unwrap_or_default();
    let mut value = pattern.clone();
    value["serial"] = serial.clone().into();
    value["name"] = format!("{name} {number}").into();
    value["learnerNumber"] = format!("L{number}").into();
    Entry {
        kind: "certificate",
        id: serial,
        value,
    }
}

fn competency(number: u32) -> Entry {
    let hash = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let id = format!("http://data.europa.eu/esco/skill/{hash:016x}");
    Entry {
        kind: "competency",
        value: serde_json::json!({
            "id": id, "frameworkId": "esco", "code": "", "kind": "technical",
            "label": format!("operate equipment of type {number}"),
            "alternatives": [format!("run machine {number}"), format!("handle plant {number}")],
            "category": "cross-sector",
        }),
        id,
    }
}

fn pattern(folder: &Path) -> Value {
    let studio = Studio::create_sample(&folder.join("pattern")).unwrap();
    let found: Certificate = studio.register("", None, 1).unwrap().certificates.remove(0);
    serde_json::to_value(found).unwrap()
}

fn size(path: &Path) -> u64 {
    if path.is_file() {
        return path.metadata().map_or(0, |m| m.len());
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|e| size(&e.path())).sum()
}

struct Saves {
    a_second: f64,
    p50: Duration,
    p99: Duration,
}

fn one_by_one(peer: &mut dyn Peer, pattern: &Value) -> Saves {
    let begun = Instant::now();
    let mut times: Vec<Duration> = (0..SINGLE)
        .map(|number| {
            let entry = [certificate(pattern, number)];
            timed(|| peer.save(&entry)).1
        })
        .collect();
    let all = begun.elapsed();
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    Saves {
        a_second: f64::from(SINGLE) / all.as_secs_f64(),
        p50: at(50),
        p99: at(99),
    }
}

fn in_bulk(peer: &mut dyn Peer, pattern: &Value) -> f64 {
    let begun = Instant::now();
    for first in (0..BULK).step_by(1_000) {
        let entries: Vec<Entry> = (first..first + 1_000)
            .map(|n| certificate(pattern, n))
            .collect();
        peer.save(&entries);
    }
    f64::from(BULK) / begun.elapsed().as_secs_f64()
}

/// Sixteen at once, who share syncs.
fn many_at_once(folder: &Path, pattern: &Value) {
    const THREADS: u32 = 16;
    let ours = Ours::create(folder);
    let ((), time) = timed(|| {
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (store, pattern) = (&ours.0, pattern);
                scope.spawn(move || {
                    for n in 0..SINGLE / 4 {
                        let entry = certificate(pattern, thread * SINGLE + n);
                        let key = store::Key::new(entry.kind, &entry.id);
                        store
                            .commit(store::ChangeSet {
                                writes: vec![store::Write::put(key, entry.value)],
                                ..store::ChangeSet::default()
                            })
                            .unwrap();
                    }
                });
            }
        });
    });
    figure(
        "ours: saves one by one, by sixteen at once",
        &format!(
            "{:.0} a second",
            f64::from(THREADS * SINGLE / 4) / time.as_secs_f64()
        ),
        "",
    );
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}

fn saving(name: &str, peer: &mut dyn Peer, pattern: &Value) -> Saves {
    let saves = one_by_one(peer, pattern);
    let bulk = in_bulk(peer, pattern);
    figure(
        &format!("{name}: saves one by one"),
        &format!("{:.0} a second", saves.a_second),
        &format!(
            "p50 {}, p99 {}",
            milliseconds(saves.p50),
            milliseconds(saves.p99)
        ),
    );
    figure(
        &format!("{name}: records saved 1,000 at once"),
        &format!("{bulk:.0} a second"),
        "",
    );
    saves
}

/// Saves everything, then a fifth of it five times. Returns the JSON there is at the end.
fn large(peer: &mut dyn Peer, pattern: &Value) -> u64 {
    let mut live = 0;
    let mut pass = |numbers: &mut dyn Iterator<Item = u32>, make: &dyn Fn(u32) -> Entry| {
        let mut entries = Vec::with_capacity(5_000);
        for number in numbers {
            let entry = make(number);
            live += entry.value.to_string().len() as u64;
            entries.push(entry);
            if entries.len() == 5_000 {
                peer.save(&entries);
                entries.clear();
            }
        }
        if !entries.is_empty() {
            peer.save(&entries);
        }
    };
    pass(&mut (0..REGISTER), &|n| certificate(pattern, n));
    pass(&mut (0..COMPETENCIES), &competency);
    live
}

fn change(peer: &mut dyn Peer, pattern: &Value) {
    for round in 0..5 {
        let numbers: Vec<u32> = (0..REGISTER).filter(|n| n % 5 == round).collect();
        for part in numbers.chunks(5_000) {
            let entries: Vec<Entry> = part
                .iter()
                .map(|n| {
                    let mut entry = certificate(pattern, *n);
                    entry.value["reprints"] = (round + 1).into();
                    entry
                })
                .collect();
            peer.save(&entries);
        }
    }
}

fn memory() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|l| l.starts_with(name));
        line.and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok())
            .unwrap_or(0)
            / 1_000
    };
    (of("VmRSS"), of("VmHWM"))
}

/// What the process does that only opens a workspace.
pub(crate) fn open_and_say(folder: &Path) {
    let ((store, opened), time) = timed(|| Store::open(folder, &Opening::default()).unwrap());
    let count = store.count("certificate").unwrap();
    assert_eq!(count, u64::from(REGISTER));
    let (now, most) = memory();
    println!(
        "{} {now} {most} {}",
        time.as_millis(),
        u8::from(opened.index_rebuilt)
    );
}

fn opened(folder: &Path) -> Vec<u64> {
    let output = Command::new(std::env::current_exe().unwrap())
        .env(OPEN, folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect()
}

fn say_opening(what: &str, folder: &Path) {
    let found = opened(folder);
    if let [time, now, most, _] = found.as_slice() {
        figure(
            what,
            &format!("{:.2} s", *time as f64 / 1_000.0),
            &format!("{now} MB of memory, {most} MB at most; goal: under 1 s"),
        );
    }
}

fn say_rebuilding(what: &str, folder: &Path) {
    if let [time, _, most, rebuilt] = opened(folder).as_slice() {
        assert_eq!(*rebuilt, 1);
        figure(
            what,
            &format!("{:.1} s", *time as f64 / 1_000.0),
            &format!("{most} MB of memory at most; goal: under 60 s"),
        );
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}

fn at_a_million(folder: &Path, pattern: &Value) {
    let place = folder.join("million");
    let mut ours = Ours::create(&place);
    let (live, time) = timed(|| large(&mut ours, pattern));
    figure(
        "1,000,000 certificates and 100,000 competencies saved",
        &format!("{:.1} s", time.as_secs_f64()),
        &format!(
            "{} as JSON, {} on disk",
            megabytes(live),
            megabytes(size(&place))
        ),
    );
    drop(ours);
    say_opening("opened, as it was left", &place);
    say_opening("opened again", &place);
    let mark = place.join("index/clean");
    std::fs::remove_file(mark).unwrap();
    say_opening("opened after it was killed (index counted through)", &place);
    std::fs::remove_dir_all(place.join("index")).unwrap();
    say_rebuilding("index rebuilt from the whole journal", &place);
    let (store, _) = Store::open(&place, &Opening::default()).unwrap();
    let mut ours = Ours(store);
    change(&mut ours, pattern);
    let before = size(&place);
    let ((), time) = timed(|| {
        ours.0.compact(AuditEntry::default(), |_, _| {}).unwrap();
    });
    drop(ours);
    let archived = size(&place.join("backups"));
    figure(
        "on disk after a fifth was changed five times",
        &megabytes(before),
        &format!(
            "{:.2}x the live JSON; goal: under 3x",
            before as f64 / live as f64
        ),
    );
    figure(
        "the same after compacting",
        &megabytes(size(&place) - archived),
        &format!(
            "and {} of history kept; compacted in {:.1} s",
            megabytes(archived),
            time.as_secs_f64()
        ),
    );
    say_opening("opened after compacting", &place);
    std::fs::remove_dir_all(place.join("index")).unwrap();
    say_rebuilding("index rebuilt from the checkpoint", &place);
}

#[cfg(feature = "peers")]
fn peers(folder: &Path, pattern: &Value, ours: &Saves) {
    use crate::stores::{Redb, Sqlite};
    let sqlite = saving(
        "SQLite 3 (WAL, FULL)",
        &mut Sqlite::create(&folder.join("a.sqlite")),
        pattern,
    );
    saving("redb", &mut Redb::create(&folder.join("a.redb")), pattern);
    figure(
        "our p99 of a save, beside SQLite’s",
        &format!("{:.2}x", ours.p99.as_secs_f64() / sqlite.p99.as_secs_f64()),
        "goal: within 1.5x",
    );
    for (name, mut peer, file) in [
        (
            "SQLite: on disk after the same million and changes",
            Box::new(Sqlite::create(&folder.join("m.sqlite"))) as Box<dyn Peer>,
            "m.sqlite",
        ),
        (
            "redb: on disk after the same million and changes",
            Box::new(Redb::create(&folder.join("m.redb"))),
            "m.redb",
        ),
    ] {
        let (_, time) = timed(|| large(&mut *peer, pattern));
        change(&mut *peer, pattern);
        drop(peer);
        let bytes = size(&folder.join(file)) + size(&folder.join(format!("{file}-wal")));
        figure(
            name,
            &megabytes(bytes),
            &format!("saved in {:.1} s", time.as_secs_f64()),
        );
    }
}

#[cfg(not(feature = "peers"))]
fn peers(_folder: &Path, _pattern: &Value, _ours: &Saves) {
    println!("NOT RUN: SQLite and redb, which `cargo xtask bench` builds");
}

/// Queries as they are typed, letter by letter, with and without a mistake.
fn searching(folder: &Path) {
    let place = folder.join("search");
    drop(Studio::create(&place).unwrap());
    let file =
        whole_program::root().join("src-tauri/crates/exchange/tests/data/esco-skills-en.csv");
    let studio = Studio::open(&place).unwrap();
    studio
        .import_framework(studio::programmes::frameworks::FrameworkSource {
            bytes: &std::fs::read(file).unwrap(),
            ..Default::default()
        })
        .unwrap();
    let (mut skills, mut after): (Vec<String>, _) = (Vec::new(), None);
    loop {
        let page = studio.competencies("", "", after, 1_000).unwrap();
        skills.extend(page.competencies.into_iter().map(|c| c.label));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    drop(studio);
    // The real skills over and over, each time with other words among them.
    let (store, _) = Studio::open_store(&place).unwrap();
    let endings = [
        "in teams",
        "on site",
        "at sea",
        "for children",
        "under pressure",
    ];
    let mut number = 0_u32;
    while number < COMPETENCIES {
        let writes = (0..5_000)
            .map(|n| {
                let mut entry = competency(number + n);
                let skill = &skills[(number + n) as usize % skills.len()];
                let ending = endings[(number + n) as usize % endings.len()];
                entry.value = serde_json::json!({
                    "id": entry.id, "frameworkId": "esco", "uri": entry.id, "code": "",
                    "label": format!("{skill} {ending}"), "alternativeLabels": [],
                    "kind": "technical", "category": "", "parentUri": null,
                });
                store::Write::put(
                    store::Key::new("competency", &format!("esco/{}", entry.id)),
                    entry.value,
                )
            })
            .collect();
        store
            .commit(store::ChangeSet {
                writes,
                ..store::ChangeSet::default()
            })
            .unwrap();
        number += 5_000;
    }
    drop(store);
    let studio = Studio::open(&place).unwrap();
    studio.find("a", 1).unwrap();
    let typed = [
        "manage data",
        "negociate",
        "communciate with",
        "use online to",
        "sécurité",
        "apply knowled",
        "team",
        "programming",
    ];
    let mut times = Vec::new();
    for round in 0..10 {
        for query in typed {
            for end in 1..=query.chars().count() {
                let part: String = query.chars().take(end).collect();
                let begun = Instant::now();
                studio.find(&part, 12).unwrap();
                if round > 0 {
                    times.push(begun.elapsed());
                }
            }
        }
    }
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    figure(
        "search over 104,000 competencies, as it is typed",
        &format!("p99 {}", milliseconds(at(99))),
        &format!("p50 {}; goal: p99 under 16 ms", milliseconds(at(50))),
    );
}

pub(crate) fn measure(folder: &Path) {
    // On the disk the project is on: temporary folders may be memory.
    let place = whole_program::root().join("target/bench-stores");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).unwrap();
    let pattern = pattern(folder);
    let ours = saving("ours", &mut Ours::create(&place.join("ours")), &pattern);
    many_at_once(&place.join("many"), &pattern);
    peers(&place, &pattern, &ours);
    searching(&place);
    at_a_million(&place, &pattern);
    std::fs::remove_dir_all(&place).unwrap();
}
