//! Rows that were seen of a kind.

use super::questions::ShownRow;

/// Rows of a kind: how many there are, and the first of them.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub count: usize,
    pub rows: Vec<ShownRow>,
}

impl Seen {
    pub(super) fn add(&mut self, line: u32, text: impl FnOnce() -> String) {
        self.count += 1;
        if self.rows.len() < 3 {
            self.rows.push(ShownRow { line, text: text() });
        }
    }
}
