//! Time and identity, handed in so that tests and samples give the same bytes each time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::Timestamp;

use crate::core::error::StudioError;

/// What tells the time.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> Timestamp;
}

/// What gives new things their identity.
pub trait Ids: Send + Sync {
    /// A text no other thing in the workspace has as its identity.
    fn next(&self) -> String;
    /// Thirty-two bytes that nobody can guess, for keys and salts.
    ///
    /// # Errors
    /// When the system has none to give.
    fn secret(&self) -> Result<[u8; 32], String>;
}

/// The system's clock.
pub struct SystemClock;

/// The first moment that is not believed any more, in seconds since 1970: the calendar ends so
/// far before the year 10000 that it is still 9999 everywhere on earth.
const AFTER_LAST: u64 = 253_402_207_200;

/// A moment by the system's clock; `None` for one before 1970 or after the year 9999.
fn moment(at: SystemTime) -> Option<Timestamp> {
    let seconds = at.duration_since(UNIX_EPOCH).ok()?.as_secs();
    (seconds < AFTER_LAST).then_some(())?;
    let at = jiff::Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    Some(Timestamp(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

impl SystemClock {
    /// Now, unless the clock says what no clock can.
    ///
    /// # Errors
    /// [`StudioError::Clock`].
    pub(crate) fn checked(&self) -> Result<Timestamp, StudioError> {
        moment(SystemTime::now()).ok_or(StudioError::Clock)
    }
}

impl Clock for SystemClock {
    /// A clock that goes wrong while somebody works says the nearest end: opening refused it, so
    /// this is a moment's error of the system.
    fn now(&self) -> Timestamp {
        let now = SystemTime::now();
        moment(now).unwrap_or_else(|| {
            Timestamp(
                if now < UNIX_EPOCH {
                    "1970-01-01T00:00:00Z"
                } else {
                    "9999-12-30T21:59:59Z"
                }
                .to_owned(),
            )
        })
    }
}

/// Sixteen hexadecimal digits from the time, the process and a counter.
#[derive(Default)]
pub struct RandomIds {
    count: AtomicU64,
}

impl Ids for RandomIds {
    fn next(&self) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let seed = format!("{:?} {} {count}", SystemTime::now(), std::process::id());
        blake3::hash(seed.as_bytes())
            .to_hex()
            .as_str()
            .get(..16)
            .unwrap_or_default()
            .to_owned()
    }

    fn secret(&self) -> Result<[u8; 32], String> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_moment_that_no_clock_can_say_is_none() {
        let after = |seconds| {
            UNIX_EPOCH
                .checked_add(Duration::from_secs(seconds))
                .unwrap()
        };
        assert_eq!(moment(UNIX_EPOCH).unwrap().0, "1970-01-01T00:00:00Z");
        let last = moment(after(AFTER_LAST - 1)).unwrap();
        assert_eq!(last.0, "9999-12-30T21:59:59Z");
        assert!(moment(after(AFTER_LAST)).is_none());
        assert!(moment(after(900_000_000_000_000)).is_none());
        assert!(moment(UNIX_EPOCH - Duration::from_nanos(1)).is_none());
    }
}
