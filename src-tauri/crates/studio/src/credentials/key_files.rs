//! Keys that come and go: files other programs read, and paper.

use std::path::{Path, PathBuf};

use certificate::document::{Block, Document, Orientation, typeset};
use credential::Reason;
use credential::keys::{
    PaperBackup, SecretKey, paper_backup, paper_backup_in_two, restore_from_paper, secret_from_jwk,
    secret_from_multikey, secret_from_pkcs8, secret_to_jwk, secret_to_pkcs8,
};
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::plain;
use words::say::keys as say;
use words::{english, spoken};
use zeroize::Zeroizing;

use crate::certificates::print_files::free_name;
use crate::core::error::StudioError;
use crate::core::outside::read_outside;
use crate::core::studio::Studio;
use crate::credentials::keys::{SigningKey, refused};

/// A file with a key is small.
const MOST_BYTES: usize = 64 << 10;

/// A form in which a key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KeyForm {
    /// PEM with PKCS #8 (RFC 5958).
    Pkcs8,
    /// JSON Web Key (RFC 7517).
    Jwk,
}

impl KeyForm {
    /// How its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pkcs8 => "pem",
            Self::Jwk => "jwk.json",
        }
    }
}

/// A key from the text of a file: PEM, JWK or multikey.
fn read_key(text: &str) -> Result<SecretKey, Reason> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with("-----BEGIN") {
        secret_from_pkcs8(text)
    } else if text.starts_with('{') {
        let limits = credential::json::Limits::CREDENTIAL;
        secret_from_jwk(&credential::json::read(text.as_bytes(), limits)?)
    } else {
        secret_from_multikey(text)
    }
}

impl Studio {
    /// Writes the secret half of a key to a file. Whoever has the file can sign with it.
    ///
    /// # Errors
    /// When the keys are locked, or the file cannot be written.
    pub fn export_key(&self, id: &str, form: KeyForm, to: &Path) -> Result<(), StudioError> {
        self.may(Action::KeepKeys)?;
        let key = self.secret_key(id)?;
        let name = self.stored_key(id)?.value.shown.name;
        self.ask_to_export(Action::KeepKeys, &say::step_export(name))?;
        let text = match form {
            KeyForm::Pkcs8 => secret_to_pkcs8(&key).map_err(|why| refused(&why))?,
            KeyForm::Jwk => Zeroizing::new(secret_to_jwk(&key).to_string()),
        };
        plain::may_be_replaced(to)
            .and_then(|()| plain::replace_secret(to, text.as_bytes()))
            .map_err(StudioError::file(to))
    }

    /// Takes in a key from a file, sealed under the passphrase of the others.
    ///
    /// # Errors
    /// When the file holds no key, or the passphrase is another one.
    pub fn import_key(&self, from: &Path, passphrase: &str) -> Result<SigningKey, StudioError> {
        self.may(Action::KeepKeys)?;
        let bytes = Zeroizing::new(read_outside(from)?);
        let text = std::str::from_utf8(&bytes)
            .ok()
            .filter(|text| text.len() <= MOST_BYTES);
        let key = text.ok_or(Reason::KeyUnreadable).and_then(read_key);
        self.take_in(key.map_err(|why| refused(&why))?, passphrase)
    }

    /// Takes in a key that was typed in from one sheet, or from both of two.
    ///
    /// # Errors
    /// With the line that has a mistake; when the passphrase is another one.
    pub fn restore_key(
        &self,
        sheets: &[String],
        passphrase: &str,
    ) -> Result<SigningKey, StudioError> {
        self.may(Action::KeepKeys)?;
        let sheets: Vec<&str> = sheets
            .iter()
            .map(String::as_str)
            .filter(|sheet| !sheet.trim().is_empty())
            .collect();
        let key = restore_from_paper(&sheets).map_err(|why| refused(&why))?;
        self.take_in(key, passphrase)
    }

    fn take_in(&self, key: SecretKey, passphrase: &str) -> Result<SigningKey, StudioError> {
        let added = self.add_keys(vec![key], None, passphrase)?;
        let first = added.into_iter().next();
        first.ok_or_else(|| refused(&Reason::KeyUnreadable))
    }

    /// Writes a key as pages to print, one sheet or two that it takes both of.
    ///
    /// # Errors
    /// When the keys are locked, or a file cannot be written.
    pub fn export_paper_backup(
        &self,
        id: &str,
        in_two: bool,
        language: &str,
        folder: &Path,
    ) -> Result<Vec<String>, StudioError> {
        self.may(Action::KeepKeys)?;
        let key = self.secret_key(id)?;
        let shown = self.stored_key(id)?.value.shown;
        self.ask_to_export(Action::KeepKeys, &say::step_paper(&shown.name))?;
        let sheets: Vec<PaperBackup> = if in_two {
            paper_backup_in_two(&key, &self.secret()?).into()
        } else {
            vec![paper_backup(&key)]
        };
        plain::make_folders(folder).map_err(StudioError::file(folder))?;
        let mut made = Vec::new();
        for sheet in sheets {
            let page = self.paper_page(&shown, &sheet, language)?;
            let stem = format!("{}-{}-of-{}", shown.name, sheet.part, sheet.of);
            let path: PathBuf = free_name(folder, &stem, ".pdf");
            plain::replace_secret(&path, &page).map_err(StudioError::file(&path))?;
            made.push(path.display().to_string());
        }
        Ok(made)
    }

    fn paper_page(
        &self,
        key: &SigningKey,
        sheet: &PaperBackup,
        language: &str,
    ) -> Result<Zeroizing<Vec<u8>>, StudioError> {
        let words = spoken(language).unwrap_or_else(english);
        let institution = self.institution()?.value.legal_name;
        let title = words.put(&say::paper_title(&key.name));
        let now = self.now();
        let day = now.0.get(..10).unwrap_or_default().to_owned();
        let mut blocks = vec![
            Block::Over(institution.clone()),
            Block::Title(title.clone()),
            Block::Facts(vec![
                (
                    words.put(&say::paper_sheet()),
                    words.put(&say::paper_sheet_of(sheet.of, sheet.part)),
                ),
                (words.put(&say::paper_day()), day),
            ]),
        ];
        blocks.extend(
            sheet
                .lines
                .iter()
                .zip(1..)
                .map(|(line, number)| Block::Heading(format!("{number}   {line}"))),
        );
        blocks.push(Block::Paragraph(
            words.put(&say::paper_public(&key.public_key)),
        ));
        blocks.push(Block::Paragraph(words.put(&if sheet.of > 1 {
            say::paper_why_two()
        } else {
            say::paper_why_one()
        })));
        blocks.push(Block::Paragraph(words.put(&say::paper_how())));
        let document = Document {
            title,
            author: institution.clone(),
            language: words.language().to_owned(),
            made_at: now,
            orientation: Orientation::Portrait,
            attached: None,
            foot: institution,
            blocks,
        };
        Ok(Zeroizing::new(typeset(&*self.fonts_now()?, &document)?))
    }
}
