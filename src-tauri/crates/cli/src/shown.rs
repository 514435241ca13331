//! Text as a terminal may show it.

/// Whether a character would tell a terminal to do something, or show what follows in another
/// order than it stands.
fn is_control(c: char) -> bool {
    let turns = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || turns
}

/// Text with control characters written out as JSON writes them: what stands in files and
/// names is shown, and never done.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) {
            shown.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_written_out() {
        assert_eq!(
            shown("a\u{1b}]0;x\u{7}b\u{9b}31m\r\u{7f}\u{202e}\n\tc"),
            "a\\u001b]0;x\\u0007b\\u009b31m\\u000d\\u007f\\u202e\n\tc"
        );
        assert_eq!(shown("Ähre 中 עברית"), "Ähre 中 עברית");
    }
}
