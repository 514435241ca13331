//! The words by which lists say that somebody passed, in the languages of the interface and of the
//! headings that are known.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::cohort::LearnerResult;
use crate::hidden_signs::tidy;

/// How much a word of result says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// It may answer any question: yes, 1, true, completed. It tells a result under such a heading.
    UnderAHeading,
    /// A letter, such as P.
    Letter,
    /// It tells a result wherever it stands: passed, bestanden, reprovado.
    Anywhere,
}

const PASSED: &str = "acreditado|acreditada|zaliczono|zdano|teljesítette|teljesített|επιτυχής|επιτυχία|взет|взето|通过|staðið|completed (achieved pass grade)|passed|pass|passes|pass with distinction|pass with merit|pass with credit|passed with distinction|passed with merit|distinction|high distinction|merit|competent|satisfactory|successful|achieved|bestanden|mit erfolg bestanden|mit auszeichnung bestanden|erfolgreich|erfolgreich bestanden|réussi|réussie|réussite|admis|admise|reçu|reçue|validé|validée|acquis|aprobado|aprobada|apto|apta|superado|superada|aprovado|aprovada|promosso|promossa|superato|superata|idoneo|idonea|zaliczony|zaliczona|zaliczone|zaliczył|zaliczyła|zdany|zdał|zdała|zal|geslaagd|behaald|gehaald|voldoende|godkänd|godkänt|väl godkänd|väl godkänt|bestått|bestået|hyväksytty|suoritettu|arvestatud|sooritatud|ieskaitīts|nokārtots|įskaityta|išlaikė|išlaikyta|prospěl|prospěla|vyhověl|vyhověla|splnil|splnila|uspěl|uspěla|prospel|prospela|vyhovel|vyhovela|úspešný|úspešná|megfelelt|sikeres|átment|promovat|promovată|reușit|položio|položila|položen|opravil|opravila|opravljeno|geçti|başarılı|επιτυχών|επιτυχούσα|επιτυχής|επιτυχία|πέρασε|сдал|сдала|сдано|зачет|зачёт|зачтено|склав|склала|складено|зараховано|издържал|издържала|взет|положил|положила|ناجح|ناجحة|עבר|עברה|合格|合格しました|通过|通過|及格|합격|이수|đạt|lulus|aprovat|aprovada|gainditua|llwyddo|staðist|staðið";

