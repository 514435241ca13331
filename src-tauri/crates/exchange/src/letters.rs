//! Which letters the bytes of a text file stand for: certain, or a question with how names would read.

use std::collections::HashSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::double_encoding::undone;

use crate::encoding::Encoding;
use crate::plausible::implausible;

/// How many different cells are looked at.
const MOST_CELLS: usize = 3_000;
/// How many encodings are offered.
const MOST_OFFERED: usize = 6;

/// An encoding with how the same few cells would read in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The encoding.
    pub encoding: Encoding,
    /// Up to three cells.
    pub samples: Vec<String>,
}

/// What was found out about the letters of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The encoding that is most likely.
    pub encoding: Encoding,
    /// The encodings that a person chooses from; none where there is no doubt.
    pub candidates: Vec<Candidate>,
}

impl Letters {
    fn certain(encoding: Encoding) -> Self {
        Self {
            encoding,
            candidates: Vec::new(),
        }
    }
}

/// Encodings that are neither UTF-8 nor UTF-16, the more usual ones first.
const LEGACY: [Encoding; 24] = [
    Encoding::Windows1252,
    Encoding::Windows1250,
    Encoding::Windows1251,
    Encoding::MacRoman,
    Encoding::Ibm850,
    Encoding::Windows1254,
    Encoding::Windows1253,
    Encoding::Windows1257,
    Encoding::ShiftJis,
    Encoding::Gb18030,
    Encoding::Windows1255,
    Encoding::Windows1256,
    Encoding::EucKr,
    Encoding::Big5,
    Encoding::EucJp,
    Encoding::Windows874,
    Encoding::Windows1258,
    Encoding::Latin2,
    Encoding::Ibm852,
    Encoding::Koi8R,
    Encoding::Ibm866,
    Encoding::Koi8U,
    Encoding::MacCyrillic,
    Encoding::Ibm437,
];

fn by_mark(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..4_096).unwrap_or(bytes);
    let zeros_at = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let many = sample.len() / 8;
    if odd > many && odd > even * 4 {
        Some(Encoding::Utf16Le)
    } else if even > many && even > odd * 4 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The different cells that hold bytes beyond ASCII, in the order of the file.
fn high_cells(bytes: &[u8]) -> Vec<&[u8]> {
    let mut seen = HashSet::new();
    let mut cells = Vec::new();
    for cell in bytes.split(|b| matches!(b, b',' | b';' | b'\t' | b'\n' | b'\r')) {
        let cell = cell.strip_prefix(b"\"").unwrap_or(cell);
        let cell = cell.strip_suffix(b"\"").unwrap_or(cell);
        if !cell.is_ascii() && seen.insert(cell) {
            cells.push(cell);
            if cells.len() == MOST_CELLS {
                break;
            }
        }
    }
    cells
}

/// How much speaks for UTF-8 in bytes that are none throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Utf8 {
    /// A few bad lines, or an end that was cut.
    Surely,
    /// As many good lines as bad ones.
    Perhaps,
    Hardly,
}

