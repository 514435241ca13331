//! Texts as file systems take them.

use unicode_normalization::char::is_combining_mark;
use words::{Message, say};

/// Letters, digits and marks of any script as they are, everything else as a hyphen;
/// at most `most` bytes, whole characters only.
#[must_use]
pub fn plain(text: &str, most: usize) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        let c = if c.is_alphanumeric() || is_combining_mark(c) {
            c
        } else {
            '-'
        };
        if safe.len() + c.len_utf8() > most {
            break;
        }
        if !(c == '-' && (safe.is_empty() || safe.ends_with('-'))) {
            safe.push(c);
        }
    }
    safe.truncate(safe.trim_end_matches('-').len());
    safe
}

/// Bytes of a name at most, without its ending: systems take 255 with whatever is added.
const MOST: usize = 180;

/// What stands in a pattern for the name of a file.
pub(crate) enum Piece {
    /// Never cut, since it tells files apart.
    Whole(String),
    /// At most so many bytes, and fewer where the name would be too long.
    Cut(String, usize),
}

/// A pattern with its fields filled in, as far as file systems take it.
pub(crate) fn filled(pattern: &str, field: impl Fn(&str) -> Piece) -> String {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        pieces.push(Piece::Cut(before.to_owned(), MOST));
        pieces.push(field(name));
        rest = after;
    }
    pieces.push(Piece::Cut(rest.to_owned(), MOST));
    let whole = |piece: &Piece| match piece {
        // A hyphen may come before and after it.
        Piece::Whole(text) => text.len() + 2,
        Piece::Cut(..) => 0,
    };
    let mut left = MOST.saturating_sub(pieces.iter().map(whole).sum());
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Whole(text) => out += &text,
            Piece::Cut(text, most) => {
                let cut = start(&text, most.min(left));
                left -= cut.len();
                out += cut;
                if cut.len() < text.len() {
                    out.push('-');
                }
            }
        }
    }
    plain(&out, usize::MAX)
}

/// As much of a text as takes so many bytes, whole characters only.
fn start(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Names that Windows keeps for devices (Microsoft, Naming Files, Paths, and Namespaces).
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

fn is_device(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!(rest.next(), Some('1'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
        })
    });
    numbered || DEVICES.contains(&stem.as_str())
}

/// A name that every system takes: one that is empty or that a system keeps for itself gets
/// something else that tells it apart.
#[must_use]
pub fn usable(stem: String, otherwise: &str) -> String {
    if stem.is_empty() {
        return plain(otherwise, MOST);
    }
    if is_device(&stem) {
        return format!("{stem}-{}", plain(otherwise, MOST));
    }
    stem
}

/// What two names have in common that some system takes for one: neither case nor the way in
/// which accents are written tells them apart.
#[must_use]
pub fn sameness(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    name.nfkd().flat_map(char::to_lowercase).nfc().collect()
}

/// The names that stand between braces in a pattern for the names of files.
pub const PATTERN_FIELDS: [&str; 7] = [
    "serial",
    "name",
    "latinName",
    "number",
    "programme",
    "cohort",
    "date",
];

/// The pattern where none is given.
pub const USUAL_PATTERN: &str = "{serial}-{name}";

/// Why a pattern for the names of files is refused; `None` when it is good.
#[must_use]
pub fn pattern_refusal(pattern: &str) -> Option<Message> {
    if pattern.is_empty() {
        return None;
    }
    if pattern.chars().count() > 120 {
        return Some(say::certificates::file_names_too_long());
    }
    let unknown = pattern
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap_or(rest))
        .find(|name| !PATTERN_FIELDS.contains(name));
    if let Some(name) = unknown {
        return Some(say::certificates::file_names_unknown(
            format!("{{{name}}}"),
            PATTERN_FIELDS.map(|f| format!("{{{f}}}")),
        ));
    }
    if pattern.contains("{serial}") || pattern.contains("{number}") {
        None
    } else {
        Some(say::certificates::file_names_clash())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_keeps_files_apart() {
        assert_eq!(pattern_refusal(""), None);
        assert_eq!(pattern_refusal("{cohort} {name} {number}"), None);
        assert!(
            pattern_refusal("{name}").is_some_and(|r| r.in_english().contains("same file name"))
        );
        assert!(
            pattern_refusal("{serial}{surname}")
                .is_some_and(|r| r.in_english().contains("{surname}"))
        );
    }

    #[test]
    fn names_stay_whole_and_paths_do_not() {
        assert_eq!(plain("ณัฐพงษ์ กิตติศักดิ์", 80), "ณัฐพงษ์-กิตติศักดิ์");
        assert_eq!(plain("अनुष्का", 80), "अनुष्का");
        assert_eq!(plain("../../etc/passwd", 80), "etc-passwd");
        assert_eq!(plain("O’Connor, Ana", 80), "O-Connor-Ana");
        assert_eq!(plain("żółw", 3), "ż");
        assert_eq!(plain("…", 80), "");
    }
}
