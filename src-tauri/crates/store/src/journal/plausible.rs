//! How much a journal may unpack to: it may come from somebody else.
//!
//! What is written is padded so that it keeps within these limits, whatever is in it.

/// No head or block unpacks to more (bytes), nor to more than so many times what it is packed
/// to once it is larger than what is free.
const LARGEST: usize = 1 << 30;
const MOST_RATIO: usize = 100;
const RATIO_FREE: usize = 32 << 20;
/// Heads and values together unpack to no more than so many times the bytes they are read from,
/// and what is free (bytes).
const WHOLE_RATIO: u64 = 64;
const WHOLE_FREE: u64 = 64 << 20;
/// Padding keeps to less, so that whole journals do too.
const WRITTEN_RATIO: usize = 50;
const WRITTEN_FREE: usize = 64 << 10;
/// A frame of zstd that is passed over begins so; its length follows.
const PASSED_OVER: [u8; 4] = 0x184D_2A50_u32.to_le_bytes();

/// What so many packed bytes may unpack to.
pub(super) fn most_unpacked(packed: usize) -> usize {
    packed.saturating_mul(MOST_RATIO).clamp(RATIO_FREE, LARGEST)
}

/// Makes packed bytes longer until what they unpack to is plausible.
pub(super) fn pad(packed: &mut Vec<u8>, unpacked: usize) {
    let least = unpacked / WRITTEN_RATIO;
    if unpacked <= WRITTEN_FREE || packed.len() >= least {
        return;
    }
    let missing = least - packed.len();
    packed.extend_from_slice(&PASSED_OVER);
    packed.extend_from_slice(&u32::try_from(missing).unwrap_or(u32::MAX).to_le_bytes());
    packed.resize(packed.len() + missing, 0);
}

/// Keeps count of what was read and what it unpacked to.
#[derive(Default)]
pub(crate) struct Plausible {
    read: u64,
    unpacked: u64,
}

impl Plausible {
    /// Takes in what was read; `false` once it is more than a journal can come to.
    pub(crate) fn take_in(&mut self, read: u64, unpacked: u64) -> bool {
        self.read = self.read.saturating_add(read);
        self.unpacked = self.unpacked.saturating_add(unpacked);
        let most = self.read.saturating_mul(WHOLE_RATIO);
        self.unpacked <= most.saturating_add(WHOLE_FREE)
    }
}
