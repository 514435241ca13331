//! What a document is made of.

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width, beside the widths of the others.
    pub share: f32,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Whether it is set off: on a tinted ground.
    pub marked: bool,
    /// Whether it is set in the strong face.
    pub strong: bool,
}

impl Cell {
    /// A plain cell.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A cell in the strong face.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: true,
            ..Self::default()
        }
    }
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A line above the title.
    Over(String),
    /// The title.
    Title(String),
    /// A heading within.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Running text that stands back.
    Note(String),
    /// Short facts beside each other: what, and its value.
    Facts(Vec<(String, String)>),
    /// Lines that each begin with a mark.
    List(Vec<String>),
    /// A table. Its heading stands again on each page it goes on to; a row is never broken
    /// unless it is taller than a page.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The rows.
        rows: Vec<Vec<Cell>>,
    },
}
