//! Drawing a seal.

use std::f32::consts::TAU;

use domain::institution::StoredImage;

use super::Seal;
use crate::element::shape::draw::rounded;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::field::Content;
use crate::sheet::{Alignment, Area, Reading, Sheet, VerticalAlignment};
use crate::template::Template;

/// A disc with a scalloped edge around a place.
fn scalloped(x: f32, y: f32, radius: f32, scallops: u16) -> String {
    let count = scallops.clamp(8, 96);
    let step = TAU / f32::from(count);
    let on = |angle: f32, r: f32| (x + r * angle.cos(), y + r * angle.sin());
    let (fx, fy) = on(0.0, radius * 0.93);
    let mut out = format!("{fx:.2} {fy:.2} m ");
    for number in 0..count {
        let from = f32::from(number) * step;
        let (ax, ay) = on(from + step * 0.15, radius * 1.02);
        let (bx, by) = on(from + step * 0.85, radius * 1.02);
        let (tx, ty) = on(from + step, radius * 0.93);
        out += &format!("{ax:.2} {ay:.2} {bx:.2} {by:.2} {tx:.2} {ty:.2} c ");
    }
    out + "h "
}

fn circle(x: f32, y: f32, radius: f32) -> String {
    let area = Area {
        x: x - radius,
        bottom: y - radius,
        width: radius * 2.0,
        height: radius * 2.0,
    };
    rounded(area, radius, radius)
}

impl Draw for Seal {
    fn varies(&self) -> bool {
        Content::read(&self.letters)
            .fields()
            .iter()
            .any(|f| f.varies())
    }

    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let area = sheet.area(frame);
        let reading = if self.alternative.trim().is_empty() {
            Reading::Artifact
        } else {
            Reading::Figure(self.alternative.clone())
        };
        sheet.piece(reading, "", area);
        if let Some(picture) = &self.picture {
            let place = (Alignment::Centre, VerticalAlignment::Middle);
            sheet.picture(&picture.hash, area, place);
            return Ok(());
        }
        let radius = area.width.min(area.height) / 2.0;
        let (x, y) = (area.x + area.width / 2.0, area.bottom + area.height / 2.0);
        let fill = desk.template.colour(&self.colour).operator("rg");
        let ink = desk.template.colour(&self.ink);
        let line = ink.operator("RG");
        sheet.path(format!(
            "q\n{fill}{}f\n{line}{:.2} w {}S {:.2} w {}S\nQ\n",
            scalloped(x, y, radius * 0.98, self.scallops),
            radius * 0.028,
            circle(x, y, radius * 0.8),
            radius * 0.014,
            circle(x, y, radius * 0.74),
        ));
        let words = Content::read(&self.letters).words(desk.facts, &desk.template.language);
        if !words.trim().is_empty() {
            let inner = radius * 1.1;
            let mut setting = desk.setting(&self.style, inner, 1)?;
            setting.colour = ink;
            setting.limits.size = setting.limits.size.min(radius * 0.9);
            setting.limits.smallest = 3.0;
            setting.alignment = Alignment::Centre;
            setting.vertical = VerticalAlignment::Middle;
            let middle = Area {
                x: x - inner / 2.0,
                bottom: y - inner / 2.0,
                width: inner,
                height: inner,
            };
            sheet.text(&words, &setting, middle)?;
        }
        Ok(())
    }

    fn pictures(&self) -> Vec<&StoredImage> {
        self.picture.iter().collect()
    }

    fn findings(&self, template: &Template) -> Vec<words::Message> {
        template.style_finding(&self.style).into_iter().collect()
    }
}
