//! Making the journal whole with what backups have.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use crate::aside::copy_aside;
use crate::change::Tip;
use crate::damage::Gap;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::frame::Frame;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::{Reader, Step, head_of};
use crate::journal::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use crate::journal::tip_record::identity_of;
use crate::journal::walk::Walked;
use crate::plain;

/// Writes damaged segments anew with what backups have. `None` when that does not make the
/// chain whole; nothing is changed then.
pub(super) fn heal(
    folders: &Folders,
    layout: &Layout,
    walked: &Walked,
    frames: &BTreeMap<u64, Frame>,
) -> Result<Option<Vec<PathBuf>>, StoreError> {
    let missing: u64 = walked.gaps().iter().map(Gap::saves).sum();
    if frames.len() as u64 != missing {
        return Ok(None);
    }
    let mut tip = match layout.base {
        Some(base) => checkpoint::anchor_of(folders, &folders.path(base), base)?,
        None => Tip::start(),
    };
    let mut identity = walked.identity;
    let mut written = Vec::new();
    for (n, file) in layout.segments.iter().enumerate() {
        let path = folders.path(*file);
        let here = head_of(folders, &path, *file)?;
        let head = SegmentHead {
            file: *file,
            anchor: tip.clone(),
            identity: match &here {
                HeadRead::Whole(head) => head.identity,
                _ => identity.or_else(|| Some(identity_of(folders))),
            },
            keyed: match &here {
                HeadRead::Whole(head) => head.keyed,
                _ => folders.is_keyed(),
            },
        };
        identity = head.identity;
        let mut bytes = head.to_bytes();
        let mut changed = !matches!(here, HeadRead::Whole(found) if found == head);
        let fill = |tip: &mut Tip, before: u64, bytes: &mut Vec<u8>| {
            let mut filled = false;
            while tip.sequence + 1 < before {
                let Some(frame) = frames.get(&(tip.sequence + 1)) else {
                    break;
                };
                if frame.head.previous != tip.hash {
                    break;
                }
                bytes.extend_from_slice(&frame.to_bytes());
                *tip = frame.tip();
                filled = true;
            }
            filled
        };
        let mut reader = Reader::open(folders, &path, *file, SEGMENT_HEAD as u64)?;
        loop {
            match reader.step()? {
                Step::Frame(frame) => {
                    changed |= fill(&mut tip, frame.head.sequence, &mut bytes);
                    if frame.head.sequence != tip.sequence + 1 || frame.head.previous != tip.hash {
                        return Ok(None);
                    }
                    bytes.extend_from_slice(&frame.to_bytes());
                    tip = frame.tip();
                }
                Step::Bad(_) => match reader.next_whole(reader.offset + 1)? {
                    Some(next) => reader.go_to(next)?,
                    None => break,
                },
                Step::End | Step::Torn { .. } => break,
            }
        }
        // Saves that stood at the end of this file, or in a file that is gone.
        if let Some(next) = layout.segments.get(n + 1) {
            let before = match next {
                FileId::Segment(first) | FileId::Checkpoint(first) => *first,
            };
            changed |= fill(&mut tip, before, &mut bytes);
        }
        if changed {
            written.push((path, bytes));
        }
    }
    if written.is_empty() {
        return Ok(None);
    }
    let mut aside = Vec::new();
    for (path, bytes) in &written {
        let part = path.with_extension("journal.part");
        let mut out = plain::create(&part).map_err(StoreError::disk(&part))?;
        out.write_all(bytes)
            .and_then(|()| out.sync_all())
            .map_err(StoreError::disk(&part))?;
    }
    // Copies are kept first: at every moment there is a file of each name.
    for (path, _) in &written {
        aside.push(copy_aside(folders, path)?);
    }
    for (path, _) in &written {
        let part = path.with_extension("journal.part");
        plain::rename(&part, path).map_err(StoreError::disk(path))?;
    }
    sync_folder(&folders.journal())?;
    Ok(Some(aside))
}
