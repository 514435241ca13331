//! The templates inside the program, one file each.

mod blank;
mod cartouche;
mod confluence;
mod dossier;
mod laurel;
mod meridian;
mod parts;
mod pennant;
mod quire;
mod wallet;

use domain::TemplateId;
use words::say::designs as say;
use words::{Message, Words, english};

use super::Template;

/// The templates inside the program, in the words of a catalogue.
#[must_use]
pub fn built_in_words(catalogue: &Words) -> Vec<Template> {
    vec![
        laurel::template(catalogue),
        meridian::template(catalogue),
        cartouche::template(catalogue),
        quire::template(catalogue),
        confluence::template(catalogue),
        dossier::template(catalogue),
        pennant::template(catalogue),
        wallet::template(catalogue),
    ]
}

/// The templates inside the program, in English.
#[must_use]
pub fn built_in() -> Vec<Template> {
    built_in_words(english())
}

/// An empty page to begin a template with.
#[must_use]
pub fn blank() -> Template {
    blank::template(english())
}

/// What a built-in template is like, for a list of them.
#[must_use]
pub fn about(id: &TemplateId) -> Option<Message> {
    Some(match id.as_str() {
        "laurel" => say::laurel_about(),
        "meridian" => say::meridian_about(),
        "cartouche" => say::cartouche_about(),
        "quire" => say::quire_about(),
        "confluence" => say::confluence_about(),
        "dossier" => say::dossier_about(),
        "pennant" => say::pennant_about(),
        "wallet" => say::wallet_about(),
        _ => return None,
    })
}

/// The built-in template with this identity, in English.
#[must_use]
pub fn find(id: &TemplateId) -> Option<Template> {
    built_in().into_iter().find(|t| t.id == *id)
}
