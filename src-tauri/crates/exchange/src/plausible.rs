//! Whether a text reads like something that people write, or like letters of a wrong encoding.

fn script(sign: char) -> u8 {
    match u32::from(sign) {
        0x41..=0x24F | 0x1E00..=0x1EFF => 1,
        0x370..=0x3FF | 0x1F00..=0x1FFF => 2,
        0x400..=0x52F => 3,
        0x590..=0x5FF => 4,
        0x600..=0x6FF => 5,
        0xE00..=0xE7F => 6,
        0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF => 7,
        _ => 8,
    }
}

/// Signs that may stand between words.
fn between(sign: char) -> bool {
    matches!(
        sign,
        '’' | '‘'
            | '“'
            | '”'
            | '„'
            | '–'
            | '—'
            | '…'
            | '·'
            | '°'
            | 'º'
            | 'ª'
            | '«'
            | '»'
            | '\u{A0}'
            | '№'
            | '€'
            | '、'
            | '。'
            | '・'
            | '（'
            | '）'
            | '\u{3000}'
            | '£'
            | '§'
    )
}

fn odd_word(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let first = letters.first().copied().map(script);
    if letters
        .iter()
        .any(|c| Some(script(*c)) != first && *c != 'ー')
    {
        return true;
    }
    let turns = letters.windows(2).any(|pair| {
        matches!(pair, [a, b] if a.is_lowercase() && b.is_uppercase() && (!a.is_ascii() || !b.is_ascii()))
    });
    // A capital within a word stands among capitals.
    let capital = letters
        .iter()
        .skip(1)
        .zip(letters.iter().skip(2))
        .any(|(a, b)| a.is_uppercase() && !a.is_ascii() && b.is_lowercase());
    if turns || capital {
        return true;
    }
    let foreign = letters.iter().filter(|c| !c.is_ascii()).count();
    match first {
        Some(1) => letters.len() >= 3 && foreign * 10 > letters.len() * 7,
        Some(2) => {
            let accents = letters
                .iter()
                .filter(|c| "άέήίόύώΆΈΉΊΌΎΏΐΰ".contains(**c))
                .count();
            letters.last() == Some(&'σ') && letters.len() > 2
                || letters.iter().rev().skip(1).any(|c| *c == 'ς')
                || accents > 1
                || letters.len() > 24
        }
        Some(3) => {
            let has = |list: &str| letters.iter().any(|c| list.contains(*c));
            has("ыэъЫЭЪ") && has("іїєІЇЄґҐ")
                || has("љњћђџЉЊЋЂЏ") && has("ыэщьюяЫЭЩЮЯ")
                || has("ѓќЃЌ") && has("ыэщ")
        }
        Some(7) => letters
            .iter()
            .any(|c| matches!(u32::from(*c), 0x3400..=0x4DBF | 0xF900..=0xFAFF | 0x2E80..=0x2FDF)),
        _ => letters
            .iter()
            .any(|c| matches!(u32::from(*c), 0xFF61..=0xFF9F | 0xE000..=0xF8FF)),
    }
}

/// Whether a text is hardly what anybody wrote.
pub(crate) fn implausible(text: &str) -> bool {
    if text
        .chars()
        .any(|c| c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\t')))
    {
        return true;
    }
    let letter = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
    if text
        .chars()
        .any(|c| !c.is_ascii() && !letter(c) && !between(c) && !c.is_numeric())
    {
        return true;
    }
    let signs: Vec<char> = text.chars().collect();
    let torn = signs.windows(3).any(|w| {
        matches!(w, [a, b, c] if a.is_alphabetic() && c.is_alphabetic() && !b.is_ascii() && !letter(*b) && !matches!(b, '’' | '‘' | '·' | '・' | '\u{A0}' | '\u{3000}'))
    });
    torn || text.split(|c: char| !letter(c) || matches!(c, 'º' | 'ª')).any(|word| !word.is_ascii() && odd_word(word))
        // Superscripts and fractions beside letters are letters of another encoding.
        || signs.windows(2).any(|w| matches!(w, [a, b] if (a.is_alphabetic() && b.is_numeric() && !b.is_ascii()) || (b.is_alphabetic() && a.is_numeric() && !a.is_ascii())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plausible_and_letters_of_a_wrong_encoding_are_not() {
        for text in [
            "José Nuñez",
            "Łukasz Wójcik",
            "Анна Петрова",
            "Νίκος",
            "王小明",
            "佐藤 花子",
            "Zoë O’Neill",
            "ÉTIENNE",
            "Gal·la",
            "Prüfungsergebnis",
            "محمد",
            "Nº de matrícula",
        ] {
            assert!(!implausible(text), "{text}");
        }
        for text in [
            "Stanis³aw",
            "JosŽ",
            "J“rg",
            "Jьrg",
            "Àííà",
            "юММЮ",
            "Nœ–ez",
            "ﾔ花",
            "²“¡ ‰Ô",
        ] {
            assert!(implausible(text), "{text}");
        }
    }
}
