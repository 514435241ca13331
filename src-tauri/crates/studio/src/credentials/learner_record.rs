//! The record that a learner keeps: everything that the institution awarded, signed as one
//! Comprehensive Learner Record and attached to a page that a person reads.

use std::collections::BTreeSet;
use std::path::Path;

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use credential::badge::{Learner, LearnerRecord, PartOf, learner_record};
use credential::json::Fields;
use credential::moment;
use credential::proof::{ProofOptions, Suite, sign};
use domain::certificate::{Certificate, Standing};
use domain::cohort::name_key;
use domain::people::Action;
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;
use words::say::keys as say;
use words::{Message, english, spoken};

use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;
use crate::credentials::addresses::uuid;
use crate::credentials::facts::{identities, profile_of};
use crate::credentials::keys::refused;

/// Certificates in one record at most.
const MOST: usize = 100;
/// Certificates of the register that are looked through at once.
const AT_ONCE: u32 = 200;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerRecordWritten {
    /// Signed certificates in the record.
    pub certificates: u32,
    /// Certificates that hold and were issued before there were keys, which are not in it.
    pub unsigned: u32,
}

struct Held {
    certificate: Certificate,
    credential: Map<String, Value>,
}

/// The address of the achievement of a credential.
fn achievement(credential: &Map<String, Value>) -> Option<&str> {
    let subject = credential.get("credentialSubject")?;
    subject.get("achievement")?.as_object()?.text("id")
}

impl Studio {
    /// The valid certificates of whoever holds one: the same number and name in any programme.
    fn certificates_like(&self, one: &Certificate) -> Result<Vec<Certificate>, StudioError> {
        let (mut found, mut after) = (vec![one.clone()], None);
        loop {
            let page = self.register(&one.learner_number, after.take(), AT_ONCE)?;
            found.extend(page.certificates.into_iter().filter(|other| {
                other.serial != one.serial
                    && other.learner_number == one.learner_number
                    && (other.learner_id == one.learner_id
                        || name_key(&other.name) == name_key(&one.name))
            }));
            after = page.next;
            if after.is_none() || found.len() > MOST {
                break;
            }
        }
        found.retain(|certificate| certificate.standing == Standing::Valid);
        found.truncate(MOST);
        found.sort_by(|a, b| (&a.issued_on, &a.serial).cmp(&(&b.issued_on, &b.serial)));
        Ok(found)
    }

    /// Which of the achievements count towards which, by what is printed on the certificates.
    fn parts_of(held: &[Held]) -> Vec<PartOf> {
        let address = |serial: &str| {
            let found = held.iter().find(|one| one.certificate.serial == serial)?;
            achievement(&found.credential).map(str::to_owned)
        };
        let mut seen = BTreeSet::new();
        let pairs = held.iter().flat_map(|one| {
            let stacked = one.certificate.stacked.iter();
            stacked.filter_map(|part| {
                Some((address(&one.certificate.serial)?, address(&part.serial)?))
            })
        });
        pairs
            .filter(|pair| seen.insert(pair.clone()))
            .map(|(whole, part)| PartOf { whole, part })
            .collect()
    }

    /// Writes the record of whoever holds a certificate: a PDF with the signed record attached, in
    /// a language, or in English where the program does not speak it.
    ///
    /// # Errors
    /// Without keys or when they are locked, when none of the certificates was signed, or the file
    /// cannot be written.
    pub fn export_learner_record(
        &self,
        serial: &str,
        language: &str,
        to: &Path,
    ) -> Result<LearnerRecordWritten, StudioError> {
        self.may(Action::ExportRegister)?;
        self.may(Action::Sign)?;
        let one = self.certificate(serial)?;
        let (mut held, mut unsigned) = (Vec::new(), 0);
        for certificate in self.certificates_like(&one)? {
            match self.credential_json(&certificate)? {
                Some(text) => {
                    if let Ok(Value::Object(credential)) = serde_json::from_str(&text) {
                        held.push(Held {
                            certificate,
                            credential,
                        });
                    }
                }
                None => unsigned += 1,
            }
        }
        if held.is_empty() {
            return Err(StudioError::refused(say::record_nothing(&one.name)));
        }
        let signed = self.signed_record(&one, &held)?;
        let page = self.record_page(&one, &held, language, signed)?;
        self.ask_to_export(Action::ExportRegister, &say::step_record(&one.name))?;
        write_outside(to, &page)?;
        Ok(LearnerRecordWritten {
            certificates: u32::try_from(held.len()).unwrap_or(u32::MAX),
            unsigned,
        })
    }