const FAILED: &str = "refer|referred|resit|retake|not sat|ns|n/s|dns|did not sit|did not submit|non-submission|non submission|no attempt|w/d|plagiarism|void|suspended|deceased|unenrolled|unenrolled|deregistered|cancelled|canceled|terminated|expelled|nicht teilgenommen|krank|rücktritt|entschuldigt|unentschuldigt|excusé|excusée|no acreditado|no acreditada|baja|renuncia|suspès|suspesa|trancado|trancada|desistente|rinunciatario|rinuncia|niet deelgenomen|nvd|ziek|avbrott|ej närvarande|poissa|keskeytti|hyl|devamsız|girmedi|nie stawił się|nie stawiła się|nieklasyfikowany|nieklasyfikowana|nie zaliczono|nie zdano|nedostavil se|nedostavila se|neuspel|neuspela|nem jelent meg|nem teljesítette|nem teljesített|απορρίπτεται|ανεπιτυχής|не складено|невзет|невзето|отсъства|fallið|féll|محروم|منسحب|منسحبة|ضعيف|kém|yếu|vắng|hoãn thi|hỏng|缺考|缓考|緩考|作弊|不通过|不通過|不可|失格|欠席|未受験|낙제|결시|미응시|불참|absen|tidak hadir|mengundurkan diri|insufficient|insuffisant|insuffisante|insuficiente|insufficiente|ungenügend|mangelhaft|nicht ausreichend|nicht genügend|niedostateczny|niedostateczna|nedostatečně|nedostatečný|nedostatočný|nedostatočne|elégtelen|nesatisfăcător|insuficient|insuficientă|nedovoljan|nezadovoljivo|yetersiz|μη ικανοποιητικά|ανεπαρκής|неудовлетворительно|незадовільно|слаб|sakamatuse|nepietiekami|nepakankamai|ikke tilfredsstillende|otillräckligt|riittämätön|ضعيف جدا|absent without leave|excluded|expelled|no submission|not submitted|non submitted|did not complete|did not finish|absence|absence injustifiée|absence justifiée|completed (did not achieve pass grade)|failed|fail|fails|not passed|did not pass|not pass|no pass|unsuccessful|unsatisfactory|not yet competent|not competent|nyc|not achieved|absent|withdrawn|withdrew|dropped|dropped out|disqualified|no show|no-show|did not attend|dna|dnf|nicht bestanden|n. b|n.b|n b|nb|durchgefallen|nicht erfolgreich|nicht erschienen|zurückgetreten|abgemeldet|échoué|échouée|échec|refusé|refusée|ajourné|ajournée|non validé|non validée|non acquis|recalé|recalée|non admis|non admise|éliminé|éliminée|absente|abandon|abs|défaillant|défaillante|suspenso|suspensa|reprobado|reprobada|no apto|no apta|no superado|no superada|no aprobado|no aprobada|ausente|no presentado|no presentada|retirado|retirada|reprovado|reprovada|não aprovado|não aprovada|não apto|não apta|faltou|desistiu|bocciato|bocciata|respinto|respinta|non superato|non superata|non idoneo|non idonea|non promosso|non promossa|assente|ritirato|ritirata|niezaliczony|niezaliczona|niezaliczone|nie zaliczył|nie zaliczyła|nie zdał|nie zdała|niezdany|nzal|nieobecny|nieobecna|gezakt|niet geslaagd|niet behaald|niet gehaald|onvoldoende|afwezig|underkänd|underkänt|ej godkänd|ej godkänt|icke godkänd|icke godkänt|ikke bestått|ikke bestået|ikke godkjent|ikke godkendt|hylätty|mittearvestatud|neieskaitīts|neįskaityta|neišlaikė|neprospěl|neprospěla|nevyhověl|nevyhověla|nesplnil|nesplnila|neuspěl|neuspěla|neprospel|neprospela|nevyhovel|nevyhovela|neúspešný|neúspešná|nem felelt meg|sikertelen|megbukott|nepromovat|nepromovată|respins|respinsă|absentă|nije položio|nije položila|ni opravil|ni opravila|neopravljeno|kaldı|başarısız|αποτυχών|αποτυχία|απέτυχε|απορρίφθηκε|απών|απούσα|не сдал|не сдала|не сдано|незачет|незачёт|не зачтено|не явился|не явилась|не склав|не склала|не зараховано|не издържал|не издържала|неиздържал|неиздържала|не положил|не положила|راسب|راسبة|غائب|غائبة|נכשל|נכשלה|不合格|未通过|未通過|不及格|불합격|미이수|không đạt|tidak lulus|gagal|no aprovat|no aprovada|fallit|ekki staðist";

const PENDING: &str = "needs grading|needs marking|pending|in progress|not complete|not completed|incomplete|deferred|to be confirmed|tbc|tbd|awaiting|awaiting result|awaiting results|not graded|not yet graded|offen|ausstehend|in bearbeitung|laufend|en cours|en attente|pendiente|en curso|em curso|pendente|in corso|in attesa|w toku|oczekuje|lopend|in behandeling|pågår|pågående|igang|kesken|probíhá|prebieha|folyamatban|în curs|u tijeku|v teku|devam ediyor|σε εξέλιξη|в процессе|в процесі|в ход|进行中|進行中|진행 중";

/// Yes, no and their kin: what they answer only the heading tells.
const YES: &str = "j|○|◯|〇|yes|y|1|true|completed|complete|awarded|done|ja|oui|sí|si|sim|sì|tak|kyllä|jah|jā|taip|ano|áno|igen|da|evet|ναι|да|так|نعم|כן|はい|是|예|có|ya|vrai|wahr|verdadero|verdadeiro|vero|prawda|waar|sant|sann|tosi|pravda|igaz|adevărat|točno|doğru|истина|terminé|terminée|abgeschlossen|completado|completada|concluído|concluída|completato|completata|ukończony|ukończona|ukończone|voltooid|afgerond|slutförd|fullført|gennemført|valmis|dokončeno|dokončené|befejezett|finalizat|završeno|zaključeno|tamamlandı|завершено|завършен|已完成|完了|완료|x|✓|✔|☑";
const NO: &str = "✕|no|n|0|false|nein|non|não|nie|nee|nej|nei|ei|nē|ne|nem|nu|hayır|όχι|нет|ні|не|لا|לא|いいえ|否|아니요|không|tidak|faux|falsch|falso|fałsz|onwaar|falskt|usann|falsk|epätosi|nepravda|hamis|fals|netočno|yanlış|ложь|✗|✘|☐";

const PASS_LETTERS: &str = "apr|adm|sup|p";
const FAIL_LETTERS: &str = "rep|repf|ajo|abj|abi|nza|f|np|nc|wd|w";

