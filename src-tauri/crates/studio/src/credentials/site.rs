//! The site folder: everything that is published so that others can verify, as plain files for any
//! web server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use credential::keys::{PublishedKey, SecretKey, did_document, did_key, did_key_method, did_web};
use credential::moment;
use credential::proof::{ProofOptions, Suite, sign};
use credential::status::{
    Bits, LEAST_ENTRIES, Purpose, StatusList, old_revocation_list, status_list,
};
use domain::certificate::Certificate;
use domain::people::Action;
use domain::{Date, Timestamp};
use html_escape::encode_text;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Range, plain};
use words::say::keys as say;
use words::{Message, Words, english, spoken};

use crate::core::error::StudioError;
use crate::core::indexes::CERTIFICATE_EXPIRY;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;
use crate::credentials::keys::{SigningKeyKind, refused};
use crate::credentials::status::{address_of_list, file_of_list, place_of};

/// For how long a copy of a status list may be kept before it is fetched anew: a day, in
/// milliseconds.
const TTL: u64 = 86_400_000;
/// Certificates read at once.
const AT_ONCE: usize = 1_000;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SiteReport {
    /// The folder.
    pub folder: String,
    /// The files in it, by their paths there.
    pub files: Vec<String>,
    /// Status lists.
    pub lists: u32,
    /// Certificates that they say are revoked.
    pub revoked: u32,
}

/// A status list as it is published.
pub(super) struct SignedList {
    pub(super) address: String,
    /// Where it lies in the site folder.
    pub(super) file: String,
    /// The signed list, as JSON.
    pub(super) text: String,
}

/// The revoked certificates: bits of each list, from 1, and the older list's entries.
struct Revoked {
    lists: BTreeMap<u32, Bits>,
    entries: Vec<(String, String)>,
    count: u32,
}

fn end_of(day: &Date, clock: &str) -> Result<jiff::Timestamp, StudioError> {
    moment::parse(&format!("{}T{clock}Z", day.as_str())).map_err(|why| refused(&why))
}

impl Studio {
    /// The document of the institution's keys, as `did.json` holds it.
    ///
    /// # Errors
    /// Before there are keys.
    pub fn did_document(&self) -> Result<Value, StudioError> {
        let (_, stored) = self.signing_settings()?;
        let did = self.issuer_did(&stored.settings, &self.keys_in_use()?)?;
        if did.is_empty() {
            return Err(StudioError::refused(say::missing_key()));
        }
        Ok(did_document(&did, &self.published_keys()?))
    }

    /// Every key as the key document says it, the oldest first.
    pub(super) fn published_keys(&self) -> Result<Vec<PublishedKey>, StudioError> {
        let mut keys = Vec::new();
        for key in self
            .stored_keys()?
            .into_iter()
            .rev()
            .map(|saved| saved.value)
        {
            let shown = &key.shown;
            keys.push(PublishedKey {
                fragment: shown.name.clone(),
                key: key.public()?,
                expires: shown
                    .expires
                    .as_ref()
                    .map(|day| end_of(day, "23:59:59"))
                    .transpose()?,
                revoked: shown
                    .compromised_since
                    .as_ref()
                    .map(|day| end_of(day, "00:00:00"))
                    .transpose()?,
            });
        }
        Ok(keys)
    }

    /// The identities under which the institution signed so far, the present one first: a DID, and
    /// the address that it is published under; none where the key itself is the identity.
    pub(super) fn own_identities(&self) -> Result<Vec<(String, String)>, StudioError> {
        let (_, stored) = self.signing_settings()?;
        let mut found: Vec<(String, String)> = Vec::new();
        for address in std::iter::once(&stored.settings.address).chain(&stored.former) {
            if let Ok(did) = did_web(address) {
                found.push((did, address.clone()));
                continue;
            }
            for key in self.stored_keys()? {
                if key.value.shown.kind == SigningKeyKind::Ed25519 {
                    found.push((did_key(&key.value.public()?), String::new()));
                }
            }
        }
        Ok(found)
    }

