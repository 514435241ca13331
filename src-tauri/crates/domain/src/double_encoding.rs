//! Text that was encoded twice: UTF-8 that was taken for Windows-1252 and written as UTF-8 again.

/// What Windows-1252 has at 0x80 to 0x9F; zero where it has nothing, which most programs keep.
const UPPER: [u32; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

fn byte_of(sign: char) -> Option<u8> {
    let code = u32::from(sign);
    if code < 0x100 {
        return u8::try_from(code).ok();
    }
    UPPER
        .iter()
        .position(|known| *known == code)
        .and_then(|at| u8::try_from(0x80 + at).ok())
}

/// The text as it was before the second encoding; `None` where it was not encoded twice.
#[must_use]
pub fn undone(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let once = String::from_utf8(bytes).ok()?;
    (once != text
        && !once
            .chars()
            .any(|c| c.is_control() && c != '\t' && c != '\n' && c != '\r'))
    .then_some(once)
}

/// The text with each word undone that was encoded twice; `None` where none was. A name may have
/// been put together of what was and what was not.
#[must_use]
pub fn words_undone(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let words = text.split(' ');
    let once: Vec<Option<String>> = words.clone().map(undone).collect();
    once.iter().any(Option::is_some).then(|| {
        words
            .zip(&once)
            .map(|(word, once)| once.as_deref().unwrap_or(word))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_encoded_twice_is_undone() {
        assert_eq!(undone("JosÃ© NuÃ±ez").as_deref(), Some("José Nuñez"));
        assert_eq!(undone("Ã‰loÃ¯se").as_deref(), Some("Éloïse"));
        assert_eq!(
            words_undone("FranÃ§oise Peña").as_deref(),
            Some("Françoise Peña")
        );
        for text in ["José", "Ann", "Ãnna", "Łukasz", "王小明", "Zoë Brontë"] {
            assert_eq!(undone(text), None, "{text}");
            assert_eq!(words_undone(text), None, "{text}");
        }
    }
}
