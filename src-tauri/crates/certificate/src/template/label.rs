//! Sheets of labels: several certificates on one sheet of paper (n-up).

use domain::certificate::Paper;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where certificates stand on a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LabelSheet {
    /// The sheet.
    pub paper: Paper,
    /// How many stand side by side.
    pub columns: u8,
    /// How many stand one below the other.
    pub rows: u8,
    /// From the left edge to the first label, in millimetres.
    #[specta(type = crate::Finite)]
    pub left: f32,
    /// From the upper edge to the first label, in millimetres.
    #[specta(type = crate::Finite)]
    pub top: f32,
    /// Between labels side by side, in millimetres.
    #[specta(type = crate::Finite)]
    pub gap_across: f32,
    /// Between labels one below the other, in millimetres.
    #[specta(type = crate::Finite)]
    pub gap_down: f32,
}

impl LabelSheet {
    /// How many labels a sheet has.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.columns.clamp(1, 20)) * usize::from(self.rows.clamp(1, 40))
    }

    /// Left and upper edge of a label, in millimetres, row by row.
    #[must_use]
    pub fn place(&self, number: usize, label: (f32, f32)) -> (f32, f32) {
        let columns = usize::from(self.columns.clamp(1, 20));
        let (column, row) = ((number % columns) as f32, (number / columns) as f32);
        (
            self.left + column * (label.0 + self.gap_across),
            self.top + row * (label.1 + self.gap_down),
        )
    }

    /// Whether all labels of this size lie on the sheet.
    #[must_use]
    pub fn fits(&self, label: (f32, f32)) -> bool {
        let (x, y) = self.place(self.count() - 1, label);
        let (width, height) = self.paper.size_mm();
        self.left >= 0.0
            && self.top >= 0.0
            && x + label.0 <= width + 0.05
            && y + label.1 <= height + 0.05
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_cards_lie_on_a_sheet() {
        let mut sheet = LabelSheet {
            paper: Paper::A4Portrait,
            columns: 2,
            rows: 5,
            left: 16.0,
            top: 10.5,
            gap_across: 6.8,
            gap_down: 1.0,
        };
        let card = Paper::Card.size_mm();
        assert_eq!(sheet.count(), 10);
        assert!(sheet.fits(card));
        assert_eq!(sheet.place(3, card), (16.0 + 85.6 + 6.8, 10.5 + 54.98));
        sheet.rows = 6;
        assert!(!sheet.fits(card));
    }
}
