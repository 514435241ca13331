//! The institution's keys: made here, sealed under one passphrase, replaced, ended.

use std::sync::Arc;

use credential::Reason;
use credential::keys::{
    KeyKind, PublicKey, SealedKey, SecretKey, public_from_multikey, public_to_multikey, seal,
    unseal,
};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Write;
use words::ToMessage;
use words::say::keys as say;
use zeroize::Zeroizing;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::people::SHORTEST_PASSPHRASE;

/// Under what name wrong passphrases of the keys are counted.
const TRIES: &str = "keys";
/// Keys that a workspace holds at most.
const MOST: usize = 200;

/// What a key is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SigningKeyKind {
    /// Ed25519: Data Integrity proofs and printed codes.
    Ed25519,
    /// P-256: JWTs.
    P256,
}

impl SigningKeyKind {
    fn of(kind: KeyKind) -> Result<Self, StudioError> {
        match kind {
            KeyKind::Ed25519 => Ok(Self::Ed25519),
            KeyKind::P256 => Ok(Self::P256),
            KeyKind::Rsa => Err(refused(&Reason::KeyKind(kind.name().to_owned()))),
        }
    }

    const fn key_kind(self) -> KeyKind {
        match self {
            Self::Ed25519 => KeyKind::Ed25519,
            Self::P256 => KeyKind::P256,
        }
    }
}

/// A key as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SigningKey {
    /// Its identity here.
    pub id: String,
    /// Its name in the institution's key document, such as `key-1`.
    pub name: String,
    /// What it is of.
    pub kind: SigningKeyKind,
    /// Its public half, as multikey.
    pub public_key: String,
    /// When it came here.
    pub made_at: Timestamp,
    /// The last day on which it signs.
    pub expires: Option<Date>,
    /// From this day on it may be in other hands.
    pub compromised_since: Option<Date>,
}

/// A key as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredKey {
    #[serde(flatten)]
    pub(crate) shown: SigningKey,
    pub(crate) sealed: SealedKey,
}

impl StoredKey {
    pub(crate) fn public(&self) -> Result<PublicKey, StudioError> {
        public_from_multikey(&self.shown.public_key).map_err(|reason| refused(&reason))
    }

    fn signs_on(&self, day: Option<&Date>) -> bool {
        let ended = |end: &Date| day.is_none_or(|day| end < day);
        self.shown.compromised_since.is_none() && !self.shown.expires.as_ref().is_some_and(ended)
    }
}

/// The keys that sign now.
#[derive(Default)]
pub(crate) struct InUse {
    pub(crate) proof: Option<StoredKey>,
    pub(crate) jwt: Option<StoredKey>,
}

/// A reason as a refusal.
pub(crate) fn refused(reason: &Reason) -> StudioError {
    StudioError::refused(reason.message())
}

/// A passphrase that keys may be sealed under.
fn long_enough(passphrase: &str) -> Result<(), StudioError> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        let reason = words::say::workspace::passphrase_too_short(SHORTEST_PASSPHRASE);
        return Err(StudioError::refused(reason));
    }
    Ok(())
}

impl Studio {
    /// Every key, the newest first. An institution has a few.
    pub(crate) fn stored_keys(&self) -> Result<Vec<Saved<StoredKey>>, StudioError> {
        let mut keys: Vec<Saved<StoredKey>> = self.list(RecordKind::SigningKey, "")?;
        keys.sort_by(|a, b| {
            let by = |key: &Saved<StoredKey>| (key.value.shown.made_at.clone(), number_of(key));
            by(b).cmp(&by(a))
        });
        Ok(keys)
    }

    /// The keys as screens show them.
    pub(crate) fn signing_keys(&self) -> Result<Vec<SigningKey>, StudioError> {
        let keys = self.stored_keys()?;
        Ok(keys.into_iter().map(|key| key.value.shown).collect())
    }

    /// The newest key of each kind that signs today.
    pub(crate) fn keys_in_use(&self) -> Result<InUse, StudioError> {
        let today = self.now().date();
        let mut in_use = InUse::default();
        for key in self.stored_keys()?.into_iter().map(|saved| saved.value) {
            let place = match key.shown.kind {
                SigningKeyKind::Ed25519 => &mut in_use.proof,
                SigningKeyKind::P256 => &mut in_use.jwt,
            };
            if place.is_none() && key.signs_on(today.as_ref()) {
                *place = Some(key);
            }
        }
        Ok(in_use)
    }

