//! Work on all cores, handed over in the order of the list.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use crate::error::CertificateError;
use crate::font::FontLibrary;
use crate::pdf::Deflater;
use crate::text::Shaper;

/// What a thread keeps from one certificate to the next.
pub(super) struct Hands<'l> {
    pub shaper: Shaper<'l>,
    /// Looks which faces texts need.
    pub looking: Shaper<'l>,
    pub deflater: Deflater,
}

impl<'l> Hands<'l> {
    pub(super) fn new(library: &'l FontLibrary) -> Self {
        Self {
            shaper: Shaper::new(library),
            looking: Shaper::looking(library),
            deflater: Deflater::new(LEVEL),
        }
    }
}

/// Deflate level of what is made for each certificate: past this, time grows and files hardly
/// shrink.
const LEVEL: i32 = 1;
/// Pieces of work a thread takes at once.
const PORTION: usize = 16;
/// Portions a thread may be ahead, so that memory stays flat.
const AHEAD: usize = 2;

/// Does `each` for every number below `count` and hands the results to `done` in order, which
/// may stop the work. Threads wait when they are far ahead.
pub(super) fn in_order<'l, T: Send>(
    library: &'l FontLibrary,
    count: usize,
    each: impl Fn(&mut Hands<'l>, usize) -> Result<T, CertificateError> + Sync,
    done: &mut dyn FnMut(usize, T) -> Result<ControlFlow<()>, CertificateError>,
) -> Result<(), CertificateError> {
    let portions = count.div_ceil(PORTION);
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(8)
        .min(portions.max(1));
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let mut lanes = Vec::new();
        for lane in 0..threads {
            let (sender, receiver) = mpsc::sync_channel(AHEAD);
            lanes.push(receiver);
            let (each, stop) = (&each, &stop);
            scope.spawn(move || {
                let mut hands = Hands::new(library);
                // Lanes take turns, so the reader knows which lane has the next portion.
                for portion in (lane..portions).step_by(threads) {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    let first = portion * PORTION;
                    let made: Result<Vec<T>, CertificateError> = (first
                        ..(first + PORTION).min(count))
                        .map(|number| each(&mut hands, number))
                        .collect();
                    if sender.send(made).is_err() {
                        return;
                    }
                }
            });
        }
        let mut hand_over = || {
            for portion in 0..portions {
                let Some(receiver) = lanes.get(portion % threads) else {
                    break;
                };
                let made = receiver.recv().unwrap_or(Err(CertificateError::Stopped))?;
                for (offset, result) in made.into_iter().enumerate() {
                    if done(portion * PORTION + offset, result)?.is_break() {
                        return Err(CertificateError::Stopped);
                    }
                }
            }
            Ok(())
        };
        let outcome = hand_over();
        stop.store(true, Ordering::Relaxed);
        drop(lanes);
        outcome
    })
}
