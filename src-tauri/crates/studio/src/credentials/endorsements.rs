//! Endorsements: a partner signs a programme with its own copy of the program, and the credentials
//! that are signed afterwards carry its word.
//!
//! The institution exports a description of the programme version, the partner endorses it, and the
//! file comes back among those that verifying goes by.

use std::path::Path;

use credential::badge::{Endorsement, Issuer, OB_CONTEXT, endorsement};
use credential::json::{self, Fields, Limits};
use credential::moment;
use credential::proof::{ProofOptions, Suite, sign};
use credential::shape::Kind;
use credential::verify::{Answer, read, verify_read};
use domain::people::Action;
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use specta::Type;
use words::say::issuers as say;

use crate::core::error::StudioError;
use crate::core::outside::{read_outside, write_outside};
use crate::core::studio::Studio;
use crate::credentials::addresses::{achievement_address, uuid};
use crate::credentials::facts::criteria;
use crate::credentials::keys::refused;
use crate::credentials::known_files::{KnownFile, KnownFileSort};

/// Characters of an endorser's word at most.
const LONGEST_COMMENT: usize = 2_000;
/// Endorsements that one credential carries at most.
const MOST: usize = 12;

/// What a partner endorses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ToEndorse {
    /// The address of the programme version in credentials.
    pub id: String,
    /// Its title.
    pub name: String,
    /// What it is.
    pub description: String,
    /// How it is earned, Markdown.
    pub criteria: String,
    /// Who awards it, as the file says.
    pub issuer: String,
}

fn name_of(profile: Option<&Value>) -> String {
    let profile = profile.and_then(Value::as_object);
    let name = profile.and_then(|profile| profile.text("name"));
    name.unwrap_or_default().to_owned()
}

impl Studio {
    /// Writes the description of a programme version for a partner to endorse.
    ///
    /// # Errors
    /// For a version that may still change; without keys, since they name the institution; when the
    /// file cannot be written.
    pub fn export_for_endorsement(&self, programme: &str, to: &Path) -> Result<(), StudioError> {
        self.may(Action::ExportDesigns)?;
        let programme = self.programme(programme)?.value;
        if !programme.state.is_frozen() {
            return Err(StudioError::refused(say::endorse_draft(&programme.code)));
        }
        let in_use = self.keys_in_use()?;
        let (_, stored) = self.signing_settings()?;
        let did = self.issuer_did(&stored.settings, &in_use)?;
        if did.is_empty() {
            return Err(StudioError::refused(say::endorse_no_keys()));
        }
        self.ask_to_export(
            Action::ExportDesigns,
            &say::step_export_to_endorse(&programme.code),
        )?;
        let description = match programme.description.trim() {
            "" => programme.title.trim(),
            said => said,
        };
        let achievement = json!({
            "@context": [OB_CONTEXT],
            "id": achievement_address(&did, &stored.settings.address, &programme),
            "type": ["Achievement"],
            "name": programme.title.trim(),
            "description": description,
            "criteria": { "narrative": criteria(&programme) },
            "creator": {
                "id": did,
                "type": ["Profile"],
                "name": self.institution()?.value.legal_name.trim(),
            },
        });
        write_outside(to, format!("{achievement:#}\n").as_bytes())
    }

    /// Reads what a partner is asked to endorse: the description that another copy exported, or any
    /// credential of it.
    ///
    /// # Errors
    /// When the file is neither.
    pub fn read_to_endorse(&self, from: &Path) -> Result<ToEndorse, StudioError> {
        let bytes = read_outside(from)?;
        let none = || StudioError::refused(say::endorse_not_one());
        let document = match json::read(&bytes, Limits::CREDENTIAL) {
            Ok(Value::Object(document)) => document,
            _ => return Err(none()),
        };
        let of_credential = document
            .get("credentialSubject")
            .and_then(|subject| subject.get("achievement"))
            .and_then(Value::as_object);
        let (achievement, issuer) = match of_credential {
            Some(achievement) => (achievement, document.get("issuer")),
            None if document.is_a("Achievement") => (&document, document.get("creator")),
            None => return Err(none()),
        };
        let text = |field: &str| achievement.text(field).unwrap_or_default().to_owned();
        let id = text("id");
        if !json::is_absolute(&id) || text("name").is_empty() {
            return Err(none());
        }
        let criteria = achievement.get("criteria").and_then(Value::as_object);
        let narrative = criteria.and_then(|criteria| criteria.text("narrative"));
        Ok(ToEndorse {
            id,
            name: text("name"),
            description: text("description"),
            criteria: narrative.unwrap_or_default().to_owned(),
            issuer: name_of(issuer),
        })
    }

