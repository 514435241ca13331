//! What verifying goes by: lists of recognised issuers, key documents and status lists that came as
//! files. A list vouches for nobody before a person relies on it.

use std::path::Path;

use credential::Reason;
use credential::issuers::Listed;
use credential::json::{self, Fields, Limits};
use credential::keys::{public_from_jwk, public_from_multikey, public_to_multikey};
use credential::verify::{Answer, Known, KnownList, verify_issuer_list};
use credential::{encoding, moment};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;
use store::Write;
use words::say::issuers as say;

use crate::core::error::StudioError;
use crate::core::outside::read_outside;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::credentials::keys::refused;

/// Files that a workspace keeps for verifying at most.
const MOST: usize = 2_000;

/// What the list that stands for the workspace itself is called while it answers. No file may be.
pub(super) const OWN_LIST: &str = "urn:credwright:this-workspace";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KnownFileSort {
    /// A list of recognised issuers.
    IssuerList,
    /// The keys of an issuer, such as its did.json.
    KeyDocument,
    /// A status list.
    StatusList,
    /// A partner's word for a programme. Its name is the address of the programme version.
    Endorsement,
}

/// A file that verifying goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KnownFile {
    /// Its identity here.
    pub id: String,
    /// What it is.
    pub sort: KnownFileSort,
    /// What a list is called; the address or DID otherwise.
    pub name: String,
    /// What a list calls its signer.
    pub signer: String,
    /// The DID or address of who signed it.
    pub signer_id: String,
    /// The moment from which it holds.
    pub from: Option<Timestamp>,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Issuers in a list.
    pub issuers: u32,
    /// When it came here.
    pub imported_at: Timestamp,
    /// What an endorser says; empty otherwise.
    #[serde(default)]
    pub comment: String,
    /// Whether a person said that it is to be relied on.
    pub relied: bool,
    /// The hash under which the workspace keeps its text.
    pub hash: String,
}

/// An issuer on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListedIssuer {
    /// Its DID or address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name in law; empty where the list says none.
    pub legal_name: String,
    /// Its page; empty where the list says none.
    pub url: String,
    /// How many of its keys the list names.
    pub keys: u32,
    /// What it may award; everything where this is empty.
    pub may_award: Vec<String>,
    /// Recognised since.
    pub since: Option<Date>,
    /// Recognised until.
    pub until: Option<Date>,
    /// Withdrawn on.
    pub withdrawn: Option<Date>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListedPage {
    /// Issuers that answer.
    pub issuers: Vec<ListedIssuer>,
    /// How many answer in all.
    pub total: u32,
    /// Where the next part begins.
    pub next: Option<String>,
}

/// The day of a moment, in UTC.
pub(super) fn day(moment: jiff::Timestamp) -> Option<Date> {
    let text = moment::written(moment);
    Date::parse(text.get(..10)?).ok()
}

fn stamp(moment: jiff::Timestamp) -> Timestamp {
    Timestamp(moment::written(moment))
}

fn listed(issuer: &Listed) -> ListedIssuer {
    ListedIssuer {
        id: issuer.id.clone(),
        name: issuer.name.clone(),
        legal_name: issuer.legal_name.clone().unwrap_or_default(),
        url: issuer.url.clone().unwrap_or_default(),
        keys: u32::try_from(issuer.keys.len()).unwrap_or(u32::MAX),
        may_award: issuer.may_award.clone(),
        since: issuer.since.and_then(day),
        until: issuer.until.and_then(day),
        withdrawn: issuer.withdrawn.and_then(day),
    }
}

/// What a text is that helps to verify, before its signature is looked at.
pub(super) fn sort_of(text: &str) -> Option<(KnownFileSort, Map<String, Value>)> {
    let Ok(Value::Object(document)) = json::read(text.as_bytes(), Limits::LIST) else {
        return None;
    };
    let sort = if document.is_a("EndorsementCredential") {
        KnownFileSort::Endorsement
    } else if document.is_a("RecognizedEntityCredential") {
        KnownFileSort::IssuerList
    } else if document.is_a("BitstringStatusListCredential")
        || document.is_a("StatusList2021Credential")
        || document.contains_key("revokedCredential")
    {
        KnownFileSort::StatusList
    } else if !document.is_a("VerifiableCredential")
        && (document.contains_key("verificationMethod") || document.contains_key("assertionMethod"))
    {
        KnownFileSort::KeyDocument
    } else {
        return None;
    };
    Some((sort, document))
}

