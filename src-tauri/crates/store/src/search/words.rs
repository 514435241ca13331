//! Text cut into words that are found whatever their case and accents, in every script.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub text: String,
    /// One letter of a script that is written without spaces.
    pub letter: bool,
}

/// Accents that may be left out: those of Latin, Greek and Cyrillic, Hebrew points and
/// Arabic vowel signs. Vowel signs of other scripts are letters like others.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

/// Scripts written without spaces: Han, kana, Thai, Lao, Khmer, Myanmar.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn push_folded(c: char, to: &mut String) {
    match c {
        'ł' => to.push('l'),
        'ø' => to.push('o'),
        'đ' | 'ð' => to.push('d'),
        'ı' => to.push('i'),
        'þ' => to.push_str("th"),
        'ß' => to.push_str("ss"),
        'æ' => to.push_str("ae"),
        'œ' => to.push_str("oe"),
        // Final sigma, and letters Arabic writers leave the dots off.
        'ς' => to.push('σ'),
        'أ' | 'إ' | 'آ' | 'ٱ' => to.push('ا'),
        'ى' => to.push('ي'),
        'ة' => to.push('ه'),
        other => to.push(other),
    }
}

/// The words of a text, folded.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut open = String::new();
    let close = |open: &mut String, found: &mut Vec<Word>| {
        if !open.is_empty() {
            found.push(Word {
                text: std::mem::take(open),
                letter: false,
            });
        }
    };
    // Hangul is put together again: its letters apart would be marks of nothing.
    for c in text.nfkd().filter(|c| !is_accent(*c)).nfc() {
        if stands_alone(c) {
            close(&mut open, &mut found);
            if c.is_alphanumeric() || is_combining_mark(c) {
                found.push(Word {
                    text: c.to_string(),
                    letter: true,
                });
            }
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            for lower in c.to_lowercase() {
                push_folded(lower, &mut open);
            }
        } else {
            close(&mut open, &mut found);
        }
    }
    close(&mut open, &mut found);
    found
}

/// [`words`] as tantivy takes them.
#[derive(Clone, Default)]
pub(crate) struct Words;

pub(crate) struct WordStream {
    words: std::vec::IntoIter<Word>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream {
        WordStream {
            words: words(text).into_iter(),
            token: Token {
                position: usize::MAX,
                ..Token::default()
            },
        }
    }
}

impl TokenStream for WordStream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = word.text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(
            texts("Żółkiewska, Ŵyn-Şükrü"),
            ["zolkiewska", "wyn", "sukru"]
        );
        assert_eq!(
            texts("Þórdís STRASSE Straße"),
            ["thordis", "strasse", "strasse"]
        );
        assert_eq!(texts("Nguyễn"), ["nguyen"]);
        assert_eq!(texts("Ὀδυσσεύς"), ["οδυσσευσ"]);
        assert_eq!(texts("مُحَمَّد"), texts("محمد"));
        assert_eq!(texts("שָׁלוֹם"), texts("שלום"));
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_letters_and_others_are_not() {
        assert_eq!(texts("王小明 Wang"), ["王", "小", "明", "wang"]);
        assert_eq!(texts("김민준"), ["김민준"]);
        assert_eq!(texts("अनुराधा"), ["अनुराधा"]);
        assert_eq!(texts("สมชาย").len(), 5);
    }
}
