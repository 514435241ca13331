//! Names that are written family name first where they come from, in letters that do not say so.

use std::collections::HashSet;
use std::sync::LazyLock;

const HUNGARIAN: &str = "nagy|kovács|kovacs|tóth|szabó|horváth|varga|molnár|németh|balogh|takács|juhász|mészáros|szilágyi|szűcs|pintér|szalai|szalay|gulyás|bíró|fazekas|somogyi|vörös|kerekes|hegedüs|hegedűs|székely|szőke|csonka|szekeres|szücs|bognár|bodnár|kelemen|kocsis|lukács|győri|jónás|dudás|halász|kozma|szántó|soós|veres|major|illés|deák|dobos|ádám|keresztes|pásztor|sipos|fülöp|mátyás|barna|benkő|bálint|erdős|fábián|lengyel|máté|márton|pál|orosz|sárközi|szeghy|tamás|váradi|végh|vincze|virág|zsigmond";
const VIETNAMESE: &str = "nguyễn|nguyen|trần|tran|phạm|pham|huỳnh|huynh|hoàng|võ|vũ|đặng|bùi|đỗ|ngô|đinh|trịnh|đoàn|trương|truong|lê|hồ|dương|phùng|đào|lâm|mạc|quách|tạ";

static FAMILY_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| HUNGARIAN.split('|').chain(VIETNAMESE.split('|')).collect());

/// Letters that no language but Vietnamese puts into names.
fn vietnamese_letter(sign: char) -> bool {
    match u32::from(sign) {
        // Yoruba, Igbo and Guarani have these of the same block.
        0x1EB8 | 0x1EB9 | 0x1ECC | 0x1ECD | 0x1EBC | 0x1EBD | 0x1EF8 | 0x1EF9 | 0x1ECA | 0x1ECB
        | 0x1EE4 | 0x1EE5 => false,
        0x1EA0..=0x1EF9 | 0x01A0 | 0x01A1 | 0x01AF | 0x01B0 => true,
        _ => false,
    }
}

/// Whether custom writes this name family name first.
#[must_use]
pub fn family_first_by_custom(family: &str, given: &str) -> bool {
    let ascii = family.is_ascii() && given.is_ascii();
    if !ascii
        && family
            .chars()
            .chain(given.chars())
            .any(|c| vietnamese_letter(c) || matches!(c, 'ő' | 'ű' | 'Ő' | 'Ű'))
    {
        return true;
    }
    let word = family
        .split([' ', '-'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    FAMILY_NAMES.contains(word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_such_a_custom_are_found() {
        for (family, given) in [
            ("Nagy", "Eszter"),
            ("Nguyễn", "Thị Mai"),
            ("Erdős", "Pál"),
            ("Tran", "Thùy"),
            ("NGUYEN", "Van A"),
        ] {
            assert!(family_first_by_custom(family, given), "{family} {given}");
        }
        for (family, given) in [
            ("Lee", "Ann"),
            ("Müller", "Jörg"),
            ("Adébáyọ̀", "Ọlá"),
            ("Okafor", "Chidi"),
            ("Öz", "Ayşe"),
        ] {
            assert!(!family_first_by_custom(family, given), "{family} {given}");
        }
    }
}
