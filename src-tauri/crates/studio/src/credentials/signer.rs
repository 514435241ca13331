//! Signing the certificates of a run: printed codes as pages are drawn, credentials as they enter
//! the register. What is drawn by chance follows from a secret and the credential's number, so that
//! both say the same without being held.

use std::collections::HashSet;
use std::sync::Arc;

use certificate::field::Formats;
use credential::badge::{credential as built, varying};
use credential::claim::{Claim, Size, printed};
use credential::encoding::base64url_encode;
use credential::keys::{KeyKind, SecretKey, did_key_method};
use credential::moment;
use credential::proof::{ProofOptions, SigningRun, Suite};
use domain::Date;
use domain::certificate::{Certificate, CredentialKept, Snapshot};
use domain::people::Action;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::{Committed, Guard, Records, Write};
use words::say::keys as say;

use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;
use crate::credentials::addresses::{achievement_address, uuid};
use crate::credentials::facts::{Drawn, RunFacts, claim};
use crate::credentials::keys::{StoredKey, refused};
use crate::credentials::levels::{LevelsReached, RubricsOfRun};
use crate::credentials::settings::{CodeSize, SigningSettings, StoredSettings, hex};
use crate::credentials::shape::CredentialShape;
use crate::credentials::status::{address_of_list, place_of};

/// The counter of credentials.
const COUNTER: &str = "credentials";
/// A number as long in print as those of credentials are.
const SAMPLE_NUMBER: u32 = 100_000;
/// Renewals of renewals that are followed to the first award.
const MOST_RENEWALS: usize = 100;

#[derive(Default, Serialize, Deserialize)]
struct Counter {
    last: u32,
}

/// The numbers of credentials that come next.
pub(crate) struct CredentialNumbers {
    revision: u32,
    next: u32,
}

impl CredentialNumbers {
    /// The next number.
    pub(crate) fn take(&mut self) -> Result<u32, StudioError> {
        let number = self.next;
        self.next = number
            .checked_add(1)
            .ok_or_else(|| StudioError::refused(say::numbers_at_end()))?;
        Ok(number)
    }

    /// Everything up to a number was taken.
    pub(crate) fn taken(&mut self, number: u32) {
        self.next = number.saturating_add(1);
    }

    /// Keeps where they are, unless somebody else moved them meanwhile.
    pub(crate) fn kept(&self) -> Result<(Guard, Write), StudioError> {
        let counter = Counter { last: self.next };
        Ok((
            records::revision_is(RecordKind::Counter, COUNTER, self.revision),
            records::put(RecordKind::Counter, COUNTER, &counter)?,
        ))
    }

    /// What was kept stands at this revision.
    pub(crate) fn kept_at(&mut self, committed: &Committed) {
        let key = records::key(RecordKind::Counter, COUNTER);
        if let Some(revision) = committed.revision(&key) {
            self.revision = revision;
        }
    }
}

/// A key with how others find it.
struct Named {
    key: Arc<SecretKey>,
    method: String,
}

/// How others find a key: by its name in the key document, or by itself.
fn method_of(settings: &SigningSettings, did: &str, name: &str, key: &SecretKey) -> String {
    if settings.address.is_empty() {
        did_key_method(&key.public())
    } else {
        format!("{did}#{name}")
    }
}

/// Signs the certificates of one run.
pub(crate) struct Signer {
    run: Snapshot,
    did: String,
    stored: StoredSettings,
    seed: [u8; 32],
    proof: Named,
    jwt: Option<Named>,
    claim: Claim,
    created: jiff::Timestamp,
    endorsements: Vec<Map<String, Value>>,
}

impl Signer {
    fn new(
        run: &Snapshot,
        (did, stored, seed): (String, StoredSettings, [u8; 32]),
        (proof, jwt): (Named, Option<Named>),
        endorsements: Vec<Map<String, Value>>,
    ) -> Result<Self, StudioError> {
        let mut signer = Self {
            run: run.clone(),
            did,
            stored,
            seed,
            proof,
            jwt,
            claim: Claim::default(),
            endorsements,
            created: moment::parse(&run.started_at.0).map_err(|why| refused(&why))?,
        };
        signer.claim = signer.facts().shared_claim();
        Ok(signer)
    }

