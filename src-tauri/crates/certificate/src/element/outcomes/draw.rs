//! Drawing the table of outcomes.

use super::{Marker, Outcomes};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Alignment, Area, Reading, Sheet, Tightness, VerticalAlignment};
use crate::template::Template;
use crate::text::paragraph;

impl Outcomes {
    fn marker(&self, number: usize) -> String {
        match self.marker {
            Marker::None => String::new(),
            Marker::Dot => "•".to_owned(),
            Marker::Number => format!("{number}."),
        }
    }
}

impl Draw for Outcomes {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let area = sheet.area(frame);
        let outcomes = desk.facts.outcomes();
        if outcomes.is_empty() {
            return Ok(());
        }
        let columns = usize::from(self.columns.clamp(1, 2)).min(outcomes.len());
        let rows = outcomes.len().div_ceil(columns);
        let mut setting = desk.setting(&self.style, area.width, 1)?;
        setting.alignment = Alignment::Left;
        setting.vertical = VerticalAlignment::Top;
        let wanted = setting.limits.size;
        let smallest = setting.limits.smallest.min(wanted);
        let between = if columns > 1 { 14.0 } else { 0.0 };
        let column = (area.width - between) / columns as f32;
        // The size at which all rows fit: each row is as high as its tallest cell.
        let mut size = wanted;
        let (heights, indent) = loop {
            let indent = match self.marker {
                Marker::None => 0.0,
                Marker::Dot => size,
                Marker::Number => size * 1.7,
            };
            let mut heights = vec![0.0_f32; rows];
            for (place, outcome) in outcomes.iter().enumerate() {
                let em = (column - indent) / size * 1000.0;
                let lines = paragraph(sheet.shaper, setting.face, outcome, em)?.len();
                if let Some(height) = heights.get_mut(place % rows) {
                    let tall = lines as f32 * size * setting.limits.leading;
                    *height = height.max(tall);
                }
            }
            let pad = size * 0.6;
            let whole: f32 = heights.iter().map(|h| h + pad).sum();
            if whole <= area.height + pad || size <= smallest {
                if whole > area.height + pad || size < wanted {
                    sheet.tight.push(Tightness {
                        text: outcomes.first().cloned().unwrap_or_default(),
                        percent: (size / wanted * 100.0) as u32,
                        overflows: whole > area.height + pad,
                        element: sheet.element.clone(),
                    });
                }
                break (heights, indent);
            }
            size = (size - 0.25).max(smallest);
        };
        setting.limits.size = size;
        setting.limits.smallest = size;
        let language = desk.template.language.clone();
        for (place, outcome) in outcomes.iter().enumerate() {
            let (side, row) = (place / rows, place % rows);
            let above: f32 = heights.iter().take(row).map(|h| h + size * 0.6).sum();
            let height = heights.get(row).copied().unwrap_or_default();
            let cell = Area {
                x: area.x + side as f32 * (column + between),
                bottom: area.top() - above - height,
                width: column,
                height,
            };
            if !self.rules.is_empty() && row > 0 {
                let y = cell.top() + size * 0.36;
                let colour = desk.template.colour(&self.rules).operator("RG");
                sheet.piece(Reading::Artifact, "", cell);
                sheet.path(format!(
                    "q\n{colour}0.4 w {:.2} {y:.2} m {:.2} {y:.2} l S\nQ\n",
                    cell.x,
                    cell.x + column
                ));
            }
            sheet.piece(Reading::Item, "", cell);
            let marker = self.marker(place + 1);
            setting.limits.lines = 1;
            setting.limits.width = indent.max(1.0);
            sheet.text(&marker, &setting, cell)?;
            let words = Area {
                x: cell.x + indent,
                width: column - indent,
                ..cell
            };
            let em = words.width / size * 1000.0;
            let words_cased = desk.cased(&self.style, &language, outcome);
            let step = size * setting.limits.leading;
            for (number, line) in paragraph(sheet.shaper, setting.face, &words_cased, em)?
                .into_iter()
                .enumerate()
            {
                sheet.line(line, &setting, words.x, cell.top() - number as f32 * step);
            }
        }
        Ok(())
    }

    fn findings(&self, template: &Template) -> Vec<words::Message> {
        template.style_finding(&self.style).into_iter().collect()
    }
}