type Known = (LearnerResult, Telling);

static WORDS: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    use LearnerResult::{Failed, Passed, Pending};
    let mut words = HashMap::new();
    for (list, known) in [
        (YES, (Passed, Telling::UnderAHeading)),
        (NO, (Failed, Telling::UnderAHeading)),
        (PENDING, (Pending, Telling::Anywhere)),
        (PASS_LETTERS, (Passed, Telling::Letter)),
        (FAIL_LETTERS, (Failed, Telling::Letter)),
        (PASSED, (Passed, Telling::Anywhere)),
        (FAILED, (Failed, Telling::Anywhere)),
    ] {
        for word in list.split('|') {
            words.insert(word.to_owned(), known);
        }
    }
    words
});

fn key(text: &str) -> String {
    let (tidy, _) = tidy(text);
    // Full-width letters are letters.
    let lower = tidy.nfkc().collect::<String>().to_lowercase();
    lower
        .trim_matches(['.', '!', ':', ',', '*', ' '])
        .to_owned()
}

/// What a word says of the result, and how plainly; `None` for other words and for nothing.
#[must_use]
pub fn result_word(text: &str) -> Option<Known> {
    if text.len() > 80 {
        return None;
    }
    WORDS.get(key(text).as_str()).copied()
}

const ABSENCES: &str = "absent|absence|absente|ausente|abwesend|entschuldigt|unentschuldigt|excusé|excusée|assente|afwezig|ziek|krank|nieobecny|nieobecna|poissa|absentă|απών|απούσα|غائب|غائبة|vắng|欠席|absen|no show|no-show|did not attend|abs";

/// Whether a word says that somebody was not there, which may be for a day.
#[must_use]
pub fn is_absence(text: &str) -> bool {
    let key = key(text);
    ABSENCES.split('|').any(|word| word == key)
}

/// Letters that stand for failing where grades stand.
const FAILING: &str = "ff|fd|dz|gr|ne|ux|ig|su|rit|rf|sr|nk|απ|hyl.|ko|z-|vd|nvt|inc|inc.|ip|au|aud|abi|abj|def|déf|aj|nv|ins|insuf|insuf.|wp|xf|nf|nr|f|f-|f+|fx|u|np|nc|wf|w|wd|ng|ab.|dq|ex|abs|k.|kt|nz|ndst|ndst.|na|onv|onv.";

/// What a grade says of the result where it means failing, absent or withdrawn.
#[must_use]
pub fn failing_grade(grade: &str) -> Option<LearnerResult> {
    match result_word(grade) {
        Some((result, Telling::Anywhere)) if result != LearnerResult::Passed => Some(result),
        Some((LearnerResult::Passed, _)) => None,
        _ => FAILING
            .split('|')
            .any(|letter| letter == key(grade) || letter == grade.trim().to_lowercase())
            .then_some(LearnerResult::Failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LearnerResult::{Failed, Passed, Pending};

    #[test]
    fn words_of_result_are_known_in_many_languages() {
        for (word, result) in [
            (" PASS\u{A0}", Passed),
            ("re\u{301}ussi", Passed),
            ("nicht bestanden", Failed),
            ("n. b.", Failed),
            ("Pass with distinction", Passed),
            ("NYC", Failed),
            ("不合格", Failed),
            ("не сдала", Failed),
            ("Not complete", Pending),
            ("VRAI", Passed),
        ] {
            assert_eq!(result_word(word).map(|w| w.0), Some(result), "{word}");
        }
        for word in ["", "1.0", "perhaps", "Active", "A", "87"] {
            assert_eq!(result_word(word), None, "{word}");
        }
    }

    #[test]
    fn grades_that_mean_failing_are_known() {
        for grade in [
            "F",
            "Fail",
            "Absent",
            "Withdrawn",
            "U",
            "FX",
            "ABS",
            "nicht bestanden",
        ] {
            assert!(failing_grade(grade).is_some(), "{grade}");
        }
        for grade in [
            "A",
            "B+",
            "Pass",
            "1,3",
            "E",
            "Distinction",
            "85%",
            "I",
            "NO1",
        ] {
            assert_eq!(failing_grade(grade), None, "{grade}");
        }
    }

    #[test]
    fn no_word_is_listed_with_two_results() {
        let all = [PASSED, FAILED, PENDING, YES, NO, PASS_LETTERS, FAIL_LETTERS];
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (list, words) in all.iter().enumerate() {
            for word in words.split('|') {
                assert_eq!(*seen.entry(word).or_insert(list), list, "{word}");
            }
        }
    }
}
