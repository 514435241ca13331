//! A walk through every row, for what only the whole column can tell: the order of names and days,
//! the words of result, rows without a number.

use std::collections::BTreeMap;

use domain::cohort::LearnerResult;
use domain::hidden_signs::{tidy, without_hidden};
use domain::learner_number::{is_figures, spreadsheet_error};
use domain::result_words::{Telling, failing_grade, result_word};
use domain::roster::RosterField;
use words::{Message, say};

use super::answers::{ColumnAnswer, ImportAnswers, NoNumber, ResultWordAnswer, UnsaidResult};
use super::days::{DayEvidence, DayRule};
use super::deciding::number;
use super::name_order::{NameCells, NameEvidence, NameRule};
use super::places::Places;
use super::questions::{Question, ShownRow, Topic};
use super::seen::Seen;

/// More different words than this are no words of result.
const MOST_WORDS: usize = 12;

/// What was seen in the rows.
#[derive(Debug, Default)]
pub(super) struct Survey {
    days: DayEvidence,
    names: NameEvidence,
    result_words: BTreeMap<String, Seen>,
    no_number: Seen,
    /// Cells of the columns of result and of days that hold nothing.
    undated: Seen,
    dated: usize,
    /// Numbers that are figures, and those that are not.
    figures: usize,
    words: usize,
    failing: Seen,
    /// Different grades, where no column says the result.
    grades: BTreeMap<String, Seen>,
    /// Whether yes and no tell the result: the heading of its column asks whether somebody passed.
    answers_tell: bool,
    /// Columns of yes and no that are not read, by their headings, and rows that show them.
    beside: Vec<(usize, String)>,
    beside_rows: Vec<ShownRow>,
}

/// How rows are read, as the whole file tells it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub days: DayRule,
    pub names: NameRule,
    /// Whether yes and no tell the result.
    pub answers_tell: bool,
    /// Whether numbers are figures, so that a word among them is none.
    pub numbers_are_figures: bool,
}

/// The result that a cell tells. What yes means under a heading that nobody knows, such as Withdrawn,
/// only a person can say.
pub(super) fn told_result(cell: &str, answers_tell: bool) -> Option<LearnerResult> {
    match result_word(cell)? {
        (_, Telling::UnderAHeading) if !answers_tell => None,
        (result, _) => Some(result),
    }
}

/// Whether a cell under a day says that somebody is not done: no, pending.
pub(super) fn not_done(cell: &str) -> bool {
    result_word(cell).is_some_and(|(told, _)| told != LearnerResult::Passed)
}

fn cell(cells: &[String], at: Option<usize>) -> &str {
    let text = at.and_then(|at| cells.get(at)).map_or("", |c| c.trim());
    // Signs that nobody sees are nothing.
    if !text.is_ascii() && without_hidden(text).0.trim().is_empty() {
        ""
    } else {
        text
    }
}

impl Survey {
    /// A walk through a file. `beside` are columns of yes and no that are not read, with rows of them.
    pub(super) fn new(
        answers_tell: bool,
        beside: Vec<(usize, String)>,
        beside_rows: Vec<ShownRow>,
    ) -> Self {
        Self {
            answers_tell,
            beside,
            beside_rows,
            ..Self::default()
        }
    }

    /// Looks at a row.
    pub(super) fn add(
        &mut self,
        line: u32,
        cells: &[String],
        places: &Places,
        language_turns: bool,
    ) {
        let of = |field| cell(cells, places.of(field));
        let day = match of(RosterField::CompletedOn) {
            word if not_done(word) => "",
            day => day,
        };
        if !day.is_empty() {
            self.dated += 1;
            self.days.add(line, &tidy(day).0);
        } else if places.of(RosterField::CompletedOn).is_some() {
            self.undated.add(line, || cells.join(" | "));
        }
        self.names.add(
            line,
            &NameCells {
                whole: of(RosterField::Name),
                given: of(RosterField::GivenName),
                family: of(RosterField::FamilyName),
                mail: of(RosterField::Email),
            },
            language_turns,
        );
        let said = of(RosterField::Result);
        if !said.is_empty()
            && !spreadsheet_error(said)
            && told_result(said, self.answers_tell).is_none()
            && self.result_words.len() <= 50
        {
            let word = word_key(said);
            self.result_words
                .entry(word)
                .or_default()
                .add(line, || cells.join(" | "));
        }
        if places.of(RosterField::Number).is_some()
            && of(RosterField::Number).is_empty()
            && !of(RosterField::Email).is_empty()
        {
            self.no_number.add(line, || cells.join(" | "));
        }
        let number = of(RosterField::Number);
        if is_figures(number) {
            self.figures += 1;
        } else if !number.is_empty() {
            self.words += 1;
        }
        let grade = of(RosterField::Grade);
        if !grade.is_empty()
            && places.of(RosterField::Result).is_none()
            && self.grades.len() <= MOST_WORDS
        {
            let row = || cells.join(" | ");
            self.grades
                .entry(grade.to_owned())
                .or_default()
                .add(line, row);
        }
        if failing_grade(grade).is_some() {
            self.failing.add(line, || cells.join(" | "));
        }
    }

