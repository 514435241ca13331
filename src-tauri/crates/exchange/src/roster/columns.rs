//! Which column is read as which field: by heading, and by what its cells look like.

use domain::cohort::LearnerResult;
use domain::result_words::result_word;
use domain::roster::RosterField;
use words::{Message, say};

use super::answers::{ColumnAnswer, ImportAnswers, NoNumber};
use super::content::Content;
use super::deciding::{Column, Deciding, Sample, number};
use super::headings::Meaning;
use super::questions::{Question, Topic};
use super::{grade_column, name_columns, number_column};

/// Columns under headings that nobody knows whose cells tell another result than this column's.
fn contradicting(deciding: &Deciding<'_>, at: usize) -> Vec<usize> {
    let told = |at: usize| {
        deciding
            .cells(at)
            .map(|(_, cell)| result_word(cell).map(|word| word.0))
    };
    deciding
        .unknown()
        .into_iter()
        .filter(|other| *other != at && deciding.content(*other).tells_result())
        .filter(|other| {
            told(at)
                .zip(told(*other))
                .any(|pair| matches!(pair, (Some(a), Some(b)) if a != b))
        })
        .collect()
}

fn result_column(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    if !deciding.needs(RosterField::Result) {
        return;
    }
    let known =
        |content: &Content| content.mostly(content.telling + content.letters + content.answers, 50);
    let headed: Vec<usize> = deciding.free(Meaning::Result);
    let mut among: Vec<usize> = headed
        .iter()
        .copied()
        .filter(|at| known(deciding.content(*at)))
        .collect();
    if among.is_empty() {
        among = deciding
            .free(Meaning::Done)
            .into_iter()
            .filter(|at| known(deciding.content(*at)) && deciding.content(*at).days == 0)
            .collect();
    }
    let by_heading = !among.is_empty();
    if !by_heading {
        among = deciding
            .unknown()
            .into_iter()
            .filter(|at| deciding.content(*at).tells_result())
            .collect();
        for meaning in [Meaning::Grade, Meaning::Score] {
            among.extend(deciding.free(meaning).into_iter().filter(|at| {
                let content = deciding.content(*at);
                content.tells_result() && content.telling + content.letters == content.filled
            }));
        }
    }
    match among.as_slice() {
        [] => {}
        [only] if by_heading => {
            let at = *only;
            let others = contradicting(deciding, at);
            if others.is_empty() {
                deciding.by_heading(at, RosterField::Result);
            } else {
                let all: Vec<usize> = std::iter::once(at).chain(others).collect();
                deciding.ask_which(RosterField::Result, &all);
            }
        }
        [only] => deciding.take(*only, RosterField::Result, say::roster_why_result_words()),
        [first, rest @ ..] => {
            let says = |at: usize| -> Vec<Option<LearnerResult>> {
                deciding
                    .cells(at)
                    .map(|(_, c)| result_word(c).map(|w| w.0))
                    .collect()
            };
            if rest.iter().all(|other| says(*other) == says(*first)) {
                let (first, rest) = (*first, rest.to_vec());
                deciding.take(first, RosterField::Result, say::roster_why_result_words());
                for other in rest {
                    deciding.say(other, say::roster_why_same(deciding.label(first)));
                }
            } else {
                deciding.ask_which(RosterField::Result, &among);
            }
        }
    }
    if deciding.has(RosterField::Result) {
        return;
    }
    // A column headed as the result that holds other words: grades perhaps, or where somebody stands.
    for at in headed {
        let content = deciding.content(at).clone();
        if content.prose > 0 || content.days > 0 {
            continue;
        }
        let answer = |field| ImportAnswers {
            columns: vec![ColumnAnswer {
                at: number(at),
                field,
            }],
            ..ImportAnswers::default()
        };
        let question = Question::new(
            Topic::Column(RosterField::Result),
            say::roster_ask_result_column(deciding.label(at)),
        )
        .shows(deciding.rows_of(&[at]))
        .offers(say::roster_choice_not_read(), Vec::new(), answer(None))
        .offers(
            say::roster_choice_read_as(RosterField::Grade.label()),
            content.samples.clone(),
            answer(Some(RosterField::Grade)),
        )
        .offers(
            say::roster_choice_read_as(RosterField::Result.label()),
            content.samples,
            answer(Some(RosterField::Result)),
        );
        deciding.questions.push(question);
        deciding.say(at, say::roster_why_asked());
    }
}

