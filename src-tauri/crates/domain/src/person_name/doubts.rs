//! What a person should look at in a name before it is printed.

use std::borrow::Cow;

use words::{Message, say};

use super::script::mixed_word;
use crate::double_encoding::undone;

/// A name with what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// The name as it would be read.
    pub name: String,
    /// What to look at; nothing as a rule.
    pub doubt: Option<Message>,
}

/// Signs beside letters that names hold.
fn fits(sign: char) -> bool {
    sign.is_alphabetic()
        || unicode_normalization::char::is_combining_mark(sign)
        || matches!(
            sign,
            ' ' | '\''
                | '’'
                | '‘'
                | '`'
                | '´'
                | '-'
                | '\u{2010}'
                | '\u{2011}'
                | '–'
                | '.'
                | ','
                | '·'
                | '・'
                | '‧'
                | '•'
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '\u{5BE}'
                | '\u{5F3}'
                | '\u{5F4}'
                | '،'
                | '՚'
                | '\u{200C}'
                | '\u{200D}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{640}'
        )
}

/// Figures that are raised or in fractions: letters of another encoding.
fn is_raised(sign: char) -> bool {
    matches!(sign, '¹' | '²' | '³' | '¼' | '½' | '¾')
        || matches!(u32::from(sign), 0x2070..=0x209F | 0x2150..=0x215F)
}

/// `Ravi A/L Kumar`: a stroke that belongs to the name.
fn kinship_stroke(name: &str) -> bool {
    name.split(' ')
        .filter(|word| word.contains('/'))
        .all(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "a/l" | "a/p" | "s/o" | "d/o" | "w/o" | "b/o" | "c/o"
            )
        })
}

/// Whether a dash stands between words, as before a note: Ann Li - left in May.
fn dash_between_words(name: &str) -> bool {
    ["-", "–", "\u{2010}", "\u{2011}"]
        .iter()
        .any(|dash| name.split(' ').any(|word| word == *dash))
}

/// A word of letters and figures, such as L1sa. Figures that stand alone number people of one name.
fn figure_in_word(name: &str) -> Option<char> {
    name.split([' ', '-', '/'])
        .filter(|word| word.chars().any(char::is_alphabetic) && !super::comma::is_suffix(word))
        .find_map(|word| word.chars().find(|c| c.is_numeric()))
}

/// What stands where entities and tags of a web page were left in a text.
fn without_markup(text: &str) -> Option<String> {
    if !text.contains(['&', '<', '\\']) {
        return None;
    }
    let decoded = html_escape::decode_html_entities(text);
    let mut out = String::with_capacity(decoded.len());
    let mut rest = decoded.as_ref();
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let end = from.find('>');
        let tag = end.and_then(|end| from.get(1..end)).unwrap_or_default();
        out.push_str(before);
        let named = tag
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic());
        match end {
            Some(end) if named => rest = from.get(end + 1..).unwrap_or_default(),
            _ => {
                out.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    let out = out.replace("\\'", "'").replace("\\\"", "\"");
    let (tidy, _) = crate::hidden_signs::tidy(&out);
    (tidy != text).then_some(tidy)
}

/// Looks at a tidied name. What a web page or a second encoding spoiled is read as it was meant, and
/// is always something to look at.
#[must_use]
pub fn looked_at(name: String) -> LookedAt {
    use say::cohorts as say;
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'\'' | b'-' | b'.'));
    if plain && !dash_between_words(&name) {
        return LookedAt { name, doubt: None };
    }
    let meant: Option<Cow<'_, str>> = without_markup(&name)
        .map(Cow::Owned)
        .or_else(|| undone(&name).map(Cow::Owned));
    if let Some(meant) = meant {
        let doubt = Some(say::roster_look_would_read(meant.as_ref(), &name));
        return LookedAt {
            name: meant.into_owned(),
            doubt,
        };
    }
    let odd = name.chars().find(|c| {
        let figure = c.is_numeric() && c.is_alphanumeric() && !is_raised(*c);
        let stroke = *c == '/' && kinship_stroke(&name);
        !(fits(*c) || stroke || figure)
    });
    let doubt = match odd {
        Some(c @ ('(' | ')' | '[' | ']' | '{' | '}')) => {
            Some(say::roster_look_bracket(c.to_string()))
        }
        Some(c) => Some(say::roster_look_sign(c.to_string())),
        None => figure_in_word(&name)
            .map(|c| say::roster_look_figure(c.to_string()))
            .or_else(|| mixed_word(&name).map(say::roster_look_mixed))
            .or_else(|| dash_between_words(&name).then(say::roster_look_dash)),
    };
    LookedAt { name, doubt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt_of(name: &str) -> bool {
        looked_at(name.to_owned()).doubt.is_some()
    }

    #[test]
    fn signs_that_no_name_holds_are_to_look_at() {
        for name in [
            "£ukasz Wójcik",
            "Stanis¹aw Gąsior",
            "Jos¿ Nuñez",
            "Ann 😀 Lee",
            "Ann Lee (withdrawn)",
            "Ann Lee - left",
            "Zoë Lee – left",
            "Ann Lee / Bo Day",
            "Аnn Lee",
            "L1sa Ray",
        ] {
            assert!(doubt_of(name), "{name}");
        }
        for name in [
            "Mary‐Ann O’Neill‑Smith",
            "Ḥasan al‑ʿAẓm",
            "Kaʻiulani Māhoe",
            "ǃXóõ Nǀhauru",
            "Martin King, Jr.",
            "Ravi A/L Kumar",
            "דוד כהן III",
            "山田・太郎",
            "Amal \"Mo\" Haddad",
            "Adébáyọ̀ Ọlátúnjí",
            "Gal·la Puig",
            "Mª José Ruiz",
            "أحمد ١٢",
            "Learner 12",
            "John Smith 3rd",
        ] {
            assert!(!doubt_of(name), "{name}");
        }
    }

    #[test]
    fn what_a_web_page_left_is_read_as_it_was_meant() {
        for (cell, name) in [
            ("Brian O&#39;Conner", "Brian O'Conner"),
            ("Zo&euml; Smith", "Zoë Smith"),
            ("<b>Ann</b> Lee", "Ann Lee"),
            ("O\\'Neil Max", "O'Neil Max"),
            ("&nbsp;Cy Fox", "Cy Fox"),
            ("JosÃ© NuÃ±ez", "José Nuñez"),
        ] {
            let looked = looked_at(cell.to_owned());
            assert_eq!(looked.name, name);
            assert!(looked.doubt.is_some(), "{cell}");
        }
    }
}
