//! A CASE package as it stands in a file, its parts still unread.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::ExchangeError;
use crate::json::not_json;

/// A package: its document, and items and associations each for itself, so that one that cannot
/// be read takes no other with it.
#[derive(Deserialize)]
pub(super) struct Package<'j> {
    #[serde(rename = "CFDocument", borrow, default)]
    pub document: Option<&'j RawValue>,
    #[serde(rename = "CFItems", borrow, default)]
    pub items: Option<Vec<&'j RawValue>>,
    #[serde(rename = "CFAssociations", borrow, default)]
    pub associations: Option<Vec<&'j RawValue>>,
}

/// What some programs put around packages.
#[derive(Deserialize)]
struct Wrapper<'j> {
    #[serde(rename = "CFPackage", borrow, default)]
    package: Option<&'j RawValue>,
    #[serde(rename = "CFPackages", borrow, default)]
    packages: Option<Vec<&'j RawValue>>,
}

/// A document, as far as it is read.
#[derive(Deserialize, Default)]
pub(super) struct Document<'j> {
    #[serde(borrow, default)]
    pub identifier: Option<&'j RawValue>,
    #[serde(borrow, default)]
    pub title: Option<&'j RawValue>,
    #[serde(borrow, default)]
    pub creator: Option<&'j RawValue>,
    #[serde(borrow, default)]
    pub language: Option<&'j RawValue>,
    #[serde(rename = "licenseURI", borrow, default)]
    pub licence: Option<&'j RawValue>,
}

/// A node that an association joins, or a licence.
#[derive(Deserialize, Default)]
pub(super) struct Node<'j> {
    #[serde(borrow, default)]
    pub identifier: Option<&'j RawValue>,
    #[serde(borrow, default)]
    pub title: Option<&'j RawValue>,
}

/// The text of a value: a string, or a number as it is written.
pub(super) fn text(value: Option<&RawValue>) -> Option<String> {
    let raw = value?.get();
    if raw.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return Some(raw.to_owned());
    }
    let text: Cow<'_, str> = serde_json::from_str(raw).ok()?;
    Some(text.trim().to_owned())
}

/// The title or identifier of a document, for a file that holds several.
fn title(package: &RawValue) -> String {
    let package: Option<Package<'_>> = serde_json::from_str(package.get()).ok();
    let document = package.and_then(|p| p.document);
    let document: Document<'_> = document
        .and_then(|d| serde_json::from_str(d.get()).ok())
        .unwrap_or_default();
    text(document.title)
        .or_else(|| text(document.identifier))
        .unwrap_or_default()
}

fn only(mut packages: Vec<&RawValue>) -> Result<&str, ExchangeError> {
    match packages.len() {
        0 => Err(ExchangeError::NotCase),
        1 => Ok(packages.remove(0).get()),
        _ => {
            let titles = packages.iter().take(12).map(|p| title(p)).collect();
            Err(ExchangeError::SeveralPackages(titles))
        }
    }
}

/// What a value that does not fit comes to.
fn misfit(error: &serde_json::Error) -> ExchangeError {
    let said = error.to_string();
    let twice = said.strip_prefix("duplicate field `");
    match twice.and_then(|rest| rest.split('`').next()) {
        Some(name) => ExchangeError::Twice(name.to_owned()),
        None if error.is_data() => ExchangeError::NotCase,
        None => not_json(error),
    }
}

impl<'j> Package<'j> {
    /// The only package of a file, whether it stands alone, in a list or in a wrapper.
    pub(super) fn read(json: &'j str) -> Result<Self, ExchangeError> {
        let alone = if json.trim_start().starts_with('[') {
            only(serde_json::from_str(json).map_err(|e| misfit(&e))?)?
        } else {
            let wrapper: Wrapper<'j> = serde_json::from_str(json).map_err(|e| misfit(&e))?;
            match (wrapper.package, wrapper.packages) {
                (Some(package), _) => package.get(),
                (None, Some(packages)) => only(packages)?,
                (None, None) => json,
            }
        };
        serde_json::from_str(alone).map_err(|e| misfit(&e))
    }
}