/// Whether invalid UTF-8 is UTF-8 all the same.
fn utf8_with_bad_lines(bytes: &[u8]) -> Utf8 {
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
        && !bytes
            .get(..error.valid_up_to())
            .unwrap_or_default()
            .is_ascii()
    {
        return Utf8::Surely;
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    for line in bytes
        .split(|b| matches!(b, b'\n' | b'\r'))
        .filter(|l| !l.is_ascii())
    {
        if std::str::from_utf8(line).is_ok() {
            good += 1;
        } else {
            bad += 1;
        }
    }
    match good {
        0 => Utf8::Hardly,
        _ if good >= bad * 2 => Utf8::Surely,
        _ if good >= bad => Utf8::Perhaps,
        _ => Utf8::Hardly,
    }
}

/// Looks at UTF-8 that may have been encoded twice.
fn twice(bytes: &[u8]) -> Letters {
    let cells = high_cells(bytes);
    let readable: Vec<&str> = cells
        .iter()
        .filter_map(|c| std::str::from_utf8(c).ok())
        .collect();
    if readable.is_empty() || !readable.iter().all(|cell| undone(cell).is_some()) {
        return Letters::certain(Encoding::Utf8);
    }
    let samples = |read: &dyn Fn(&str) -> String| {
        readable
            .iter()
            .rev()
            .take(3)
            .rev()
            .map(|c| read(c))
            .collect()
    };
    Letters {
        encoding: Encoding::Utf8Twice,
        candidates: vec![
            Candidate {
                encoding: Encoding::Utf8Twice,
                samples: samples(&|c| undone(c).unwrap_or_default()),
            },
            Candidate {
                encoding: Encoding::Utf8,
                samples: samples(&str::to_owned),
            },
        ],
    }
}

struct Tried {
    encoding: Encoding,
    readings: Vec<String>,
    odd: usize,
    known: usize,
}

/// The cells that show best how encodings differ: from the end, since headings stand at the top.
fn telling(cells: usize, tried: &[Tried]) -> Vec<usize> {
    let differs = |at: &usize| {
        let mut readings = tried.iter().filter_map(|t| t.readings.get(*at));
        let first = readings.next();
        readings.any(|other| Some(other) != first)
    };
    let mut chosen: Vec<usize> = (0..cells).rev().filter(differs).take(3).collect();
    let more: Vec<usize> = (0..cells)
        .rev()
        .filter(|at| !chosen.contains(at))
        .take(3 - chosen.len())
        .collect();
    chosen.extend(more);
    chosen.sort_unstable();
    chosen
}

fn legacy(bytes: &[u8], utf8: Utf8, known_heading: &dyn Fn(&str) -> bool) -> Letters {
    let cells = high_cells(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = match Encoding::of_codec(detector.guess(None, Utf8Detection::Deny)) {
        // Spreadsheets write the one where a detector finds the other.
        Some(Encoding::Latin2) => Some(Encoding::Windows1250),
        other => other,
    };
    let mut tried: Vec<Tried> = LEGACY
        .into_iter()
        .map(|encoding| {
            let readings: Vec<String> = cells.iter().map(|cell| encoding.decode(cell)).collect();
            let odd = readings.iter().filter(|text| implausible(text)).count();
            let known = readings
                .iter()
                .take(30)
                .filter(|text| known_heading(text))
                .count();
            Tried {
                encoding,
                readings,
                odd,
                known,
            }
        })
        .collect();
    let least = tried.iter().map(|t| t.odd).min().unwrap_or(0);
    let most_known = tried.iter().map(|t| t.known).max().unwrap_or(0);
    tried.retain(|t| {
        t.odd <= least + cells.len() / 20
            || Some(t.encoding) == guessed
            || (most_known > 0 && t.known == most_known)
    });
    // Stable: what is more usual stays in front where nothing else tells.
    tried.sort_by_key(|t| {
        let doubtful = t.odd > least + cells.len() / 20;
        (
            doubtful,
            usize::MAX - t.known,
            usize::from(Some(t.encoding) != guessed),
            t.odd,
        )
    });
    // Encodings in which the file reads the same are one.
    let mut apart: Vec<Tried> = Vec::new();
    for candidate in tried {
        if !apart.iter().any(|other| {
            other.readings == candidate.readings
                && same_letters(bytes, other.encoding, candidate.encoding)
        }) {
            apart.push(candidate);
        }
    }
    if utf8 == Utf8::Perhaps {
        let readings = cells.iter().map(|cell| Encoding::Utf8.decode(cell));
        let tried = Tried {
            encoding: Encoding::Utf8,
            readings: readings.collect(),
            odd: 0,
            known: 0,
        };
        apart.insert(0, tried);
    }
    let Some(best) = apart.first().map(|t| t.encoding) else {
        return Letters::certain(Encoding::Windows1252);
    };
    if apart.len() == 1 && same_letters(bytes, best, Encoding::Windows1252) {
        return Letters::certain(Encoding::Windows1252);
    }
    apart.truncate(MOST_OFFERED);
    if apart.len() == 1 {
        // What the west reads is offered beside it, so that there is something to compare.
        let readings: Vec<String> = cells
            .iter()
            .map(|cell| Encoding::Windows1252.decode(cell))
            .collect();
        apart.push(Tried {
            encoding: Encoding::Windows1252,
            readings,
            odd: 0,
            known: 0,
        });
    }
    let chosen = telling(cells.len(), &apart);
    let candidates = apart
        .into_iter()
        .map(|t| Candidate {
            encoding: t.encoding,
            samples: chosen
                .iter()
                .filter_map(|at| t.readings.get(*at).map(|s| s.trim().to_owned()))
                .collect(),
        })
        .collect();
    Letters {
        encoding: best,
        candidates,
    }
}

/// Whether every byte of the file is the same letter in both. More than one byte a letter: unknown.
fn same_letters(bytes: &[u8], a: Encoding, b: Encoding) -> bool {
    let mut used = [false; 256];
    for byte in bytes {
        if let Some(seen) = used.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let many_bytes = |e: Encoding| {
        matches!(
            e,
            Encoding::ShiftJis
                | Encoding::EucJp
                | Encoding::Gb18030
                | Encoding::Big5
                | Encoding::EucKr
        )
    };
    a == b
        || (!many_bytes(a)
            && !many_bytes(b)
            && (0x80..=0xFF_u8)
                .filter(|byte| used.get(usize::from(*byte)) == Some(&true))
                .all(|byte| a.decode(&[byte]) == b.decode(&[byte])))
}

/// Finds out how a text file is encoded. `known_heading` says whether a cell is a heading that is
/// known letter by letter: where an encoding makes one, it is likely.
///
/// Certain are a byte order mark, UTF-16, plain ASCII, UTF-8, and Windows-1252 where no other
/// encoding would read differently. All else is offered.
#[must_use]
pub fn assess(bytes: &[u8], known_heading: &dyn Fn(&str) -> bool) -> Letters {
    if let Some(encoding) = by_mark(bytes).or_else(|| by_zeros(bytes)) {
        return if encoding == Encoding::Utf8 && std::str::from_utf8(bytes).is_ok() {
            twice(bytes)
        } else {
            Letters::certain(encoding)
        };
    }
    if bytes.is_ascii() {
        return Letters::certain(Encoding::Utf8);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return twice(bytes);
    }
    match utf8_with_bad_lines(bytes) {
        Utf8::Surely => twice(bytes),
        doubt => legacy(bytes, doubt, known_heading),
    }
}

/// The most likely encoding, from a byte order mark, zero bytes and the letters.
#[must_use]
pub(crate) fn guess(bytes: &[u8]) -> Encoding {
    assess(bytes, &|_| false).encoding
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Letters {
        assess(bytes, &|_| false)
    }

    const NAMES: &str = "Nr;Name\r\n1;Gwenllian Ŵyn\r\n2;王小明\r\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if little {
                    u.to_le_bytes()
                } else {
                    u.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_encoding_is_told_apart_and_read() {
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark.to_vec(), body].concat();
        for (bytes, expected) in [
            (NAMES.as_bytes().to_vec(), Encoding::Utf8),
            (
                with_mark(b"\xEF\xBB\xBF", NAMES.as_bytes().to_vec()),
                Encoding::Utf8,
            ),
            (
                with_mark(b"\xFF\xFE", utf16(NAMES, true)),
                Encoding::Utf16Le,
            ),
            (
                with_mark(b"\xFE\xFF", utf16(NAMES, false)),
                Encoding::Utf16Be,
            ),
            (utf16(NAMES, true), Encoding::Utf16Le),
            (utf16(NAMES, false), Encoding::Utf16Be),
        ] {
            let guessed = guess(&bytes);
            assert_eq!(guessed, expected);
            assert_eq!(guessed.decode(&bytes), NAMES);
        }
    }

    #[test]
    fn windows_1252_is_what_spreadsheets_of_the_west_write() {
        let bytes = b"1;Jos\xE9 Nu\xF1ez \x96 \x80";
        assert_eq!(guess(bytes), Encoding::Windows1252);
        assert_eq!(Encoding::Windows1252.decode(bytes), "1;José Nuñez – €");
    }

    #[test]
    fn utf8_stays_utf8_with_a_few_bad_lines_or_a_cut_end() {
        let mixed = [
            b"Nr;Name\n1;J\xC3\xB6rg\n2;Zo\xC3\xAB\n".as_slice(),
            b"3;Jos\xE9\n",
        ]
        .concat();
        assert_eq!(of(&mixed), Letters::certain(Encoding::Utf8));
        assert_eq!(
            of(b"Nr;Name\n1;J\xC3\xB6rg\n3;Ren\xC3"),
            Letters::certain(Encoding::Utf8)
        );
    }

    #[test]
    fn utf8_is_offered_where_as_many_lines_are_good_as_bad() {
        let letters = of(b"Nr;Name\n1;J\xC3\xB6rg\n3;Jos\xE9\n");
        assert_eq!(letters.encoding, Encoding::Utf8);
        assert_eq!(letters.candidates[0].samples[0], "Jörg");
        assert!(letters.candidates.len() > 1, "{letters:?}");
    }

    #[test]
    fn what_reads_the_same_in_every_likely_encoding_is_no_question() {
        assert_eq!(
            of(b"Nr;Name\n1;J\xFCrgen Gro\xDF\n2;\xD6zt\xFCrk\n"),
            Letters::certain(Encoding::Windows1252)
        );
    }

    #[test]
    fn other_encodings_are_offered_with_how_names_would_read() {
        for (text, bytes, encoding) in [
            ("Łukasz Wójcik", b"1;\xA3ukasz W\xF3jcik\n2;\xAFaneta \xC6wik\xB3a\n3;Stanis\xB3aw G\xB9sior\n".as_slice(), Encoding::Windows1250),
            ("Анна Петрова", b"1;\xC0\xED\xED\xE0 \xCF\xE5\xF2\xF0\xEE\xE2\xE0\n2;\xC8\xE3\xEE\xF0\xFC \xD9\xF3\xEA\xE8\xED\n", Encoding::Windows1251),
            ("José Nuñez", b"1;Jos\x8E Nu\x96ez\n2;\x83lo\x95se B\x8Erard\n", Encoding::MacRoman),
            ("Νίκος Παπαδόπουλος", b"1;\xCD\xDF\xEA\xEF\xF2 \xD0\xE1\xF0\xE1\xE4\xFC\xF0\xEF\xF5\xEB\xEF\xF2\n", Encoding::Windows1253),
            ("Björn Ågren", b"1;Bj\x94rn \x8Fgren\n2;P\x84r S\x94der\n", Encoding::Ibm850),
        ] {
            let letters = of(bytes);
            assert_eq!(letters.encoding, encoding, "{text}: {letters:?}");
            assert!(letters.candidates[0].samples.iter().any(|s| s == text), "{text}: {letters:?}");
        }
    }

    #[test]
    fn double_encoding_is_offered() {
        let letters = of("Nr;Name\n1;JosÃ© NuÃ±ez\n".as_bytes());
        assert_eq!(letters.encoding, Encoding::Utf8Twice);
        assert_eq!(letters.candidates[0].samples, ["José Nuñez"]);
        assert_eq!(letters.candidates[1].samples, ["JosÃ© NuÃ±ez"]);
    }
}
