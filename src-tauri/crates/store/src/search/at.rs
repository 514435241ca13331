//! Where search stands in the journal.

use crate::change::Tip;
use crate::index::row::TipRow;
use crate::journal::place::FileId;
use crate::journal::segment::SEGMENT_HEAD;

/// Bumped when documents are made in another way: the index is then made anew.
const VERSION: &str = "1";

/// Where the index stands: the commit, and the byte after it in its file.
#[derive(Clone)]
pub(crate) struct At {
    pub(super) tip: Tip,
    pub(super) file: u64,
    pub(super) end: u64,
}

impl At {
    pub(crate) fn of(tip: &TipRow) -> Self {
        let (file, end) = match tip.frame.map(|f| f.file) {
            Some(FileId::Segment(first)) => (first, tip.end),
            // A checkpoint stands for it: the next segment begins after it.
            _ => (tip.sequence + 1, SEGMENT_HEAD as u64),
        };
        Self {
            tip: tip.tip(),
            file,
            end,
        }
    }

    pub(super) fn to_text(&self) -> String {
        format!(
            "{VERSION} {} {} {} {}",
            self.tip.sequence, self.tip.hash, self.file, self.end
        )
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        (parts.next()? == VERSION).then_some(())?;
        Some(Self {
            tip: Tip {
                sequence: parts.next()?.parse().ok()?,
                hash: parts.next()?.to_owned(),
            },
            file: parts.next()?.parse().ok()?,
            end: parts.next()?.parse().ok()?,
        })
    }
}
