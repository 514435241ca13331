//! Words that are put on every page of a template: a proof, or a duplicate.

use super::{Template, TextStyle};
use crate::element::{Element, Fit, Frame, Kind, Reads, Text};
use crate::sheet::{Alignment, VerticalAlignment};

const STYLE: &str = "credwright-mark";

impl Template {
    /// The template with words in its upper left corner, on every page.
    #[must_use]
    pub fn marked(&self, words: &str) -> Self {
        let mut out = self.clone();
        out.styles.push(TextStyle {
            id: STYLE.to_owned(),
            name: String::new(),
            font: "Inter-SemiBold".to_owned(),
            size: 9.0,
            smallest: 5.0,
            leading: 1.25,
            spacing: 0.0,
            colour: "#A8261C".to_owned(),
            capitals: false,
        });
        let (width, _) = self.paper.size_mm();
        // Fields and brackets in the words stand as they are.
        let content = words
            .replace('\\', "\\\\")
            .replace('{', "\\{")
            .replace('[', "\\[");
        let edge = self.safe_area.max(2.0);
        for (page, number) in out.pages.iter_mut().zip(1_u32..) {
            page.elements.push(Element {
                id: format!("{STYLE}-{number}"),
                name: String::new(),
                frame: Frame::new(edge, edge, width - 2.0 * edge, 4.0),
                locked: true,
                hidden: false,
                kind: Kind::Text(Text {
                    content: content.clone(),
                    style: STYLE.to_owned(),
                    alignment: Alignment::Left,
                    vertical: VerticalAlignment::Middle,
                    fit: Fit::Shrink,
                    reads: Reads::Paragraph,
                    language: "en".to_owned(),
                }),
            });
        }
        out
    }
}
