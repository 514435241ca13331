//! Keys, verifying and who vouches, in the terminal.

use std::path::{Path, PathBuf};

use domain::Date;
use domain::table::TableStyle;
use serde_json::json;
use studio::Studio;
use studio::credentials::export::CredentialForm;
use studio::credentials::known_files::KnownFileSort;
use studio::credentials::settings::{CodeSize, SigningSettings};
use studio::credentials::verifying::{
    Verified, VerifiedDifference, VerifiedSort, VerifyVerdict, certificates_below,
};
use words::say::terminal as say;
use words::{Message, ToMessage};
use zeroize::Zeroizing;

use crate::answer::{Answer, Failure, as_value, data};
use crate::arguments::{CodeName, Credential, Endorse, FormName, Issuers, Keys};

/// The passphrase of the keys.
fn passphrase() -> Option<Zeroizing<String>> {
    std::env::var("CREDWRIGHT_KEYS_PASSPHRASE")
        .ok()
        .filter(|words| !words.is_empty())
        .map(Zeroizing::new)
}

/// Opens the keys where their passphrase was given.
pub(crate) fn unlock(studio: &Studio) -> Result<(), Failure> {
    if let Some(words) = passphrase()
        && studio.signing()?.proof_key.is_some()
    {
        studio.unlock_keys(&words)?;
    }
    Ok(())
}

pub(crate) fn keys(studio: &Studio, command: Keys) -> Result<Answer, Failure> {
    match command {
        Keys::Make { address, code } => {
            let words = passphrase();
            let words = words.ok_or_else(|| Failure::wrong_use(say::keys_no_passphrase()))?;
            let before = studio.signing()?.settings;
            studio.set_signing(&SigningSettings {
                address: address.unwrap_or(before.address),
                code: match code {
                    None => before.code,
                    Some(CodeName::None) => CodeSize::None,
                    Some(CodeName::Compact) => CodeSize::Compact,
                    Some(CodeName::Full) => CodeSize::Full,
                },
                identity_in_clear: before.identity_in_clear,
            })?;
            studio.make_keys(&words)?;
            shown(studio)
        }
        Keys::List => shown(studio),
    }
}

fn shown(studio: &Studio) -> Result<Answer, Failure> {
    let state = studio.signing()?;
    let mut said = Vec::new();
    if !state.did.is_empty() {
        said.push(data(&state.did));
    }
    said.extend(state.keys.iter().map(|key| {
        let until = key.expires.as_ref().map_or("", Date::as_str);
        let since = key.compromised_since.as_ref().map_or("", Date::as_str);
        data([key.name.as_str(), &key.public_key, until, since].join("\t"))
    }));
    said.extend(state.missing.iter().cloned());
    Ok(Answer {
        yes: state.missing.is_empty(),
        said,
        value: as_value(&state),
    })
}

pub(crate) fn credential(
    studio: &Studio,
    command: &Credential,
    style: &TableStyle,
) -> Result<Answer, Failure> {
    let (serial, form, file) = match command {
        Credential::Export { serial, form, file } => (serial, form, file),
        Credential::Record { serial, file } => {
            unlock(studio)?;
            studio.export_learner_record(serial, &style.language, file)?;
            return written(file);
        }
    };
    let form = match form {
        FormName::Json => CredentialForm::Json,
        FormName::Jwt => CredentialForm::Jwt,
        FormName::Png => CredentialForm::Png,
        FormName::Svg => CredentialForm::Svg,
        FormName::Pdf => CredentialForm::Pdf,
    };
    studio.export_credential(serial, form, file)?;
    written(file)
}

fn written(file: &Path) -> Result<Answer, Failure> {
    let said = say::file_written(file.display().to_string());
    Answer::yes(said, json!({ "file": file }))
}

pub(crate) fn site(studio: &Studio, dir: &Path, style: &TableStyle) -> Result<Answer, Failure> {
    unlock(studio)?;
    let report = studio.export_site(&style.language, dir)?;
    Ok(Answer {
        yes: true,
        said: report.files.iter().map(data).collect(),
        value: as_value(&report),
    })
}

