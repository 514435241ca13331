//! Drawing words.

use words::Message;

use super::{Fit, Reads, Text};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::field::Content;
use crate::sheet::{Reading, Sheet};
use crate::template::Template;

impl Draw for Text {
    fn varies(&self) -> bool {
        Content::read(&self.content)
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
        let language = desk.template.language_or(&self.language);
        let words = Content::read(&self.content).words(desk.facts, language);
        if words.trim().is_empty() {
            return Ok(());
        }
        let reading = match self.reads {
            Reads::Heading => Reading::Heading,
            Reads::Paragraph => Reading::Paragraph,
            Reads::Decoration => Reading::Artifact,
        };
        let area = sheet.area(frame);
        let lines = match self.fit {
            Fit::Shrink | Fit::Keep => 1,
            Fit::Wrap { lines } => usize::from(lines.clamp(1, 40)),
        };
        let mut setting = desk.setting(&self.style, area.width, lines)?;
        if self.fit == Fit::Keep {
            setting.limits.smallest = setting.limits.size;
        }
        setting.alignment = self.alignment;
        setting.vertical = self.vertical;
        sheet.piece(reading, &self.language, area);
        sheet.text(&desk.cased(&self.style, language, &words), &setting, area)?;
        Ok(())
    }

    fn letters(&self, desk: &Desk<'_>) -> Vec<(String, String)> {
        let content = Content::read(&self.content);
        let (run, language) = (desk.facts.run, desk.template.language_or(&self.language));
        // What is the same on every certificate stands beside the letters of what is not.
        let same = content.without_brackets().words(desk.facts, language);
        let mut all = vec![(self.style.clone(), same)];
        for field in content.fields() {
            all.push((self.style.clone(), field.letters(&run.letters).to_owned()));
        }
        all
    }

    fn findings(&self, template: &Template) -> Vec<Message> {
        template.style_finding(&self.style).into_iter().collect()
    }
}
