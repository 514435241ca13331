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
