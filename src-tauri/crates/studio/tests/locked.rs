//! A locked workspace as a whole: nothing below its folder says who is in it, whatever was done; and
//! those that an earlier program locked.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use domain::people::{Action, Role};
use domain::standard_setting::PanelMethod;
use domain::table::TableStyle;
use studio::certificates::pages::IssueOptions;
use studio::cohorts::roster_import::ImportAnswers;
use studio::workspace::encryption::WorkspaceLock;
use studio::workspace::opening::Passphrase;
use studio::{Progress, Studio};

const WORDS: &str = "four plain words";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

fn fixture(name: &str, to: &Path) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures");
    copy(&fixtures.join(name), to);
}

fn open(folder: &Path) -> Studio {
    Studio::open_telling(folder, Passphrase::Given(WORDS), &|_| {}).unwrap()
}

/// Everything below a folder, unpacked: names of files, bytes, packed blocks, entries of archives.
fn everything(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.display().to_string();
        into.push((name.clone(), entry.file_name().as_encoded_bytes().to_vec()));
        if path.is_dir() {
            everything(&path, into);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        unpack(&name, &bytes, into);
        if let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            for n in 0..zip.len() {
                let mut entry = zip.by_index(n).unwrap();
                let inner = format!("{name}: {}", entry.name().unwrap());
                let mut content = Vec::new();
                std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
                unpack(&inner, &content, into);
            }
        }
    }
}

/// Larger things are fonts that are kept, and archives, whose entries are looked at one by one.
const LARGEST: usize = 4 << 20;

fn unpack(name: &str, bytes: &[u8], into: &mut Vec<(String, Vec<u8>)>) {
    if bytes.len() > LARGEST {
        return;
    }
    into.push((name.to_owned(), bytes.to_vec()));
    let begins = |at: &usize| bytes[*at..].starts_with(&[0x28, 0xB5, 0x2F, 0xFD]);
    for at in (0..bytes.len()).filter(begins) {
        let mut plain = Vec::new();
        let mut decoder = zstd::stream::read::Decoder::new(&bytes[at..])
            .unwrap()
            .single_frame();
        if std::io::Read::read_to_end(&mut decoder, &mut plain).is_ok() {
            into.push((format!("{name} at {at}"), plain));
        }
    }
}

/// Who is in a workspace: names, numbers, mail addresses, identities.
fn who(studio: &Studio) -> Vec<String> {
    let mut found = Vec::new();
    for cohort in studio.cohorts("", None, 1_000).unwrap().cohorts {
        for learner in studio.learners(cohort.cohort.id.as_str()).unwrap() {
            let own = learner.id.0.rsplit_once('/').unwrap().1.to_owned();
            found.extend([learner.name, learner.number, learner.email, own]);
        }
    }
    found.sort();
    found.dedup();
    // Names of three letters stand in other words.
    found.retain(|text| text.len() > 5);
    found
}

/// Bytes that every needle has at least, and by which it is looked up.
const SHORTEST: usize = 6;

/// Which needles stand somewhere below a folder, and where first.
fn found(folder: &Path, needles: &[String]) -> Vec<(String, String)> {
    let mut by_beginning: HashMap<[u8; SHORTEST], Vec<&String>> = HashMap::new();
    for needle in needles {
        let beginning = *needle.as_bytes().first_chunk().unwrap();
        by_beginning.entry(beginning).or_default().push(needle);
    }
    let mut all = Vec::new();
    everything(folder, &mut all);
    let mut found = Vec::new();
    for (name, bytes) in all {
        for (at, window) in bytes.windows(SHORTEST).enumerate() {
            let here = by_beginning.get(window).into_iter().flatten();
            for needle in here.filter(|needle| bytes[at..].starts_with(needle.as_bytes())) {
                found.push(((*needle).clone(), name.clone()));
            }
        }
    }
    found
}

#[track_caller]
fn assert_silent(folder: &Path, needles: &[String], when: &str) {
    let found = found(folder, needles);
    assert!(found.is_empty(), "{when}: {:?}", found.first());
}

/// A workspace with a roster that was imported, an issue run, audits and a package.
fn full(folder: &Path) -> Vec<String> {
    fixture("workspace-2026-11", folder);
    let studio = Studio::open(folder).unwrap();
    add_more(&studio, "before");
    let mut needles = who(&studio);
    assert!(needles.len() > 30, "{}", needles.len());
    needles.extend(["Marianowska".to_owned(), "zofia-roster".to_owned()]);
    needles
}

