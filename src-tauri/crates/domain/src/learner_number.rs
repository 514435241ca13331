//! Numbers of learners as spreadsheets leave them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use words::{Message, say};

use crate::written_date::{day_of_spreadsheet, is_iso_day};

/// The longest number that is taken.
const LONGEST: usize = 100;

/// A number as it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNumber {
    /// The number.
    pub number: String,
    /// Whether a spreadsheet's marks were taken away.
    pub mended: bool,
    /// What a person should look at.
    pub doubt: Option<Message>,
}

/// Whether a cell is what a spreadsheet shows instead of a long number, such as `1.23457E+11`.
fn scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let signed = power.starts_with(['+', '-']);
    let power = power.trim_start_matches(['+', '-']);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let figures = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    figures(whole)
        && whole.len() == 1
        && figures(power)
        && (part.is_empty() || figures(part))
        && (signed || !part.is_empty())
}

/// What a spreadsheet writes where a cell has no value that could be shown.
#[must_use]
pub fn spreadsheet_error(text: &str) -> bool {
    let text = text.trim();
    (text.len() >= 3 && text.bytes().all(|b| b == b'#'))
        || (text.starts_with('#') && text.ends_with(['!', '?']) && !text.contains(' '))
        || [
            "#N/A", "#NV", "#N/D", "#N/DISP", "#NULL", "#DIV/0", "Err:502", "Err:508", "Err:522",
        ]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(text))
}

/// A text that a spreadsheet was made to keep as text: `="00123"` is 00123.
#[must_use]
pub fn kept_as_text(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('=')?.trim();
    let inner = inner.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('"')).then_some(inner)
}

/// Reads a cell of the column of numbers. It is tidied already and not empty.
///
/// # Errors
/// Why the cell is no number.
pub fn read_number(cell: &str) -> Result<ReadNumber, Message> {
    use say::cohorts as say;
    let mut text: Cow<'_, str> = Cow::Borrowed(cell);
    let mut mended = false;
    if let Some(inner) = kept_as_text(cell) {
        text = Cow::Owned(inner.trim().to_owned());
        mended = true;
    } else if let Some(inner) = cell.strip_prefix('\'')
        && inner.starts_with(|c: char| c.is_ascii_digit())
    {
        text = Cow::Owned(inner.to_owned());
        mended = true;
    }
    if let Some(whole) = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0"))
        && !whole.is_empty()
        && whole.bytes().all(|b| b.is_ascii_digit())
    {
        text = Cow::Owned(whole.to_owned());
        mended = true;
    }
    if scientific(&text) {
        return Err(say::roster_number_scientific(text.as_ref()));
    }
    if spreadsheet_error(&text) || text.starts_with('=') {
        return Err(say::roster_number_is_error(
            text.chars().take(40).collect::<String>(),
        ));
    }
    if text.chars().count() > LONGEST {
        return Err(say::roster_number_too_long(LONGEST));
    }
    if let Some(odd) = crate::hidden_signs::unprintable(&text) {
        return Err(say::roster_number_odd(format!("U+{:04X}", u32::from(odd))));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(say::roster_number_bad());
    }
    let doubt = if day_of_spreadsheet(&text) || is_iso_day(&text) {
        Some(say::roster_look_number_day(text.as_ref()))
    } else {
        grouped(&text).map(|plain| say::roster_look_grouped(text.as_ref(), plain))
    };
    Ok(ReadNumber {
        number: text.into_owned(),
        mended,
        doubt,
    })
}

/// The number without its marks between thousands, where it has them: 1,001 is 1001.
fn grouped(text: &str) -> Option<String> {
    let mut groups = text.split([',', '\u{202F}', ' ', '\u{A0}']);
    let first = groups.next()?;
    let figures = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if first.is_empty() || first.len() > 3 || !figures(first) {
        return None;
    }
    let mut plain = first.to_owned();
    let mut more = 0;
    for group in groups {
        if group.len() != 3 || !figures(group) {
            return None;
        }
        plain.push_str(group);
        more += 1;
    }
    (more > 0).then_some(plain)
}

/// Whether at least half of a cell’s signs are figures.
#[must_use]
pub fn is_figures(cell: &str) -> bool {
    let figures = cell.chars().filter(|c| c.is_numeric()).count();
    figures > 0 && figures * 2 >= cell.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where the digits of scripts begin that numbers are written in, beside those of ASCII.
const ZEROS: [u32; 16] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
    0xED0, 0x1040, 0x17E0,
];

/// The digit of ASCII that a digit of another script means.
fn plain_digit(sign: char) -> char {
    let code = u32::from(sign);
    ZEROS
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))
        .and_then(|zero| char::from_digit(code - zero, 10))
        .unwrap_or(sign)
}

/// The key under which two numbers are near: zeros in front, case, spaces, the script of figures
/// and which sign parts them do not count.
#[must_use]
pub fn near_number(number: &str) -> String {
    let mut key = String::with_capacity(number.len());
    let mut in_digits = false;
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    let signs = number.nfkc().flat_map(char::to_lowercase).map(plain_digit);
    for sign in signs {
        if sign.is_whitespace() {
            continue;
        }
        // Whatever stands between parts of a number, it parts them.
        let sign = match sign {
            '_' | '/' | '\\' | '\u{2010}'..='\u{2015}' => '-',
            other => other,
        };
        let digit = sign.to_digit(10);
        if digit == Some(0) && !in_digits {
            continue;
        }
        in_digits = digit.is_some();
        key.push(sign);
    }
    key
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_spoiled_is_mended_or_refused() {
        for (cell, number) in [
            ("=\"00123\"", "00123"),
            ("'00125", "00125"),
            ("100045.0", "100045"),
            ("SCT/211/0001/2026", "SCT/211/0001/2026"),
            ("12E5", "12E5"),
            ("+353871234567", "+353871234567"),
            ("07.50", "07.50"),
        ] {
            assert_eq!(read_number(cell).unwrap().number, number, "{cell}");
        }
        for cell in [
            "1.23457E+11",
            "1,23457E+11",
            "7,04E+06",
            "1E+11",
            "#REF!",
            "########",
            "=A1&B1",
            "-",
        ] {
            assert!(read_number(cell).is_err(), "{cell}");
        }
        assert!(read_number("1,001").unwrap().doubt.is_some());
        assert!(read_number("1001").unwrap().doubt.is_none());
        for cell in ["01-May", "Mar-26", "2026-05-01 00:00:00"] {
            assert!(read_number(cell).unwrap().doubt.is_some(), "{cell}");
        }
    }

    #[test]
    fn near_numbers_have_one_key() {
        for (a, b) in [
            ("00123", "123"),
            ("AB 12", "ab12"),
            ("AX-007", "ax-7"),
            ("0", "00"),
            ("２０２１０１", "202101"),
            ("٤٤١٢٠", "44120"),
            ("#12345", "12345"),
            ("AB_77", "ab-77"),
            ("12/2025", "12-2025"),
        ] {
            assert_eq!(near_number(a), near_number(b), "{a} {b}");
        }
        for (a, b) in [("123", "1230"), ("S1", "S2"), ("10", "1")] {
            assert_ne!(near_number(a), near_number(b), "{a} {b}");
        }
    }
}
