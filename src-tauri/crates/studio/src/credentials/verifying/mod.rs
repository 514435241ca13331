//! Verifying certificates: files, folders and pasted text, by what this workspace has at hand.

mod answers;
mod codes;
mod documents;
mod folder;
mod own_pages;
mod page_pictures;
mod page_words;
mod pdf_codes;
mod texts;

pub use answers::{
    Asked, Verified, VerifiedDifference, VerifiedSort, VerifyAnswer, VerifyQuestion, VerifyVerdict,
    Vouching,
};
pub use folder::{FolderVerified, certificates_below};

use std::path::{Path, PathBuf};

use credential::Reason;
use credential::issuers::{IssuerList, Listed, ListedKey};
use credential::keys::{KeyKind, SecretKey, did_document, did_key, did_key_method};
use credential::verify::{Known, KnownList, read};
use domain::certificate::{Certificate, Standing};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::table::TableStyle;
use words::ToMessage;
use words::say::verifying as say;

use texts::{of_credential, of_scanned, of_text};

use crate::core::error::StudioError;
use crate::core::outside::{read_outside, stream_outside};
use crate::core::studio::Studio;
use crate::credentials::keys::refused;
use crate::credentials::known_files::OWN_LIST;

/// What was verified last, for the table of it.
struct Last(Vec<Verified>);

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xFF, 0xD8, 0xFF])
}

/// Verifies what a file holds: one answer, or one for each certificate in it.
fn of_file(bytes: &[u8], known: &Known) -> Vec<Verified> {
    if bytes.starts_with(b"%PDF") {
        return documents::verify(bytes, known);
    }
    if is_picture(bytes) {
        let baked = read(bytes);
        if baked.is_ok() || matches!(baked, Err(Reason::OlderBadge)) {
            return vec![of_credential(bytes, known)];
        }
        return match codes::in_picture(bytes) {
            Ok(codes) if codes.is_empty() => vec![Verified::unread(say::no_code_in_picture())],
            Ok(codes) => codes.iter().map(|code| of_scanned(code, known)).collect(),
            Err(why) => vec![Verified::unread(why)],
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => vec![of_text(text, known)],
        Err(_) => vec![Verified::unread(Reason::NotACredential.message())],
    }
}

impl Studio {
    /// What is at hand: files that are relied on, the institution's own keys, and its register,
    /// which says of its own certificates whether they were revoked.
    fn at_hand(&self) -> Result<Known, StudioError> {
        let mut known = self.known_of_files()?;
        if self.store.read_only().is_some() || self.keys_in_use()?.proof.is_none() {
            return Ok(known);
        }
        // The register vouches for itself under a key that is drawn for this answer alone.
        let key = SecretKey::from_bytes(KeyKind::Ed25519, &self.secret()?)
            .map_err(|why| refused(&why))?;
        let (register, method) = (did_key(&key.public()), did_key_method(&key.public()));
        known.accept_list_signer(&register);
        let institution = self.institution()?.value.legal_name;
        let keys = self.published_keys()?;
        let listed_keys: Vec<ListedKey> = keys
            .iter()
            .map(|published| ListedKey {
                key: published.key.clone(),
                revoked: published.revoked,
            })
            .collect();
        let mut entries = Vec::new();
        for (did, address) in self.own_identities()? {
            let of = (did.as_str(), address.as_str());
            for list in self.signed_lists(of, &register, &key, &method)?.0 {
                known.add_status_list(&list.address, &list.text);
            }
            known
                .add_document(&did_document(&did, &keys).to_string())
                .map_err(|why| refused(&why))?;
            entries.push(Listed {
                id: did,
                name: institution.trim().to_owned(),
                legal_name: None,
                url: None,
                keys: listed_keys.clone(),
                may_award: Vec::new(),
                since: None,
                until: None,
                withdrawn: None,
            });
        }
        known.add_issuer_list(KnownList(IssuerList::new(
            [OWN_LIST, OWN_LIST, &register, institution.trim()],
            known.now,
            None,
            entries,
        )));
        Ok(known)
    }

    /// Says of the institution's own certificates that they are suspended where they are: the bit of
    /// a list says only that one does not hold.
    pub(super) fn tell_suspended(&self, answer: &mut Verified) -> Result<(), StudioError> {
        let own = answer.vouched.as_ref().is_some_and(|vouched| vouched.own);
        let revoked = Reason::Revoked.message();
        let says_so = |one: &&mut VerifyQuestion| one.reasons.contains(&revoked);
        if own && let Some(status) = answer.questions.iter_mut().find(says_so) {
            let found = self.get::<Certificate>(RecordKind::Certificate, &answer.serial)?;
            let standing = found.map(|saved| saved.value.standing);
            if let Some(Standing::Suspended { .. }) = standing {
                status.reasons = vec![Reason::Suspended.message()];
            }
        }
        for one in &mut answer.within {
            self.tell_suspended(one)?;
        }
        Ok(())
    }

    /// Verifies pasted text: a printed code, JSON, a JWT.
    ///
    /// # Errors
    /// When what is at hand cannot be read.
    pub fn verify_text(&self, text: &str) -> Result<Verified, StudioError> {
        let mut answer = of_text(text, &self.at_hand()?);
        self.tell_suspended(&mut answer)?;
        self.held.put(Last(vec![answer.clone()]));
        Ok(answer)
    }

    /// Verifies files. One that cannot be read gets its reason as answer.
    ///
    /// # Errors
    /// When what is at hand cannot be read.
    pub fn verify_files(&self, files: &[PathBuf]) -> Result<Vec<Verified>, StudioError> {
        let known = self.at_hand()?;
        let mut answers = Vec::new();
        for file in files {
            answers.extend(self.answers_of(file, &known)?);
        }
        self.held.put(Last(answers.clone()));
        Ok(answers)
    }

    /// Writes the answers that were given last as CSV.
    ///
    /// # Errors
    /// When nothing was verified, or the file cannot be written.
    pub fn export_verified(&self, style: &TableStyle, to: &Path) -> Result<(), StudioError> {
        self.ask_to_export(Action::ExportRegister, &say::step_export())?;
        let Some(Last(answers)) = self.held.take::<Last>() else {
            return Err(StudioError::refused(say::nothing_verified()));
        };
        let written = stream_outside(to, |file| {
            let failed = |error| StudioError::file(to)(error);
            let mut table =
                report::Writer::begin(answers::columns(), style, file).map_err(failed)?;
            for answer in &answers {
                table.add(answer).map_err(failed)?;
            }
            table.finish().map_err(failed)?;
            Ok(())
        });
        self.held.put(Last(answers));
        written
    }

    /// The answers for one file, under its name.
    fn answers_of(&self, file: &Path, known: &Known) -> Result<Vec<Verified>, StudioError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let mut found = match read_outside(file) {
            Ok(bytes) => {
                let mut found = of_file(&bytes, known);
                self.compare_with_printed(&bytes, &mut found)?;
                found
            }
            Err(error) => vec![Verified::unread(error.message())],
        };
        for one in &mut found {
            one.file = name.clone().into_owned();
            self.tell_suspended(one)?;
        }
        Ok(found)
    }
}