    /// What is asked, and how rows are read until somebody answers. Where it is asked already which
    /// column says the result, it is not asked what the result is.
    pub(super) fn done(
        self,
        answers: &ImportAnswers,
        places: &Places,
        family_first: bool,
        asked_already: bool,
    ) -> (Rules, Vec<Question>) {
        let mut questions = Vec::new();
        let (days, of_days) = self.days.rule(answers);
        let (order, of_names) = self.names.rule(answers, family_first);
        questions.extend(of_names);
        questions.extend(self.word_questions(answers));
        if self.no_number.count > 0 && answers.no_number.is_none() {
            questions.push(self.number_question());
        }
        questions.extend(of_days);
        if places.of(RosterField::Result).is_none() && answers.result.is_none() && !asked_already {
            questions.push(self.result_question());
        }
        let rules = Rules {
            days,
            names: order,
            answers_tell: self.answers_tell,
            numbers_are_figures: self.figures > 1 && self.figures >= self.words,
        };
        (rules, questions)
    }

    fn word_questions(&self, answers: &ImportAnswers) -> Vec<Question> {
        use say::cohorts as say;
        if self.result_words.len() > MOST_WORDS {
            let rows = self
                .result_words
                .values()
                .take(3)
                .flat_map(|seen| seen.rows.first().cloned())
                .collect();
            // Too many to be words of result: the column is another one, and a person says which.
            return vec![
                Question::new(
                    Topic::Column(RosterField::Result),
                    say::roster_ask_too_many_words(self.result_words.len()),
                )
                .shows(rows),
            ];
        }
        self.result_words
            .iter()
            .filter(|(word, _)| !answers.result_words.contains_key(*word))
            .map(|(word, seen)| {
                let answer = |is| ImportAnswers {
                    result_words: BTreeMap::from([(word.clone(), is)]),
                    ..ImportAnswers::default()
                };
                let mut question = Question::new(
                    Topic::ResultWord(word.clone()),
                    say::roster_ask_result_word(seen.count, word),
                )
                .shows(seen.rows.clone());
                for result in [
                    LearnerResult::Passed,
                    LearnerResult::Failed,
                    LearnerResult::Pending,
                ] {
                    question = question.offers(
                        result.label(),
                        Vec::new(),
                        answer(ResultWordAnswer::Is(result)),
                    );
                }
                question.offers(
                    say::roster_choice_leave_out(),
                    Vec::new(),
                    answer(ResultWordAnswer::LeaveOut),
                )
            })
            .collect()
    }

    fn number_question(&self) -> Question {
        use say::cohorts as say;
        let answer = |no_number| ImportAnswers {
            no_number: Some(no_number),
            ..ImportAnswers::default()
        };
        Question::new(
            Topic::NoNumber,
            say::roster_ask_no_number(self.no_number.count),
        )
        .shows(self.no_number.rows.clone())
        .offers(
            say::roster_choice_use_mail(),
            Vec::new(),
            answer(NoNumber::UseMail),
        )
        .offers(
            say::roster_choice_leave_out(),
            Vec::new(),
            answer(NoNumber::LeaveOut),
        )
    }

    fn result_question(&self) -> Question {
        use say::cohorts as say;
        let answer = |result| ImportAnswers {
            result: Some(result),
            ..ImportAnswers::default()
        };
        let text: Message = if self.failing.count > 0 {
            say::roster_ask_result_with_failing(self.failing.count)
        } else if !self.beside.is_empty() {
            let headings = self.beside.iter().map(|(_, heading)| heading.clone());
            say::roster_ask_result_beside(headings.collect::<Vec<_>>())
        } else if self.grades.is_empty() || self.grades.len() > MOST_WORDS {
            say::roster_ask_result()
        } else {
            // A person sees each grade before saying that all of them passed.
            say::roster_ask_result_with_grades(self.grades.keys().cloned().collect::<Vec<_>>())
        };
        let dated = self.dated > 0 && self.undated.count > 0;
        let rows = if dated {
            self.undated.rows.clone()
        } else if self.failing.count > 0 && self.grades.len() > MOST_WORDS {
            self.failing.rows.clone()
        } else if !self.grades.is_empty() && self.grades.len() <= MOST_WORDS {
            let first = |seen: &Seen| seen.rows.first().cloned();
            self.grades.values().filter_map(first).collect()
        } else {
            self.beside_rows.clone()
        };
        let mut question = Question::new(Topic::Result, text).shows(rows);
        if dated {
            question = question.offers(
                say::roster_choice_passed_where_dated(),
                Vec::new(),
                answer(UnsaidResult::PassedWhereDated),
            );
        }
        for (at, heading) in &self.beside {
            let read = ColumnAnswer {
                at: number(*at),
                field: Some(RosterField::Result),
            };
            question = question.offers(
                say::roster_choice_tells(heading),
                Vec::new(),
                ImportAnswers {
                    columns: vec![read],
                    ..ImportAnswers::default()
                },
            );
        }
        question
            .offers(
                say::roster_unsaid_passed(),
                Vec::new(),
                answer(UnsaidResult::Passed),
            )
            .offers(
                say::roster_unsaid_pending(),
                Vec::new(),
                answer(UnsaidResult::Pending),
            )
    }
}

/// A word of result as answers hold it.
pub(super) fn word_key(cell: &str) -> String {
    tidy(cell).0.to_lowercase().chars().take(60).collect()
}
