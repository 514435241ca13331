//! The question which rows to look at are taken in.

use std::collections::HashMap;

use domain::roster::{ClassedRow, RowClass};
use exchange::roster::{Choice, ImportAnswers, LookedAtRows, Question, ShownRow, Topic};
use words::say::cohorts as say;

/// How many rows a question shows.
const SHOWN: usize = 5;

/// Asks about the rows to look at; nothing where there are none. “All” leaves out rows that
/// contradict each other over one number: which of them is right only a person can say.
pub(crate) fn look_at_question(rows: &[ClassedRow]) -> Option<Question> {
    let to_look_at = || rows.iter().filter(|row| row.class == RowClass::LookAt);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for learner in to_look_at().filter_map(|row| row.learner.as_ref()) {
        *times.entry(learner.id.as_str()).or_default() += 1;
    }
    let count = to_look_at().count();
    if count == 0 {
        return None;
    }
    let single: Vec<u32> = to_look_at()
        .filter(|row| {
            row.learner
                .as_ref()
                .is_some_and(|l| times.get(l.id.as_str()) == Some(&1))
        })
        .map(|row| row.line)
        .collect();
    let answer = |take: Vec<u32>| ImportAnswers {
        looked_at: Some(LookedAtRows { take }),
        ..ImportAnswers::default()
    };
    let shown = to_look_at()
        .take(SHOWN)
        .map(|row| ShownRow {
            line: row.line,
            text: row
                .learner
                .as_ref()
                .map(|l| format!("{} | {}", l.number, l.name))
                .unwrap_or_default(),
        })
        .collect();
    let mut choices = vec![Choice {
        label: say::roster_choice_leave_out(),
        samples: Vec::new(),
        answers: answer(Vec::new()),
    }];
    if !single.is_empty() {
        choices.push(Choice {
            label: say::roster_choice_take_in(single.len()),
            samples: Vec::new(),
            answers: answer(single),
        });
    }
    Some(Question {
        topic: Topic::LookAt,
        text: say::roster_ask_look_at(count),
        rows: shown,
        choices,
    })
}