/// Learners by a roster whose file has a name in it, and a run that names one again.
fn add_more(studio: &Studio, which: &str) {
    let programme = studio.programme_by_code("ADS-1").unwrap().id;
    let roster = format!(
        "Number,Name,Email,Result,Completed on\n\
         {which}-00071234,Zofia Marianowska {which},zofia.{which}@mail.example,passed,2026-11-01\n\
         {which}-00071235,Rhiannon Marianowska {which},rhia.{which}@mail.example,passed,2026-11-01\n"
    );
    let file = format!("zofia-roster {which}.csv");
    let preview = studio
        .read_roster(
            &programme,
            &format!("Cohort {which}"),
            &file,
            roster.into_bytes(),
            ImportAnswers::default(),
        )
        .unwrap();
    assert!(preview.questions.is_empty(), "{:?}", preview.questions);
    let (_, cohort) = studio.import_roster().unwrap();
    assert_eq!(studio.learners(cohort.id.as_str()).unwrap().len(), 2);
    let out = tempfile::tempdir().unwrap();
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let progress = Progress::quiet();
    let issued = studio
        .issue(
            cohort.id.as_str(),
            &options,
            &out.path().join("out"),
            &progress,
        )
        .unwrap();
    assert_eq!(issued.issued, 2);
    let number = format!("{which}-00071234");
    let register = studio.register("", None, 1_000).unwrap().certificates;
    let hers = register
        .iter()
        .find(|c| c.learner_number == number)
        .unwrap();
    let reason = format!("Misspelt Marianowska {which}");
    studio.revoke(&hers.serial, &reason).unwrap();
    let again = IssueOptions {
        again: vec![number],
        only_again: true,
        ..options
    };
    let issued = studio
        .issue(
            cohort.id.as_str(),
            &again,
            &out.path().join("again"),
            &progress,
        )
        .unwrap();
    assert_eq!(issued.issued, 1);
    studio.back_up_now(&progress).unwrap();
}

#[test]
fn nothing_in_a_locked_workspace_says_who_is_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let mut needles = full(&folder);
    let said = found(&folder, &needles);
    let is_silent = |needle: &&String| !said.iter().any(|(said, _)| said == *needle);
    let silent: Vec<&String> = needles.iter().filter(is_silent).collect();
    assert!(silent.is_empty(), "the walk would find them: {silent:?}");
    let studio = Studio::lock_and_open(&folder, WORDS, &|_| {}).unwrap();
    assert_eq!(studio.lock().unwrap(), WorkspaceLock::Locked);
    assert_silent(&folder, &needles, "after locking, while it is open");
    assert!(!studio.find("Marianowska", 5).unwrap().is_empty());
    // Work goes on: another roster, another run, a merge, a repair, versions, compacting.
    add_more(&studio, "after");
    needles.extend(who(&studio));
    let other = dir.path().join("other");
    fixture("workspace-2026-11", &other);
    let there = Studio::open(&other).unwrap();
    let archive = dir.path().join("other.credwright");
    there
        .export_workspace(&archive, &Progress::quiet())
        .unwrap();
    studio.read_package(&archive).unwrap();
    studio.forget_package();
    studio.compact().unwrap();
    assert!(studio.check().unwrap().sound);
    // Rooms whose records are private by now are worked in as before.
    for title in ["Second of Marianowska", "First of Marianowska"] {
        let method = PanelMethod::AngoffYesNo;
        studio.create_panel(title, method, None, None).unwrap();
    }
    let panels = studio.panels("first", None, 10).unwrap().panels;
    assert_eq!(panels.len(), 1);
    assert_eq!(studio.panels("", None, 10).unwrap().total, 3);
    assert!(studio.audits(None, 10).unwrap().total > 0);
    studio.back_up_now(&Progress::quiet()).unwrap();
    drop(studio);
    assert_silent(&folder, &needles, "after work");
    // Another passphrase, and everything is there.
    let studio =
        Studio::change_lock_and_open(&folder, WORDS, "other plain words", &|_| {}).unwrap();
    assert!(studio.find("Marianowska", 9).unwrap().len() >= 4);
    let cohorts = studio.cohorts("Cohort after", None, 5).unwrap().cohorts;
    let learners = studio.learners(cohorts[0].cohort.id.as_str()).unwrap();
    assert_eq!(learners.len(), 2);
    let versions = studio
        .versions(
            domain::record_kind::RecordKind::Learner,
            learners[0].id.as_str(),
        )
        .unwrap();
    assert!(!versions.versions.is_empty() && !versions.earlier_unreadable);
    assert!(studio.check().unwrap().sound);
    drop(studio);
    assert_silent(&folder, &needles, "after another passphrase");
    // Cut short and damaged: what is set aside says nothing either.
    let journal = newest_segment(&folder);
    let bytes = std::fs::read(&journal).unwrap();
    std::fs::write(&journal, &bytes[..bytes.len() - 9]).unwrap();
    let given = Passphrase::Given("other plain words");
    let studio = Studio::open_telling(&folder, given, &|_| {}).unwrap();
    assert!(studio.journal_notice().unwrap().is_some());
    studio.answer_journal().unwrap();
    drop(studio);
    assert!(folder.join("journal/aside").exists());
    assert_silent(&folder, &needles, "after damage");
}

fn newest_segment(folder: &Path) -> PathBuf {
    let mut segments: Vec<PathBuf> = std::fs::read_dir(folder.join("journal"))
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    segments.sort();
    segments.pop().unwrap()
}

fn register_csv(studio: &Studio) -> String {
    let mut csv = Vec::new();
    studio
        .write_register("", &TableStyle::default(), &mut csv)
        .unwrap();
    String::from_utf8(csv).unwrap()
}

