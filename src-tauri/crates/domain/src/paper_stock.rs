//! Numbered paper: sheets with a number printed on them by their maker, each accounted for.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::{PaperStockId, SnapshotId, Timestamp};

/// Sheets that went through the press in one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockUse {
    /// The first sheet.
    pub first: u32,
    /// The last sheet.
    pub last: u32,
    /// The run.
    pub run_id: SnapshotId,
}

/// A sheet that is of no use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpoiledSheet {
    /// Its number.
    pub number: u32,
    /// What happened to it.
    pub reason: String,
    /// When it was said.
    pub at: Timestamp,
}

/// A count of the sheets that are left, by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockCount {
    /// Sheets that were there.
    pub found: u32,
    /// Sheets that should have been there.
    pub expected: u32,
    /// What explains a difference.
    pub note: String,
    /// When it was counted.
    pub at: Timestamp,
}

/// A batch of numbered paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperStock {
    /// Its identity.
    pub id: PaperStockId,
    /// What people call it.
    pub name: String,
    /// What stands before the number on each sheet, such as `A-`.
    pub prefix: String,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
    /// The next sheet to be used.
    pub next: u32,
    /// Sheets that were printed.
    pub used: Vec<StockUse>,
    /// Sheets that were spoiled.
    pub spoiled: Vec<SpoiledSheet>,
    /// Counts by hand.
    pub counts: Vec<StockCount>,
}

/// Where every sheet of a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockBalance {
    /// Sheets that came.
    pub received: u32,
    /// Sheets that hold a certificate.
    pub printed: u32,
    /// Sheets that were spoiled, printed or not.
    pub spoiled: u32,
    /// Sheets that are left.
    pub left: u32,
}

/// Why a change of a batch is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum StockRefused {
    /// No name, or numbers the wrong way round.
    NotOne,
    /// Too few sheets.
    TooFew(u32, u32, String),
    /// Not a sheet of this batch, or one that comes later.
    NotThere(u32),
    /// Told already.
    Already(u32),
    /// No reason.
    NoReason,
}

impl ToMessage for StockRefused {
    fn message(&self) -> Message {
        use say::certificates as say;
        match self {
            Self::NotOne => say::stock_not_one(),
            Self::TooFew(needed, left, name) => say::stock_too_few(*left, name, *needed),
            Self::NotThere(number) => say::stock_not_there(number.to_string()),
            Self::Already(number) => say::stock_already(number.to_string()),
            Self::NoReason => say::stock_no_reason(),
        }
    }
}

impl PaperStock {
    /// A new batch.
    ///
    /// # Errors
    /// [`StockRefused::NotOne`].
    pub fn received(
        id: PaperStockId,
        name: &str,
        prefix: &str,
        first: u32,
        last: u32,
    ) -> Result<Self, StockRefused> {
        let name = name.trim();
        if name.is_empty() || first > last || last == u32::MAX {
            return Err(StockRefused::NotOne);
        }
        Ok(Self {
            id,
            name: name.chars().take(100).collect(),
            prefix: prefix.trim().chars().take(20).collect(),
            first,
            last,
            next: first,
            used: Vec::new(),
            spoiled: Vec::new(),
            counts: Vec::new(),
        })
    }

    /// Sheets that are left.
    #[must_use]
    pub fn left(&self) -> u32 {
        (self.last + 1).saturating_sub(self.next)
    }

    /// What stands on a sheet.
    #[must_use]
    pub fn label(&self, number: u32) -> String {
        format!("{}{number}", self.prefix)
    }

    /// Takes the next sheets for a run. Returns the first.
    ///
    /// # Errors
    /// [`StockRefused::TooFew`].
    pub fn take(&mut self, sheets: u32, run: &SnapshotId) -> Result<u32, StockRefused> {
        if sheets > self.left() {
            return Err(StockRefused::TooFew(sheets, self.left(), self.name.clone()));
        }
        let first = self.next;
        self.next += sheets;
        match self.used.last_mut() {
            Some(before) if before.run_id == *run && before.last + 1 == first => {
                before.last = self.next - 1;
            }
            _ if sheets > 0 => self.used.push(StockUse {
                first,
                last: self.next - 1,
                run_id: run.clone(),
            }),
            _ => {}
        }
        Ok(first)
    }

    /// Notes a spoiled sheet: one that was printed, or the next one.
    ///
    /// # Errors
    /// [`StockRefused`] with what is wrong.
    pub fn spoil(&mut self, number: u32, reason: &str, at: Timestamp) -> Result<(), StockRefused> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(StockRefused::NoReason);
        }
        if self.spoiled.iter().any(|s| s.number == number) {
            return Err(StockRefused::Already(number));
        }
        if number == self.next && number <= self.last {
            self.next += 1;
        } else if !(self.first..self.next).contains(&number) {
            return Err(StockRefused::NotThere(number));
        }
        self.spoiled.push(SpoiledSheet {
            number,
            reason: reason.chars().take(500).collect(),
            at,
        });
        Ok(())
    }

    /// Notes how many sheets were there when somebody counted.
    pub fn count(&mut self, found: u32, note: &str, at: Timestamp) {
        self.counts.push(StockCount {
            found,
            expected: self.left(),
            note: note.trim().chars().take(500).collect(),
            at,
        });
    }

    /// Where every sheet is.
    #[must_use]
    pub fn balance(&self) -> StockBalance {
        let gone = self.next - self.first;
        let spoiled = u32::try_from(self.spoiled.len()).unwrap_or(u32::MAX);
        StockBalance {
            received: self.last - self.first + 1,
            printed: gone.saturating_sub(spoiled),
            spoiled,
            left: self.left(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at() -> Timestamp {
        Timestamp("2026-11-26T10:00:00Z".to_owned())
    }

    fn stock() -> PaperStock {
        PaperStock::received("s".into(), "Security paper", "A-", 101, 200).unwrap()
    }

    #[test]
    fn every_sheet_is_accounted_for() {
        let mut stock = stock();
        let run = SnapshotId("r".to_owned());
        assert_eq!(stock.take(10, &run), Ok(101));
        assert_eq!(stock.take(5, &run), Ok(111));
        assert_eq!(stock.used.len(), 1);
        stock.spoil(103, "jam", at()).unwrap();
        stock.spoil(116, "torn", at()).unwrap();
        assert_eq!(
            stock.spoil(116, "torn", at()),
            Err(StockRefused::Already(116))
        );
        assert_eq!(
            stock.spoil(150, "lost", at()),
            Err(StockRefused::NotThere(150))
        );
        assert_eq!(stock.spoil(104, " ", at()), Err(StockRefused::NoReason));
        let b = stock.balance();
        assert_eq!((b.received, b.printed, b.spoiled, b.left), (100, 14, 2, 84));
        assert_eq!(b.printed + b.spoiled + b.left, b.received);
        assert_eq!(stock.label(116), "A-116");
        assert!(stock.take(85, &run).is_err());
        assert_eq!(stock.take(84, &run), Ok(117));
        assert!(stock.spoil(201, "x", at()).is_err());
    }

    #[test]
    fn a_count_keeps_what_was_expected() {
        let mut stock = stock();
        stock.count(99, "one fell behind the shelf", at());
        let count = stock.counts.first().unwrap();
        assert_eq!((count.found, count.expected), (99, 100));
    }

    #[test]
    fn what_is_no_batch_is_refused() {
        for (name, first, last) in [(" ", 1, 2), ("A", 3, 2), ("A", 1, u32::MAX)] {
            assert!(PaperStock::received("s".into(), name, "", first, last).is_err());
        }
    }
}