    /// Whether the key that signs now was unlocked.
    pub(crate) fn is_unlocked(&self) -> Result<bool, StudioError> {
        let in_use = self.keys_in_use()?;
        Ok(in_use
            .proof
            .is_some_and(|key| self.held_key(&key.shown.id).is_some()))
    }

    pub(crate) fn stored_key(&self, id: &str) -> Result<Saved<StoredKey>, StudioError> {
        self.get::<StoredKey>(RecordKind::SigningKey, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::SigningKey, id))
    }

    /// The secret half of a key that was unlocked.
    pub(crate) fn secret_key(&self, id: &str) -> Result<Arc<SecretKey>, StudioError> {
        self.held_key(id)
            .ok_or_else(|| StudioError::refused(say::refused_locked()))
    }

    /// Opens every key with the passphrase, and holds them for this session. Each wrong passphrase
    /// makes the next wait longer.
    ///
    /// # Errors
    /// When it is not the passphrase, or there are no keys.
    pub fn unlock_keys(&self, passphrase: &str) -> Result<(), StudioError> {
        self.may(Action::Sign)?;
        let opened = self.opened(passphrase)?;
        if opened.is_empty() {
            return Err(StudioError::refused(say::missing_key()));
        }
        self.hold_keys(opened);
        Ok(())
    }

    /// Every key, opened.
    fn opened(&self, passphrase: &str) -> Result<Vec<(String, SecretKey)>, StudioError> {
        let stored = self.stored_keys()?;
        let wrong = Reason::WrongPassphrase.message();
        let is_wrong =
            |error: &StudioError| matches!(error, StudioError::Refused(why) if *why == wrong);
        let now = self.now();
        let (opened, _) = store::try_passphrase(self.folder(), TRIES, &now.0, is_wrong, || {
            let open = |key: &Saved<StoredKey>| {
                let secret = unseal(&key.value.sealed, passphrase).map_err(|why| refused(&why))?;
                Ok((key.value.shown.id.clone(), secret))
            };
            stored
                .iter()
                .map(open)
                .collect::<Result<Vec<_>, StudioError>>()
        })?;
        Ok(opened)
    }

    /// Makes the keys that are missing: one for credentials and printed codes, one for JWTs.
    ///
    /// # Errors
    /// When the passphrase is too short, or not that of the keys there are.
    pub fn make_keys(&self, passphrase: &str) -> Result<(), StudioError> {
        let in_use = self.keys_in_use()?;
        let mut made = Vec::new();
        if in_use.proof.is_none() {
            made.push(self.new_secret(KeyKind::Ed25519)?);
        }
        if in_use.jwt.is_none() {
            made.push(self.new_secret(KeyKind::P256)?);
        }
        self.add_keys(made, None, passphrase).map(drop)
    }

    fn new_secret(&self, kind: KeyKind) -> Result<SecretKey, StudioError> {
        // Of four billion texts of 32 bytes one is no scalar of P-256.
        for _ in 0..4 {
            let bytes = Zeroizing::new(self.secret()?);
            if let Ok(key) = SecretKey::from_bytes(kind, bytes.as_slice()) {
                return Ok(key);
            }
        }
        Err(refused(&Reason::KeyUnreadable))
    }

    /// Seals keys under the passphrase of the others and keeps them, unlocked; the one they take
    /// the place of signs until today.
    pub(crate) fn add_keys(
        &self,
        keys: Vec<SecretKey>,
        in_place_of: Option<&str>,
        passphrase: &str,
    ) -> Result<Vec<SigningKey>, StudioError> {
        let permit = self.may(Action::KeepKeys)?;
        long_enough(passphrase)?;
        let there = self.stored_keys()?;
        if there.len() + keys.len() > MOST {
            return Err(StudioError::refused(say::too_many(MOST)));
        }
        let mut held = self.opened(passphrase)?;
        let mut next = there.iter().map(number_of).max().unwrap_or(0);
        let (mut guards, mut writes, mut added) = (Vec::new(), Vec::new(), Vec::new());
        for key in keys {
            let public_key = public_to_multikey(&key.public());
            let twice = |other: &Saved<StoredKey>| other.value.shown.public_key == public_key;
            if there.iter().any(twice) {
                return Err(StudioError::refused(say::twice()));
            }
            next += 1;
            let shown = SigningKey {
                id: self.new_id(),
                name: format!("key-{next}"),
                kind: SigningKeyKind::of(key.kind())?,
                public_key,
                made_at: self.now(),
                expires: None,
                compromised_since: None,
            };
            let stored = StoredKey {
                sealed: self.sealed(&key, passphrase)?,
                shown: shown.clone(),
            };
            guards.push(records::absent(RecordKind::SigningKey, &shown.id));
            writes.push(records::put(RecordKind::SigningKey, &shown.id, &stored)?);
            held.push((shown.id.clone(), key));
            added.push(shown);
        }
        if let Some(id) = in_place_of {
            let mut old = self.stored_key(id)?;
            old.value.shown.expires = self.now().date();
            let (kind, revision) = (RecordKind::SigningKey, old.revision);
            guards.push(records::revision_is(kind, id, revision));
            writes.push(records::put(kind, id, &old.value)?);
        }
        self.save_for_good(&permit, &say::step_make(added.len()), guards, writes)?;
        self.hold_keys(held);
        Ok(added)
    }

    fn sealed(&self, key: &SecretKey, passphrase: &str) -> Result<SealedKey, StudioError> {
        let (first, second) = (self.secret()?, self.secret()?);
        let mut random = [0; 40];
        let bytes = first.into_iter().chain(second);
        random
            .iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = from);
        seal(key, passphrase, &random).map_err(|reason| refused(&reason))
    }

    /// Makes a key that takes the place of another, which signs until today.
    ///
    /// # Errors
    /// As for [`Studio::make_keys`]; when there is no such key.
    pub fn replace_key(&self, id: &str, passphrase: &str) -> Result<SigningKey, StudioError> {
        self.may(Action::KeepKeys)?;
        let kind = self.stored_key(id)?.value.shown.kind;
        let key = self.new_secret(kind.key_kind())?;
        let added = self.add_keys(vec![key], Some(id), passphrase)?;
        let first = added.into_iter().next();
        first.ok_or_else(|| StudioError::not_found(RecordKind::SigningKey, id))
    }

    /// Seals all keys under another passphrase.
    ///
    /// # Errors
    /// When the present one is wrong, or the other too short.
    pub fn change_keys_passphrase(&self, present: &str, wanted: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::KeepKeys)?;
        long_enough(wanted)?;
        let opened = self.opened(present)?;
        let (mut guards, mut writes) = (Vec::new(), Vec::new());
        for mut saved in self.stored_keys()? {
            let id = saved.value.shown.id.clone();
            let Some((_, key)) = opened.iter().find(|(known, _)| *known == id) else {
                continue;
            };
            saved.value.sealed = self.sealed(key, wanted)?;
            guards.push(records::revision_is(
                RecordKind::SigningKey,
                &id,
                saved.revision,
            ));
            writes.push(records::put(RecordKind::SigningKey, &id, &saved.value)?);
        }
        self.save_for_good(&permit, &say::step_passphrase(), guards, writes)
    }

    fn change_key(
        &self,
        id: &str,
        change: impl FnOnce(&mut SigningKey),
    ) -> Result<(), StudioError> {
        let permit = self.may(Action::KeepKeys)?;
        let mut saved = self.stored_key(id)?;
        change(&mut saved.value.shown);
        let guard = records::revision_is(RecordKind::SigningKey, id, saved.revision);
        let write: Write = records::put(RecordKind::SigningKey, id, &saved.value)?;
        let what = say::step_change(&saved.value.shown.name);
        self.save_for_good(&permit, &what, vec![guard], vec![write])
    }

    /// Says until which day a key signs; `None` for no end.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn set_key_expiry(&self, id: &str, expires: Option<Date>) -> Result<(), StudioError> {
        self.change_key(id, |key| key.expires = expires)
    }

    /// Says that a key may be in other hands from a day on: it signs no more, and what is signed
    /// with it from then on is not believed by whoever has the new key document.
    ///
    /// # Errors
    /// When there is no such key, or the day is to come.
    pub fn mark_key_compromised(&self, id: &str, since: &Date) -> Result<(), StudioError> {
        if self.now().date().is_some_and(|today| *since > today) {
            return Err(StudioError::refused(say::compromised_later()));
        }
        self.change_key(id, |key| {
            let earlier = key.compromised_since.take().filter(|known| known < since);
            key.compromised_since = Some(earlier.unwrap_or_else(|| since.clone()));
        })
    }
}

/// The number in a key's name.
fn number_of(key: &Saved<StoredKey>) -> u32 {
    let name = &key.value.shown.name;
    let number = name.rsplit('-').next().unwrap_or_default();
    number.parse().unwrap_or(0)
}
