//! Ten thousand untidy lists made from clean ones: every learner that is taken in has exactly the name,
//! number, result, grade and day of the clean list, or the list was asked about, or the row was refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod headings;
mod list;
mod people;
mod random;

use domain::CohortId;
use domain::cohort::{Learner, LearnerResult};
use domain::person_name::NameOrder;
use domain::roster::{Import, RowClass, classify};
use domain::written_date::DateOrder;
use exchange::encoding::Encoding;
use exchange::roster::{ImportAnswers, Question, Reading, Topic, UnsaidResult, read};

use crate::list::{Days, List, NameLayout, list};
use crate::random::Random;

/// What somebody who knows the list would answer.
fn answered(list: &List, question: &Question, answers: &ImportAnswers) -> Option<ImportAnswers> {
    let with = |more: ImportAnswers| Some(answers.clone().and(&more));
    match &question.topic {
        Topic::Encoding => with(ImportAnswers {
            encoding: Encoding::from_name(list.encoding),
            ..ImportAnswers::default()
        }),
        Topic::Names if list.layout == NameLayout::Comma => with(ImportAnswers {
            names: Some(NameOrder::GivenFirst),
            ..ImportAnswers::default()
        }),
        Topic::Names => with(ImportAnswers {
            names: Some(NameOrder::GivenFirst),
            ..ImportAnswers::default()
        }),
        Topic::Dates => {
            let order = if list.days == Days::MonthSlash {
                DateOrder::MonthFirst
            } else {
                DateOrder::DayFirst
            };
            with(ImportAnswers {
                dates: Some(order),
                ..ImportAnswers::default()
            })
        }
        Topic::Result => with(ImportAnswers {
            result: Some(UnsaidResult::Pending),
            ..ImportAnswers::default()
        }),
        _ => None,
    }
}

fn learners(reading: &Reading) -> (Vec<Learner>, usize) {
    let rows = classify(
        reading.rows(),
        &Import {
            cohort: &CohortId::from("c"),
            existing: &[],
            unsaid: LearnerResult::Pending,
            today: None,
            take: &|_| false,
        },
    );
    let refused = rows
        .iter()
        .filter(|r| matches!(r.class, RowClass::Invalid | RowClass::LookAt))
        .count();
    (domain::roster::to_write(rows).collect(), refused)
}

fn is_right(learner: &Learner, list: &List) -> bool {
    list.people.iter().any(|person| {
        let number = if list.has_number {
            &person.number
        } else {
            &person.mail
        };
        let result = match (list.has_result, person.passed) {
            (true, true) => LearnerResult::Passed,
            (true, false) => LearnerResult::Failed,
            (false, _) if list.has_grade && person.grade == "F" => LearnerResult::Failed,
            (false, _) => LearnerResult::Pending,
        };
        learner.number == *number
            && learner.name == person.name()
            && learner.result == result
            && learner.grade
                == if list.has_grade {
                    person.grade.as_str()
                } else {
                    ""
                }
            && learner.completed_on.as_ref().map_or("", |d| d.as_str())
                == if list.days == Days::None {
                    String::new()
                } else {
                    person.iso()
                }
    })
}

#[test]
fn no_learner_of_an_untidy_list_is_wrong() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut clean, mut unasked, mut taken, mut left, mut asked) =
        (0_u32, 0_u32, 0_usize, 0_usize, 0_u32);
    for round in 0..10_000 {
        let list = list(&mut random);
        let mut answers = ImportAnswers::default();
        let mut reading = read(&list.bytes, &answers)
            .unwrap_or_else(|e| panic!("{round} ({}): {}", list.how, e.in_english()));
        clean += u32::from(list.clean);
        unasked += u32::from(list.clean && reading.questions.is_empty());
        asked += u32::from(!reading.questions.is_empty());
        if list.clean && !reading.questions.is_empty() && clean - unasked <= 20 {
            println!(
                "{round} ({}): {}",
                list.how,
                reading
                    .questions
                    .iter()
                    .map(|q| q.text.in_english())
                    .collect::<Vec<_>>()
                    .join(" / ")
            );
        }
        for _ in 0..6 {
            let Some(question) = reading.questions.first() else {
                break;
            };
            match answered(&list, question, &answers) {
                Some(more) => answers = more,
                None => break,
            }
            reading = read(&list.bytes, &answers).unwrap();
        }
        if !reading.questions.is_empty() {
            // Nothing is saved while a question is open.
            continue;
        }
        let (learners, refused) = learners(&reading);
        taken += learners.len();
        left += refused;
        for learner in &learners {
            assert!(
                is_right(learner, &list),
                "{round} ({}): {learner:#?}\n{}",
                list.how,
                String::from_utf8_lossy(&list.bytes)
            );
        }
    }
    println!(
        "{clean} clean, {unasked} of them without a question; {asked} asked; {taken} learners taken in, {left} rows left out"
    );
    assert!(
        unasked * 100 >= clean * 95,
        "{unasked} of {clean} clean lists were read without a question"
    );
    assert!(
        taken > 50_000 && left * 10 < taken,
        "{taken} learners taken in, {left} rows left out"
    );
}