fn day_column(deciding: &mut Deciding<'_>) {
    if !deciding.needs(RosterField::CompletedOn) {
        return;
    }
    // A heading such as Passed may stand over the day on which somebody did.
    for meaning in [Meaning::Done, Meaning::Result, Meaning::Date] {
        let among: Vec<usize> = deciding
            .free(meaning)
            .into_iter()
            .filter(|at| {
                let content = deciding.content(*at);
                content.mostly(content.days, 50)
            })
            .collect();
        let among = deciding.most_telling(among);
        if !among.is_empty() {
            deciding.one_or_ask(RosterField::CompletedOn, &among);
            return;
        }
    }
}

fn mail_column(deciding: &mut Deciding<'_>) {
    if !deciding.needs(RosterField::Email) {
        return;
    }
    let among = deciding.free(Meaning::Mail);
    let with_mails: Vec<usize> = among
        .iter()
        .copied()
        .filter(|at| deciding.content(*at).mails > 0)
        .collect();
    let among = if with_mails.is_empty() {
        among
    } else {
        with_mails
    };
    deciding.one_or_ask(RosterField::Email, &among);
}

/// What is said of columns that are not read.
fn say_the_rest(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    for at in 0..deciding.columns.len() {
        if deciding.answers.field_of(at).is_some() {
            deciding.say(at, say::roster_why_person());
        } else if deciding.why.get(at).is_some_and(Option::is_none) {
            let content = deciding.content(at);
            let why = match deciding.meaning(at) {
                _ if content.is_empty() => say::roster_why_empty(),
                Some(Meaning::Counter) if content.counts_rows => say::roster_why_counter(),
                Some(Meaning::Skip) => say::roster_why_skip(),
                Some(_) => say::roster_why_other(),
                None => say::roster_why_unknown(),
            };
            deciding.say(at, why);
        }
    }
}

/// What was decided of the columns.
pub(super) struct Layout {
    pub fields: Vec<Option<RosterField>>,
    pub why: Vec<Message>,
    pub questions: Vec<Question>,
    pub by_mail: bool,
    pub family_first: bool,
}

/// Decides which column is read as which field. What a person answered holds.
pub(super) fn decide(columns: &[Column], sample: &Sample, answers: &ImportAnswers) -> Layout {
    let mut deciding = Deciding {
        columns,
        sample,
        answers,
        fields: (0..columns.len())
            .map(|at| answers.field_of(at).flatten())
            .collect(),
        why: vec![None; columns.len()],
        questions: Vec::new(),
        by_mail: answers.no_number == Some(NoNumber::UseMail),
        family_first: false,
    };
    mail_column(&mut deciding);
    name_columns::decide(&mut deciding);
    number_column::decide(&mut deciding);
    result_column(&mut deciding);
    grade_column::decide(&mut deciding);
    day_column(&mut deciding);
    if deciding.needs(RosterField::LatinName) {
        let among = deciding.free(Meaning::Latin);
        let among = deciding.most_telling(among);
        deciding.one_or_ask(RosterField::LatinName, &among);
    }
    say_the_rest(&mut deciding);
    Layout {
        fields: deciding.fields,
        why: deciding
            .why
            .into_iter()
            .map(|w| w.unwrap_or_else(say::cohorts::roster_why_unknown))
            .collect(),
        questions: deciding.questions,
        by_mail: deciding.by_mail,
        family_first: deciding.family_first,
    }
}
