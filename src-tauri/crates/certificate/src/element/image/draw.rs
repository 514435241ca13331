//! Drawing a picture.

use domain::institution::StoredImage;
use words::{Message, say};

use super::Image;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Alignment, Reading, Sheet, VerticalAlignment};
use crate::template::Template;

impl Draw for Image {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        _desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        if let Some(picture) = &self.picture {
            let area = sheet.area(frame);
            let reading = if self.alternative.trim().is_empty() {
                Reading::Artifact
            } else {
                Reading::Figure(self.alternative.clone())
            };
            sheet.piece(reading, "", area);
            let place = (Alignment::Centre, VerticalAlignment::Middle);
            sheet.picture(&picture.hash, area, place);
        }
        Ok(())
    }

    fn pictures(&self) -> Vec<&StoredImage> {
        self.picture.iter().collect()
    }

    fn findings(&self, _template: &Template) -> Vec<Message> {
        if self.picture.is_none() {
            vec![say::printing::finding_no_picture()]
        } else {
            Vec::new()
        }
    }
}
