//! How many rows are of each class.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::row::{ClassedRow, RowClass};

/// How many rows are of each class. They add up to `rows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the class it counts")]
pub struct RosterTotals {
    pub rows: u32,
    pub new: u32,
    pub unchanged: u32,
    pub changed: u32,
    pub duplicate: u32,
    pub same_name: u32,
    pub look_at: u32,
    pub invalid: u32,
    /// Rows that an import writes.
    pub taken: u32,
    /// Rows that it leaves out: duplicates, those that cannot be read, and those to look at that
    /// nobody took in.
    pub left_out: u32,
}

impl RosterTotals {
    /// Counts classes.
    #[must_use]
    pub fn of(rows: &[ClassedRow]) -> Self {
        let mut totals = Self {
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            ..Self::default()
        };
        for row in rows {
            *match row.class {
                RowClass::New => &mut totals.new,
                RowClass::Unchanged => &mut totals.unchanged,
                RowClass::Changed => &mut totals.changed,
                RowClass::Duplicate => &mut totals.duplicate,
                RowClass::SameName => &mut totals.same_name,
                RowClass::LookAt => &mut totals.look_at,
                RowClass::Invalid => &mut totals.invalid,
            } += 1;
            totals.taken += u32::from(row.taken);
            totals.left_out += u32::from(!row.taken && row.class != RowClass::Unchanged);
        }
        totals
    }
}
