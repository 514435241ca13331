//! The same template on other paper.

use domain::certificate::Paper;

use super::Template;

impl Template {
    /// The template with its places kept in proportion on other paper. Type keeps its size where
    /// the paper is as large, and shrinks with the smaller side where it is not.
    #[must_use]
    pub fn on(&self, paper: Paper) -> Self {
        let mut out = self.clone();
        if paper == self.paper {
            return out;
        }
        let (from, to) = (self.paper.size_mm(), paper.size_mm());
        let (across, down) = (to.0 / from.0, to.1 / from.1);
        let type_scale = across.min(down).min(1.0);
        // Letter beside A4 is near enough that type need not change.
        let type_scale = if type_scale > 0.93 { 1.0 } else { type_scale };
        out.paper = paper;
        out.safe_area = self.safe_area * across.min(down).min(1.0);
        for style in &mut out.styles {
            style.size *= type_scale;
            style.smallest *= type_scale;
        }
        for page in &mut out.pages {
            for element in &mut page.elements {
                let frame = &mut element.frame;
                frame.x *= across;
                frame.width *= across;
                frame.y *= down;
                frame.height *= down;
            }
            for guide in &mut page.guides {
                guide.at *= if guide.upright { across } else { down };
            }
        }
        out
    }
}
