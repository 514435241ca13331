//! Each command as one use case and an answer.

use std::path::Path;

use domain::table::{Headings, TableStyle};
use serde_json::{Value, json};
use studio::programmes::frameworks::FrameworkSource;
use studio::workspace::opening::{Passphrase, WorkspaceRepair};
use studio::{Progress, Studio};

use words::say::terminal as say;
use words::{Message, ToMessage, Words};

use crate::answer::{Answer, Failure, as_value, data, read, write};
use crate::arguments::{Arguments, Command, Framework, HeadingsName, Programme, Register, Roster};
use crate::workspace::{check, folder, open, passphrase, sign_in, unlocked};
use crate::{credentials, lock, press, roster, template};

/// How tables are written.
fn style(arguments: &Arguments, words: &Words) -> TableStyle {
    TableStyle {
        headings: match arguments.headings {
            HeadingsName::Machine => Headings::Machine,
            HeadingsName::Title => Headings::Title,
        },
        language: words.language().to_owned(),
    }
}

pub(crate) fn run(arguments: Arguments, words: &Words) -> Result<Answer, Failure> {
    let style = style(&arguments, words);
    match arguments.command {
        Command::Init { dir, sample } => {
            let studio = if sample {
                Studio::create_sample(&dir)?
            } else {
                Studio::create(&dir)?
            };
            let overview = studio.overview()?;
            let said = say::made(&overview.folder);
            Answer::yes(said, as_value(&overview))
        }
        Command::Check { anchor } => match arguments.workspace.as_deref().map(unlocked) {
            Some(Err(error)) if error.is_damage() => {
                let said = error.message();
                Ok(Answer {
                    yes: false,
                    value: json!({ "sound": false, "faults": [words.put(&said)] }),
                    said: vec![said],
                })
            }
            Some(opened) => {
                let studio = opened?;
                sign_in(&studio, arguments.person.as_deref())?;
                check(&studio, &anchor)
            }
            None => Err(Failure::wrong_use(say::no_workspace())),
        },
        Command::Restore { archive, dir } => {
            let overview = Studio::restore(&archive, &dir)?.overview()?;
            let said = std::iter::once(say::restored(&overview.folder))
                .chain(overview.mended.iter().cloned())
                .collect();
            Ok(Answer {
                yes: true,
                said,
                value: as_value(&overview),
            })
        }
        Command::Repair => {
            let repair = {
                let given = passphrase();
                let given = given.as_ref().map(|words| words.as_str());
                let passphrase = given.map_or(Passphrase::Ask, Passphrase::Given);
                Studio::repair(&folder(arguments.workspace)?, passphrase, &|_| {})?
            };
            Ok(Answer {
                yes: true,
                said: repaired(&repair),
                value: as_value(&repair),
            })
        }
        Command::Unbake { file } => credentials::unbake(&file),
        Command::Lock => lock::lock(&folder(arguments.workspace)?, arguments.person.as_deref()),
        Command::Passphrase { remove } => {
            let person = arguments.person.as_deref();
            lock::change(&folder(arguments.workspace)?, person, remove)
        }
        command => run_in(
            &open(arguments.workspace, arguments.person.as_deref(), words)?,
            command,
            &style,
        ),
    }
}

