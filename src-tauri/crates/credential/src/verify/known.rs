//! What a verifier has at hand. Nothing is ever fetched.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::issuers::IssuerList;
use crate::json::{self, Fields, Limits};
use crate::reason::Reason;

/// A status list at hand.
#[derive(Debug, Clone)]
pub struct ListFile {
    /// The file: JSON, or a JWS.
    pub text: String,
}

/// A list of recognised issuers that was verified.
#[derive(Debug, Clone)]
pub struct KnownList(pub IssuerList);

/// What a verifier has at hand.
#[derive(Debug, Clone)]
pub struct Known {
    /// The moment for which the questions are asked.
    pub now: Timestamp,
    documents: HashMap<String, Map<String, Value>>,
    brought: HashSet<String>,
    status_lists: HashMap<String, ListFile>,
    list_signers: Vec<String>,
    issuer_lists: Vec<KnownList>,
}

impl Known {
    /// Nothing but the time.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            documents: HashMap::new(),
            brought: HashSet::new(),
            status_lists: HashMap::new(),
            list_signers: Vec::new(),
            issuer_lists: Vec::new(),
        }
    }

    /// Adds a DID document or another document of keys, by its own identity.
    ///
    /// # Errors
    /// JSON that is none, or a document without an identity.
    pub fn add_document(&mut self, text: &str) -> Result<(), Reason> {
        let Value::Object(document) = json::read(text.as_bytes(), Limits::CREDENTIAL)? else {
            return Err(Reason::NotADocument);
        };
        let id = document.text("id").ok_or(Reason::NotADocument)?.to_owned();
        self.documents.insert(id, document);
        Ok(())
    }

    /// Adds a document that came with what is to be verified. It says whose keys are whose, and
    /// nobody vouches for that: an issuer that a list names without its keys stays open.
    ///
    /// # Errors
    /// As [`Self::add_document`].
    pub fn bring_document(&mut self, text: &str) -> Result<(), Reason> {
        let Value::Object(document) = json::read(text.as_bytes(), Limits::CREDENTIAL)? else {
            return Err(Reason::NotADocument);
        };
        let id = document.text("id").ok_or(Reason::NotADocument)?.to_owned();
        // What is known already is not exchanged for what came along.
        if !self.documents.contains_key(&id) {
            self.brought.insert(id.clone());
            self.documents.insert(id, document);
        }
        Ok(())
    }

    /// Adds a status list by the address that credentials name.
    pub fn add_status_list(&mut self, address: &str, text: &str) {
        let file = ListFile {
            text: text.to_owned(),
        };
        self.status_lists.insert(address.to_owned(), file);
    }

    /// Accepts status lists that this one signed for credentials of others. Without it a list is
    /// accepted from the issuer of the credential alone: anybody could enclose a list.
    pub fn accept_list_signer(&mut self, id: &str) {
        self.list_signers.push(id.to_owned());
    }

    /// Adds a list of recognised issuers that was verified.
    pub fn add_issuer_list(&mut self, list: KnownList) {
        self.issuer_lists.push(list);
    }

    pub(super) fn document(&self, id: &str) -> Option<&Map<String, Value>> {
        self.documents.get(id)
    }

    pub(super) fn was_brought(&self, id: &str) -> bool {
        self.brought.contains(id)
    }

    pub(super) fn status_list(&self, address: &str) -> Option<&ListFile> {
        self.status_lists.get(address)
    }

    pub(super) fn accepts_list_signer(&self, id: &str) -> bool {
        self.list_signers.iter().any(|one| one == id)
    }

    /// Lists of recognised issuers that hold at this moment first.
    pub(super) fn issuer_lists(&self) -> impl Iterator<Item = &IssuerList> {
        self.issuer_lists.iter().map(|known| &known.0)
    }
}
