use std::collections::HashMap;

use jiff::Timestamp;

use crate::keys::PublicKey;

/// A key of a listed issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    /// The key.
    pub key: PublicKey,
    /// It may not be relied on from this moment.
    pub revoked: Option<Timestamp>,
}

/// An issuer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The DID or address.
    pub id: String,
    /// The name by which it is shown.
    pub name: String,
    /// The name in law.
    pub legal_name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// Its keys, where they are listed.
    pub keys: Vec<ListedKey>,
    /// Types or addresses of achievements that it may award; everything where none is named.
    pub may_award: Vec<String>,
    /// Recognised from this moment.
    pub since: Option<Timestamp>,
    /// Recognised until this moment.
    pub until: Option<Timestamp>,
    /// Recognition was withdrawn at this moment.
    pub withdrawn: Option<Timestamp>,
}

/// Whether an issuer was recognised at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was.
    Recognised,
    /// Not yet.
    NotYet,
    /// Not any more.
    Ended,
    /// Withdrawn before.
    Withdrawn,
}

impl Listed {
    /// Whether it was recognised at this moment.
    #[must_use]
    pub fn standing(&self, at: Timestamp) -> Standing {
        if self.withdrawn.is_some_and(|moment| moment <= at) {
            Standing::Withdrawn
        } else if self.since.is_some_and(|since| at < since) {
            Standing::NotYet
        } else if self.until.is_some_and(|until| until < at) {
            Standing::Ended
        } else {
            Standing::Recognised
        }
    }

    /// Whether it may award this: an address or types of an achievement.
    #[must_use]
    pub fn may_award(&self, names: &[&str]) -> bool {
        self.may_award.is_empty()
            || self
                .may_award
                .iter()
                .any(|one| names.contains(&one.as_str()))
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerList {
    /// Its identity.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The DID of who signed it.
    pub signer: String,
    /// The name of who signed it.
    pub signer_name: String,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_until: Option<Timestamp>,
    issuers: Vec<Listed>,
    by_id: HashMap<String, usize>,
}

impl IssuerList {
    /// A list. Of two entries for one issuer the first counts.
    #[must_use]
    pub fn new(
        [id, name, signer, signer_name]: [&str; 4],
        valid_from: Timestamp,
        valid_until: Option<Timestamp>,
        issuers: Vec<Listed>,
    ) -> Self {
        let mut by_id = HashMap::with_capacity(issuers.len());
        for (number, issuer) in issuers.iter().enumerate() {
            by_id.entry(issuer.id.clone()).or_insert(number);
        }
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            signer: signer.to_owned(),
            signer_name: signer_name.to_owned(),
            valid_from,
            valid_until,
            issuers,
            by_id,
        }
    }

    /// Its issuers.
    #[must_use]
    pub fn issuers(&self) -> &[Listed] {
        &self.issuers
    }

    /// The entry of an issuer.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Listed> {
        self.issuers.get(*self.by_id.get(id.trim())?)
    }

    /// The issuer that has this key.
    pub fn with_key(&self, fits: impl Fn(&PublicKey) -> bool) -> Option<(&Listed, &ListedKey)> {
        self.issuers
            .iter()
            .find_map(|issuer| Some((issuer, issuer.keys.iter().find(|key| fits(&key.key))?)))
    }
}
