//! A run of the press: what is made once for all its certificates.

use std::collections::BTreeMap;

use domain::certificate::{Certificate, Snapshot};

use super::geometry::Geometry;
use super::layout::Layout;
use crate::element::Desk;
use crate::field::{Facts, Formats};
use crate::font::FontLibrary;
use crate::font::subset::GlyphUse;
use crate::pdf::{Codes, Common, Shared};
use crate::picture::Picture;
use crate::sheet::{Coarse, Tightness};
use crate::template::Template;

/// A run of the press, ready to print.
pub struct Press<'l> {
    pub(super) library: &'l FontLibrary,
    pub(super) run: Snapshot,
    pub(super) template: Template,
    pub(super) pictures: BTreeMap<String, Picture>,
    pub(super) formats: Formats,
    pub(super) layouts: Vec<Layout>,
    pub(super) geometry: Geometry,
    pub(super) own: Common,
    pub(super) together: Common,
    pub(super) shared: Shared,
    pub(super) forms: Vec<(String, u32)>,
    pub(super) codes: Codes,
    pub(super) used: GlyphUse,
    pub(super) tight: Vec<Tightness>,
    pub(super) coarse: Vec<Coarse>,
}

impl<'l> Press<'l> {
    /// Texts of the template itself that were made smaller or stick out.
    #[must_use]
    pub fn tight(&self) -> &[Tightness] {
        &self.tight
    }

    /// Pictures with too few dots for the size they stand at.
    #[must_use]
    pub fn coarse(&self) -> &[Coarse] {
        &self.coarse
    }

    /// How many certificates share a sheet.
    pub(super) fn per_sheet(&self) -> usize {
        self.geometry.places.len().max(1)
    }

    pub(super) fn desk<'d>(&'d self, facts: &'d Facts<'d>) -> Desk<'d> {
        Desk {
            template: &self.template,
            library: self.library,
            facts,
        }
    }

    pub(super) fn facts<'d>(&'d self, certificate: &'d Certificate) -> Facts<'d> {
        Facts {
            run: &self.run,
            certificate: Some(certificate),
            formats: &self.formats,
        }
    }
}
