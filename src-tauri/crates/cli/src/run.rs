//! Each command as one use case and an answer.

use std::path::{Path, PathBuf};

use domain::Date;
use domain::certificate::Paper;
use domain::cohort::LearnerResult;
use serde_json::{Value, json};
use studio::certificates::IssueOptions;
use studio::opening::Passphrase;
use studio::roster_import::{RosterOptions, RosterPreview};
use studio::{Progress, Studio, StudioError};

use crate::arguments::{
    Arguments, Command, Framework, Issue, PaperName, Programme, Register, ResultName, Roster,
};
use crate::template;

/// What a command answers.
pub(crate) struct Answer {
    /// Whether the answer is yes (exit code 0) or no (1).
    pub yes: bool,
    /// The answer for people.
    pub words: String,
    /// The answer for programs.
    pub value: Value,
}

/// Why there is no answer.
pub(crate) struct Failure {
    /// 2 wrong use, 3 failed.
    pub code: u8,
    words: String,
}

impl Answer {
    pub(crate) fn yes(words: impl Into<String>, value: Value) -> Result<Self, Failure> {
        Ok(Self {
            yes: true,
            words: words.into(),
            value,
        })
    }

    pub(crate) fn print(&self, json: bool) {
        if json {
            println!("{}", self.value);
        } else {
            println!("{}", self.words.trim_end());
        }
    }
}

impl Failure {
    pub(crate) fn wrong_use(words: impl Into<String>) -> Self {
        Self {
            code: 2,
            words: words.into(),
        }
    }

    pub(crate) fn print(&self, json: bool) {
        if json {
            println!("{}", json!({ "error": self.words }));
        } else {
            eprintln!("{}", self.words);
        }
    }
}