pub(crate) fn issuers(studio: &Studio, command: &Issuers) -> Result<Answer, Failure> {
    match command {
        Issuers::List => {
            let files = studio.known_files()?;
            let line = |file: &studio::credentials::known_files::KnownFile| {
                say::known_file(&file.name, file.relied.to_string(), &file.signer_id)
            };
            Ok(Answer {
                yes: true,
                said: files.iter().map(line).collect(),
                value: as_value(&files),
            })
        }
        Issuers::Import { file, rely } => {
            let known = studio.import_known_file(file)?;
            if *rely {
                studio.rely_on(&known.id, true)?;
            }
            let said = match known.sort {
                KnownFileSort::Endorsement => say::endorsed(&known.signer),
                _ => say::imported(&known.name),
            };
            Answer::yes(said, as_value(&known))
        }
        Issuers::Export { file } => {
            unlock(studio)?;
            studio.export_recognised_list(file)?;
            written(file)
        }
    }
}

pub(crate) fn endorse(studio: &Studio, command: &Endorse) -> Result<Answer, Failure> {
    match command {
        Endorse::Export { code, file } => {
            let programme = studio.programme_by_code(code)?;
            studio.export_for_endorsement(programme.id.as_str(), file)?;
            written(file)
        }
        Endorse::Sign {
            file,
            out,
            comment,
            until,
        } => {
            let until = until.as_deref().map(Date::parse).transpose();
            let until = until.map_err(|why| Failure::wrong_use(why.message()))?;
            unlock(studio)?;
            let endorsed = studio.read_to_endorse(file)?;
            studio.endorse(&endorsed, comment, until.as_ref(), out)?;
            written(out)
        }
    }
}

fn verdict(one: &Verified) -> Message {
    let file = if one.file.is_empty() {
        "-"
    } else {
        one.file.as_str()
    };
    match one.verdict {
        VerifyVerdict::Valid if one.sort == VerifiedSort::LearnerRecord => {
            say::verify_valid_record(one.within.len(), file, &one.issuer_name)
        }
        VerifyVerdict::Valid if one.learner.is_empty() => {
            say::verify_valid_number(file, &one.issuer_name, &one.serial, &one.title)
        }
        VerifyVerdict::Valid => say::verify_valid(file, &one.issuer_name, &one.learner, &one.title),
        VerifyVerdict::NotValid => say::verify_not_valid(file),
        VerifyVerdict::CannotTell => say::verify_cannot_tell(file),
    }
}

fn differs(difference: &VerifiedDifference) -> Message {
    let what = difference.what.clone();
    if difference.claim.is_empty() && difference.page.is_empty() {
        say::verify_changed(what)
    } else if difference.claim.is_empty() {
        say::verify_another(what)
    } else {
        say::verify_differs(&difference.claim, what)
    }
}

/// Verifies files, or a folder.
pub(crate) fn verify(
    studio: &Studio,
    files: &[PathBuf],
    csv: Option<&Path>,
    style: &TableStyle,
) -> Result<Answer, Failure> {
    let mut all = Vec::new();
    for file in files {
        if file.is_dir() {
            all.extend(certificates_below(file)?);
        } else {
            all.push(file.clone());
        }
    }
    let answers = studio.verify_files(&all)?;
    if let Some(csv) = csv {
        studio.export_verified(style, csv)?;
    }
    let mut said = Vec::new();
    for one in &answers {
        said.push(verdict(one));
        said.extend(one.problem.iter().cloned().map(say::verify_reason));
        let told = one
            .questions
            .iter()
            .flat_map(|question| question.reasons.iter().cloned());
        said.extend(told.map(say::verify_reason));
        said.extend(one.differences.iter().map(differs));
    }
    Ok(Answer {
        yes: !answers.is_empty()
            && answers
                .iter()
                .all(|one| one.verdict == VerifyVerdict::Valid),
        said,
        value: as_value(&answers),
    })
}

/// Takes the credential out of a picture.
pub(crate) fn unbake(file: &Path) -> Result<Answer, Failure> {
    let bytes = studio::read_outside(file)?;
    let text = studio::credentials::export::unbaked(&bytes)?;
    Answer::yes(data(&text), json!({ "credential": text }))
}
