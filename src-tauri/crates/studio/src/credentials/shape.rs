//! What the credentials of a run share, kept once; a certificate keeps only what differs.

use credential::encoding::base64url_encode;
use domain::certificate::CredentialKept;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use words::Message;
use words::say::keys as say;

/// What credentials of one shape share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CredentialShape {
    /// The credential as JSON text, without proof, and empty where credentials differ. Text, so
    /// that the order of its fields stays what was signed.
    pub(crate) document: String,
    /// Where they differ: JSON pointers.
    pub(crate) paths: Vec<String>,
    /// The proof without its value, as JSON text.
    pub(crate) proof: String,
    /// The header of the JWT, as JSON text; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) header: String,
}

impl CredentialShape {
    /// A document with its varying texts taken out, and those.
    pub(crate) fn of(
        document: Map<String, Value>,
        paths: Vec<String>,
        proof: &Value,
        header: String,
    ) -> (Self, Vec<String>) {
        let mut whole = Value::Object(document);
        let values = paths
            .iter()
            .map(|path| match whole.pointer_mut(path) {
                Some(Value::String(text)) => std::mem::take(text),
                _ => String::new(),
            })
            .collect();
        let shape = Self {
            document: whole.to_string(),
            paths,
            proof: proof.to_string(),
            header,
        };
        (shape, values)
    }

    /// The name it is kept under: a hash of it all.
    pub(crate) fn name(&self) -> String {
        let mut hash = blake3::Hasher::new();
        for part in [&self.document, &self.proof, &self.header]
            .into_iter()
            .chain(&self.paths)
        {
            hash.update(part.as_bytes());
            hash.update(b"\n");
        }
        hash.finalize().to_hex().chars().take(32).collect()
    }

    /// Whether it is what this name stands for.
    pub(crate) fn is_named(&self, id: &str) -> Result<(), Message> {
        if self.name() == id {
            Ok(())
        } else {
            Err(say::shape_changed())
        }
    }

    /// A credential of this shape, without proof.
    fn filled(&self, values: &[String]) -> Option<Map<String, Value>> {
        let mut whole: Value = serde_json::from_str(&self.document).ok()?;
        if values.len() != self.paths.len() {
            return None;
        }
        for (path, value) in self.paths.iter().zip(values) {
            *whole.pointer_mut(path)? = Value::String(value.clone());
        }
        match whole {
            Value::Object(document) => Some(document),
            _ => None,
        }
    }

    /// The credential with its Data Integrity proof; `None` where the shape is not that of the
    /// certificate.
    pub(crate) fn document(&self, kept: &CredentialKept) -> Option<Map<String, Value>> {
        let mut document = self.filled(&kept.values)?;
        let Ok(Value::Object(mut proof)) = serde_json::from_str(&self.proof) else {
            return None;
        };
        proof.insert("proofValue".to_owned(), kept.proof.clone().into());
        document.insert("proof".to_owned(), vec![Value::Object(proof)].into());
        Some(document)
    }

    /// What a JWT of it is signed over.
    pub(crate) fn jwt_input(&self, values: &[String]) -> Option<String> {
        let claims = credential::proof::jwt_claims(&self.filled(values)?).ok()?;
        Some(format!(
            "{}.{}",
            base64url_encode(&self.header),
            base64url_encode(Value::Object(claims).to_string())
        ))
    }

    /// The credential as a JWT; `None` where it has none.
    pub(crate) fn jwt(&self, kept: &CredentialKept) -> Option<String> {
        if kept.jwt.is_empty() || self.header.is_empty() {
            return None;
        }
        let input = self.jwt_input(&kept.values)?;
        Some(format!("{input}.{}", kept.jwt))
    }
}

/// A document as text.
pub(crate) fn json_text(document: Map<String, Value>) -> String {
    Value::Object(document).to_string()
}