impl From<StudioError> for Failure {
    fn from(error: StudioError) -> Self {
        Self {
            code: 3,
            words: error.to_string(),
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(studio::read_outside(path)?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    Ok(studio::write_outside(path, bytes)?)
}

pub(crate) fn as_value(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn folder(workspace: Option<PathBuf>) -> Result<PathBuf, Failure> {
    workspace.ok_or_else(|| Failure::wrong_use("Say which workspace: --workspace DIR"))
}

/// A locked workspace takes its passphrase from a variable, so that it stands in no list
/// of processes.
fn passphrase() -> Option<String> {
    std::env::var("CREDWRIGHT_WORKSPACE_PASSPHRASE").ok()
}

fn unlocked(folder: &Path) -> Result<Studio, StudioError> {
    let given = passphrase();
    let passphrase = given.as_deref().map_or(Passphrase::Ask, Passphrase::Given);
    Studio::open_telling(folder, passphrase, &|_| {})
}

fn open(workspace: Option<PathBuf>, person: Option<&str>) -> Result<Studio, Failure> {
    let studio = unlocked(&folder(workspace)?)?;
    if let Some(name) = person {
        let passphrase = std::env::var("CREDWRIGHT_PASSPHRASE").unwrap_or_default();
        studio.sign_in_by_name(name, &passphrase)?;
    }
    Ok(studio)
}

pub(crate) fn run(arguments: Arguments) -> Result<Answer, Failure> {
    match arguments.command {
        Command::Init { dir, sample } => {
            let studio = if sample {
                Studio::create_sample(&dir)?
            } else {
                Studio::create(&dir)?
            };
            let overview = studio.overview()?;
            Answer::yes(
                format!("A workspace was made in {}", overview.folder),
                as_value(&overview),
            )
        }
        Command::Check => match arguments.workspace.as_deref().map(unlocked) {
            Some(Err(error)) if error.is_damage() => {
                let words = error.to_string();
                Ok(Answer {
                    yes: false,
                    value: json!({ "sound": false, "faults": [words] }),
                    words,
                })
            }
            Some(opened) => check(&opened?),
            None => check(&open(None, None)?),
        },
        Command::Restore { archive, dir } => {
            let overview = Studio::restore(&archive, &dir)?.overview()?;
            Answer::yes(
                format!("Restored into {}", overview.folder),
                as_value(&overview),
            )
        }
        Command::Repair => {
            let repair = {
                let given = passphrase();
                let passphrase = given.as_deref().map_or(Passphrase::Ask, Passphrase::Given);
                Studio::repair(&folder(arguments.workspace)?, passphrase, &|_| {})?
            };
            Answer::yes(
                format!(
                    "{} saves taken from backups, {} lost. Damaged files are kept: {}",
                    repair.recovered,
                    repair.lost,
                    repair.aside.join(", ")
                ),
                as_value(&repair),
            )
        }
        command => run_in(
            &open(arguments.workspace, arguments.person.as_deref())?,
            command,
        ),
    }
}

fn run_in(studio: &Studio, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Init { .. } | Command::Restore { .. } | Command::Repair => {
            Err(Failure::wrong_use("this makes or mends a workspace"))
        }
        Command::Backup { to: Some(file) } => {
            studio.export_workspace(&file, &Progress::quiet())?;
            let words = format!("The workspace was written to {}", file.display());
            Answer::yes(words, json!({ "file": file.display().to_string() }))
        }
        Command::Backup { to: None } => {
            let backup = studio.back_up_now(&Progress::quiet())?;
            Answer::yes(format!("Backup {}", backup.name), as_value(&backup))
        }
        Command::Tidy => {
            let records = studio.tidy()?;
            let words = format!("A checkpoint of {records} records was written");
            Answer::yes(words, json!({ "records": records }))
        }
        Command::Framework(Framework::Import { file }) => import_framework(studio, &file),
        Command::Programme(command) => programme(studio, command),
        Command::Audit {
            code,
            standard,
            csv,
        } => audit(studio, &code, &standard, csv.as_deref()),
        Command::Roster(Roster::Import {
            file,
            programme,
            cohort,
            result,
            dry_run,
            left_out,
        }) => {
            let options = RosterOptions {
                unsaid_result: Some(match result {
                    ResultName::Passed => LearnerResult::Passed,
                    ResultName::Pending => LearnerResult::Pending,
                }),
                ..RosterOptions::default()
            };
            let preview = read_roster(studio, &file, &programme, &cohort, options)?;
            import_roster(studio, &preview, dry_run, left_out.as_deref())
        }
        Command::Issue(options) => issue(studio, &options),
        Command::Resume { list } => resume(studio, list),
        Command::Template(command) => template::run(studio, &command),
        Command::Register(Register::Export { file }) => {
            let csv = studio.register_csv("")?;
            write(&file, &csv)?;
            let total = studio.register("", 0, 0)?.total;
            Answer::yes(
                format!("{total} certificates written to {}", file.display()),
                json!({ "certificates": total, "file": file }),
            )
        }
        Command::Revoke { serial, reason } => {
            let certificate = studio.revoke(&serial, &reason)?;
            Answer::yes(
                format!("{serial}, {}, is revoked", certificate.name),
                as_value(&certificate),
            )
        }
        Command::Check => check(studio),
    }
}

fn check(studio: &Studio) -> Result<Answer, Failure> {
    let check = studio.check()?;
    let mended = studio.overview()?.mended;
    let mut words = mended.join("\n");
    if !words.is_empty() {
        words.push('\n');
    }
    if check.index_rebuilt {
        words += "The index did not agree with the journal and was rebuilt from it\n";
    }
    if check.sound {
        words += &format!(
            "Sound: {} commits, {} records; the index agrees with the journal",
            check.commits, check.records
        );
    } else {
        words += &check.faults.join("\n");
    }
    let mut value = as_value(&check);
    if let Some(object) = value.as_object_mut() {
        object.insert("mended".to_owned(), as_value(&mended));
    }
    Ok(Answer {
        yes: check.sound,
        words,
        value,
    })
}

fn import_framework(studio: &Studio, file: &Path) -> Result<Answer, Failure> {
    let preview = studio.import_framework(&read(file)?)?;
    let mut words = format!(
        "{}: {} competencies ({} technical, {} transversal); {} new, {} changed, {} unchanged\n",
        preview.framework.title,
        preview.technical + preview.transversal,
        preview.technical,
        preview.transversal,
        preview.new,
        preview.changed,
        preview.unchanged
    );
    for note in &preview.notes {
        words += &format!("{note}\n");
    }
    for row in &preview.unreadable {
        words += &format!("not read, {}: {} ({})\n", row.place, row.reason, row.text);
    }
    Ok(Answer {
        yes: preview.unreadable.is_empty(),
        words,
        value: as_value(&preview),
    })
}

fn programme(studio: &Studio, command: Programme) -> Result<Answer, Failure> {
    match command {
        Programme::List => {
            let list = studio.programmes()?;
            let lines: Vec<String> = list
                .iter()
                .map(|p| {
                    format!(
                        "{}\tversion {}\t{}\t{}",
                        p.code,
                        p.version,
                        p.state.in_words(),
                        p.title
                    )
                })
                .collect();
            Answer::yes(lines.join("\n"), as_value(&list))
        }
        Programme::Show { code } => {
            let programme = studio.programme_by_code(&code)?;
            let mut words = format!(
                "{} version {}, {}\n{}\n",
                programme.code,
                programme.version,
                programme.state.in_words(),
                programme.title
            );
            words += &format!(
                "{}\n{}\n",
                programme.description,
                programme.workload_in_words()
            );
            for (number, outcome) in programme.outcomes.iter().enumerate() {
                words += &format!("{}. {}\n", number + 1, outcome.text);
            }
            Answer::yes(words, as_value(&programme))
        }
        Programme::Import { file } => {
            let saved = studio.import_programme(&read(&file)?)?;
            let p = &saved.value;
            Answer::yes(
                format!(
                    "{} is here as version {}, {}",
                    p.code,
                    p.version,
                    p.state.in_words()
                ),
                as_value(&saved),
            )
        }
        Programme::Export { code } => {
            let programme = studio.programme_by_code(&code)?;
            let text = studio.export_programme(programme.id.as_str())?;
            let value = serde_json::from_str(&text).unwrap_or(Value::Null);
            Answer::yes(text, value)
        }
    }
}

fn audit(
    studio: &Studio,
    code: &str,
    standard: &str,
    csv: Option<&Path>,
) -> Result<Answer, Failure> {
    let programme = studio.programme_by_code(code)?;
    let open = studio
        .audits()?
        .into_iter()
        .find(|a| a.programme_id == programme.id);
    let standing = match &open {
        Some(audit)
            if studio
                .audit_view(audit.id.as_str())?
                .saved
                .value
                .standard_id
                .as_str()
                == standard =>
        {
            studio.audit_view(audit.id.as_str())?.standing
        }
        _ => studio.check_programme(programme.id.as_str(), standard)?,
    };
    if let Some(file) = csv {
        write(file, &studio.standing_csv(&standing))?;
    }
    let s = &standing.score;
    let mut words = format!(
        "{} version {}: conformity {} %; {} met, {} partly, {} not met, {} not applicable, {} to judge\n",
        programme.code,
        programme.version,
        s.conformity,
        s.met,
        s.partly,
        s.not_met,
        s.not_applicable,
        s.to_do
    );
    for finding in &standing.findings {
        words += &format!(
            "{} {}: {}\n",
            finding.clause_number, finding.clause_title, finding.text
        );
    }
    Ok(Answer {
        yes: standing.findings.is_empty(),
        words,
        value: as_value(&standing),
    })
}

fn read_roster(
    studio: &Studio,
    file: &Path,
    code: &str,
    cohort: &str,
    options: RosterOptions,
) -> Result<RosterPreview, Failure> {
    let programme = studio.programme_by_code(code)?;
    let name = file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(studio.read_roster(&programme.id, cohort, &name, read(file)?, options)?)
}

fn import_roster(
    studio: &Studio,
    preview: &RosterPreview,
    dry_run: bool,
    left_out: Option<&Path>,
) -> Result<Answer, Failure> {
    if !preview.problem.is_empty() {
        return Ok(Answer {
            yes: false,
            words: preview.problem.clone(),
            value: as_value(preview),
        });
    }
    let totals = preview.totals;
    let rows = studio.roster_rows(None, 0, u32::MAX);
    if let Some(path) = left_out {
        write(path, &studio.rows_left_out())?;
    }
    if !dry_run {
        studio.import_roster()?;
    }
    let mut words = format!(
        "{} rows: {} new, {} unchanged, {} changed, {} duplicate, {} same name as another, {} invalid\n",
        totals.rows,
        totals.new,
        totals.unchanged,
        totals.changed,
        totals.duplicate,
        totals.same_name,
        totals.invalid
    );
    if let Some(result) = preview.unsaid_result {
        let result = match result {
            LearnerResult::Passed => "passed",
            LearnerResult::Failed => "did not pass",
            LearnerResult::Pending => "pending",
        };
        words += &format!(
            "The file has no column for the result; new learners are entered as: {result}\n"
        );
    }
    for row in rows.iter().filter(|r| !r.reason.is_empty()) {
        words += &format!("line {}: {}\n", row.line, row.reason);
    }
    let reasons: Vec<Value> = rows
        .iter()
        .filter(|r| !r.reason.is_empty())
        .map(|r| json!({ "line": r.line, "class": r.class, "reason": r.reason }))
        .collect();
    let value = json!({ "totals": totals, "rows": reasons, "imported": !dry_run, "columns": preview.columns, "unsaidResult": preview.unsaid_result });
    Ok(Answer {
        yes: totals.invalid + totals.duplicate == 0,
        words,
        value,
    })
}

fn resume(studio: &Studio, list: bool) -> Result<Answer, Failure> {
    if list {
        let runs = studio.unfinished_runs()?;
        let words: String = runs
            .iter()
            .map(|open| {
                format!(
                    "{} of {} certificates of {}, {}\n",
                    open.printed, open.run.planned, open.run.programme_code, open.run.cohort_name
                )
            })
            .collect();
        return Ok(Answer {
            yes: true,
            words,
            value: as_value(&runs),
        });
    }
    let mut reports = Vec::new();
    let mut words = String::new();
    for open in studio.unfinished_runs()? {
        let report = studio.resume_press_run(open.run.id.as_str(), &Progress::quiet())?;
        words += &format!(
            "{} certificates of {}, {}, {} of them before\n{}\n",
            report.issued,
            open.run.programme_code,
            open.run.cohort_name,
            open.printed,
            report.files.join("\n")
        );
        for reason in &report.left_out {
            words += &format!("left out: {reason}\n");
        }
        reports.push(report);
    }
    if reports.is_empty() {
        "No run of the press was stopped.".clone_into(&mut words);
    }
    Ok(Answer {
        yes: reports.iter().all(|r| r.left_out.is_empty()),
        words,
        value: as_value(&reports),
    })
}

fn issue(studio: &Studio, options: &Issue) -> Result<Answer, Failure> {
    let programme = studio.programme_by_code(&options.programme)?;
    let cohort = studio.cohort_by_name(&programme.id, &options.cohort)?;
    let issued_on = match &options.date {
        Some(text) => Some(Date::parse(text).map_err(|e| Failure::wrong_use(e.to_string()))?),
        None => None,
    };
    let how = IssueOptions {
        template_id: template::find(studio, &options.template)?,
        paper: options.paper.map(|paper| match paper {
            PaperName::A4 => Paper::A4Landscape,
            PaperName::Letter => Paper::LetterLandscape,
        }),
        issued_on,
        merged: options.merged || !options.single,
        single: options.single,
        split: options.split,
        file_names: options.file_names.clone(),
        printer: options.printer.clone(),
        again: options.again.clone(),
        only_again: false,
        stock: None,
    };
    let plan = studio.plan_issue(cohort.id.as_str(), &how)?;
    if !plan.blocked.is_empty() {
        return Ok(Answer {
            yes: false,
            words: plan.blocked.join("\n"),
            value: as_value(&plan),
        });
    }
    if plan.due == 0 {
        let words =
            "Nobody in this cohort is due a certificate: those who passed hold one already.";
        return Ok(Answer {
            yes: false,
            words: words.to_owned(),
            value: as_value(&plan),
        });
    }
    let report = studio.issue(cohort.id.as_str(), &how, &options.out, &Progress::quiet())?;
    let mut words = format!(
        "{} certificates issued\n{}\n",
        report.issued,
        report.files.join("\n")
    );
    for note in &report.notes {
        words += &format!("{note}\n");
    }
    for reason in &report.left_out {
        words += &format!("left out: {reason}\n");
    }
    Ok(Answer {
        yes: report.left_out.is_empty(),
        words,
        value: as_value(&report),
    })
}
