//! What pages need of their file: glyphs, fonts, pictures and forms.

use crate::font::subset::GlyphUse;
use crate::pdf::Shared;
use crate::sheet::Mark;

pub(super) fn note(used: &mut GlyphUse, marks: &[Mark]) {
    for mark in marks {
        if let Mark::Text { line, .. } = mark {
            used.note(line);
        }
    }
}

fn entries(named: &[(String, u32)]) -> String {
    named
        .iter()
        .map(|(name, number)| format!("/{name} {number} 0 R"))
        .collect()
}

/// The resources of pages: the run's fonts and forms, and what a file has besides.
pub(super) fn resources(shared: &Shared, forms: &[(String, u32)], extra: &Shared) -> String {
    format!(
        "<</Font<<{}{}>>/XObject<<{}{}{}>>>>",
        entries(&shared.fonts),
        entries(&extra.fonts),
        entries(&shared.pictures),
        entries(forms),
        entries(&extra.pictures),
    )
}
