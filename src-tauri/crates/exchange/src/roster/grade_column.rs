//! The column of grades: only where its cells look like grades.

use domain::roster::RosterField;
use words::say;

use super::answers::{ColumnAnswer, ImportAnswers};
use super::deciding::{Deciding, number};
use super::headings::Meaning;
use super::questions::{Question, Topic};

/// Decides which column holds grades; notes are never read, and points are asked about.
pub(super) fn decide(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    if !deciding.needs(RosterField::Grade) {
        return;
    }
    let mut certain: Vec<usize> = deciding.free(Meaning::Grade);
    certain.retain(|at| {
        let content = deciding.content(*at);
        content.may_be_grades() && content.no_grade == 0
    });
    if !certain.is_empty() {
        deciding.one_or_ask(RosterField::Grade, &certain);
        return;
    }
    let points: Vec<usize> = [Meaning::Score, Meaning::Grade]
        .into_iter()
        .flat_map(|meaning| deciding.free(meaning))
        .filter(|at| deciding.content(*at).days == 0)
        .collect();
    // Letters and words under a heading of marks are grades; numbers may be points of a quiz.
    let lettered: Vec<usize> = points
        .iter()
        .copied()
        .filter(|at| {
            let content = deciding.content(*at);
            content.may_be_grades()
                && content.no_grade == 0
                && content.numeric == 0
                && content.distinct <= 12.max(content.filled / 3)
        })
        .collect();
    if !lettered.is_empty() {
        deciding.one_or_ask(RosterField::Grade, &lettered);
        return;
    }
    let (asked, notes): (Vec<usize>, Vec<usize>) = points.into_iter().partition(|at| {
        let content = deciding.content(*at);
        // What is headed as the grade is asked about where any of it may be one.
        let headed = deciding.meaning(*at) == Some(Meaning::Grade);
        let share = if headed { 30 } else { 60 };
        (headed || content.prose == 0)
            && content.mostly(content.grade_like + content.of_points, share)
    });
    for at in notes {
        deciding.say(at, say::roster_why_note());
    }
    if asked.is_empty() {
        return;
    }
    let unread: Vec<ColumnAnswer> = asked
        .iter()
        .map(|at| ColumnAnswer {
            at: number(*at),
            field: None,
        })
        .collect();
    let labels: Vec<String> = asked.iter().map(|at| deciding.label(*at)).collect();
    let mut question = Question::new(
        Topic::Column(RosterField::Grade),
        say::roster_ask_grade(labels),
    )
    .shows(deciding.rows_of(&asked))
    .offers(
        say::roster_choice_no_grade(),
        Vec::new(),
        ImportAnswers {
            columns: unread,
            ..ImportAnswers::default()
        },
    );
    for at in &asked {
        let label = say::roster_choice_column(deciding.label(*at));
        question = question.offers(
            label,
            deciding.content(*at).samples.clone(),
            Deciding::one_of(*at, &asked, RosterField::Grade),
        );
    }
    deciding.questions.push(question);
    for at in asked {
        deciding.say(at, say::roster_why_asked());
    }
}
