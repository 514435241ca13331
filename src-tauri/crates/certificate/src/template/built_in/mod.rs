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

use super::Template;

/// The templates inside the program.
#[must_use]
pub fn built_in() -> Vec<Template> {
    vec![
        laurel::template(),
        meridian::template(),
        cartouche::template(),
        quire::template(),
        confluence::template(),
        dossier::template(),
        pennant::template(),
        wallet::template(),
    ]
}

/// An empty page to begin a template with.
#[must_use]
pub fn blank() -> Template {
    blank::template()
}

/// The built-in template with this identity.
#[must_use]
pub fn find(id: &TemplateId) -> Option<Template> {
    built_in().into_iter().find(|t| t.id == *id)
}
