//! How certificates are signed: where the institution publishes, and what the printed code holds.

use domain::people::Action;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say::keys as say;
use words::{Message, ToMessage};

use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;
use crate::credentials::keys::{InUse, SigningKey};

const RECORD: &str = "signing";

/// What the QR code on a certificate holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CodeSize {
    /// Words that nobody signed.
    None,
    /// The certificate, the learner, the programme, dates, the issuer.
    #[default]
    Compact,
    /// The mandatory elements of the European standard besides.
    Full,
}

/// How certificates are signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SigningSettings {
    /// The address that the site folder is published under, such as
    /// `https://uni.example/credentials`. Where it is empty, the key itself names the institution.
    pub address: String,
    /// What the printed code holds.
    pub code: CodeSize,
    /// Whether credentials name learners in clear; a salted hash stands there otherwise.
    pub identity_in_clear: bool,
}

/// As it is stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct StoredSettings {
    #[serde(flatten)]
    pub(crate) settings: SigningSettings,
    /// 32 bytes in hex that nobody outside knows: identities, salts and places in status lists
    /// follow from them.
    pub(crate) seed: String,
    /// Addresses under which certificates were signed before, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) former: Vec<String>,
}

/// Where signing stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SigningState {
    /// How certificates are signed.
    pub settings: SigningSettings,
    /// The identity of the institution; empty before there are keys.
    pub did: String,
    /// Its keys, the newest first.
    pub keys: Vec<SigningKey>,
    /// The key that signs credentials and printed codes now.
    pub proof_key: Option<String>,
    /// The key that signs JWTs now.
    pub jwt_key: Option<String>,
    /// Whether the passphrase of the keys was given in this session.
    pub unlocked: bool,
    /// What is missing before certificates are signed; nothing where the next run is signed.
    pub missing: Vec<Message>,
    /// Certificates that were signed so far.
    pub signed: u32,
}

/// Whether a run of the press is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunSigning {
    /// It is.
    pub signs: bool,
    /// The passphrase of the keys was given in this session.
    pub unlocked: bool,
}

impl Studio {
    pub(crate) fn signing_settings(&self) -> Result<(u32, StoredSettings), StudioError> {
        let saved = self.get::<StoredSettings>(RecordKind::Settings, RECORD)?;
        Ok(saved.map_or_else(Default::default, |saved| (saved.revision, saved.value)))
    }

    /// The identity that the institution signs under; empty before there are keys.
    pub(crate) fn issuer_did(
        &self,
        settings: &SigningSettings,
        in_use: &InUse,
    ) -> Result<String, StudioError> {
        if !settings.address.is_empty() {
            return credential::keys::did_web(&settings.address)
                .map_err(|reason| StudioError::refused(reason.message()));
        }
        match &in_use.proof {
            Some(key) => Ok(credential::keys::did_key(&key.public()?)),
            None => Ok(String::new()),
        }
    }

    /// Where signing stands.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn signing(&self) -> Result<SigningState, StudioError> {
        let (_, stored) = self.signing_settings()?;
        let in_use = self.keys_in_use()?;
        let did = match in_use.proof {
            Some(_) => self.issuer_did(&stored.settings, &in_use)?,
            None => String::new(),
        };
        let mut missing = Vec::new();
        if in_use.proof.is_none() {
            missing.push(say::missing_key());
        }
        if self.institution()?.value.legal_name.trim().is_empty() {
            missing.push(words::say::institution::missing_name());
        }
        let id = |key: &Option<crate::credentials::keys::StoredKey>| {
            key.as_ref().map(|key| key.shown.id.clone())
        };
        Ok(SigningState {
            proof_key: id(&in_use.proof),
            jwt_key: id(&in_use.jwt).filter(|_| !stored.settings.address.is_empty()),
            settings: stored.settings,
            did,
            keys: self.signing_keys()?,
            unlocked: in_use.proof.is_some() && self.is_unlocked()?,
            missing,
            signed: self.credentials_numbered()?.1,
        })
    }

    /// Whether the next run of the press is signed, and whether it can be.
    pub(crate) fn run_signing(&self) -> Result<RunSigning, StudioError> {
        let signs = self.keys_in_use()?.proof.is_some();
        Ok(RunSigning {
            signs,
            unlocked: signs && self.is_unlocked()?,
        })
    }

    /// Why nothing may be printed: an institution that signs would print unsigned in silence where
    /// all of its keys are expired or compromised.
    pub(crate) fn signing_blocked(&self) -> Result<Option<Message>, StudioError> {
        let signs = self.has_any(RecordKind::SigningKey, "")?;
        Ok((signs && self.keys_in_use()?.proof.is_none()).then(say::no_key_in_use))
    }

    /// Changes how certificates are signed from now on.
    ///
    /// # Errors
    /// For an address that no identity can be made of, or when whoever is signed in may not.
    pub fn set_signing(&self, wanted: &SigningSettings) -> Result<(), StudioError> {
        let permit = self.may(Action::KeepKeys)?;
        let (revision, mut stored) = self.signing_settings()?;
        let mut wanted = wanted.clone();
        wanted.address = wanted.address.trim().trim_end_matches('/').to_owned();
        if !wanted.address.is_empty() {
            credential::keys::did_web(&wanted.address)
                .map_err(|reason| StudioError::refused(reason.message()))?;
        }
        let before = std::mem::replace(&mut stored.settings, wanted).address;
        let signed_before = self.credentials_numbered()?.1 > 0;
        if signed_before && before != stored.settings.address && !stored.former.contains(&before) {
            stored.former.push(before);
        }
        if stored.seed.is_empty() {
            stored.seed = hex(&self.secret()?);
        }
        self.save_for_good(
            &permit,
            &say::step_settings(),
            vec![records::revision_is(RecordKind::Settings, RECORD, revision)],
            vec![records::put(RecordKind::Settings, RECORD, &stored)?],
        )
    }

    /// The secret that what credentials draw by chance follows from; made when it is first needed.
    pub(crate) fn signing_seed(&self) -> Result<[u8; 32], StudioError> {
        let (revision, mut stored) = self.signing_settings()?;
        if stored.seed.is_empty() {
            let permit = self.may(Action::Sign)?;
            stored.seed = hex(&self.secret()?);
            self.save_for_good(
                &permit,
                &say::step_settings(),
                vec![records::revision_is(RecordKind::Settings, RECORD, revision)],
                vec![records::put(RecordKind::Settings, RECORD, &stored)?],
            )?;
        }
        // A text that was changed by hand still gives a secret of its own.
        Ok(*blake3::hash(stored.seed.as_bytes()).as_bytes())
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