    fn facts(&self) -> RunFacts<'_> {
        RunFacts {
            run: &self.run,
            did: self.did.clone(),
            address: self.stored.settings.address.clone(),
            in_clear: self.stored.settings.identity_in_clear,
            formats: Formats::default(),
            endorsements: self.endorsements.clone(),
        }
    }

    fn drawn(&self, number: u32, awarded: Option<Date>) -> Drawn {
        let of = |what: &str| {
            let mut hash = blake3::Hasher::new_keyed(&self.seed);
            hash.update(what.as_bytes());
            hash.update(&number.to_be_bytes());
            *hash.finalize().as_bytes()
        };
        let (list, place) = place_of(&self.seed, number);
        let salt = of("salt");
        Drawn {
            id: uuid(&of("credential")),
            learner: uuid(&of("learner")),
            salt: hex(salt.get(..16).unwrap_or_default()),
            status: (
                address_of_list(&self.stored.settings.address, &self.did, list),
                place,
            ),
            awarded,
        }
    }

    /// The text of the code on a certificate's page; empty where codes are not signed.
    pub(crate) fn code(
        &self,
        certificate: &Certificate,
        number: u32,
        awarded: Option<Date>,
    ) -> Result<String, StudioError> {
        let size = match self.stored.settings.code {
            CodeSize::None => return Ok(String::new()),
            CodeSize::Compact => Size::Compact,
            CodeSize::Full => Size::Full,
        };
        let drawn = self.drawn(number, awarded);
        let mut claim = claim(&self.claim, certificate, &drawn)?;
        if size == Size::Full {
            claim.credential = Some(drawn.id);
        }
        printed(&claim, size, &self.proof.key).map_err(|reason| refused(&reason))
    }

    /// What signs the credentials of the run, one after the other. `draw` decides which of them
    /// are proven the full way.
    pub(crate) fn signatures(&self, draw: u64) -> Result<Signatures<'_>, StudioError> {
        let options = ProofOptions {
            suite: Suite::EddsaRdfc2022,
            verification_method: self.proof.method.clone(),
            created: self.created,
        };
        Ok(Signatures {
            facts: self.facts(),
            proof: options.written(),
            run: SigningRun::new(options, &self.proof.key, draw).map_err(|why| refused(&why))?,
            signer: self,
            known: HashSet::new(),
            rubrics: RubricsOfRun::default(),
        })
    }
}

/// The credentials of a run, signed one after the other.
pub(crate) struct Signatures<'s> {
    signer: &'s Signer,
    facts: RunFacts<'s>,
    proof: Value,
    run: SigningRun<'s>,
    /// Shapes that are in the workspace, or are written with what is signed now.
    known: HashSet<String>,
    rubrics: RubricsOfRun,
}

impl Signatures<'_> {
    /// Signs the credential of a certificate that has its number and its code, and fills in the
    /// rest. A shape that was not met before is handed back to be kept.
    pub(crate) fn sign(
        &mut self,
        certificate: &mut Certificate,
        levels: LevelsReached,
    ) -> Result<Option<(String, CredentialShape)>, StudioError> {
        let Some(kept) = certificate.credential.take() else {
            return Ok(None);
        };
        let drawn = self.signer.drawn(kept.number, kept.awarded.clone());
        let facts = self.facts.credential(certificate, &drawn, levels)?;
        let document = built(&facts).map_err(|why| refused(&why))?;
        let varying = varying(document);
        let signed = self.run.sign(&varying).map_err(|why| refused(&why))?;
        let value = signed
            .get("proof")
            .and_then(|proofs| proofs.get(0))
            .and_then(|proof| proof.get("proofValue"))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let header = self.signer.jwt.as_ref().map_or_else(String::new, |jwt| {
            json!({"alg": "ES256", "typ": "JWT", "kid": jwt.method}).to_string()
        });
        let (shape, values) =
            CredentialShape::of(varying.document, varying.paths, &self.proof, header);
        let jwt = match &self.signer.jwt {
            Some(named) => {
                let input = shape.jwt_input(&values);
                let input = input.ok_or_else(|| StudioError::refused(say::shape_changed()))?;
                base64url_encode(named.key.sign(input.as_bytes()))
            }
            None => String::new(),
        };
        let name = shape.name();
        certificate.credential = Some(CredentialKept {
            shape: name.clone(),
            values,
            proof: value,
            jwt,
            ..kept
        });
        let new = self.known.insert(name.clone());
        Ok(new.then_some((name, shape)))
    }
}

impl Studio {
    /// The levels of rubrics that the credential of a certificate says.
    pub(crate) fn levels_of(
        &self,
        signatures: &mut Signatures<'_>,
        certificate: &Certificate,
    ) -> Result<LevelsReached, StudioError> {
        let signer = signatures.signer;
        self.levels_reached(
            &signer.run,
            &signer.did,
            certificate,
            &mut signatures.rubrics,
        )
    }

    /// Where the numbers of credentials stand, and how many were given.
    pub(crate) fn credentials_numbered(&self) -> Result<(u32, u32), StudioError> {
        let saved = self.get::<Counter>(RecordKind::Counter, COUNTER)?;
        Ok(saved.map_or((0, 0), |saved| (saved.revision, saved.value.last)))
    }

    pub(crate) fn credential_numbers(&self) -> Result<CredentialNumbers, StudioError> {
        let (revision, next) = self.credentials_numbered()?;
        Ok(CredentialNumbers { revision, next })
    }

