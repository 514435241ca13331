//! The rows of a sheet, with what a table of text cannot say of them: that they are hidden, or
//! struck through.

use std::collections::HashMap;

use words::{Message, say};

/// The most rows of a table that are taken in.
pub(super) const MOST_ROWS: usize = 500_000;
/// The most columns.
pub(super) const MOST_COLUMNS: usize = 200;
/// The most bytes that the cells of a sheet may take. A few hundred bytes of a workbook can stand
/// for a million rows.
const MOST_BYTES: usize = 400_000_000;

/// What a person who looks at the sheet sees of a row, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowMark {
    /// A filter or a person hides it.
    Hidden,
    /// It is struck through.
    Struck,
}

impl RowMark {
    /// What there is to look at.
    pub(super) fn doubt(self) -> Message {
        match self {
            Self::Hidden => say::cohorts::roster_look_hidden_row(),
            Self::Struck => say::cohorts::roster_look_struck_row(),
        }
    }
}

/// The rows of a sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rows: Vec<(u32, Vec<String>)>,
    /// Cells of the longest row: cells at the end of the others are not written when empty.
    width: usize,
    marks: HashMap<u32, RowMark>,
    bytes: usize,
}

impl Sheet {
    /// Adds the row of a line, below the others.
    ///
    /// # Errors
    /// When there are too many of them.
    pub(super) fn push(&mut self, line: u32, mut cells: Vec<String>) -> Result<(), Message> {
        if self.rows.len() == MOST_ROWS {
            return Err(say::cohorts::roster_too_many_rows(MOST_ROWS));
        }
        cells.truncate(MOST_COLUMNS);
        let text: usize = cells.iter().map(String::len).sum();
        self.bytes += text + cells.len() * size_of::<String>();
        if self.bytes > MOST_BYTES {
            return Err(say::cohorts::roster_unpacks_too_large(
                MOST_BYTES / 1_000_000,
            ));
        }
        self.width = self.width.max(cells.len());
        self.rows.push((line, cells));
        Ok(())
    }

    /// Marks the row of a line.
    pub(super) fn mark(&mut self, line: u32, mark: RowMark) {
        self.marks.insert(line, mark);
    }

    /// The mark of the row of a line.
    pub(super) fn marked(&self, line: u32) -> Option<RowMark> {
        self.marks.get(&line).copied()
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The line of a row.
    pub(super) fn line(&self, at: usize) -> u32 {
        self.rows.get(at).map_or(0, |(line, _)| *line)
    }

    /// The cells of a row, as many as the longest row has.
    pub(super) fn cells(&self, at: usize) -> Vec<String> {
        let Some((_, cells)) = self.rows.get(at) else {
            return Vec::new();
        };
        let mut cells = cells.clone();
        cells.resize(self.width, String::new());
        cells
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_wide_as_the_widest_and_keep_their_marks() {
        let mut sheet = Sheet::default();
        sheet.push(2, vec!["1".to_owned()]).unwrap();
        sheet
            .push(5, vec!["2".to_owned(), "Ann".to_owned()])
            .unwrap();
        sheet.mark(5, RowMark::Hidden);
        assert_eq!(sheet.cells(0), ["1", ""]);
        assert_eq!((sheet.line(1), sheet.len()), (5, 2));
        assert_eq!(sheet.marked(5), Some(RowMark::Hidden));
        assert_eq!(sheet.marked(2), None);
    }

    #[test]
    fn rows_that_take_too_much_are_refused() {
        let mut sheet = Sheet::default();
        let row = vec!["x".repeat(1_000_000); MOST_COLUMNS];
        sheet.push(1, row.clone()).unwrap();
        let refused = (2..10).find_map(|line| sheet.push(line, row.clone()).err());
        assert!(refused.unwrap().in_english().contains("400 MB"));
    }
}
