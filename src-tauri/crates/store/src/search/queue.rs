//! What was saved and is not found yet.

use super::at::At;
use crate::change::Key;
use crate::error::StoreError;

/// Records that wait to be put into the search index. One that fails waits on, and keeps no
/// other waiting.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Vec<Key>,
    /// The commit that everything is in of, once nothing waits.
    now: Option<At>,
    /// The commit that the index is known to be at.
    reached: Option<At>,
}

/// What was put in.
pub(super) struct Put {
    /// Records that were put in.
    pub came: usize,
    /// The commit that the index is at then.
    pub at: Option<At>,
    /// Why the first of the others was not.
    pub failed: Option<StoreError>,
}

impl Queue {
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many records wait; one that was saved twice counts twice.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Records were saved by commits up to this one.
    pub(super) fn changed(&mut self, now: At, keys: Vec<Key>) {
        self.now = Some(now);
        self.waiting.extend(keys);
    }

    /// The index holds everything up to a commit: nothing waits.
    pub(super) fn is_at(&mut self, at: Option<At>) {
        self.waiting.clear();
        self.now.clone_from(&at);
        self.reached = at;
    }

    /// Puts in each record that waits; those that fail stay.
    pub(super) fn put_in(&mut self, mut put: impl FnMut(&Key) -> Result<(), StoreError>) -> Put {
        let mut batch = std::mem::take(&mut self.waiting);
        batch.sort_unstable();
        batch.dedup();
        let all = batch.len();
        let mut failed = None;
        batch.retain(|key| match put(key) {
            Ok(()) => false,
            Err(error) => {
                failed.get_or_insert(error);
                true
            }
        });
        let came = all - batch.len();
        // With some still to come, an opening must take them from the journal.
        let at = if batch.is_empty() {
            self.now.clone()
        } else {
            self.reached.clone()
        };
        self.waiting = batch;
        Put { came, at, failed }
    }

    /// What was put in is kept.
    pub(super) fn committed(&mut self, put: &Put) {
        self.reached.clone_from(&put.at);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::change::Tip;

    fn at(sequence: u64) -> At {
        At {
            tip: Tip {
                sequence,
                hash: String::new(),
            },
            file: 1,
            end: 0,
        }
    }

    fn key(id: &str) -> Key {
        Key::new("thing", id)
    }

    #[test]
    fn a_record_that_fails_waits_on_and_the_others_are_put_in() {
        let mut queue = Queue::default();
        queue.is_at(Some(at(3)));
        queue.changed(at(5), vec![key("a"), key("bad"), key("b"), key("a")]);
        let mut came = Vec::new();
        let put = queue.put_in(|key| {
            if key.id == "bad" {
                return Err(StoreError::index("try"));
            }
            came.push(key.id.clone());
            Ok(())
        });
        assert_eq!(came, ["a", "b"]);
        assert_eq!((put.came, put.at.as_ref().unwrap().tip.sequence), (2, 3));
        assert!(put.failed.is_some());
        queue.committed(&put);
        assert!(!queue.is_empty());
        let put = queue.put_in(|_| Ok(()));
        assert_eq!((put.came, put.at.as_ref().unwrap().tip.sequence), (1, 5));
        assert!(put.failed.is_none() && queue.is_empty());
    }
}
