//! Drawing a signature.

use super::{Signature, picture_name};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Area, Reading, Sheet, VerticalAlignment};
use crate::template::Template;
use words::{Message, printed, say};

impl Draw for Signature {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let number = usize::from(self.signatory);
        let Some(signatory) = desk.facts.run.institution.signatories.get(number) else {
            return Ok(());
        };
        let area = sheet.area(frame);
        let mut name = desk.setting(&self.name_style, area.width, 2)?;
        let mut role = desk.setting(&self.role_style, area.width, 2)?;
        let words = name.limits.size * 1.45 + role.limits.size * 1.35;
        let line = area.bottom + words.min(area.height * 0.7);
        let picture = Area {
            x: area.x,
            bottom: line + 1.5,
            width: area.width,
            height: (area.top() - line - 1.5).max(1.0),
        };
        if sheet.has_picture(&picture_name(number)) {
            let words =
                printed(&desk.template.language).put(&say::printed::signature(&signatory.name));
            sheet.piece(Reading::Figure(words), "", picture);
            let place = (self.alignment, VerticalAlignment::Bottom);
            sheet.picture(&picture_name(number), picture, place);
        }
        sheet.piece(Reading::Artifact, "", area);
        let colour = desk.template.colour(&self.colour).operator("RG");
        sheet.path(format!(
            "q\n{colour}0.6 w {:.2} {line:.2} m {:.2} {line:.2} l S\nQ\n",
            area.x,
            area.x + area.width
        ));
        name.alignment = self.alignment;
        name.vertical = VerticalAlignment::Top;
        role.alignment = self.alignment;
        role.vertical = VerticalAlignment::Top;
        let below = |top: f32| Area {
            x: area.x,
            bottom: area.bottom,
            width: area.width,
            height: (top - area.bottom).max(0.0),
        };
        sheet.piece(Reading::Paragraph, "", area);
        let gap = name.limits.size * 0.65;
        let last = sheet.text(&signatory.name, &name, below(line - gap * 0.7))?;
        sheet.text(&signatory.role, &role, below(last - gap * 0.55))?;
        Ok(())
    }

    fn findings(&self, template: &Template) -> Vec<Message> {
        [&self.name_style, &self.role_style]
            .into_iter()
            .flat_map(|style| template.style_finding(style))
            .collect()
    }
}
