//! Walking the chain of commits from file to file, verifying each link.

use serde::{Deserialize, Serialize};

use super::frame::Frame;
use super::identity::Identity;
use super::place::{FileId, Folders};
use super::plausible::Plausible;
use super::reader::{Reader, Step, head_of};
use super::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use crate::change::Tip;
use crate::damage::{Gap, JournalDamage, JournalFault};
use crate::error::StoreError;
use crate::plain;

/// Bytes at the journal's end that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Torn {
    pub file: FileId,
    pub offset: u64,
    pub bytes: u64,
    /// They are a complete record: no write that was cut short leaves that.
    pub complete: bool,
}

/// Saves that are missing, and what they stood between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hole {
    pub gap: Gap,
    /// Hash of the commit before.
    pub after: String,
    /// Hash of the last that is missing, as the next commit names it.
    pub before: Option<String>,
}

/// What a walk met.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub commits: u64,
    pub places: Vec<JournalDamage>,
    pub holes: Vec<Hole>,
    pub torn: Option<Torn>,
    pub tip: Option<Tip>,
    /// The last file and the byte after the last whole frame in it.
    pub end: Option<(FileId, u64)>,
    /// The workspace that the files were written for, so far as they say.
    pub identity: Option<Identity>,
    /// Other ends that a person accepted to go on without.
    pub accepted: Vec<Tip>,
}

impl Walked {
    fn damaged(&mut self, file: FileId, offset: u64, what: JournalFault) {
        self.places.push(JournalDamage {
            segment: file.name(),
            offset,
            sequence: self.tip.as_ref().map_or(1, |t| t.sequence + 1),
            what,
        });
    }

    /// The saves that are missing.
    pub(crate) fn gaps(&self) -> Vec<Gap> {
        self.holes.iter().map(|hole| hole.gap).collect()
    }

    fn belongs(&mut self, file: FileId, head: &SegmentHead) {
        if self.identity.is_some() && head.identity.is_some() && self.identity != head.identity {
            self.damaged(file, 0, JournalFault::OtherWorkspace);
        }
        self.identity = head.identity.or(self.identity);
    }
}

/// Where a walk begins.
pub(crate) enum From {
    /// With the first of the files, believing what it says it follows.
    FirstFile,
    /// With the first of the files, which must follow this commit.
    Following(Tip),
    /// In the first of the files, at a byte, after this commit.
    Within(Tip, u64),
}

/// Walks segments in order, hands each whole frame to `each`, and goes on after damage.
/// `each` is told the tip before the frame; it may end the walk with `Ok(false)`.
pub(crate) fn walk(
    folders: &Folders,
    files: &[FileId],
    from: From,
    mut each: impl FnMut(&Frame, &Walked) -> Result<bool, StoreError>,
) -> Result<Walked, StoreError> {
    let mut walked = Walked::default();
    let mut plausible = Plausible::default();
    let mut start = SEGMENT_HEAD as u64;
    let mut headed = false;
    match from {
        From::FirstFile => {}
        From::Following(tip) => walked.tip = Some(tip),
        From::Within(tip, offset) => {
            walked.tip = Some(tip);
            start = offset;
            headed = true;
        }
    }
    for (n, file) in files.iter().enumerate() {
        let path = folders.path(*file);
        let last = n + 1 == files.len();
        if !headed {
            start = SEGMENT_HEAD as u64;
            match head_of(folders, &path, *file)? {
                HeadRead::Whole(head) => {
                    walked.belongs(*file, &head);
                    let known = walked.tip.get_or_insert_with(|| head.anchor.clone());
                    if *known != head.anchor {
                        let (before, after) = (known.sequence, known.hash.clone());
                        let what = if head.anchor.sequence > before {
                            JournalFault::GapBefore
                        } else {
                            JournalFault::FileFollows
                        };
                        walked.damaged(*file, 0, what);
                        if head.anchor.sequence > before {
                            walked.holes.push(Hole {
                                gap: Gap {
                                    from: before + 1,
                                    to: head.anchor.sequence,
                                },
                                after,
                                before: Some(head.anchor.hash.clone()),
                            });
                        }
                        walked.tip = Some(head.anchor);
                    }
                }
                HeadRead::Short if last => {
                    let bytes = plain::length(&path).unwrap_or(0);
                    walked.torn = Some(Torn {
                        file: *file,
                        offset: 0,
                        bytes,
                        complete: false,
                    });
                    walked.end = Some((*file, 0));
                    break;
                }
                HeadRead::Short => {
                    walked.damaged(*file, 0, JournalFault::HeadShort);
                    continue;
                }
                HeadRead::Format1 => {
                    walked.damaged(*file, 0, JournalFault::HeadUnreadable);
                    start = 0;
                }
                HeadRead::Bad(what) => walked.damaged(*file, 0, what),
            }
        }
        headed = false;
        let mut reader = Reader::open(folders, &path, *file, start)?;
        loop {
            match reader.step()? {
                Step::Frame(frame) => {
                    let place = frame.place;
                    let known = walked.tip.clone().unwrap_or_else(Tip::start);
                    if frame.head.sequence != known.sequence + 1
                        || frame.head.previous != known.hash
                    {
                        link_broken(&mut walked, &frame, &known);
                    }
                    let go_on = each(&frame, &walked)?;
                    let (read, unpacked) = frame.came_to();
                    if !plausible.take_in(read, unpacked) {
                        walked.damaged(*file, place.offset, JournalFault::Bomb);
                        return Ok(walked);
                    }
                    walked.commits += 1;
                    walked.accepted.extend(frame.head.accepted.iter().cloned());
                    walked.tip = Some(frame.tip());
                    walked.end = Some((place.file, frame.end));
                    if !go_on {
                        return Ok(walked);
                    }
                }
                Step::End => break,
                Step::Torn { complete } if last => {
                    walked.torn = Some(Torn {
                        file: *file,
                        offset: reader.offset,
                        bytes: reader.length - reader.offset,
                        complete,
                    });
                    break;
                }
                Step::Torn { .. } => {
                    walked.damaged(*file, reader.offset, JournalFault::Torn);
                    break;
                }
                Step::Bad(what) => {
                    if walked
                        .places
                        .last()
                        .is_none_or(|p| p.offset != reader.offset || p.segment != file.name())
                    {
                        walked.damaged(*file, reader.offset, what);
                    }
                    match reader.next_whole(reader.offset + 1)? {
                        Some(next) => reader.go_to(next)?,
                        None => break,
                    }
                }
            }
        }
        if walked.end.as_ref().is_none_or(|(end, _)| end != file) {
            walked.end = Some((*file, start));
        }
    }
    Ok(walked)
}

fn link_broken(walked: &mut Walked, frame: &Frame, known: &Tip) {
    let (found, expected) = (frame.head.sequence, known.sequence + 1);
    if found > expected {
        let gap = Gap {
            from: expected,
            to: found - 1,
        };
        // The place was named when the bytes before could not be read.
        let named = walked.places.last().is_some_and(|p| p.sequence == expected);
        if !named {
            walked.damaged(
                frame.place.file,
                frame.place.offset,
                JournalFault::SavesBefore,
            );
        }
        walked.holes.push(Hole {
            gap,
            after: known.hash.clone(),
            before: Some(frame.head.previous.clone()),
        });
    } else {
        walked.damaged(
            frame.place.file,
            frame.place.offset,
            JournalFault::RecordFollows,
        );
    }
}