    fn signed_record(&self, one: &Certificate, held: &[Held]) -> Result<String, StudioError> {
        let (key, method) = self.proof_key_and_method()?;
        let did = method.split('#').next().unwrap_or_default().to_owned();
        let (_, stored) = self.signing_settings()?;
        let institution = self.institution()?.value;
        let Timestamp(now) = self.now();
        let from = moment::parse(&now).map_err(|why| refused(&why))?;
        let salt = self.new_id();
        let facts = LearnerRecord {
            id: uuid(self.new_id().as_bytes()),
            name: institution.legal_name.trim().to_owned(),
            issuer: profile_of(&institution, did),
            learner: Learner {
                id: None,
                identities: identities(one, &salt, stored.settings.identity_in_clear),
            },
            credentials: held.iter().map(|one| one.credential.clone()).collect(),
            parts: Self::parts_of(held),
            valid_from: from,
        };
        let document = learner_record(&facts).map_err(|why| refused(&why))?;
        let options = ProofOptions {
            suite: Suite::EddsaRdfc2022,
            verification_method: method,
            created: from,
        };
        let signed = sign(&document, &options, &key).map_err(|why| refused(&why))?;
        Ok(Value::Object(signed).to_string())
    }

    /// The page that a person reads, with the record attached.
    fn record_page(
        &self,
        one: &Certificate,
        held: &[Held],
        language: &str,
        attached: String,
    ) -> Result<Vec<u8>, StudioError> {
        let words = spoken(language).unwrap_or_else(english);
        let said = |message: &Message| words.put(message);
        let institution = self.institution()?.value.legal_name;
        let now = self.now();
        let title = said(&say::record_title());
        let column = |message: Message, share: f32| Column {
            title: words.put(&message),
            share,
        };
        let day = |day: Option<&Date>| day.map_or("", Date::as_str).to_owned();
        let rows = held.iter().map(|one| {
            let certificate = &one.certificate;
            [
                certificate.programme_title.clone(),
                certificate.grade.clone(),
                day(Some(&certificate.issued_on)),
                day(certificate.valid_until.as_ref()),
                certificate.serial.clone(),
            ]
            .map(Cell::plain)
            .to_vec()
        });
        let document = Document {
            title: title.clone(),
            author: institution.clone(),
            language: words.language().to_owned(),
            foot: institution.clone(),
            orientation: Orientation::Portrait,
            blocks: vec![
                Block::Over(institution),
                Block::Title(title),
                Block::Facts(vec![
                    (said(&say::record_learner()), one.name.clone()),
                    (
                        said(&say::record_made()),
                        now.0.get(..10).unwrap_or_default().to_owned(),
                    ),
                ]),
                Block::Table {
                    columns: vec![
                        column(say::record_award(), 4.0),
                        column(say::record_grade(), 1.4),
                        column(say::record_issued(), 1.4),
                        column(say::record_until(), 1.4),
                        column(say::record_serial(), 2.0),
                    ],
                    rows: rows.collect(),
                },
                Block::Paragraph(said(&say::record_attached(held.len()))),
                Block::Paragraph(said(&say::record_verify())),
            ],
            made_at: now,
            attached: Some(attached),
        };
        Ok(typeset(&*self.fonts_now()?, &document)?)
    }
}