/// What an endorsement says.
struct Endorses {
    /// The address of what is endorsed.
    endorsed: String,
    /// The endorser's name, as it gives itself.
    endorser: String,
    /// The word.
    comment: String,
}

/// What a document endorses, if it is an endorsement.
fn endorses(document: &Map<String, Value>) -> Option<Endorses> {
    let subject = document.get("credentialSubject")?.as_object()?;
    let issuer = document.get("issuer").and_then(Value::as_object);
    let endorser = issuer.and_then(|issuer| issuer.text("name"));
    Some(Endorses {
        endorsed: subject.text("id")?.to_owned(),
        endorser: endorser.unwrap_or_default().to_owned(),
        comment: subject
            .text("endorsementComment")
            .unwrap_or_default()
            .to_owned(),
    })
}

/// The keys that a document names, as multikeys: all of them, or those that are not revoked.
pub(super) fn keys_in(document: &Map<String, Value>, revoked_too: bool) -> Vec<String> {
    let methods = document.each("verificationMethod");
    let methods = methods.iter().filter_map(|method| method.as_object());
    methods
        .filter(|method| revoked_too || !method.contains_key("revoked"))
        .filter_map(|method| {
            let multi = method.text("publicKeyMultibase");
            let key = multi.and_then(|text| public_from_multikey(text).ok());
            key.or_else(|| public_from_jwk(method.get("publicKeyJwk")?).ok())
        })
        .map(|key| public_to_multikey(&key))
        .collect()
}

/// A status list in a JWS, read without looking at its signature.
fn list_in_jws(text: &str) -> Option<Map<String, Value>> {
    let body = text.trim().split('.').nth(1)?;
    let bytes = encoding::base64url_decode(body).ok()?;
    let Ok(Value::Object(document)) = json::read(&bytes, Limits::LIST) else {
        return None;
    };
    document
        .is_a("BitstringStatusListCredential")
        .then_some(document)
}