fn run_in(studio: &Studio, command: Command, style: &TableStyle) -> Result<Answer, Failure> {
    match command {
        Command::Init { .. }
        | Command::Restore { .. }
        | Command::Repair
        | Command::Lock
        | Command::Passphrase { .. }
        | Command::Unbake { .. } => Err(Failure::wrong_use(say::not_inside())),
        Command::PutAway(command) => lock::put_away(studio, command),
        Command::Backup { to: Some(file) } => {
            studio.export_workspace(&file, &Progress::quiet())?;
            let said = say::written(file.display().to_string());
            Answer::yes(said, json!({ "file": file.display().to_string() }))
        }
        Command::Backup { to: None } => {
            let backup = studio.back_up_now(&Progress::quiet())?;
            let mut said = vec![say::backup(&backup.name)];
            if backup.lacking > 0 {
                said.push(say::backup_lacks(backup.lacking));
            }
            Ok(Answer {
                yes: backup.lacking == 0,
                said,
                value: as_value(&backup),
            })
        }
        Command::Compact => {
            let records = studio.compact()?;
            let said = say::checkpoint(records);
            Answer::yes(said, json!({ "records": records }))
        }
        Command::Framework(Framework::Import { file, labels }) => {
            import_framework(studio, &file, &labels)
        }
        Command::Programme(command) => programme(studio, command),
        Command::Audit {
            code,
            standard,
            csv,
        } => audit(studio, &code, &standard, csv.as_deref(), style),
        Command::Roster(Roster::Import(asked)) => roster::import(studio, &asked, style),
        Command::Issue(options) => {
            credentials::unlock(studio)?;
            press::issue(studio, &options)
        }
        Command::Keys(command) => credentials::keys(studio, command),
        Command::Credential(command) => credentials::credential(studio, &command, style),
        Command::Site { dir } => credentials::site(studio, &dir, style),
        Command::Endorse(command) => credentials::endorse(studio, &command),
        Command::Issuers(command) => credentials::issuers(studio, &command),
        Command::Verify { files, csv } => {
            credentials::verify(studio, &files, csv.as_deref(), style)
        }
        Command::Resume {
            close: Some(run), ..
        } => press::close(studio, &run),
        Command::Resume { list, close: None } => {
            credentials::unlock(studio)?;
            press::resume(studio, list)
        }
        Command::Template(command) => template::run(studio, &command),
        Command::Register(Register::Export { file }) => {
            let total = studio.export_register("", style, &file)?;
            Answer::yes(
                say::register(file.display().to_string(), total),
                json!({ "certificates": total, "file": file }),
            )
        }
        Command::Revoke { serial, reason } => {
            let certificate = studio.revoke(&serial, &reason)?;
            let said = say::revoked(&certificate.name, &certificate.serial);
            Answer::yes(said, as_value(&certificate))
        }
        Command::Suspend { serial, reason } => {
            let certificate = studio.suspend(&serial, &reason)?;
            let said = say::suspended(&certificate.name, &certificate.serial);
            Answer::yes(said, as_value(&certificate))
        }
        Command::Reinstate { serial } => {
            let certificate = studio.reinstate(&serial)?;
            let said = say::reinstated(&certificate.name, &certificate.serial);
            Answer::yes(said, as_value(&certificate))
        }
        Command::Check { anchor } => check(studio, &anchor),
        Command::Anchor { page } => {
            let anchor = studio.anchor()?;
            if let Some(file) = page {
                studio.write_anchor_page(&style.language, &file)?;
            }
            Answer::yes(data(&anchor), json!({ "anchor": anchor }))
        }
    }
}

fn repaired(repair: &WorkspaceRepair) -> Vec<Message> {
    let mut said = repair.findings.clone();
    let (lost, recovered) = (repair.lost, repair.recovered);
    said.push(if repair.aside.is_empty() {
        say::repaired_whole(lost, recovered)
    } else {
        say::repaired(&repair.aside, lost, recovered)
    });
    if repair.salvaged > 0 {
        said.push(say::salvaged(repair.salvaged));
    }
    said.extend(repair.gone.iter().cloned().map(say::not_readable));
    let (put_back, gone) = (repair.files_put_back, repair.files_lost);
    if put_back + gone > 0 {
        said.push(say::files_put_back(gone, put_back));
    }
    said
}

