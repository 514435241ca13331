//! Texts as file systems take them.

use unicode_normalization::char::is_combining_mark;

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

#[cfg(test)]
mod tests {
    use super::*;

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
