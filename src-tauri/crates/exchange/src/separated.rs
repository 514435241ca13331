//! Separated text as records with their lines.
//!
//! A quotation mark that is never closed would make a lenient reader swallow the rows after it. Here
//! quoting is checked first: such a line is handed back alone as broken, and reading goes on in the
//! next line.

use domain::spreadsheet;
use serde::{Deserialize, Serialize};
use specta::Type;

const LONGEST_RECORD: usize = 262_144;

/// What stands between cells: one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Separator(pub char);

#[allow(missing_docs, reason = "each is named for the sign it is")]
impl Separator {
    pub const COMMA: Self = Self(',');
    pub const SEMICOLON: Self = Self(';');
    pub const TAB: Self = Self('\t');
    pub const PIPE: Self = Self('|');
    /// Those that are looked for; others are taken when the file announces them.
    pub const USUAL: [Self; 4] = [Self::COMMA, Self::SEMICOLON, Self::TAB, Self::PIPE];
}

/// A record in the text: where it stands, and whether its quoting is whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub line: u32,
    pub start: usize,
    pub end: usize,
    pub whole: bool,
}

struct Scan<'a> {
    bytes: &'a [u8],
    separator: &'a [u8],
}

impl Scan<'_> {
    fn at_separator(&self, at: usize) -> bool {
        self.bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(self.separator))
    }

    fn skip_spaces(&self, mut at: usize) -> usize {
        while self.bytes.get(at) == Some(&b' ') && !self.at_separator(at) {
            at += 1;
        }
        at
    }

    /// Where the quoted cell that begins at `at` ends, after spaces; `None` when it does not.
    fn quoted_end(&self, mut at: usize, most: usize) -> Option<usize> {
        at += 1;
        loop {
            match self.bytes.get(at) {
                Some(b'"') if self.bytes.get(at + 1) == Some(&b'"') => at += 2,
                Some(b'"') => break,
                Some(_) if at < most => at += 1,
                _ => return None,
            }
        }
        let at = self.skip_spaces(at + 1);
        match self.bytes.get(at) {
            None | Some(b'\r' | b'\n') => Some(at),
            Some(_) if self.at_separator(at) => Some(at),
            Some(_) => None,
        }
    }

    fn plain_end(&self, mut at: usize) -> usize {
        while let Some(byte) = self.bytes.get(at) {
            if matches!(byte, b'\r' | b'\n') || self.at_separator(at) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Where the cell that begins at `at` ends; `None` when its quoting is broken.
    fn cell_end(&self, at: usize, most: usize) -> Option<usize> {
        let quote = self.skip_spaces(at);
        if self.bytes.get(quote) != Some(&b'"') {
            return Some(self.plain_end(at));
        }
        match self.quoted_end(quote, most) {
            // A mark within a cell that begins with a space may be no quotation at all.
            None if quote > at => Some(self.plain_end(at)),
            end => end,
        }
    }

    /// Where the record that begins at `start` ends, or `None` when its quoting is broken.
    fn record_end(&self, start: usize) -> Option<usize> {
        let mut at = start;
        let most = self.bytes.len().min(start + LONGEST_RECORD);
        loop {
            at = self.cell_end(at, most)?;
            match self.bytes.get(at) {
                None | Some(b'\r' | b'\n') => return Some(at),
                Some(_) => at += self.separator.len(),
            }
        }
    }
}

/// The place after a line break.
pub(crate) fn after_break(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

fn line_breaks(bytes: &[u8]) -> u32 {
    let count = bytes
        .iter()
        .enumerate()
        .filter(|(i, b)| **b == b'\n' || (**b == b'\r' && bytes.get(i + 1) != Some(&b'\n')))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Up to `most` records of the text, empty lines left out.
pub(crate) fn pieces(text: &str, separator: Separator, most: usize) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut buffer = [0; 4];
    let scan = Scan {
        bytes,
        separator: separator.0.encode_utf8(&mut buffer).as_bytes(),
    };
    let (mut start, mut line) = (0, 1);
    let mut found = Vec::new();
    while start < bytes.len() && found.len() < most {
        let (end, whole) = match scan.record_end(start) {
            Some(end) => (end, true),
            None => {
                let rest = bytes.get(start..).unwrap_or_default();
                let length = rest
                    .iter()
                    .position(|b| matches!(b, b'\r' | b'\n'))
                    .unwrap_or(rest.len());
                (start + length, false)
            }
        };
        if end > start {
            found.push(Piece {
                line,
                start,
                end,
                whole,
            });
        }
        let next = after_break(bytes, end).max(start + 1);
        line += line_breaks(bytes.get(start..next).unwrap_or_default());
        start = next;
    }
    found
}

/// The cells of a record whose quoting is whole, as they were before a spreadsheet's guard.
pub(crate) fn cells(record: &str, separator: Separator) -> Vec<String> {
    let bytes = record.as_bytes();
    let mut buffer = [0; 4];
    let scan = Scan {
        bytes,
        separator: separator.0.encode_utf8(&mut buffer).as_bytes(),
    };
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let quote = scan.skip_spaces(at);
        let quoted = (bytes.get(quote) == Some(&b'"'))
            .then(|| scan.quoted_end(quote, bytes.len()))
            .flatten();
        let (end, cell) = match quoted {
            Some(end) => {
                let inner = record.get(quote + 1..end).unwrap_or_default();
                let inner = inner.trim_end_matches(' ');
                let inner = inner.strip_suffix('"').unwrap_or(inner);
                (
                    end,
                    if inner.contains('"') {
                        inner.replace("\"\"", "\"")
                    } else {
                        inner.to_owned()
                    },
                )
            }
            None => {
                // Within a record that is whole a line break can only stand in quotation marks.
                let end = scan.plain_end(at);
                (end, record.get(at..end).unwrap_or_default().to_owned())
            }
        };
        found.push(match spreadsheet::restored(&cell) {
            std::borrow::Cow::Borrowed(same) if same.len() == cell.len() => cell,
            other => other.into_owned(),
        });
        if end >= bytes.len() || !scan.at_separator(end) {
            return found;
        }
        at = end + scan.separator.len();
    }
}

/// A separator that the first line announces, such as `sep=;`, and where the text goes on.
pub(crate) fn announced(text: &str) -> Option<(Separator, usize)> {
    let first = text.lines().next().unwrap_or_default();
    let first = text
        .get(..first.len())
        .unwrap_or_default()
        .split('\r')
        .next()
        .unwrap_or_default();
    let plain = first.trim_matches('"');
    let mark = plain.get(..4).filter(|m| m.eq_ignore_ascii_case("sep="))?;
    let mut rest = plain.get(mark.len()..)?.chars();
    let sign = rest.next()?;
    // What a spreadsheet adds behind it when it saves the file again.
    if rest
        .as_str()
        .chars()
        .any(|c| c != sign && c != ',' && c != ';')
        || sign.is_alphanumeric()
        || sign == '"'
    {
        return None;
    }
    Some((Separator(sign), after_break(text.as_bytes(), first.len())))
}

/// The separator under which the first records agree best on a number of cells above one.
pub(crate) fn guess_separator(text: &str) -> Separator {
    let end = (0..=4)
        .map(|back| text.len().min(65_536).saturating_sub(back))
        .find(|at| text.is_char_boundary(*at));
    let head = text.get(..end.unwrap_or(0)).unwrap_or_default();
    let mut best = (0, 0, Separator::COMMA);
    for separator in Separator::USUAL {
        let counts: Vec<usize> = pieces(head, separator, 30)
            .iter()
            .filter(|p| p.whole)
            .map(|p| cells(head.get(p.start..p.end).unwrap_or_default(), separator).len())
            .collect();
        let (agreeing, usual) = counts
            .iter()
            .filter(|n| **n > 1)
            .map(|n| (counts.iter().filter(|other| *other == n).count(), *n))
            .max()
            .unwrap_or((0, 0));
        let share = agreeing * 100 / counts.len().max(1);
        if (share, usual) > (best.0, best.1) {
            best = (share, usual, separator);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: Separator) -> Vec<Vec<String>> {
        pieces(text, separator, 1_000)
            .iter()
            .map(|p| cells(text.get(p.start..p.end).unwrap_or_default(), separator))
            .collect()
    }

    #[test]
    fn quotation_marks_after_a_space_are_quotation_marks() {
        assert_eq!(
            rows("1, \"Haddad, Amal\" , passed\n", Separator::COMMA),
            [["1", "Haddad, Amal", " passed"]]
        );
        assert_eq!(
            rows("1, \"Mo\" Haddad\n", Separator::COMMA),
            [["1", " \"Mo\" Haddad"]]
        );
    }

    #[test]
    fn any_separator_may_be_announced() {
        for (text, sign, rest) in [
            ("sep=|\r\na|b", '|', "a|b"),
            ("\"sep=;\"\na;b", ';', "a;b"),
            ("SEP=^\na^b", '^', "a^b"),
            ("sep=;;;\na;b", ';', "a;b"),
            ("sep=¦\na¦b", '¦', "a¦b"),
            ("sep=,\ra,b", ',', "a,b"),
        ] {
            let (separator, at) = announced(text).unwrap_or((Separator::TAB, 0));
            assert_eq!(
                (separator, text.get(at..)),
                (Separator(sign), Some(rest)),
                "{text:?}"
            );
        }
        assert_eq!(announced("separate\n"), None);
        assert_eq!(rows("a¦b\n", Separator('¦')), [["a", "b"]]);
    }

    #[test]
    fn titles_above_the_table_do_not_decide_the_separator() {
        assert_eq!(
            guess_separator("Class list, Autumn, 2026\n\nNr;Name;Mail\n1;Ann;a\n2;Bo;b\n"),
            Separator::SEMICOLON
        );
        assert_eq!(guess_separator("Nr|Name\n1|Ann\n"), Separator::PIPE);
        assert_eq!(guess_separator("Nr\n1\n"), Separator::COMMA);
    }
}
