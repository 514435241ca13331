//! Words that stand where grades stand, in the languages of the headings that are known. What is none
//! of them may be a note, and a person says whether it is printed.

use unicode_normalization::UnicodeNormalization;

use crate::hidden_signs::tidy;
use crate::result_words::{Telling, result_word};

const WORDS: &str = "distinction|merit|credit|high|higher|honours|honors|honor|first|second|third|upper|lower|class|division|excellent|excellence|very|good|fair|sufficient|satisfactory|adequate|poor|outstanding|exceptional|gold|silver|bronze|platinum|proficient|proficiency|advanced|intermediate|basic|beginner|expert|developing|emerging|mastery|competent|complete|completed|with|pass|passed|plus|minus|level|grade|band|lode|laude|cum|magna|summa|exemplary|commended|starred|ordinary|general|sehr|gut|befriedigend|ausreichend|genügend|mangelhaft|ungenügend|ausgezeichnet|auszeichnung|mit|erfolg|hervorragend|très|bien|assez|passable|mention|félicitations|félicitation|du|jury|honorable|excellente|sobresaliente|notable|aprobado|aprobada|suficiente|insuficiente|matrícula|de|honor|muy|excelente|muito|bom|boa|ótimo|ottimo|ottima|buono|buona|distinto|sufficiente|insufficiente|discreto|lode|e|bardzo|dobry|dobra|dostateczny|dostateczna|celujący|celująca|niedostateczny|uitstekend|zeer|goed|ruim|voldoende|onvoldoende|matig|väl|godkänd|godkänt|underkänd|bra|mycket|meget|god|bestått|bestået|erinomainen|kiitettävä|hyvä|tyydyttävä|välttävä|hyväksytty|výborně|výborný|výborná|velmi|dobře|dobrý|dobrá|chvalitebný|dostatečný|dostatečně|nedostatečně|výborne|veľmi|dobre|dostatočne|jeles|jó|közepes|elégséges|elégtelen|kiváló|foarte|bine|satisfăcător|odličan|odlična|vrlo|dobar|dovoljan|nedovoljan|odlično|prav|zadostno|pekiyi|iyi|orta|geçer|mükemmel|çok|başarılı|άριστα|λίαν|καλώς|αριστα|επιτυχώς|отлично|хорошо|удовлетворительно|неудовлетворительно|зачтено|відмінно|добре|задовільно|незадовільно|отличен|много|добър|среден|слаб|ممتاز|جيد|جدا|جداً|مقبول|ضعيف|מצוין|מצויין|טוב|מאוד|כמעט|מספיק|优|良|中|优秀|良好|及格|不及格|優|可|秀|不可|合格|不合格|우수|수|우|미|양|가|xuất|sắc|giỏi|khá|trung|bình|yếu|kém|sangat|baik|cukup|kurang|memuaskan|odličen";

/// Whether a cell is a grade as they are known: figures, letters such as B+, words such as Merit.
#[must_use]
pub fn is_known_grade(cell: &str) -> bool {
    let (tidy, _) = tidy(cell);
    let plain: String = tidy.nfkc().collect::<String>().to_lowercase();
    if matches!(
        result_word(&plain),
        Some((_, Telling::Anywhere | Telling::Letter))
    ) {
        return true;
    }
    let mut letters = plain
        .split(|c: char| !(c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)))
        .filter(|word| !word.is_empty());
    // Up to three letters are a grade of some scale: A, VG, AB+.
    letters.all(|word| word.chars().count() <= 3 || WORDS.split('|').any(|known| known == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_told_from_notes() {
        for grade in [
            "A",
            "B+",
            "VG",
            "8,5",
            "87 %",
            "12/20",
            "Merit",
            "Pass with distinction",
            "sehr gut",
            "Très bien",
            "30 e lode",
            "Upper second class",
            "отлично",
            "優",
            "Band 3",
            "Level 4 (C)",
        ] {
            assert!(is_known_grade(grade), "{grade}");
        }
        for note in [
            "chocolate",
            "dyslexic",
            "B - appealed",
            "see mail",
            "peanut allergy",
        ] {
            assert!(!is_known_grade(note), "{note}");
        }
    }
}
