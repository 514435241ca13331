//! Time and identity, handed in so that tests and samples give the same bytes each time.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::Timestamp;

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

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp(
            jiff::Timestamp::now()
                .strftime("%Y-%m-%dT%H:%M:%SZ")
                .to_string(),
        )
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
        let seed = format!(
            "{} {} {count}",
            jiff::Timestamp::now().as_nanosecond(),
            std::process::id()
        );
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
