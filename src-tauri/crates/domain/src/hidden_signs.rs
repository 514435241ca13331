//! Signs that nobody sees: those that are taken away, and those that make a text unfit to print.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Signs that never mean anything in what a person typed.
fn always_taken(sign: char) -> bool {
    matches!(
        sign,
        '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}' | '\u{180E}'
    )
}

/// Marks of direction and joiners: they mean nothing at the ends of a text.
fn taken_at_ends(sign: char) -> bool {
    matches!(
        sign,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{200C}' | '\u{200D}'
    )
}

/// Whether a letter is of a script in which joiners and marks of direction matter.
fn joins(sign: char) -> bool {
    matches!(u32::from(sign), 0x0590..=0x1FFF | 0xA840..=0xABFF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10A00..=0x11FFF)
}

fn suspicious(sign: char) -> bool {
    always_taken(sign) || taken_at_ends(sign)
}

/// The text without signs that nobody sees, and how many were taken away.
#[must_use]
pub fn without_hidden(text: &str) -> (Cow<'_, str>, u32) {
    if text.is_ascii() || !text.chars().any(suspicious) {
        return (Cow::Borrowed(text), 0);
    }
    let edge = |c: char| suspicious(c) || c.is_whitespace();
    let inner = text.trim_matches(edge);
    let mut kept = String::with_capacity(text.len());
    let mut before = None;
    let mut signs = inner.chars().peekable();
    while let Some(sign) = signs.next() {
        let keep = if always_taken(sign) {
            false
        } else if taken_at_ends(sign) {
            before.is_some_and(joins) && signs.peek().copied().is_some_and(|c| joins(c) || c == ' ')
        } else {
            true
        };
        if keep {
            kept.push(sign);
            before = Some(sign);
        }
    }
    let all = text.chars().filter(|c| suspicious(*c)).count();
    let left = kept.chars().filter(|c| suspicious(*c)).count();
    (
        Cow::Owned(kept),
        u32::try_from(all - left).unwrap_or(u32::MAX),
    )
}

/// A sign with which nothing may be printed: controls, overrides and isolates of direction,
/// signs that stand for what is missing, fillers that look like nothing.
#[must_use]
pub fn unprintable(text: &str) -> Option<char> {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return None;
    }
    text.chars().find(|c| {
        c.is_control()
            || matches!(
                u32::from(*c),
                0x115F | 0x1160 | 0x2028 | 0x2029 | 0x202A..=0x202E | 0x2061..=0x2064
                    | 0x2066..=0x206F | 0x2800 | 0x3164 | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF
                    | 0xFFA0 | 0xFFF9..=0xFFFF | 0x1FFFE | 0x1FFFF | 0xE0000..=0xE007F
                    | 0xF0000..=0x10_FFFF
            )
    })
}

/// A cell as it is compared and stored: hidden signs gone, composed (NFC), outer space gone,
/// inner space single. Says how many signs were taken away.
#[must_use]
pub fn tidy(text: &str) -> (String, u32) {
    let (seen, taken) = without_hidden(text);
    let composed: Cow<'_, str> =
        if seen.is_ascii() || is_nfc_quick(seen.chars()) == IsNormalized::Yes {
            seen
        } else {
            Cow::Owned(seen.nfc().collect())
        };
    let mut out = String::with_capacity(composed.len());
    for word in composed.split(|c: char| {
        c.is_whitespace()
            && !matches!(
                c,
                '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}'
            )
    }) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    let trimmed = out.trim_matches(['\n', '\r', ' ']);
    if trimmed.len() != out.len() {
        out = trimmed.to_owned();
    }
    (out, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_away_and_counted() {
        for (from, to, count) in [
            ("Di\u{200B}ana Gray", "Diana Gray", 1),
            ("\u{FEFF}Ed Hay", "Ed Hay", 1),
            ("So\u{AD}phie\u{2060} Ito", "Sophie Ito", 2),
            ("\u{200E}1002", "1002", 1),
            ("\u{61C}Ann\u{200D}", "Ann", 2),
            ("1003\u{A0}", "1003", 0),
            ("Zoe\u{308}", "Zo\u{EB}", 0),
        ] {
            assert_eq!(tidy(from), (to.to_owned(), count), "{from:?}");
        }
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        let persian = "\u{639}\u{644}\u{6CC}\u{200C}\u{631}\u{636}\u{627}";
        assert_eq!(tidy(persian), (persian.to_owned(), 0));
        assert_eq!(tidy("Ann\u{200C}Lee"), ("AnnLee".to_owned(), 1));
    }

    #[test]
    fn overrides_isolates_and_stand_ins_are_unprintable() {
        for text in [
            "\u{202E}eeL",
            "\u{2067} Lee",
            "\u{FFFC}Ann",
            "Mo\u{FFFD}ns",
            "Ann\u{7}Lee",
            "Ann\u{2028}Lee",
            "\u{3164}",
            "\u{2800}",
            "\u{E000}Ann",
            "A\nB",
        ] {
            assert!(unprintable(&tidy(text).0).is_some(), "{text:?}");
        }
        for text in ["Ann Lee", "Ŵyn", "王小明", "عبد الله", "علی\u{200C}رضا"] {
            assert_eq!(unprintable(text), None, "{text:?}");
        }
    }
}
