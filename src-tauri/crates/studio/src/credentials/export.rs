//! A certificate's credential as a file: JSON, a JWT, a badge with it inside.

use std::path::Path;

use certificate::badge::{self, Badge};
use credential::Reason;
use credential::baking::{Baked, bake_png, bake_svg, unbake_png, unbake_svg};
use domain::certificate::Certificate;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say::keys as say;

use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;
use crate::credentials::keys::refused;
use crate::credentials::shape::json_text;

/// A form in which a credential leaves the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CredentialForm {
    /// JSON-LD with a Data Integrity proof.
    Json,
    /// A compact JWS.
    Jwt,
    /// A picture with the credential inside.
    Png,
    /// A drawing with the credential inside.
    Svg,
    /// The certificate's page with the credential attached.
    Pdf,
}

impl CredentialForm {
    /// How its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jwt => "jwt",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }
}

/// The credential inside a PNG or SVG, as text.
///
/// # Errors
/// When there is none, or the picture is no PNG or SVG.
pub fn unbaked(bytes: &[u8]) -> Result<String, StudioError> {
    let baked = if bytes.starts_with(b"\x89PNG") {
        unbake_png(bytes)
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| refused(&Reason::NotACredential))?;
        unbake_svg(text)
    };
    match baked.map_err(|why| refused(&why))? {
        Baked::Credential(text) | Baked::Older(text) => Ok(text),
    }
}

/// How a printed code is laid out, with vectors, for whoever writes a verifier: Markdown.
#[must_use]
pub fn code_layout() -> &'static str {
    credential::claim::LAYOUT
}

impl Studio {
    /// The credential that a certificate was issued with, as JSON text; none where it was not
    /// signed.
    pub(crate) fn credential_json(
        &self,
        certificate: &Certificate,
    ) -> Result<Option<String>, StudioError> {
        let Some(kept) = certificate
            .credential
            .as_ref()
            .filter(|kept| !kept.shape.is_empty())
        else {
            return Ok(None);
        };
        let document = self.shape_of(kept)?.document(kept);
        let document = document.ok_or_else(|| StudioError::refused(say::shape_changed()))?;
        Ok(Some(json_text(document)))
    }

    /// The bytes of a certificate's credential in a form.
    ///
    /// # Errors
    /// When the certificate was not signed, or has no credential in this form.
    pub fn credential_in(
        &self,
        serial: &str,
        form: CredentialForm,
    ) -> Result<Vec<u8>, StudioError> {
        let certificate = self.certificate(serial)?;
        let json = self
            .credential_json(&certificate)?
            .ok_or_else(|| StudioError::refused(say::refused_not_signed(serial)))?;
        let bytes = match form {
            CredentialForm::Json => json.into_bytes(),
            CredentialForm::Jwt => {
                let kept = certificate.credential.as_ref();
                let jwt = kept
                    .map(|kept| Ok::<_, StudioError>(self.shape_of(kept)?.jwt(kept)))
                    .transpose()?
                    .flatten();
                jwt.ok_or_else(|| StudioError::refused(say::no_jwt(serial)))?
                    .into_bytes()
            }
            CredentialForm::Png => {
                let picture = badge::png(&self.badge(&certificate)?)?;
                bake_png(&picture, &json).map_err(|why| refused(&why))?
            }
            CredentialForm::Svg => {
                let drawing = badge::svg(&self.badge(&certificate)?)?;
                bake_svg(&drawing, &json)
                    .map_err(|why| refused(&why))?
                    .into_bytes()
            }
            CredentialForm::Pdf => self.certificate_page(serial)?,
        };
        Ok(bytes)
    }

    /// Writes a certificate's credential to a file.
    ///
    /// # Errors
    /// As for [`Studio::credential_in`], or when the file cannot be written.
    pub fn export_credential(
        &self,
        serial: &str,
        form: CredentialForm,
        to: &Path,
    ) -> Result<(), StudioError> {
        self.may(Action::ExportRegister)?;
        let bytes = self.credential_in(serial, form)?;
        self.ask_to_export(Action::ExportRegister, &say::step_credential(serial))?;
        write_outside(to, &bytes)
    }

    /// What a certificate's badge says.
    fn badge(&self, certificate: &Certificate) -> Result<Badge, StudioError> {
        let run = self.run_of(certificate)?;
        Ok(Badge {
            title: certificate.programme_title.clone(),
            institution: run.institution.legal_name,
            line: certificate.programme_code.clone(),
            colour: String::new(),
        })
    }
}
