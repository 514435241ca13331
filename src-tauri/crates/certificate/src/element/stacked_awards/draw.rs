//! Drawing the list of stacked awards.

use super::StackedAwards;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Alignment, Area, Reading, Sheet, Tightness, VerticalAlignment};
use crate::template::Template;

impl Draw for StackedAwards {
    fn varies(&self) -> bool {
        true
    }

    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let awards = desk.facts.certificate.map_or(&[][..], |c| &c.stacked);
        if awards.is_empty() {
            return Ok(());
        }
        let area = sheet.area(frame);
        let mut head = desk.setting(&self.heading_style, area.width, 1)?;
        let mut entry = desk.setting(&self.style, area.width, 1)?;
        for setting in [&mut head, &mut entry] {
            setting.alignment = Alignment::Left;
            setting.vertical = VerticalAlignment::Top;
        }
        let language = &desk.template.language;
        let rows: Vec<String> = awards
            .iter()
            .map(|award| {
                let day = desk.facts.formats.date(language, &award.issued_on);
                format!("{}  ·  {day}  ·  {}", award.title, award.serial)
            })
            .collect();
        // All entries are as small as the longest needs.
        for words in &rows {
            let em = sheet.shaper.line(entry.face, words)?.width / 1_000.0;
            if em > 0.0 {
                let size = entry.limits.size.min(area.width / em);
                entry.limits.size = size.max(entry.limits.smallest);
            }
        }
        let mut top = area.top();
        let mut row = |sheet: &mut Sheet<'_, '_>, words: &str, heading: bool| {
            let setting = if heading { &head } else { &entry };
            let step = setting.limits.size * setting.limits.leading;
            let place = Area {
                bottom: top - step,
                height: step,
                ..area
            };
            let reading = if heading {
                Reading::Paragraph
            } else {
                Reading::Item
            };
            if top - step < area.bottom - 0.5 {
                sheet.tight.push(Tightness {
                    text: words.to_owned(),
                    percent: 100,
                    overflows: true,
                    element: sheet.element.clone(),
                });
            }
            sheet.piece(reading, "", place);
            top -= step;
            sheet.text(words, setting, place).map(|_| ())
        };
        if !self.heading.trim().is_empty() {
            let words = desk.cased(&self.heading_style, language, &self.heading);
            row(sheet, &words, true)?;
        }
        for words in &rows {
            row(sheet, words, false)?;
        }
        Ok(())
    }

    fn findings(&self, template: &Template) -> Vec<words::Message> {
        [&self.heading_style, &self.style]
            .into_iter()
            .flat_map(|style| template.style_finding(style))
            .collect()
    }
}
