//! Versions of rubrics and of assessment standards: a first version heads a family, which the
//! later ones name.

use domain::record_kind::RecordKind;
use store::{Key, PartValue, Range, Records};

use crate::core::error::StudioError;
use crate::core::finding::rows_of_page;
use crate::core::indexes::{Index, RUBRIC_FAMILY, RUBRIC_TITLE, STANDARD_FAMILY, STANDARD_TITLE};
use crate::core::records;
use crate::core::studio::Studio;

/// What has versions, and by which indexes they are found.
#[derive(Clone, Copy)]
pub(crate) struct Versioned {
    pub kind: RecordKind,
    /// By family, and by number within it.
    family: Index,
    /// By title, with the family.
    title: Index,
}

/// Rubrics.
pub(crate) const RUBRICS: Versioned = Versioned {
    kind: RecordKind::Rubric,
    family: RUBRIC_FAMILY,
    title: RUBRIC_TITLE,
};

/// Assessment standards.
pub(crate) const STANDARDS: Versioned = Versioned {
    kind: RecordKind::AssessmentStandard,
    family: STANDARD_FAMILY,
    title: STANDARD_TITLE,
};

/// Identities of the versions of families, newest first, and where the next page begins.
type FamilyPage = (Vec<Vec<String>>, Option<String>);

impl Studio {
    /// Identities of the versions of a family, newest first.
    pub(crate) fn versions_of(
        &self,
        of: &Versioned,
        family: &str,
    ) -> Result<Vec<String>, StudioError> {
        let mut versions = self.ids_in(&of.family, &Range::of(family))?;
        versions.reverse();
        // The first version names no family: it is one.
        if self.store.exists(&records::key(of.kind, family))? {
            versions.push(family.to_owned());
        }
        Ok(versions)
    }

    /// The newest version of a family, if there is any.
    pub(crate) fn newest_of(
        &self,
        of: &Versioned,
        family: &str,
    ) -> Result<Option<String>, StudioError> {
        Ok(self.versions_of(of, family)?.into_iter().next())
    }

    /// A page of families in the order of their newest versions' titles, of those whose title
    /// begins so.
    pub(crate) fn families(
        &self,
        of: &Versioned,
        beginning: &str,
        mut after: Option<String>,
        limit: u32,
    ) -> Result<FamilyPage, StudioError> {
        let (limit, mut families) = (rows_of_page(limit), Vec::new());
        let range = Range::all().beginning(beginning.trim());
        loop {
            let wanted = limit - families.len();
            let found = self.entries(&of.title, range.clone(), wanted, after)?;
            for entry in found.entries {
                let family = entry.parts.get(1).and_then(PartValue::as_text);
                let family = family.unwrap_or(&entry.key.id).to_owned();
                let versions = self.versions_of(of, &family)?;
                let Key { id, .. } = entry.key;
                // Older versions have titles too, and are listed with the newest.
                if versions.first() == Some(&id) {
                    families.push(versions);
                }
            }
            after = found.next;
            if after.is_none() || families.len() >= limit {
                return Ok((families, after));
            }
        }
    }
}
