//! The list of recognised issuers that this workspace signs: an agency's, or anybody's.

use std::path::Path;

use credential::issuers::{IssuerList, Listed, ListedKey, issuer_list};
use credential::json::{self, Fields, Limits};
use credential::keys::public_from_multikey;
use credential::moment;
use credential::proof::{ProofOptions, Suite, sign};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{PageOf, Records, Write};
use words::say::issuers as say;

use crate::core::error::StudioError;
use crate::core::outside::{read_outside, write_outside};
use crate::core::records;
use crate::core::studio::Studio;
use crate::credentials::keys::refused;
use crate::credentials::known_files::keys_in;

const RECORD: &str = "recognisedList";
/// Issuers on a list at most.
const MOST: u64 = 20_000;
const AT_ONCE: usize = 500;

/// An issuer on the list that this workspace signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecognisedIssuer {
    /// Its DID, or its address.
    pub id: String,
    /// The name by which verifiers show it.
    pub name: String,
    /// Its name in law; empty for none.
    pub legal_name: String,
    /// Its page; empty for none.
    pub url: String,
    /// Its keys as multikeys; empty where its key document says them.
    pub keys: Vec<String>,
    /// Types or addresses of what it may award; empty for everything.
    pub may_award: Vec<String>,
    /// Recognised since.
    pub since: Option<Date>,
    /// Recognised until.
    pub until: Option<Date>,
    /// Withdrawn on.
    pub withdrawn: Option<Date>,
}

/// The list that this workspace signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecognisedList {
    /// What it is called.
    pub name: String,
    /// For how many months each edition holds.
    pub months_valid: u32,
    /// How many issuers are on it.
    pub total: u32,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecognisedPage {
    /// Issuers, by their identity.
    pub issuers: Vec<RecognisedIssuer>,
    /// Where the next part begins.
    pub next: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Settings {
    name: String,
    months_valid: u32,
    /// The identity of the list, the same for each edition.
    id: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            months_valid: 12,
            id: String::new(),
        }
    }
}

fn begins(day: Option<&Date>) -> Result<Option<jiff::Timestamp>, StudioError> {
    day.map(|day| moment::parse(&format!("{}T00:00:00Z", day.as_str())))
        .transpose()
        .map_err(|why| refused(&why))
}

fn ends(day: Option<&Date>) -> Result<Option<jiff::Timestamp>, StudioError> {
    day.map(|day| moment::parse(&format!("{}T23:59:59Z", day.as_str())))
        .transpose()
        .map_err(|why| refused(&why))
}

fn listed(issuer: &RecognisedIssuer) -> Result<Listed, StudioError> {
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let key = |text: &String| {
        let key = public_from_multikey(text.trim()).map_err(|why| refused(&why))?;
        Ok::<_, StudioError>(ListedKey { key, revoked: None })
    };
    Ok(Listed {
        id: issuer.id.clone(),
        name: issuer.name.clone(),
        legal_name: some(&issuer.legal_name),
        url: some(&issuer.url),
        keys: issuer.keys.iter().map(key).collect::<Result<_, _>>()?,
        may_award: issuer.may_award.clone(),
        since: begins(issuer.since.as_ref())?,
        until: ends(issuer.until.as_ref())?,
        withdrawn: begins(issuer.withdrawn.as_ref())?,
    })
}

/// An entry as it is kept: without blanks, and refused where it could not be signed.
fn tidy(mut issuer: RecognisedIssuer) -> Result<RecognisedIssuer, StudioError> {
    for text in [
        &mut issuer.id,
        &mut issuer.name,
        &mut issuer.legal_name,
        &mut issuer.url,
    ] {
        *text = text.trim().to_owned();
    }
    for list in [&mut issuer.keys, &mut issuer.may_award] {
        list.iter_mut()
            .for_each(|text| *text = text.trim().to_owned());
        list.retain(|text| !text.is_empty());
    }
    if issuer.name.is_empty() {
        return Err(StudioError::refused(say::name_missing()));
    }
    if !json::is_absolute(&issuer.id) {
        return Err(StudioError::refused(say::id_not_a_did(&issuer.id)));
    }
    if let (Some(since), Some(until)) = (&issuer.since, &issuer.until)
        && until < since
    {
        return Err(StudioError::refused(say::until_before_since()));
    }
    listed(&issuer)?;
    Ok(issuer)
}

impl Studio {
    fn list_settings(&self) -> Result<(u32, Settings), StudioError> {
        let saved = self.get::<Settings>(RecordKind::Settings, RECORD)?;
        Ok(saved.map_or_else(Default::default, |saved| (saved.revision, saved.value)))
    }

