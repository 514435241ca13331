//! The column that tells learners apart.

use domain::roster::RosterField;
use words::say;

use super::answers::{ColumnAnswer, ImportAnswers, NoNumber};
use super::deciding::{Deciding, number};
use super::headings::Meaning;
use super::questions::{Question, Topic};

/// Decides what tells learners apart: the number with the most telling heading, never one that
/// counts rows; else the mail address; else a person says it.
pub(super) fn decide(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    if !deciding.needs(RosterField::Number) {
        return;
    }
    let usable = |deciding: &Deciding<'_>, at: &usize| {
        let content = deciding.content(*at);
        content.distinct > 1 || content.filled < 3
    };
    let mut strong = deciding.free(Meaning::Number);
    strong.retain(|at| usable(deciding, at));
    let no_counters: Vec<usize> = strong
        .iter()
        .copied()
        .filter(|at| !deciding.content(*at).counts_rows)
        .collect();
    if !no_counters.is_empty() {
        strong = no_counters;
    }
    let strong = deciding.most_telling(strong);
    if !strong.is_empty() {
        deciding.one_or_ask(RosterField::Number, &strong);
        return;
    }
    let mut weak = deciding.free(Meaning::Counter);
    weak.retain(|at| usable(deciding, at) && !deciding.content(*at).counts_rows);
    if !weak.is_empty() {
        deciding.one_or_ask(RosterField::Number, &weak);
        return;
    }
    if deciding.has(RosterField::Email) {
        if ask_unknown(deciding) {
            return;
        }
        let empty: Vec<usize> = (0..deciding.columns.len())
            .filter(|at| {
                deciding.meaning(*at) == Some(Meaning::Number)
                    && deciding.content(*at).is_empty()
                    && deciding.answers.field_of(*at).is_none()
            })
            .collect();
        if let Some(first) = empty.first()
            && deciding.answers.no_number.is_none()
        {
            let answer = |no_number| ImportAnswers {
                no_number: Some(no_number),
                ..ImportAnswers::default()
            };
            let question = Question::new(
                Topic::NoNumber,
                say::roster_ask_number_empty(deciding.label(*first)),
            )
            .offers(
                say::roster_choice_use_mail(),
                Vec::new(),
                answer(NoNumber::UseMail),
            )
            .offers(
                say::roster_choice_leave_out(),
                Vec::new(),
                answer(NoNumber::LeaveOut),
            );
            deciding.questions.push(question);
        }
        deciding.by_mail = true;
        return;
    }
    ask(deciding);
}

/// The question, with the answers that one of these columns is the learner number.
fn offers_numbers(deciding: &Deciding<'_>, mut question: Question, among: &[usize]) -> Question {
    use say::cohorts as say;
    for at in among {
        let answers = ImportAnswers {
            columns: vec![ColumnAnswer {
                at: number(*at),
                field: Some(RosterField::Number),
            }],
            ..ImportAnswers::default()
        };
        let label = match deciding.content(*at).counts_rows {
            true => say::roster_choice_counter(deciding.label(*at)),
            false => say::roster_choice_column(deciding.label(*at)),
        };
        question = question.offers(label, deciding.content(*at).samples.clone(), answers);
    }
    question
}

/// Asks of a column of figures that tells rows apart, and whose heading nobody knows, whether it is
/// the learner number. Until somebody answers, the mail address is.
fn ask_unknown(deciding: &mut Deciding<'_>) -> bool {
    use say::cohorts as say;
    if deciding.answers.no_number.is_some() {
        return false;
    }
    let among: Vec<usize> = deciding
        .unknown()
        .into_iter()
        .filter(|at| {
            let content = deciding.content(*at);
            content.mostly(content.figures, 90)
                && content.distinct >= content.filled
                && content.filled > 1
                && !content.counts_rows
                && content.days + content.of_points == 0
        })
        .collect();
    if among.is_empty() {
        return false;
    }
    let labels: Vec<String> = among.iter().map(|at| deciding.label(*at)).collect();
    let mut question = Question::new(Topic::NoNumber, say::roster_ask_number_or_mail(labels))
        .shows(deciding.rows_of(&among));
    question = offers_numbers(deciding, question, &among);
    let by_mail = ImportAnswers {
        no_number: Some(NoNumber::UseMail),
        ..ImportAnswers::default()
    };
    question = question.offers(say::roster_choice_use_mail(), Vec::new(), by_mail);
    deciding.questions.push(question);
    deciding.by_mail = true;
    true
}

/// Asks which column tells learners apart.
fn ask(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    let among: Vec<usize> = (0..deciding.columns.len())
        .filter(|at| {
            let content = deciding.content(*at);
            let tells_apart = match deciding.meaning(*at) {
                Some(
                    Meaning::Grade
                    | Meaning::Score
                    | Meaning::Result
                    | Meaning::Done
                    | Meaning::Date
                    | Meaning::Father,
                ) => false,
                // A group or a salutation; a user name has figures.
                Some(Meaning::Skip) => content.one_word + content.name_like == 0,
                _ => true,
            };
            tells_apart
                && !content.is_empty()
                && content.days * 2 < content.filled
                && content.distinct >= content.filled
                && deciding.fields.get(*at).copied().flatten().is_none()
                && deciding.answers.field_of(*at).is_none()
                && content.prose == 0
        })
        .collect();
    let shown: Vec<usize> = (0..deciding.columns.len().min(8)).collect();
    let mut question =
        Question::new(Topic::Identity, say::roster_ask_identity()).shows(deciding.rows_of(&shown));
    question = offers_numbers(deciding, question, &among);
    deciding.questions.push(question);
}
