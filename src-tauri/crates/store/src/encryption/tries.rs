//! Wrong passphrases: counted, and each makes the next try wait longer.
//!
//! They are counted before it is known whether they are wrong, one try at a time, so that many at
//! once count as many. Whoever copies the folder elsewhere is held up by the cost of Argon2id
//! alone.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::plain;

/// The file they are counted in.
pub(crate) const TRIES: &str = "tries.json";
/// So many wrong ones in a row cost nothing: anybody mistypes.
const FREE: u32 = 3;
/// Nobody waits longer (seconds).
const LONGEST: i64 = 900;
/// The file is no larger (bytes); one that is says nothing that could be believed.
const LARGEST: u64 = 1 << 20;
/// Another try takes no longer than this to be judged.
const TURNS: u32 = 600;
const TURN: Duration = Duration::from_millis(50);

/// Wrong passphrases in a row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WrongTries {
    /// How many.
    pub count: u32,
    /// When the last was given, RFC 3339.
    pub last: String,
}

type Counted = BTreeMap<String, WrongTries>;

/// How long somebody waits after so many wrong ones (seconds).
fn delay(count: u32) -> i64 {
    match count.checked_sub(FREE) {
        None => 0,
        Some(over) => 1_i64.checked_shl(over).unwrap_or(LONGEST).clamp(1, LONGEST),
    }
}

fn at(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// Seconds that somebody still has to wait. A clock that was set back makes nobody wait longer
/// than a clock that was not.
fn to_wait(tries: &WrongTries, now: &str) -> i64 {
    let delay = delay(tries.count);
    let (Some(now), Some(last)) = (at(now), at(&tries.last)) else {
        return 0;
    };
    let passed = now.as_second() - last.as_second();
    if passed < 0 { delay } else { delay - passed }
}

/// The file, held by one who tries at a time.
struct Held {
    file: File,
    counted: Counted,
}

impl Held {
    /// `None` where nothing can be written: there nobody can count.
    fn open(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = folder.join(TRIES);
        let Ok(mut file) = plain::open_or_create_to_read(&path) else {
            return Ok(None);
        };
        for turn in 0.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if turn < TURNS => std::thread::sleep(TURN),
                Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
                // Where the system has no locks they are counted all the same.
                Err(TryLockError::Error(_)) => break,
            }
        }
        let mut bytes = Vec::new();
        let read = (&mut file).take(LARGEST).read_to_end(&mut bytes);
        let counted = match read {
            Ok(_) => serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(_) => Counted::default(),
        };
        Ok(Some(Self { file, counted }))
    }

    fn write(&mut self) -> std::io::Result<()> {
        let json = serde_json::to_vec(&self.counted)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.file.set_len(0)?;
        self.file.write_all(&json)?;
        self.file.sync_data()
    }
}

/// Tries a passphrase: `whose` it is says a word of the caller's, never a name. What was counted
/// before is handed back with what came of it.
///
/// # Errors
/// [`StoreError::TooSoon`] when it is not looked at yet; whatever `attempt` refuses with.
pub fn try_passphrase<T, E: From<StoreError>>(
    folder: &Path,
    whose: &str,
    now: &str,
    is_wrong: impl Fn(&E) -> bool,
    attempt: impl FnOnce() -> Result<T, E>,
) -> Result<(T, WrongTries), E> {
    let Some(mut held) = Held::open(folder)? else {
        return Ok((attempt()?, WrongTries::default()));
    };
    let before = held.counted.get(whose).cloned().unwrap_or_default();
    let wait = to_wait(&before, now);
    if wait > 0 {
        if at(now) < at(&before.last) {
            // The wait begins anew by the clock that is now.
            let again = WrongTries {
                last: now.to_owned(),
                ..before
            };
            held.counted.insert(whose.to_owned(), again);
            // One that cannot be written now makes somebody wait anew.
            let _ = held.write();
        }
        return Err(StoreError::TooSoon(u64::try_from(wait).unwrap_or(0)).into());
    }
    let counted = WrongTries {
        count: before.count.saturating_add(1),
        last: now.to_owned(),
    };
    held.counted.insert(whose.to_owned(), counted);
    // On a full disk a person who knows the passphrase is let in all the same.
    let written = held.write().is_ok();
    let tried = attempt();
    let wrong = tried.as_ref().is_err_and(&is_wrong);
    if written && !wrong {
        // Right, or never looked at.
        match &tried {
            Ok(_) => held.counted.remove(whose),
            Err(_) => held.counted.insert(whose.to_owned(), before.clone()),
        };
        let _ = held.write();
    }
    Ok((tried?, before))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wrong(folder: &Path, now: &str) -> StoreError {
        let is_wrong = |e: &StoreError| matches!(e, StoreError::WrongPassphrase);
        try_passphrase(folder, "key", now, is_wrong, || {
            Err::<(), _>(StoreError::WrongPassphrase)
        })
        .unwrap_err()
    }

    #[test]
    fn each_wrong_passphrase_makes_the_next_wait_longer() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path();
        let second = |n: i64| {
            Timestamp::from_second(1_800_000_000 + n)
                .unwrap()
                .to_string()
        };
        for _ in 0..3 {
            assert!(matches!(
                wrong(folder, &second(0)),
                StoreError::WrongPassphrase
            ));
        }
        assert!(matches!(wrong(folder, &second(0)), StoreError::TooSoon(1)));
        let mut now = 0;
        let mut tries = 3;
        for wait in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            assert!(matches!(
                wrong(folder, &second(now + wait - 1)),
                StoreError::TooSoon(1)
            ));
            now += wait;
            assert!(matches!(
                wrong(folder, &second(now)),
                StoreError::WrongPassphrase
            ));
            tries += 1;
        }
        // A clock that is set back does not shorten the wait, nor make it endless.
        assert!(matches!(
            wrong(folder, &second(-500)),
            StoreError::TooSoon(900)
        ));
        assert!(matches!(
            wrong(folder, &second(399)),
            StoreError::TooSoon(1)
        ));
        let is_wrong = |_: &StoreError| true;
        let opened = try_passphrase(folder, "key", &second(400), is_wrong, || {
            Ok::<_, StoreError>(7)
        });
        let (seven, before) = opened.unwrap();
        assert_eq!((seven, before.count), (7, tries));
        // From then on nothing is counted any more.
        assert!(matches!(
            wrong(folder, &second(400)),
            StoreError::WrongPassphrase
        ));
        // One person's passphrase makes no other wait.
        let other = try_passphrase(folder, "other", &second(0), is_wrong, || {
            Ok::<_, StoreError>(1)
        });
        assert_eq!(other.unwrap().1, WrongTries::default());
    }

    #[test]
    fn many_at_once_count_as_many() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path();
        let looked_at = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..12)
                .map(|_| scope.spawn(|| wrong(folder, "2026-11-30T10:00:00Z")))
                .collect();
            let done = tries.into_iter().map(|t| t.join().unwrap());
            done.filter(|e| matches!(e, StoreError::WrongPassphrase))
                .count()
        });
        assert_eq!(looked_at, 3);
    }
}
