//! What every kind of element can do.

use domain::institution::StoredImage;
use words::Message;

use super::desk::Desk;
use super::{Element, Kind};
use crate::error::CertificateError;
use crate::frame::Frame;
use crate::sheet::Sheet;
use crate::template::Template;

/// What every kind of element can do.
pub(crate) trait Draw {
    /// Whether it differs from learner to learner; what does not is drawn once a run.
    fn varies(&self) -> bool {
        false
    }

    /// Draws it, in pieces that say how they are read aloud.
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError>;

    /// Letters that a run's certificates need for it, each with the style they are set in.
    fn letters(&self, _desk: &Desk<'_>) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The pictures it needs, besides the institution's.
    fn pictures(&self) -> Vec<&StoredImage> {
        Vec::new()
    }

    /// What is wrong with it.
    fn findings(&self, _template: &Template) -> Vec<Message> {
        Vec::new()
    }
}

impl Kind {
    pub(crate) fn as_draw(&self) -> &dyn Draw {
        match self {
            Self::Text(element) => element,
            Self::Image(element) => element,
            Self::Logo(element) => element,
            Self::Seal(element) => element,
            Self::Signature(element) => element,
            Self::QrCode(element) => element,
            Self::Line(element) => element,
            Self::Shape(element) => element,
            Self::Border(element) => element,
            Self::Guilloche(element) => element,
            Self::Background(element) => element,
            Self::Outcomes(element) => element,
            Self::StackedAwards(element) => element,
        }
    }
}

impl Element {
    /// Whether it differs from learner to learner.
    #[must_use]
    pub fn varies(&self) -> bool {
        self.kind.as_draw().varies()
    }

    pub(crate) fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        if self.hidden {
            return Ok(());
        }
        sheet.element.clone_from(&self.id);
        self.kind.as_draw().draw(self.frame, sheet, desk)
    }
}
