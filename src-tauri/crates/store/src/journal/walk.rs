//! Walking the chain of commits from file to file, verifying each link.

use super::frame::Frame;
use super::place::{FileId, Folders};
use super::reader::{Reader, Step, head_of};
use super::segment::{HeadRead, SEGMENT_HEAD};
use crate::change::Tip;
use crate::damage::{Gap, JournalDamage};
use crate::error::StoreError;

/// Bytes at the journal's end that no save stands behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Torn {
    pub file: FileId,
    pub offset: u64,
    pub bytes: u64,
}

/// What a walk met.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub commits: u64,
    pub places: Vec<JournalDamage>,
    pub gaps: Vec<Gap>,
    pub torn: Option<Torn>,
    pub tip: Option<Tip>,
    /// The last file and the byte after the last whole frame in it.
    pub end: Option<(FileId, u64)>,
}

impl Walked {
    fn damaged(&mut self, file: FileId, offset: u64, what: &'static str) {
        self.places.push(JournalDamage {
            segment: file.name(),
            offset,
            sequence: self.tip.as_ref().map_or(1, |t| t.sequence + 1),
            what,
        });
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
                    let known = walked.tip.get_or_insert_with(|| head.anchor.clone());
                    if *known != head.anchor {
                        let before = known.sequence;
                        let what = if head.anchor.sequence > before {
                            "a file before this one is missing or ends too early"
                        } else {
                            "the file does not follow from the one before it"
                        };
                        walked.damaged(*file, 0, what);
                        if head.anchor.sequence > before {
                            walked.gaps.push(Gap {
                                from: before + 1,
                                to: head.anchor.sequence,
                            });
                        }
                        walked.tip = Some(head.anchor);
                    }
                }
                HeadRead::Short if last => {
                    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
                    walked.torn = Some(Torn {
                        file: *file,
                        offset: 0,
                        bytes,
                    });
                    walked.end = Some((*file, 0));
                    break;
                }
                HeadRead::Short => {
                    walked.damaged(*file, 0, "the head of the file is cut short");
                    continue;
                }
                HeadRead::Format1 => {
                    walked.damaged(*file, 0, "the head of the file cannot be read");
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
                    walked.commits += 1;
                    walked.tip = Some(frame.tip());
                    walked.end = Some((place.file, frame.end));
                    if !go_on {
                        return Ok(walked);
                    }
                }
                Step::End => break,
                Step::Torn if last => {
                    walked.torn = Some(Torn {
                        file: *file,
                        offset: reader.offset,
                        bytes: reader.length - reader.offset,
                    });
                    break;
                }
                Step::Torn => {
                    walked.damaged(
                        *file,
                        reader.offset,
                        "the file ends in the middle of a record",
                    );
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
                "saves before this one are missing",
            );
        }
        walked.gaps.push(gap);
    } else {
        walked.damaged(
            frame.place.file,
            frame.place.offset,
            "the record does not follow from the one before it",
        );
    }
}
