//! The certificates of a run.

use std::borrow::Cow;

use domain::certificate::Certificate;

use crate::error::CertificateError;

/// Certificates to print, made or read as they are needed so that a large run takes no more
/// memory than a small one.
pub trait Certificates: Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// The one at a place; there is none from [`Self::count`] on.
    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>>;
    /// The signed credential that is attached to the file of the one at a place, as JSON.
    fn credential(&self, _place: usize) -> Option<Cow<'_, str>> {
        None
    }
}

impl Certificates for Vec<Certificate> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>> {
        self.get(place).map(Cow::Borrowed)
    }
}

/// The certificate at a place; a list that grew shorter stops the run.
pub(super) fn known(
    certificates: &dyn Certificates,
    place: usize,
) -> Result<Cow<'_, Certificate>, CertificateError> {
    certificates
        .at(place)
        .ok_or(CertificateError::Missing(place + 1))
}
