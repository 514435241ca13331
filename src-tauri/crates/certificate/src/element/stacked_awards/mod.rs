//! The awards this one was stacked from, one below the other.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// A list of awards: title, day and serial of each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "StackedAwardsElement")]
pub struct StackedAwards {
    /// What stands above the list; left out where there is no award.
    pub heading: String,
    /// Style of the heading.
    pub heading_style: String,
    /// Style of the entries.
    pub style: String,
}