    /// What signs a run; nothing where the institution has no key.
    ///
    /// # Errors
    /// When the passphrase of the keys was not given in this session, or whoever is signed in may
    /// not sign.
    pub(crate) fn signer(&self, run: &Snapshot) -> Result<Option<Signer>, StudioError> {
        let in_use = self.keys_in_use()?;
        let Some(proof) = &in_use.proof else {
            return Ok(None);
        };
        self.may(Action::Sign)?;
        let seed = self.signing_seed()?;
        let (_, stored) = self.signing_settings()?;
        let did = self.issuer_did(&stored.settings, &in_use)?;
        let by_web = !stored.settings.address.is_empty();
        let named = |stored_key: &StoredKey| {
            let shown = &stored_key.shown;
            let key = self.secret_key(&shown.id)?;
            let method = method_of(&stored.settings, &did, &shown.name, &key);
            Ok::<_, StudioError>(Named { key, method })
        };
        let proof = named(proof)?;
        // A did:key names one key, so that no other can sign under it.
        let jwt = in_use.jwt.as_ref().filter(|_| by_web);
        let jwt = jwt.map(named).transpose()?;
        let achievement = achievement_address(&did, &stored.settings.address, &run.programme);
        let endorsements = self.endorsements_of(&achievement)?;
        Signer::new(run, (did, stored, seed), (proof, jwt), endorsements).map(Some)
    }

    /// What makes codes of the size that a run's will have, signed by nobody: for pages that are
    /// shown before they are printed. Nothing where the institution has no key.
    pub(crate) fn sample_signer(&self, run: &Snapshot) -> Result<Option<Signer>, StudioError> {
        let in_use = self.keys_in_use()?;
        if in_use.proof.is_none() {
            return Ok(None);
        }
        let (_, stored) = self.signing_settings()?;
        let did = self.issuer_did(&stored.settings, &in_use)?;
        let key = SecretKey::from_bytes(KeyKind::Ed25519, &[0; 32]).map_err(|why| refused(&why))?;
        let proof = Named {
            key: Arc::new(key),
            method: String::new(),
        };
        Signer::new(run, (did, stored, [0; 32]), (proof, None), Vec::new()).map(Some)
    }

    /// A certificate that is shown before it is printed, with a code of the size that its own will
    /// have.
    pub(crate) fn with_sample_code(
        &self,
        run: &Snapshot,
        mut certificate: Certificate,
    ) -> Result<Certificate, StudioError> {
        if let Some(signer) = self.sample_signer(run)? {
            certificate.credential = Some(CredentialKept {
                code: signer.code(&certificate, SAMPLE_NUMBER, None)?,
                ..CredentialKept::default()
            });
        }
        Ok(certificate)
    }

    /// The key that signs now, and its name in the key document.
    pub(crate) fn proof_key_and_name(&self) -> Result<(Arc<SecretKey>, String), StudioError> {
        let in_use = self.keys_in_use()?;
        let Some(key) = in_use.proof else {
            return Err(StudioError::refused(say::missing_key()));
        };
        Ok((self.secret_key(&key.shown.id)?, key.shown.name))
    }

    /// The key that signs now, and how others find it.
    pub(crate) fn proof_key_and_method(&self) -> Result<(Arc<SecretKey>, String), StudioError> {
        let (_, stored) = self.signing_settings()?;
        let did = self.issuer_did(&stored.settings, &self.keys_in_use()?)?;
        let (secret, name) = self.proof_key_and_name()?;
        let method = method_of(&stored.settings, &did, &name, &secret);
        Ok((secret, method))
    }

    /// The day of the award: a renewal keeps that of the certificate it takes the place of.
    /// Another version of the programme is another award.
    pub(crate) fn awarded_on(
        &self,
        replaces: &str,
        version: u32,
    ) -> Result<Option<Date>, StudioError> {
        let mut serial = replaces.to_owned();
        let mut found = None;
        for _ in 0..MOST_RENEWALS {
            if serial.is_empty() {
                break;
            }
            let old = self.get::<Certificate>(RecordKind::Certificate, &serial)?;
            let Some(old) = old.map(|saved| saved.value) else {
                break;
            };
            if old.programme_version != version {
                break;
            }
            found = Some(old.issued_on);
            serial = old.replaces;
        }
        Ok(found)
    }

    /// The shape of a signed credential.
    pub(crate) fn shape_of(&self, kept: &CredentialKept) -> Result<CredentialShape, StudioError> {
        Ok(self
            .get::<CredentialShape>(RecordKind::CredentialShape, &kept.shape)?
            .ok_or_else(|| StudioError::not_found(RecordKind::CredentialShape, &kept.shape))?
            .value)
    }

    /// Whether a shape is kept already.
    pub(crate) fn has_shape(&self, name: &str) -> Result<bool, StudioError> {
        Ok(self
            .store
            .exists(&records::key(RecordKind::CredentialShape, name))?)
    }
}
