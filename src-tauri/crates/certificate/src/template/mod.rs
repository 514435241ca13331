//! Templates: which elements stand where.

mod laurel;

use domain::TemplateId;

use crate::element::Element;

/// A template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its identity.
    pub id: TemplateId,
    /// The name people see.
    pub name: &'static str,
    /// What it is like, in a sentence.
    pub description: &'static str,
    /// Counts up whenever a page made with it would look different.
    pub version: u32,
    /// What stands on it, from the back to the front.
    pub elements: Vec<Element>,
}

/// The templates inside the program.
#[must_use]
pub fn built_in() -> Vec<Template> {
    vec![laurel::template()]
}

/// The template with this identity.
#[must_use]
pub fn find(id: &TemplateId) -> Option<Template> {
    built_in().into_iter().find(|t| t.id == *id)
}
