//! Cells under a name's heading that name nobody.

use std::collections::HashSet;
use std::sync::LazyLock;

use words::{Message, say};

use crate::learner_number::spreadsheet_error;
use crate::mail_address::mail_address;

const NOTHING: &str = "null|none|nil|nan|nan nan|n/a|n.a.|undefined|undefined undefined|null null|none none|unknown|(blank)|(empty)|(null)|[null]|(none)|tbc|tba|tbd|anonymous|not provided|not available|(leer)|k. a.|k.a.|(vide)|s/o|vacant|xx|xxx|xxxx|asdf|no name|noname|keine angabe|sans nom|sin nombre";
const TOTALS: &str = "total|totals|grand total|subtotal|sum|summe|gesamt|gesamtsumme|zwischensumme|anzahl|average|mean|median|durchschnitt|mittelwert|count|headcount|somme|moyenne|nombre|effectif|totale|media|promedio|média|suma|razem|średnia|ogółem|totaal|gemiddelde|aantal|summa|genomsnitt|antal|gjennomsnitt|gennemsnit|yhteensä|keskiarvo|celkem|průměr|spolu|priemer|összesen|átlag|medie|ukupno|prosjek|skupaj|toplam|ortalama|σύνολο|μέσος όρος|итого|всего|среднее|разом|всього|середнє|общо|المجموع|الإجمالي|סה\"כ|ממוצע|合计|总计|平均|合計|計|평균|합계|tổng|tổng cộng|points possible|possible points|maximum|max points|minimum|standard deviation|std dev";
const TESTS: &str = "test|tester|testing|test student|student test|student, test|test user|user test|user, test|demo student|preview user|teststudent|test learner|test account|testperson|max mustermann|étudiant test|estudiante de prueba|estudante teste";

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
    if !name.chars().any(char::is_alphabetic) {
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
#[must_use]
pub fn is_total(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    TOTALS_SET.contains(lower.trim_end_matches([':', ' ', '=']))
}

/// Whether a name is that of a learning platform's test student.
#[must_use]
pub fn is_test_student(name: &str) -> bool {
    TESTS_SET.contains(name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

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