    /// The status lists of an identity, signed by it: with the key that signs now, or with the one
    /// that the identity is. The keys must be unlocked.
    pub(super) fn lists_of(
        &self,
        (did, address): (&str, &str),
    ) -> Result<(Vec<SignedList>, u32), StudioError> {
        let (key, method) = if address.is_empty() {
            self.key_of_did_key(did)?
        } else {
            let (key, name) = self.proof_key_and_name()?;
            (key, format!("{did}#{name}"))
        };
        self.signed_lists((did, address), did, &key, &method)
    }

    /// The key that a did:key is, and how others find it.
    fn key_of_did_key(&self, did: &str) -> Result<(Arc<SecretKey>, String), StudioError> {
        for stored in self.stored_keys()? {
            if did_key(&stored.value.public()?) == did {
                let key = self.secret_key(&stored.value.shown.id)?;
                let method = did_key_method(&key.public());
                return Ok((key, method));
            }
        }
        Err(StudioError::refused(say::missing_key()))
    }

    /// Which credentials were revoked, list by list. Every list that has a credential is there.
    fn revoked_credentials(&self) -> Result<Revoked, StudioError> {
        let seed = self.signing_seed()?;
        let (_, given) = self.credentials_numbered()?;
        let last = given
            .checked_sub(1)
            .map_or(1, |number| place_of(&seed, number).0);
        let mut lists = BTreeMap::new();
        for list in 1..=last {
            lists.insert(list, Bits::new(LEAST_ENTRIES).map_err(|why| refused(&why))?);
        }
        let (mut entries, mut count) = (Vec::new(), 0);
        // Open Badges allows a credential one status, so that one bit says of both that it does not
        // hold. Of a suspended one it is taken away again.
        for standing in ["revoked", "suspended"] {
            let mut after = None;
            loop {
                let (range, at_once) = (Range::of(standing), AT_ONCE);
                let (page, next) =
                    self.page_in::<Certificate>(&CERTIFICATE_EXPIRY, range, at_once, after, false)?;
                for kept in page.into_iter().filter_map(|saved| saved.value.credential) {
                    let (list, place) = place_of(&seed, kept.number);
                    if let Some(bits) = lists.get_mut(&list) {
                        bits.set(place, true).map_err(|why| refused(&why))?;
                    }
                    count += 1;
                    // Reasons stay in the register: they may say something about a person.
                    if let Some(id) = kept.values.into_iter().next() {
                        entries.push((id, String::new()));
                    }
                }
                match next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
        }
        Ok(Revoked {
            lists,
            entries,
            count,
        })
    }

    /// The status lists of one of the institution's identities as they are now, signed with a key;
    /// and how many certificates are revoked.
    pub(super) fn signed_lists(
        &self,
        (did, address): (&str, &str),
        issuer: &str,
        key: &SecretKey,
        method: &str,
    ) -> Result<(Vec<SignedList>, u32), StudioError> {
        let now = moment::parse(&self.now().0).map_err(|why| refused(&why))?;
        let revoked = self.revoked_credentials()?;
        let mut made = Vec::new();
        for (number, bits) in revoked.lists {
            let address = address_of_list(address, did, number);
            let list = status_list(&StatusList {
                address: address.clone(),
                issuer: issuer.to_owned(),
                valid_from: now,
                valid_until: None,
                ttl: Some(TTL),
                purposes: vec![Purpose::Revocation],
                bits,
            })
            .map_err(|why| refused(&why))?;
            let options = ProofOptions {
                suite: Suite::EddsaRdfc2022,
                verification_method: method.to_owned(),
                created: now,
            };
            let signed = sign(&list, &options, key).map_err(|why| refused(&why))?;
            let text = serde_json::to_string(&Value::Object(signed)).unwrap_or_default();
            made.push(SignedList {
                address,
                file: file_of_list(number),
                text,
            });
        }
        Ok((made, revoked.count))
    }

    /// Writes the site folder: key document, status lists, the issuer's profile, and a page that a
    /// person can read.
    ///
    /// # Errors
    /// When the keys are locked, or a file cannot be written.
    pub fn export_site(&self, language: &str, folder: &Path) -> Result<SiteReport, StudioError> {
        self.ask_to_export(Action::Sign, &say::step_site())?;
        let words = spoken(language).unwrap_or_else(english);
        let mut report = SiteReport {
            folder: folder.display().to_string(),
            files: Vec::new(),
            lists: 0,
            revoked: 0,
        };
        for (number, (did, address)) in self.own_identities()?.iter().enumerate() {
            // Certificates that were signed under an earlier identity look for their lists there.
            let below = if number == 0 {
                String::new()
            } else {
                format!("earlier-{number}/")
            };
            let (lists, revoked) = self.lists_of((did, address))?;
            report.lists += u32::try_from(lists.len()).unwrap_or(0);
            report.revoked = revoked;
            for (name, text) in self.site_files(words, (did, address), lists)? {
                let name = format!("{below}{name}");
                let path: PathBuf = folder.join(&name);
                if let Some(above) = path.parent() {
                    plain::make_folders(above).map_err(StudioError::file(above))?;
                }
                write_outside(&path, text.as_bytes())?;
                report.files.push(name);
            }
        }
        if report.files.is_empty() {
            return Err(StudioError::refused(say::missing_key()));
        }
        Ok(report)
    }

    /// The files of one identity, by their places below its address.
    fn site_files(
        &self,
        words: &Words,
        (did, address): (&str, &str),
        lists: Vec<SignedList>,
    ) -> Result<Vec<(String, String)>, StudioError> {
        let mut files = vec![("profile.json".to_owned(), pretty(&self.profile(did)?))];
        // A did:key says its key itself.
        if !address.is_empty() {
            // A did:web without a path has its document in a folder of its own.
            let name = if did.matches(':').count() == 2 {
                ".well-known/did.json"
            } else {
                "did.json"
            };
            let document = did_document(did, &self.published_keys()?);
            files.insert(0, (name.to_owned(), pretty(&document)));
            let entries = self.revoked_credentials()?.entries;
            let old = old_revocation_list(&format!("{address}/revoked.json"), did, &entries);
            files.push(("revoked.json".to_owned(), pretty(&old)));
        }
        files.extend(lists.into_iter().map(|list| (list.file, list.text)));
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let page = self.site_page(words, address, did, &names)?;
        files.push(("index.html".to_owned(), page));
        Ok(files)
    }

    /// The issuer's profile as Open Badges writes it.
    fn profile(&self, did: &str) -> Result<Value, StudioError> {
        let institution = self.institution()?.value;
        let mut profile = serde_json::json!({
            "@context": [credential::badge::VC_CONTEXT, credential::badge::OB_CONTEXT],
            "id": did,
            "type": ["Profile"],
            "name": institution.legal_name.trim(),
        });
        let website = institution.website.trim();
        if website.starts_with("https://") {
            profile["url"] = website.into();
        }
        Ok(profile)
    }

    fn site_page(
        &self,
        words: &Words,
        address: &str,
        did: &str,
        files: &[String],
    ) -> Result<String, StudioError> {
        let institution = self.institution()?.value.legal_name;
        let put = |message: Message| encode_text(&words.put(&message)).into_owned();
        let Timestamp(now) = self.now();
        let day = now.get(..10).unwrap_or_default();
        let rows: String = files
            .iter()
            .map(|file| {
                let what = match file.as_str() {
                    name if name.ends_with("did.json") => say::site_did(),
                    "profile.json" => say::site_profile(),
                    "revoked.json" => say::site_revoked(),
                    _ => say::site_status(),
                };
                let name = encode_text(file);
                format!("<li><a href=\"{name}\">{name}</a>: {}</li>\n", put(what))
            })
            .collect();
        let (title, language) = (put(say::site_title(&institution)), words.language());
        Ok(format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <style>body{{font:17px/1.5 Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1rem}}\
             code{{overflow-wrap:anywhere}}</style>\n\
             <h1>{title}</h1>\n<p>{}</p>\n<p>{}<br><code>{}</code></p>\n<ul>\n{rows}</ul>\n\
             <p>{}</p>\n<p>{}</p>\n</html>\n",
            put(say::site_lead()),
            put(say::site_identity()),
            encode_text(did),
            if address.is_empty() {
                put(say::site_nowhere())
            } else {
                put(say::site_where(address))
            },
            put(say::site_day(day)),
        ))
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