#[test]
fn a_workspace_that_an_earlier_program_locked_gets_a_key_that_vouches() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    fixture("workspace-locked-2026-11", &folder);
    assert!(store::has_earlier_key(&folder).unwrap());
    let without = Studio::open_telling(&folder, Passphrase::Without, &|_| {}).unwrap();
    assert_eq!(without.programme_by_code("LCK-2").unwrap().code, "LCK-2");
    drop(without);
    let wrong = Studio::open_telling(&folder, Passphrase::Given("wrong words"), &|_| {});
    assert!(wrong.is_err());
    let studio = open(&folder);
    assert!(!store::has_earlier_key(&folder).unwrap());
    let mended = studio.overview().unwrap().mended;
    let told = |note: &words::Message| note.in_english().contains("1 wrong passphrase");
    assert!(mended.iter().any(told), "{mended:?}");
    studio
        .sign_in_by_name("Zofia Administrator", "a long passphrase")
        .unwrap();
    let path = "../../../tests/fixtures/workspace-locked-2026-11.register.csv";
    let before = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let before = std::fs::read_to_string(before).unwrap();
    let rows = |csv: &str| csv.lines().filter(|l| l.contains(',')).count();
    assert_eq!(rows(&register_csv(&studio)), rows(&before));
    assert!(studio.check().unwrap().sound);
    let needles = who(&studio);
    assert!(needles.len() > 30);
    let cohorts = studio.cohorts("", None, 50).unwrap().cohorts;
    let cohort = cohorts.iter().find(|c| c.learners > 0).unwrap();
    let learners = studio.learners(cohort.cohort.id.as_str()).unwrap();
    let kind = domain::record_kind::RecordKind::Learner;
    let past = studio.versions(kind, learners[0].id.as_str()).unwrap();
    assert!(!past.versions.is_empty());
    // A new backup is made; those of before, which say more, are put away.
    assert_eq!(studio.backups().unwrap().backups.len(), 1);
    let away = studio.put_away_files().unwrap();
    assert_eq!(away.len(), 2, "{away:?}");
    assert_silent(&folder, &needles, "after the new key");
    // Each opens with the same passphrase, once it is taken out.
    let mut archives: Vec<PathBuf> = vec![store::backups_in(&folder)[0].path.clone()];
    for (n, file) in away.iter().enumerate() {
        let out = dir.path().join(format!("{n}.credwright"));
        studio.take_out(&file.name, &out).unwrap();
        archives.push(out);
    }
    drop(studio);
    for (n, archive) in archives.iter().enumerate() {
        let other = dir.path().join(format!("restored {n}"));
        store::restore(archive, &other).unwrap();
        let restored = open(&other);
        assert!(restored.check().unwrap().sound);
        assert!(!store::has_earlier_key(&other).unwrap());
        drop(restored);
        assert_silent(&other, &needles, "after it was restored");
    }
}

#[test]
fn what_an_earlier_program_left_half_locked_is_locked_by_the_next_opening() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    fixture("workspace-2026-11", &folder);
    let needles = who(&Studio::open(&folder).unwrap());
    // Killed between its key file and the mark: it says “locked”, and everything is readable.
    let other = dir.path().join("other");
    fixture("workspace-locked-2026-11", &other);
    std::fs::copy(other.join("key.json"), folder.join("key.json")).unwrap();
    let studio = open(&folder);
    assert_eq!(who(&studio), needles);
    assert!(studio.check().unwrap().sound);
    drop(studio);
    assert_silent(&folder, &needles, "after the opening");
}

#[test]
fn wrong_passphrases_are_told_and_stand_in_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let studio = Studio::create(&folder).unwrap();
    let ada = studio
        .add_person("Ada Berg", Role::Administrator, WORDS)
        .unwrap();
    studio.sign_out();
    for _ in 0..2 {
        assert!(studio.sign_in(ada.id.as_str(), "wrong words").is_err());
    }
    let session = studio.sign_in(ada.id.as_str(), WORDS).unwrap();
    assert!(
        session
            .wrong
            .unwrap()
            .in_english()
            .contains("2 wrong passphrases")
    );
    let again = studio.sign_in(ada.id.as_str(), WORDS).unwrap();
    assert_eq!(again.wrong, None, "once");
    // Who looks like somebody else is not taken for them.
    for name in [
        "ada berg",
        "\u{410}da Berg",
        "Ada  Berg",
        "Ada\u{200B} Berg",
    ] {
        assert!(
            studio.add_person(name, Role::Assessor, "").is_err(),
            "{name}"
        );
    }
    let eva = studio.add_person("Eva Berg", Role::Assessor, "").unwrap();
    let mut renamed = eva.clone();
    renamed.name = "\u{410}d\u{430} Berg".to_owned();
    let refused = studio.change_person(&renamed).unwrap_err();
    assert!(refused.to_string().contains("looks the same"), "{refused}");
    assert!(studio.may_change_lock("", "short").is_err());
    assert!(
        studio
            .session_state()
            .unwrap()
            .may
            .contains(&Action::KeepWorkspace)
    );
}
