//! The scripts that names are written in, as far as they change how a name is put together.

use unicode_script::{Script, UnicodeScript};

/// Whether every letter is Han, Kana, Hangul or Bopomofo, and there is one.
#[must_use]
pub fn east_asian(text: &str) -> bool {
    let mut any = false;
    for sign in text.chars() {
        match sign.script() {
            Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Bopomofo => any = true,
            Script::Common | Script::Inherited => {}
            _ => return false,
        }
    }
    any
}

/// Whether a name of one word is nothing odd in its script: no spaces are written there.
#[must_use]
pub fn writes_no_spaces(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Bopomofo
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
    })
}

/// A word in which letters of Latin, Cyrillic or Greek stand side by side.
#[must_use]
pub fn mixed_word(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c))
        .find(|word| {
            let of = |wanted| word.chars().any(|c| c.script() == wanted);
            usize::from(of(Script::Latin))
                + usize::from(of(Script::Cyrillic))
                + usize::from(of(Script::Greek))
                > 1
        })
}
