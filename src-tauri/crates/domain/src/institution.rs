//! The institution that owns a workspace and signs its certificates.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use crate::{Date, serial};

/// A picture kept in the workspace's `files/` under the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StoredImage {
    /// BLAKE3 of the bytes, in hex.
    pub hash: String,
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: String,
    /// The name of the file it came from.
    pub file_name: String,
}

/// A number or code by which others know the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Identifier {
    /// The scheme, such as ROR, Erasmus code, VAT or a national register.
    pub scheme: String,
    /// The value in that scheme.
    pub value: String,
}

/// A person whose signature stands on certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Signatory {
    /// The name as printed.
    pub name: String,
    /// The office, such as Rector or Registrar.
    pub role: String,
    /// A picture of the signature.
    pub signature: Option<StoredImage>,
}

/// The institution: who awards, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Institution {
    /// The name in law, as printed on certificates.
    pub legal_name: String,
    /// Two to five letters that begin every serial, such as `NIT`.
    pub serial_prefix: String,
    /// How serials are made, such as `{programme}-{yy}-{number}-{check}`; empty for the usual way.
    #[serde(default)]
    pub serial_pattern: String,
    /// ISO 3166-1 alpha-2 country code.
    pub country: String,
    /// Postal address, several lines allowed.
    pub address: String,
    /// Web address, shown to readers of certificates.
    pub website: String,
    /// Codes in public registers.
    pub identifiers: Vec<Identifier>,
    /// The logo on certificates.
    pub logo: Option<StoredImage>,
    /// Those who sign, in the order in which they stand on a certificate.
    pub signatories: Vec<Signatory>,
    /// Whether somebody may decide the audit of a version they designed; the decision
    /// then says so.
    #[serde(default)]
    pub own_sign_off_allowed: bool,
}

impl Institution {
    /// The serial for a running number of a programme.
    #[must_use]
    pub fn serial(&self, programme: &str, day: &Date, number: u32) -> String {
        let prefix = self.effective_serial_prefix();
        serial::by_pattern(&self.serial_pattern, &prefix, programme, day, number)
    }

    /// The counter that such a number is taken from.
    #[must_use]
    pub fn serial_counter(&self, programme: &str, day: &Date) -> String {
        serial::counter(&self.serial_pattern, programme, day)
    }

    /// What is still missing before certificates can be issued.
    #[must_use]
    pub fn missing_for_issue(&self) -> Vec<Message> {
        let mut missing = Vec::new();
        if self.legal_name.trim().is_empty() {
            missing.push(say::institution::missing_name());
        }
        if self.country.trim().is_empty() {
            missing.push(say::institution::missing_country());
        }
        if self.signatories.is_empty() {
            missing.push(say::institution::missing_signatory());
        }
        missing
    }

    /// The letters that begin serials: the chosen ones, else the initials of the name.
    #[must_use]
    pub fn effective_serial_prefix(&self) -> String {
        let chosen: String = self
            .serial_prefix
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(5)
            .collect();
        if !chosen.is_empty() {
            return chosen.to_ascii_uppercase();
        }
        let initials: String = self
            .legal_name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_ascii_uppercase())
            .take(5)
            .collect();
        if initials.is_empty() {
            "CW".to_owned()
        } else {
            initials
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_missing() {
        let mut institution = Institution::default();
        assert_eq!(institution.missing_for_issue().len(), 3);
        institution.legal_name = "Northfield Institute of Technology".into();
        institution.country = "IE".into();
        institution.signatories.push(Signatory {
            name: "A".into(),
            role: "B".into(),
            signature: None,
        });
        assert!(institution.missing_for_issue().is_empty());
    }

    #[test]
    fn the_prefix_falls_back_to_initials() {
        let mut institution = Institution {
            legal_name: "Northfield Institute of Technology".into(),
            ..Institution::default()
        };
        assert_eq!(institution.effective_serial_prefix(), "NIT");
        institution.serial_prefix = "nf-1".into();
        assert_eq!(institution.effective_serial_prefix(), "NF1");
        assert_eq!(Institution::default().effective_serial_prefix(), "CW");
    }
}
