//! Pseudo-language: English made longer and accented, to find words that no catalogue holds.
//!
//! `ui/src/app/pseudo.ts` does the same; a table of messages holds both to it.

/// Left to right.
pub const PSEUDO: &str = "qps";
/// The same, set from right to left.
pub const PSEUDO_MIRRORED: &str = "qps-rtl";

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçđéƒĝĥíĵķļḿñóþɋŕšŧúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŔŠŦÚṼŴẊÝŽ";

/// Words of the catalogue as the pseudo-language writes them: each letter accented, each
/// vowel twice.
pub(crate) fn accented(words: &str) -> String {
    let mut out = String::with_capacity(words.len() * 3);
    for letter in words.chars() {
        let place = PLAIN.chars().position(|p| p == letter);
        let written = place
            .and_then(|p| ACCENTED.chars().nth(p))
            .unwrap_or(letter);
        out.push(written);
        if "aeiouAEIOU".contains(letter) {
            out.push(written);
        }
    }
    out
}

/// A whole message between the brackets that show where it begins and ends.
pub(crate) fn bracketed(text: &str) -> String {
    format!("[{text}]")
}
