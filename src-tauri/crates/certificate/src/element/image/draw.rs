//! Drawing a picture.

use domain::institution::StoredImage;

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

    fn findings(&self, _template: &Template) -> Vec<String> {
        if self.picture.is_none() {
            vec!["An image has no picture yet. Choose one, or delete the image.".to_owned()]
        } else {
            Vec::new()
        }
    }
}