    /// Signs an endorsement and writes it to a file. `until` is the last day on which it holds.
    ///
    /// # Errors
    /// Without a word, without keys or when they are locked, or when the file cannot be written.
    pub fn endorse(
        &self,
        endorsed: &ToEndorse,
        comment: &str,
        until: Option<&Date>,
        to: &Path,
    ) -> Result<(), StudioError> {
        self.may(Action::Sign)?;
        let comment = comment.trim();
        if comment.is_empty() || comment.chars().count() > LONGEST_COMMENT {
            return Err(StudioError::refused(say::endorse_comment(LONGEST_COMMENT)));
        }
        let (key, method) = self.proof_key_and_method()?;
        let did = method.split('#').next().unwrap_or_default().to_owned();
        let Timestamp(now) = self.now();
        let from = moment::parse(&now).map_err(|why| refused(&why))?;
        let institution = self.institution()?.value;
        let valid_until = until
            .map(|day| moment::parse(&format!("{}T23:59:59Z", day.as_str())))
            .transpose()
            .map_err(|why| refused(&why))?;
        if valid_until.is_some_and(|until| until <= from) {
            return Err(StudioError::refused(say::endorse_ended()));
        }
        let document = endorsement(&Endorsement {
            id: uuid(self.new_id().as_bytes()),
            endorser: Issuer {
                id: did,
                name: institution.legal_name.trim().to_owned(),
                ..Issuer::default()
            },
            endorsed: endorsed.id.clone(),
            comment: comment.to_owned(),
            valid_from: from,
            valid_until,
        })
        .map_err(|why| refused(&why))?;
        self.ask_to_export(Action::Sign, &say::step_endorse(&endorsed.name))?;
        let options = ProofOptions {
            suite: Suite::EddsaRdfc2022,
            verification_method: method,
            created: from,
        };
        let signed = sign(&document, &options, &key).map_err(|why| refused(&why))?;
        write_outside(to, Value::Object(signed).to_string().as_bytes())
    }

    /// Holds an endorsement that came as a file against the keys at hand.
    pub(super) fn check_endorsement(&self, text: &str) -> Result<(), StudioError> {
        let found = read(text.as_bytes()).map_err(|why| refused(&why))?;
        let report = verify_read(&found, &self.known_keys()?);
        if report.kind != Kind::Endorsement {
            return Err(StudioError::refused(say::not_a_known_file()));
        }
        let told = [&report.form, &report.unchanged, &report.in_force];
        match told
            .into_iter()
            .find(|finding| finding.answer == Answer::No)
        {
            Some(finding) => Err(finding
                .reasons
                .first()
                .map_or_else(|| StudioError::refused(say::not_a_known_file()), refused)),
            None if report.unchanged.answer == Answer::Yes => Ok(()),
            None => Err(StudioError::refused(say::endorse_keys_missing(
                &report.issuer_id,
            ))),
        }
    }

    /// The endorsements that credentials of an achievement carry: those that hold.
    pub(super) fn endorsements_of(
        &self,
        achievement: &str,
    ) -> Result<Vec<Map<String, Value>>, StudioError> {
        let now = self.now();
        let holds = |file: &KnownFile| {
            file.sort == KnownFileSort::Endorsement
                && file.name == achievement
                && file.relied
                && file.until.as_ref().is_none_or(|until| *until > now)
        };
        let mut held = Vec::new();
        for file in self.known_files()?.into_iter().filter(holds).take(MOST) {
            let text = self.text_of(&file);
            let text = text.ok_or_else(|| StudioError::refused(say::file_gone(&file.signer)))?;
            if let Ok(Value::Object(document)) = json::read(text.as_bytes(), Limits::CREDENTIAL) {
                held.push(document);
            }
        }
        // The order in which they came in would make two copies of a workspace sign differently.
        held.sort_by(|a, b| a.text("id").cmp(&b.text("id")));
        Ok(held)
    }
}