fn import_framework(studio: &Studio, file: &Path, labels: &str) -> Result<Answer, Failure> {
    let name = file.file_name().map(|n| n.to_string_lossy());
    let preview = studio.import_framework(FrameworkSource {
        name: name.as_deref().unwrap_or_default(),
        bytes: &read(file)?,
        labels,
    })?;
    let mut said = vec![say::framework(
        preview.changed,
        preview.new,
        preview.technical,
        &preview.framework.title,
        preview.technical + preview.transversal,
        preview.transversal,
        preview.unchanged,
    )];
    said.extend(preview.notes.iter().cloned());
    let unreadable = preview.unreadable.iter();
    said.extend(unreadable.map(|row| say::not_read(row.place, row.reason.clone(), &row.text)));
    Ok(Answer {
        yes: preview.unreadable.is_empty(),
        said,
        value: as_value(&preview),
    })
}

/// Programme versions read at once.
const AT_ONCE: u32 = 1_000;

fn programme(studio: &Studio, command: Programme) -> Result<Answer, Failure> {
    match command {
        Programme::List => {
            let mut list = Vec::new();
            let mut after = None;
            loop {
                let page = studio.programmes("", None, after, AT_ONCE)?;
                list.extend(page.programmes);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let lines = list
                .iter()
                .map(|p| say::programme_line(&p.code, p.state.said(), &p.title, p.version));
            Ok(Answer {
                yes: true,
                said: lines.collect(),
                value: as_value(&list),
            })
        }
        Programme::Show { code } => {
            let programme = studio.programme_by_code(&code)?;
            let mut said = vec![
                say::programme(&programme.code, programme.state.said(), programme.version),
                data(&programme.title),
                data(&programme.description),
                programme.workload(),
            ];
            let outcomes = programme.outcomes.iter().enumerate();
            said.extend(outcomes.map(|(place, outcome)| say::outcome(place + 1, &outcome.text)));
            Ok(Answer {
                yes: true,
                said,
                value: as_value(&programme),
            })
        }
        Programme::Import { file } => {
            let imported = studio.import_programme(&read(&file)?)?;
            let p = &imported.saved.value;
            let mut said = vec![say::programme_imported(&p.code, p.state.said(), p.version)];
            said.extend(imported.notes.iter().cloned());
            // Programs find the programme where they always did.
            let mut value = as_value(&imported.saved);
            if let Some(fields) = value.as_object_mut() {
                fields.insert("notes".to_owned(), as_value(&imported.notes));
            }
            Ok(Answer {
                yes: true,
                said,
                value,
            })
        }
        Programme::Export { code } => {
            let programme = studio.programme_by_code(&code)?;
            let text = studio.export_programme(programme.id.as_str())?;
            let value = serde_json::from_str(&text).unwrap_or(Value::Null);
            Answer::yes(data(text), value)
        }
    }
}

fn audit(
    studio: &Studio,
    code: &str,
    standard: &str,
    csv: Option<&Path>,
    style: &TableStyle,
) -> Result<Answer, Failure> {
    let programme = studio.programme_by_code(code)?;
    // Codes are found whatever their case, and so is the standard, whose code is in small letters.
    let standard = standard.to_ascii_lowercase();
    let open = studio.audits_of(programme.id.as_str())?.into_iter().next();
    let standing = match &open {
        Some(audit)
            if studio
                .audit_view(audit.id.as_str())?
                .saved
                .value
                .standard_id
                .as_str()
                == standard.as_str() =>
        {
            studio.audit_view(audit.id.as_str())?.standing
        }
        _ => studio.check_programme(programme.id.as_str(), &standard)?,
    };
    if let Some(file) = csv {
        write(file, &studio.standing_csv(&standing, style)?)?;
    }
    let s = &standing.score;
    let ratings = say::ratings(s.met, s.not_applicable, s.not_met, s.partly, s.to_do);
    let mut said = vec![say::audit(
        &programme.code,
        s.conformity,
        ratings,
        programme.version,
    )];
    let findings = standing.findings.iter();
    said.extend(findings.map(|finding| {
        let (text, title) = (finding.text.clone(), finding.clause_title.clone());
        say::finding(&finding.clause_number, text, title)
    }));
    Ok(Answer {
        yes: standing.findings.is_empty(),
        said,
        value: as_value(&standing),
    })
}
