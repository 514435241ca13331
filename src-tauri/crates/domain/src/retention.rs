//! Which backups to keep: the newest of each of the last hours, days, weeks and months.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Timestamp;

/// How many backups are kept of each sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Retention {
    /// One an hour, while there is work.
    pub hourly: u32,
    /// One a day.
    pub daily: u32,
    /// One a week, by ISO 8601 weeks.
    pub weekly: u32,
    /// One a month.
    pub monthly: u32,
    /// Those made before imports, migrations and repairs.
    pub before_changes: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            hourly: 8,
            daily: 7,
            weekly: 4,
            monthly: 12,
            before_changes: 5,
        }
    }
}

/// The most of each sort that makes sense to ask for.
pub const MOST_KEPT: u32 = 99;

impl Retention {
    /// The same, within what makes sense: at least one backup is always kept.
    #[must_use]
    pub fn sensible(self) -> Self {
        let most = |n: u32| n.min(MOST_KEPT);
        Self {
            hourly: most(self.hourly).max(1),
            daily: most(self.daily),
            weekly: most(self.weekly),
            monthly: most(self.monthly),
            before_changes: most(self.before_changes),
        }
    }
}

/// A backup, as far as keeping it is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When it was made.
    pub at: Timestamp,
    /// Made by hand: kept until somebody deletes it.
    pub by_hand: bool,
    /// Made before something that could not be undone.
    pub before_change: bool,
}

/// The period a moment falls into.
type Period = fn(&str) -> String;

fn week(at: &str) -> String {
    at.get(..10)
        .and_then(|day| day.parse::<jiff::civil::Date>().ok())
        .map(|day| day.iso_week_date())
        .map(|week| format!("{}-{}", week.year(), week.week()))
        .unwrap_or_default()
}

/// Whether each of these backups, newest first, is kept. Newest is what holds the newest save,
/// whatever the clock said when it was made; that one is always kept.
#[must_use]
pub fn keep(backups: &[Kept], retention: Retention) -> Vec<bool> {
    let retention = retention.sensible();
    let mut keep = vec![false; backups.len()];
    let sorts: [(u32, Period); 4] = [
        (retention.hourly, |at| at.chars().take(13).collect()),
        (retention.daily, |at| at.chars().take(10).collect()),
        (retention.weekly, week),
        (retention.monthly, |at| at.chars().take(7).collect()),
    ];
    for (count, period) in sorts {
        let mut periods: Vec<String> = Vec::new();
        for (backup, keep) in backups.iter().zip(&mut keep) {
            let of = period(&backup.at.0);
            if backup.by_hand || backup.before_change || periods.contains(&of) {
                continue;
            }
            if periods.len() < count as usize {
                periods.push(of);
                *keep = true;
            }
        }
    }
    let mut before = 0;
    for (backup, keep) in backups.iter().zip(&mut keep) {
        if backup.before_change && before < retention.before_changes {
            before += 1;
            *keep = true;
        }
        *keep |= backup.by_hand;
    }
    if let Some(newest) = keep.first_mut() {
        *newest = true;
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rolling(at: &str) -> Kept {
        Kept {
            at: Timestamp(at.to_owned()),
            by_hand: false,
            before_change: false,
        }
    }

    #[test]
    fn the_newest_of_each_period_is_kept() {
        let backups = [
            "2026-11-24T12:50:00Z",
            "2026-11-24T12:10:00Z",
            "2026-11-24T11:00:00Z",
            "2026-11-24T10:00:00Z",
            "2026-11-23T18:00:00Z",
            "2026-11-23T17:00:00Z",
            "2026-11-22T09:00:00Z",
            "2026-11-15T09:00:00Z",
            "2026-10-31T09:00:00Z",
            "2026-09-30T09:00:00Z",
        ]
        .map(rolling);
        let retention = Retention {
            hourly: 2,
            daily: 2,
            weekly: 3,
            monthly: 2,
            before_changes: 0,
        };
        assert_eq!(
            keep(&backups, retention),
            [
                true, false, true, false, true, false, true, true, true, false
            ]
        );
    }

    #[test]
    fn a_clock_that_jumped_takes_nothing_away() {
        // The newest of saves first: one made after the clock was set back by years, and before
        // it two from a clock that was ahead.
        let backups = [
            "2019-01-01T00:00:00Z",
            "2031-05-01T10:00:00Z",
            "2031-05-01T09:00:00Z",
            "2026-11-24T10:00:00Z",
            "2026-11-24T09:00:00Z",
        ]
        .map(rolling);
        let retention = Retention {
            hourly: 4,
            daily: 0,
            weekly: 0,
            monthly: 0,
            before_changes: 0,
        };
        assert_eq!(keep(&backups, retention), [true, true, true, true, false]);
        let none = Retention {
            hourly: 0,
            ..retention
        };
        let before = Kept {
            before_change: true,
            ..rolling("2019-01-01T00:00:00Z")
        };
        assert_eq!(keep(&[before], none), [true], "never the newest");
    }

    #[test]
    fn those_made_by_hand_stay_and_those_before_changes_are_counted_apart() {
        let by_hand = Kept {
            by_hand: true,
            ..rolling("2020-01-01T00:00:00Z")
        };
        let before = |at: &str| Kept {
            before_change: true,
            ..rolling(at)
        };
        let backups = [
            before("2026-11-24T12:00:00Z"),
            before("2026-11-24T11:00:00Z"),
            rolling("2026-11-24T10:00:00Z"),
            by_hand,
        ];
        let retention = Retention {
            before_changes: 1,
            hourly: 0,
            daily: 0,
            weekly: 0,
            monthly: 0,
        };
        assert_eq!(keep(&backups, retention), [true, false, true, true]);
    }
}
