//! Cells under a name's heading that name nobody.

use std::collections::HashSet;
use std::sync::LazyLock;

use words::{Message, say};

use crate::learner_number::spreadsheet_error;
use crate::mail_address::mail_address;

const NOTHING: &str = "null|none|nil|nan|nan nan|n/a|n.a.|undefined|undefined undefined|null null|none none|unknown|(blank)|(empty)|(null)|[null]|(none)|tbc|tba|tbd|anonymous|not provided|not available|(leer)|k. a.|k.a.|(vide)|s/o|vacant|xx|xxx|xxxx|asdf|no name|noname|keine angabe|sans nom|sin nombre";
const TOTALS: &str = "class average|points available|points possible|possible points|out of|all students|all learners|maximum|minimum|average score|standard deviation|std dev|printed by|signed by|prepared by|checked by|registrar|total|totals|grand total|subtotal|sum|summe|gesamt|gesamtsumme|zwischensumme|anzahl|average|mean|median|durchschnitt|mittelwert|count|headcount|somme|moyenne|nombre|effectif|totale|media|promedio|média|suma|razem|średnia|ogółem|totaal|gemiddelde|aantal|summa|genomsnitt|antal|gjennomsnitt|gennemsnit|yhteensä|keskiarvo|celkem|průměr|spolu|priemer|összesen|átlag|medie|ukupno|prosjek|skupaj|toplam|ortalama|σύνολο|μέσος όρος|итого|всего|среднее|разом|всього|середнє|общо|المجموع|الإجمالي|סה\"כ|ממוצע|合计|总计|平均|合計|計|평균|합계|tổng|tổng cộng|points possible|possible points|maximum|max points|minimum|standard deviation|std dev";
const TESTS: &str = "test test|deleted user|user deleted|removed user|former user|anonymous user|guest user|gelöschter benutzer|utilisateur supprimé|usuario eliminado|test|tester|testing|test student|student test|student, test|test user|user test|user, test|demo student|preview user|teststudent|test learner|test account|testperson|max mustermann|étudiant test|estudiante de prueba|estudante teste";
/// Words that stand for a name. A name of nothing else names nobody.
const STAND_INS: &str = "test|tester|demo|dummy|guest|admin|user|student|preview|sample|example|trial|temp|teststudent|testuser|teste|prueba|alumno|alumna|aluno|aluna|utilisateur|essai|étudiant|asdf|qwerty|xxx|foo|bar|your|name|names|first|last|full|surname|firstname|lastname|forename|lorem|ipsum|schüler|benutzer|vorname|nachname|prénom|nom|nome|cognome|nombre|apellido|apellidos|sobrenome|jan|piet|muster|mustermann|see|above|below|ditto|idem|same|as|siehe|oben|voir|dessus|ver|arriba|withdrawn|deleted|cancelled|removed|absent|dr|dr.|prof|prof.|mr|mr.|mrs|mrs.|ms|ms.|herr|frau|m.|mme|mlle|sr.|sra.|jr|jr.|sr|ii|iii|iv|phd|md|van|von|de|la|der|den|del|di|da|the|and|of|no|certificate|certificates";
const NOBODY: &str =
    "john doe|jane doe|erika mustermann|max mustermann|john smith test|n n|n. n.|n.n.";
/// Forms of address that are no part of a name.
const ADDRESSES: &str = "mr|mr.|mrs|mrs.|ms|ms.|miss|mx|mx.|dr|dr.|prof|prof.|professor|herr|frau|monsieur|madame|mme|mlle|señor|señora|sr.|sra.|signor|signora|sig.|sig.ra|pan|pani|dhr.|mevr.";

/// Words that begin a line of totals, whatever follows: nobody is called so.
const TOTAL_WORDS: &str = "total|totals|totale|totaux|subtotal|gesamt|gesamtsumme|summe|zwischensumme|somme|effectif|effectifs|moyenne|durchschnitt|mittelwert|promedio|totaal|gemiddelde|genomsnitt|gjennomsnitt|yhteensä|celkem|összesen|razem|ogółem|toplam|σύνολο|итого|всего";

static NOTHING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| NOTHING.split('|').collect());
static TOTALS_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| TOTALS.split('|').collect());
static TESTS_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| TESTS.split('|').collect());

