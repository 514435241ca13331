//! Writing tables.

use domain::spreadsheet::neutralised;
use domain::table::{Column, TableStyle};

/// By this mark spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A table as it is written, one row after the other: a million of them take no more memory than
/// one.
pub struct Writer<'w, T, W: std::io::Write> {
    columns: Vec<Column<'w, T>>,
    style: &'w TableStyle,
    to: csv::Writer<W>,
}

impl<'w, T, W: std::io::Write> Writer<'w, T, W> {
    /// Begins with the heading.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(
        columns: Vec<Column<'w, T>>,
        style: &'w TableStyle,
        to: W,
    ) -> std::io::Result<Self> {
        Self::begin_before(columns, &[], style, to)
    }

    /// Begins with the heading, and after it columns of the file that the rows came from.
    pub(crate) fn begin_before(
        columns: Vec<Column<'w, T>>,
        own: &[String],
        style: &'w TableStyle,
        mut to: W,
    ) -> std::io::Result<Self> {
        to.write_all(MARK)?;
        let mut to = csv::WriterBuilder::new()
            .flexible(true)
            // In quotation marks a text stays one cell where the list separator is another.
            .quote_style(csv::QuoteStyle::NonNumeric)
            .terminator(csv::Terminator::CRLF)
            .from_writer(to);
        let heading = columns.iter().map(|column| column.heading.written(style));
        let heading = heading.chain(own.iter().cloned());
        to.write_record(heading.map(|h| neutralised(&h).into_owned()))?;
        Ok(Self { columns, style, to })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, row: &T) -> std::io::Result<()> {
        self.add_before(row, &[])
    }

    /// Writes a row, and after it cells as they stood where it came from.
    pub(crate) fn add_before(&mut self, row: &T, own: &[String]) -> std::io::Result<()> {
        let cells = self.columns.iter().map(|c| c.cell(row, self.style));
        let cells = cells.chain(own.iter().cloned());
        let cells = cells.map(|cell| neutralised(&cell).into_owned());
        Ok(self.to.write_record(cells)?)
    }

    /// Ends with a line of its own below the rows, of as many cells as they have.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish_with(mut self, foot: &[String]) -> std::io::Result<W> {
        let empty = self.columns.len().saturating_sub(foot.len());
        let cells = foot.iter().cloned();
        let cells = cells.chain(std::iter::repeat_n(String::new(), empty));
        let cells = cells.map(|cell| neutralised(&cell).into_owned());
        self.to.write_record(cells)?;
        self.finish()
    }

    /// Writes what is still held back, and hands back where it was written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> std::io::Result<W> {
        self.to
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

/// A table in memory.
#[must_use]
pub fn csv<T>(
    columns: Vec<Column<'_, T>>,
    style: &TableStyle,
    rows: impl IntoIterator<Item = T>,
) -> Vec<u8> {
    // Writing to memory fails only when memory does.
    let written = (|| {
        let mut writer = Writer::begin(columns, style, Vec::new())?;
        for row in rows {
            writer.add(&row)?;
        }
        writer.finish()
    })();
    written.unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use domain::table::Heading;

    #[test]
    fn formulas_are_made_harmless_and_scripts_kept() {
        let column = |place: usize, name: &str| {
            Column::new(Heading::own(name), move |row: &[&str; 2], _| {
                row.get(place).map(|c| (*c).to_owned()).unwrap_or_default()
            })
        };
        let columns = vec![column(0, "a"), column(1, "=b")];
        let rows = [["=HYPERLINK(\"x\")", "王, 小明"]];
        let text = String::from_utf8(csv(columns, &TableStyle::default(), rows)).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"a\",\"'=b\"\r\n\"'=HYPERLINK(\"\"x\"\")\",\"王, 小明\"\r\n"
        );
    }

    #[test]
    fn a_list_separator_within_a_text_begins_no_formula() {
        let column = Column::new(Heading::own("a"), |row: &&str, _| (*row).to_owned());
        let rows = ["Ann;=1+1;x", "12.5"];
        let text = String::from_utf8(csv(vec![column], &TableStyle::default(), rows)).unwrap();
        assert_eq!(text, "\u{feff}\"a\"\r\n\"Ann;'=1+1;x\"\r\n12.5\r\n");
    }
}
