//! What a person should look at in a name before it is printed.

use unicode_normalization::UnicodeNormalization;
use words::{Messages, say};

use super::no_person::form_of_address;
use super::script::mixed_word;
use crate::double_encoding::words_undone;

/// A name with what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// The name as it would be read.
    pub name: String,
    /// What to look at; nothing as a rule.
    pub doubts: Messages,
}

/// What is said of somebody and is no part of a name.
const REMARKS: [&str; 42] = [
    "aka",
    "a.k.a.",
    "née",
    "nee",
    "geb.",
    "formerly",
    "xxx",
    "and",
    "do not",
    "don’t",
    "don't",
    "not print",
    "see note",
    "see notes",
    "see comment",
    "see comments",
    "see email",
    "see mail",
    "no certificate",
    "duplicate",
    "cancelled",
    "canceled",
    "withdrawn",
    "withdrew",
    "deceased",
    "deleted",
    "ignore",
    "on hold",
    "on leave",
    "failed",
    "absent",
    "nicht drucken",
    "siehe",
    "abgemeldet",
    "storniert",
    "ne pas imprimer",
    "voir note",
    "annulé",
    "no imprimir",
    "ver nota",
    "non stampare",
    "vedi nota",
];

/// What a name holds that is said of somebody: DO NOT PRINT Fay Su.
fn remark(name: &str) -> Option<&'static str> {
    let lower = format!(" {} ", name.to_lowercase());
    let holds = |remark: &&&str| {
        lower.match_indices(**remark).any(|(at, found)| {
            let before = lower.get(..at).is_some_and(|text| text.ends_with(' '));
            let after = lower.get(at + found.len()..);
            before && after.is_some_and(|text| text.starts_with([' ', ',', ':', '.', ';']))
        })
    };
    REMARKS.iter().find(holds).copied()
}

/// A letter that looks as if the file had another encoding: a capital or a quotation mark amid small
/// letters, or hardly a plain letter in a word.
fn garbled(name: &str) -> Option<String> {
    let odd = |word: &&str| {
        let signs: Vec<char> = word.chars().collect();
        let amid = (1..signs.len()).any(|at| {
            let (before, sign) = (signs[at - 1], signs[at]);
            let after = signs.get(at + 1);
            let small_after = after.is_none_or(|c| c.is_lowercase());
            // Irish puts a small letter before a capital: hÉalaithe.
            let within = (before.is_lowercase() && at > 1)
                || (before.is_ascii_uppercase() && after.is_some_and(|c| c.is_lowercase()));
            let capital = sign.is_uppercase() && !sign.is_ascii() && small_after && within;
            let mark = matches!(sign, '”' | '“' | '„' | '–' | '†' | '‡' | '‰' | '•');
            capital || (mark && before.is_alphabetic() && after.is_some_and(|c| c.is_lowercase()))
        });
        let latin = |c: &&char| (0xC0..=0xFF).contains(&u32::from(**c));
        let accents = signs.iter().filter(latin).count();
        amid || (accents > 2 && accents * 5 >= signs.len() * 4)
    };
    name.split(' ').find(odd).map(str::to_owned)
}

/// Whether a letter is a plain one in another dress: in a circle, of full width, raised, for formulas.
fn is_dressed(sign: char) -> bool {
    matches!(u32::from(sign), 0x1D2C..=0x1D6A | 0x2460..=0x24FF | 0xFF01..=0xFF5E | 0x1D400..=0x1D7FF)
}

/// The name in plain letters, where some are dressed.
fn undressed(name: &str) -> Option<String> {
    name.chars()
        .any(is_dressed)
        .then(|| name.nfkc().collect::<String>())
}

/// More marks than this on one letter are no writing.
const MOST_MARKS: usize = 6;

/// Whether marks are piled on a letter.
fn piled(name: &str) -> bool {
    let mut marks = 0;
    name.nfd().any(|sign| {
        let is_mark = unicode_normalization::char::is_combining_mark(sign);
        marks = if is_mark { marks + 1 } else { 0 };
        marks > MOST_MARKS || matches!(sign, '\u{335}'..='\u{338}' | '\u{34F}')
    })
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
                | '\u{F0B}'
                | '\u{F0C}'
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
    let mut doubts = Messages::default();
    let meant = without_markup(&name)
        .or_else(|| words_undone(&name))
        .or_else(|| undressed(&name));
    let name = match meant {
        Some(meant) => {
            doubts.push(say::roster_look_would_read(&meant, &name));
            meant
        }
        None => name,
    };
    let remark = remark(&name).map(say::roster_look_remark);
    let address = form_of_address(&name).map(say::roster_look_address);
    let minus = name.starts_with('-').then(|| say::roster_look_sign("-"));
    for doubt in [remark, address, minus].into_iter().flatten() {
        doubts.push(doubt);
    }
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'\'' | b'-' | b'.'));
    if plain {
        if dash_between_words(&name) {
            doubts.push(say::roster_look_dash());
        }
        return LookedAt { name, doubts };
    }
    if piled(&name) {
        doubts.push(say::roster_look_marks());
    }
    if let Some(word) = garbled(&name) {
        doubts.push(say::roster_look_garbled(word));
    }
    let odd = name.chars().find(|c| {
        let figure = c.is_numeric() && c.is_alphanumeric() && !is_raised(*c);
        let stroke = *c == '/' && kinship_stroke(&name);
        !(fits(*c) || stroke || figure)
    });
    let of_signs = match odd {
        Some(c @ ('(' | ')' | '[' | ']' | '{' | '}')) => {
            Some(say::roster_look_bracket(c.to_string()))
        }
        Some(c) => Some(say::roster_look_sign(c.to_string())),
        None => figure_in_word(&name)
            .map(|c| say::roster_look_figure(c.to_string()))
            .or_else(|| mixed_word(&name).map(say::roster_look_mixed))
            .or_else(|| dash_between_words(&name).then(say::roster_look_dash)),
    };
    if let Some(doubt) = of_signs {
        doubts.push(doubt);
    }
    LookedAt { name, doubts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt_of(name: &str) -> bool {
        !looked_at(name.to_owned()).doubts.is_empty()
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
            "AndrŽs Gil",
            "JosŽ Ruiz",
            "GŸnter Ott",
            "J”rg Haas",
            "Ïåòð Èâàíîâ",
            "NguyÔn Minh",
            "A̶m̶a̶l̶ Ek",
            "Mr Smith",
            "-Dan Po",
            "DO NOT PRINT Fay Su",
            "Gus Ek see note",
            "Withdrawn: Bo Day",
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
            "བཀྲ་ཤིས་ཚེ་རིང",
            "Éva Ölçüoğlu",
            "Nguyễn Thị Hồng Ánh",
            "Ásgeir Þórðarson",
            "Ní hÉalaithe",
            "ÉVA ÖLÇÜ",
            "Maximiliane von und zu Stein",
            "Donota Failedson",
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
            assert!(!looked.doubts.is_empty(), "{cell}");
        }
    }
}