impl Studio {
    /// The files that verifying goes by, the newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn known_files(&self) -> Result<Vec<KnownFile>, StudioError> {
        let mut files: Vec<KnownFile> = self
            .list::<KnownFile>(RecordKind::KnownFile, "")?
            .into_iter()
            .map(|saved| saved.value)
            .collect();
        files.sort_by(|a, b| (&b.imported_at, &a.name).cmp(&(&a.imported_at, &b.name)));
        Ok(files)
    }

    fn known_file(&self, id: &str) -> Result<Saved<KnownFile>, StudioError> {
        self.get::<KnownFile>(RecordKind::KnownFile, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::KnownFile, id))
    }

    pub(super) fn text_of(&self, file: &KnownFile) -> Option<String> {
        String::from_utf8(self.kept_file(&file.hash)?).ok()
    }

    /// Takes in a file. One that is newer takes the place of an older one of the same list; a later
    /// list of a signer that is relied on is relied on.
    ///
    /// # Errors
    /// With the reason why it is none, or why a list cannot be relied on.
    pub fn import_known_file(&self, from: &Path) -> Result<KnownFile, StudioError> {
        let permit = self.may(Action::Sign)?;
        let bytes = read_outside(from)?;
        let text =
            String::from_utf8(bytes).map_err(|_| StudioError::refused(say::not_a_known_file()))?;
        let found = sort_of(&text).or_else(|| {
            let document = list_in_jws(&text)?;
            Some((KnownFileSort::StatusList, document))
        });
        let (sort, document) =
            found.ok_or_else(|| StudioError::refused(say::not_a_known_file()))?;
        let when = |field: &str| {
            document
                .text(field)
                .and_then(|text| moment::parse(text).ok())
                .map(stamp)
        };
        let files = self.known_files()?;
        let mut file = KnownFile {
            id: self.new_id(),
            sort,
            name: document.text("id").unwrap_or_default().to_owned(),
            signer: String::new(),
            signer_id: document.identity("issuer").unwrap_or_default().to_owned(),
            from: when("validFrom"),
            until: when("validUntil"),
            issuers: 0,
            imported_at: self.now(),
            comment: String::new(),
            relied: false,
            hash: String::new(),
        };
        match sort {
            KnownFileSort::IssuerList => {
                let known = self.known_keys()?;
                let KnownList(list) =
                    verify_issuer_list(&text, &known).map_err(|why| refused(&why))?;
                if list.name == OWN_LIST {
                    return Err(StudioError::refused(say::not_a_known_file()));
                }
                file.name.clone_from(&list.name);
                file.signer.clone_from(&list.signer_name);
                file.issuers = u32::try_from(list.issuers().len()).unwrap_or(u32::MAX);
            }
            KnownFileSort::KeyDocument => {
                if file.name.is_empty() {
                    return Err(refused(&Reason::NotADocument));
                }
            }
            KnownFileSort::Endorsement => {
                self.check_endorsement(&text)?;
                let said = endorses(&document).ok_or_else(|| refused(&Reason::NotADocument))?;
                file.name = said.endorsed;
                file.signer = said.endorser;
                file.comment = said.comment;
                file.relied = true;
            }
            // A status list is believed by its own signature, which the verifier looks at.
            KnownFileSort::StatusList => file.relied = true,
        }
        let same = |other: &&KnownFile| {
            other.sort == file.sort && other.name == file.name && other.signer_id == file.signer_id
        };
        let older = files.iter().find(same);
        match sort {
            KnownFileSort::KeyDocument => {
                self.hold_against_known_keys(&file.name, &document, older)?;
            }
            KnownFileSort::StatusList if !document.contains_key("revokedCredential") => {
                self.hold_against_keys_of_issuer(&text, older)?;
            }
            KnownFileSort::StatusList | KnownFileSort::IssuerList | KnownFileSort::Endorsement => {}
        }
        if let Some(older) = older {
            if older.from > file.from {
                return Err(StudioError::refused(say::older_than_known()));
            }
            file.id.clone_from(&older.id);
        } else if files.len() >= MOST {
            return Err(StudioError::refused(say::too_many_files(MOST)));
        }
        if matches!(sort, KnownFileSort::IssuerList | KnownFileSort::KeyDocument) {
            file.relied = match sort {
                KnownFileSort::IssuerList => files.iter().any(|other| {
                    other.sort == sort && other.signer_id == file.signer_id && other.relied
                }),
                // Other keys under the same name are another matter.
                _ => false,
            };
        }
        file.hash = self.keep_file(text.as_bytes())?;
        let write = records::put(RecordKind::KnownFile, &file.id, &file)?;
        self.save(
            &permit,
            &say::step_import(&file.name),
            Vec::new(),
            vec![write],
        )?;
        Ok(file)
    }

    /// Says whether a file is relied on.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn rely_on(&self, id: &str, relied: bool) -> Result<(), StudioError> {
        let permit = self.may(Action::Sign)?;
        let mut saved = self.known_file(id)?;
        saved.value.relied = relied;
        let guard = records::revision_is(RecordKind::KnownFile, id, saved.revision);
        let write = records::put(RecordKind::KnownFile, id, &saved.value)?;
        let name = &saved.value.name;
        let what = if relied {
            say::step_rely(name)
        } else {
            say::step_not_rely(name)
        };
        self.save(&permit, &what, vec![guard], vec![write])
    }

    /// Takes a file out.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn remove_known_file(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Sign)?;
        let saved = self.known_file(id)?;
        let guard = records::revision_is(RecordKind::KnownFile, id, saved.revision);
        let key = records::key(RecordKind::KnownFile, id);
        let what = say::step_remove(&saved.value.name);
        self.save(&permit, &what, vec![guard], vec![Write::Delete(key)])
    }

    /// Issuers on a list that came as a file, by words in their names or DIDs.
    ///
    /// # Errors
    /// When there is no such list, or its file is gone.
    pub fn known_issuers(
        &self,
        id: &str,
        words: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<ListedPage, StudioError> {
        let file = self.known_file(id)?.value;
        let text = self.text_of(&file);
        let text = text.ok_or_else(|| StudioError::refused(say::file_gone(&file.name)))?;
        let document = match json::read(text.as_bytes(), Limits::LIST) {
            Ok(Value::Object(document)) => document,
            _ => return Err(refused(&Reason::NotAnIssuerList)),
        };
        let list = credential::issuers::read_issuer_list(&document).map_err(|why| refused(&why))?;
        let wanted = words.trim().to_lowercase();
        let answers = |issuer: &&Listed| {
            wanted.is_empty()
                || [
                    Some(&issuer.name),
                    Some(&issuer.id),
                    issuer.legal_name.as_ref(),
                ]
                .into_iter()
                .flatten()
                .any(|text| text.to_lowercase().contains(&wanted))
        };
        let found: Vec<&Listed> = list.issuers().iter().filter(answers).collect();
        let first: usize = after.and_then(|after| after.parse().ok()).unwrap_or(0);
        let end = first.saturating_add(limit as usize).min(found.len());
        Ok(ListedPage {
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            issuers: found
                .get(first..end)
                .unwrap_or_default()
                .iter()
                .map(|issuer| listed(issuer))
                .collect(),
            next: (end < found.len()).then(|| end.to_string()),
        })
    }

    /// The keys at hand: the institution's own, and key documents. A document that nobody said is
    /// to be relied on says whose keys are whose, and vouches for nobody.
    pub(super) fn known_keys(&self) -> Result<Known, StudioError> {
        let now = moment::parse(&self.now().0).map_err(|why| refused(&why))?;
        let mut known = Known::at(now);
        for file in self.known_files()? {
            if file.sort != KnownFileSort::KeyDocument {
                continue;
            }
            let Some(text) = self.text_of(&file) else {
                continue;
            };
            // A document that was read when it came is read again; one that is not is left out.
            let _ = if file.relied {
                known.add_document(&text)
            } else {
                known.bring_document(&text)
            };
        }
        // Whatever came as a file, the institution's own keys are those that it has.
        if let Ok(own) = self.did_document() {
            known
                .add_document(&own.to_string())
                .map_err(|why| refused(&why))?;
        }
        Ok(known)
    }

    /// Refuses keys of an issuer whose other keys are here already: an answer would turn over in
    /// silence. Keys that come beside those that are known are a newer edition.
    fn hold_against_known_keys(
        &self,
        id: &str,
        document: &Map<String, Value>,
        older: Option<&KnownFile>,
    ) -> Result<(), StudioError> {
        let own = self.did_document().ok();
        let own = own.and_then(|own| own.as_object().cloned());
        let own = own.filter(|own| own.text("id") == Some(id));
        let earlier = older
            .and_then(|file| self.text_of(file))
            .and_then(|text| sort_of(&text));
        let there = own.or(earlier.map(|(_, document)| document));
        let Some(there) = there else {
            return Ok(());
        };
        let new = keys_in(document, true);
        if keys_in(&there, true).iter().all(|key| new.contains(key)) {
            Ok(())
        } else {
            Err(StudioError::refused(say::other_keys(id)))
        }
    }

    /// Refuses a status list that somebody else signed, and one that cannot be verified where
    /// another is here already.
    fn hold_against_keys_of_issuer(
        &self,
        text: &str,
        older: Option<&KnownFile>,
    ) -> Result<(), StudioError> {
        let read = credential::verify::read(text.as_bytes()).map_err(|why| refused(&why))?;
        let report = credential::verify::verify_read(&read, &self.known_keys()?);
        match report.unchanged.answer {
            Answer::Yes => Ok(()),
            Answer::No => Err(StudioError::refused(say::list_not_of_issuer(
                &report.issuer_id,
            ))),
            Answer::Unknown if older.is_some() => Err(StudioError::refused(say::list_unverified(
                &report.issuer_id,
            ))),
            Answer::Unknown => Ok(()),
        }
    }

    /// Everything at hand: keys, status lists, and the lists that are relied on.
    pub(super) fn known_of_files(&self) -> Result<Known, StudioError> {
        let mut known = self.known_keys()?;
        for file in self.known_files()? {
            let Some(text) = self.text_of(&file) else {
                continue;
            };
            match file.sort {
                KnownFileSort::KeyDocument | KnownFileSort::Endorsement => {}
                KnownFileSort::StatusList => known.add_status_list(&file.name, &text),
                KnownFileSort::IssuerList if file.relied => {
                    // One that is not in force any more is added by whoever reads it: the answer
                    // says that it is too old.
                    if let Ok(list) = verify_issuer_list(&text, &known) {
                        known.add_issuer_list(list);
                    }
                }
                KnownFileSort::IssuerList => {}
            }
        }
        Ok(known)
    }

    /// The texts of files of a sort that are relied on, with their names.
    pub(super) fn texts_relied_on(
        &self,
        sort: KnownFileSort,
    ) -> Result<Vec<(String, String)>, StudioError> {
        let files = self.known_files()?;
        let wanted = files
            .into_iter()
            .filter(|file| file.sort == sort && file.relied);
        Ok(wanted
            .filter_map(|file| Some((file.name.clone(), self.text_of(&file)?)))
            .collect())
    }
}