    /// The list that this workspace signs.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn recognised_list(&self) -> Result<RecognisedList, StudioError> {
        let (_, settings) = self.list_settings()?;
        let total = self.store.count(RecordKind::RecognisedIssuer.name())?;
        Ok(RecognisedList {
            name: settings.name,
            months_valid: settings.months_valid,
            total: u32::try_from(total).unwrap_or(u32::MAX),
        })
    }

    /// Names the list, and says for how many months each edition holds.
    ///
    /// # Errors
    /// Without a name.
    pub fn set_recognised_list(&self, name: &str, months_valid: u32) -> Result<(), StudioError> {
        let permit = self.may(Action::Sign)?;
        let (revision, mut settings) = self.list_settings()?;
        if name.trim().is_empty() {
            return Err(StudioError::refused(say::list_name_missing()));
        }
        settings.name = name.trim().to_owned();
        settings.months_valid = months_valid.clamp(1, 120);
        if settings.id.is_empty() {
            settings.id = self.new_id();
        }
        self.save(
            &permit,
            &say::step_list(&settings.name),
            vec![records::revision_is(RecordKind::Settings, RECORD, revision)],
            vec![records::put(RecordKind::Settings, RECORD, &settings)?],
        )
    }

    /// Issuers on the list that this workspace signs, a page at a time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn recognised_issuers(
        &self,
        words: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<RecognisedPage, StudioError> {
        let wanted = words.trim().to_lowercase();
        let (mut issuers, mut next) = (Vec::new(), after);
        loop {
            let page = self.store.page(&PageOf {
                kind: RecordKind::RecognisedIssuer.name().to_owned(),
                after: next.take(),
                limit: AT_ONCE.min(limit.max(1) as usize),
                ..PageOf::default()
            })?;
            for record in page.records {
                let issuer: RecognisedIssuer = records::read(record)?.value;
                let answers = wanted.is_empty()
                    || [&issuer.name, &issuer.id, &issuer.legal_name]
                        .iter()
                        .any(|text| text.to_lowercase().contains(&wanted));
                if answers {
                    issuers.push(issuer);
                }
            }
            next = page.next;
            if next.is_none() || issuers.len() >= limit as usize {
                return Ok(RecognisedPage { issuers, next });
            }
        }
    }

    /// Puts an issuer on the list, or changes it there.
    ///
    /// # Errors
    /// Without a name, with something else than a DID or address, or a key that is none.
    pub fn save_recognised_issuer(&self, issuer: RecognisedIssuer) -> Result<(), StudioError> {
        let permit = self.may(Action::Sign)?;
        let issuer = tidy(issuer)?;
        let there = records::key(RecordKind::RecognisedIssuer, &issuer.id);
        if !self.store.exists(&there)?
            && self.store.count(RecordKind::RecognisedIssuer.name())? >= MOST
        {
            return Err(StudioError::refused(say::too_many_issuers(MOST)));
        }
        let write = records::put(RecordKind::RecognisedIssuer, &issuer.id, &issuer)?;
        self.save(
            &permit,
            &say::step_issuer(&issuer.name),
            Vec::new(),
            vec![write],
        )
    }

    /// Takes an issuer off the list.
    ///
    /// # Errors
    /// When it is not on it.
    pub fn remove_recognised_issuer(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Sign)?;
        let saved = self
            .get::<RecognisedIssuer>(RecordKind::RecognisedIssuer, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::RecognisedIssuer, id))?;
        let guard = records::revision_is(RecordKind::RecognisedIssuer, id, saved.revision);
        let key = records::key(RecordKind::RecognisedIssuer, id);
        let what = say::step_issuer_off(&saved.value.name);
        self.save(&permit, &what, vec![guard], vec![Write::Delete(key)])
    }

    /// Reads an issuer's key document and fills in what it says.
    ///
    /// # Errors
    /// When it is none.
    pub fn read_issuer_file(&self, from: &Path) -> Result<RecognisedIssuer, StudioError> {
        let bytes = read_outside(from)?;
        let read = json::read(&bytes, Limits::CREDENTIAL).map_err(|why| refused(&why))?;
        let Value::Object(document) = read else {
            return Err(refused(&credential::Reason::NotADocument));
        };
        let id = document
            .text("id")
            .ok_or_else(|| refused(&credential::Reason::NotADocument))?;
        Ok(RecognisedIssuer {
            id: id.to_owned(),
            name: document.text("name").unwrap_or_default().to_owned(),
            legal_name: String::new(),
            url: document.text("url").unwrap_or_default().to_owned(),
            keys: keys_in(&document, false),
            may_award: Vec::new(),
            since: self.now().date(),
            until: None,
            withdrawn: None,
        })
    }

    /// Signs the list and writes it to a file.
    ///
    /// # Errors
    /// Without a name or an issuer, when the keys are locked, or the file cannot be written.
    pub fn export_recognised_list(&self, to: &Path) -> Result<(), StudioError> {
        self.may(Action::Sign)?;
        let (_, settings) = self.list_settings()?;
        if settings.name.is_empty() {
            return Err(StudioError::refused(say::list_name_missing()));
        }
        let mut issuers = Vec::new();
        let mut after = None;
        loop {
            let limit = u32::try_from(AT_ONCE).unwrap_or(1);
            let page = self.recognised_issuers("", after.take(), limit)?;
            for issuer in &page.issuers {
                issuers.push(listed(issuer)?);
            }
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        if issuers.is_empty() {
            return Err(StudioError::refused(say::list_empty()));
        }
        let (key, method) = self.proof_key_and_method()?;
        let signer = method.split('#').next().unwrap_or_default().to_owned();
        let Timestamp(now) = self.now();
        let from = moment::parse(&now).map_err(|why| refused(&why))?;
        let today = self.now().date();
        let months = u16::try_from(settings.months_valid).unwrap_or(12);
        let until = today.map(|today| today.plus_months(months));
        let id = format!("urn:credwright:issuers:{}", settings.id);
        let institution = self.institution()?.value.legal_name;
        let list = IssuerList::new(
            [&id, &settings.name, &signer, institution.trim()],
            from,
            ends(until.as_ref())?,
            issuers,
        );
        self.ask_to_export(Action::Sign, &say::step_export(&settings.name))?;
        let document = issuer_list(&list).map_err(|why| refused(&why))?;
        // Thousands of entries: JSON is put in order in straight-line time, statements are not.
        let options = ProofOptions {
            suite: Suite::EddsaJcs2022,
            verification_method: method,
            created: from,
        };
        let signed = sign(&document, &options, &key).map_err(|why| refused(&why))?;
        let text = serde_json::to_string(&Value::Object(signed)).unwrap_or_default();
        write_outside(to, text.as_bytes())
    }
}