/// Why a tidied name names nobody; `None` when it may.
#[must_use]
pub fn no_person(name: &str) -> Option<Message> {
    use say::cohorts as say;
    let shown = || name.chars().take(40).collect::<String>();
    if spreadsheet_error(name) {
        return Some(say::roster_name_is_error(shown()));
    }
    if name.starts_with(['=', '@']) && name.len() > 1 {
        return Some(say::roster_name_is_formula(shown()));
    }
    // Stretching marks alone are no letters.
    if !name.chars().any(|c| c.is_alphabetic() && c != '\u{640}') {
        return Some(say::roster_name_no_letter(shown()));
    }
    if mail_address(name).is_some() {
        return Some(say::roster_name_is_mail(shown()));
    }
    let lower = name.to_lowercase();
    let lower = lower.trim_end_matches([':', ' ', '=']);
    if NOTHING_SET.contains(lower) {
        return Some(say::roster_name_is_nothing(shown()));
    }
    if is_total(lower) {
        return Some(say::roster_name_is_total(shown()));
    }
    None
}

/// Whether a cell begins a line of totals.
fn is_total(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    TOTALS_SET.contains(lower.trim_end_matches([':', ' ', '=']))
}

/// Whether the first cell of a row makes it a line of totals, such as `Total général`.
#[must_use]
pub fn begins_totals(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    let first = lower.split([' ', ':', '=', '(']).next().unwrap_or_default();
    is_total(&lower) || TOTAL_WORDS.split('|').any(|word| word == first)
}

/// Whether a name is that of a learning platform's test student.
#[must_use]
pub fn is_test_student(name: &str) -> bool {
    let lower = name.to_lowercase();
    TESTS_SET.contains(lower.as_str())
}

/// Whether a name is of nothing but words that stand for one: Your Name, see above, Dr.
#[must_use]
pub fn is_stand_in(name: &str) -> bool {
    let lower = name.to_lowercase();
    NOBODY.split('|').any(|nobody| nobody == lower)
        || lower
            .split([' ', ',', '-'])
            .filter(|word| !word.is_empty())
            .all(|word| STAND_INS.split('|').any(|known| known == word))
}

/// The form of address that a name begins with, such as Herr.
#[must_use]
pub fn form_of_address(name: &str) -> Option<&str> {
    let (first, _) = name.split_once(' ')?;
    let lower = first.to_lowercase();
    ADDRESSES
        .split('|')
        .any(|known| known == lower)
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_and_forms_of_address_are_told() {
        for name in [
            "Demo User",
            "Student Preview",
            "asdf asdf",
            "Your Name",
            "Dr.",
            "de la",
            "See above",
            "John Doe",
        ] {
            assert!(is_stand_in(name), "{name}");
        }
        for name in [
            "Ann Lee",
            "Guest Ann",
            "Jan de Vries",
            "Li Bar",
            "Van Nguyen",
        ] {
            assert!(!is_stand_in(name), "{name}");
        }
        assert_eq!(form_of_address("Herr Uwe Ott"), Some("Herr"));
        assert_eq!(form_of_address("Drew Ott"), None);
    }

    #[test]
    fn lines_of_totals_are_told_by_how_they_begin() {
        for cell in [
            "Total",
            "Total général",
            "Effectif : 3",
            "Summe (12)",
            "grand total",
        ] {
            assert!(begins_totals(cell), "{cell}");
        }
        for cell in ["Totalis Ann", "Media Rossi", "Sum Ting", "Ann Total"] {
            assert!(!begins_totals(cell), "{cell}");
        }
    }

    #[test]
    fn what_is_no_person_is_told() {
        for name in [
            "#N/A",
            "#NAME?",
            "########",
            "=A5&\" \"&B5",
            "NULL",
            "nan nan",
            "-",
            ".",
            "12345",
            "ann@example.org",
            "Total",
            "Summe:",
            "Points Possible",
        ] {
            assert!(no_person(name).is_some(), "{name}");
        }
        for name in [
            "Ann Lee",
            "Christopher Null",
            "X",
            "Õ",
            "王小明",
            "Na Li",
            "Max Total",
        ] {
            assert!(no_person(name).is_none(), "{name}");
        }
        assert!(is_test_student("Student, Test") && !is_test_student("Tess Student"));
    }
}
