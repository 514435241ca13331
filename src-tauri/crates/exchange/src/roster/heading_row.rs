//! Where the heading of a table stands: at the top, or below titles.

use domain::mail_address::mail_address;
use words::say;

use super::answers::{HeadingAnswer, ImportAnswers};
use super::grid::{Grid, is_blank};
use super::headings::{Meaning, known};
use super::questions::{Question, ShownRow, Topic};

/// How many rows a heading is looked for in.
const MOST_ROWS_ABOVE: usize = 40;

/// Where the heading stands.
pub(super) struct Found {
    /// The row; `None` where there is none.
    pub at: Option<usize>,
    /// What is asked where it is not certain.
    pub question: Option<Question>,
}

/// How many different meanings of headings stand in a row, and whether one of them is a name or a number.
fn score(cells: &[String]) -> (usize, bool) {
    let mut meanings: Vec<Meaning> = Vec::new();
    let mut tells = false;
    for cell in cells
        .iter()
        .filter(|c| !c.trim().is_empty() && c.chars().count() <= 80)
    {
        // A word of result or a day is what stands below a heading.
        if let Some(first) = known(cell).first() {
            if !meanings.contains(&first.meaning) {
                meanings.push(first.meaning);
            }
            tells |= !matches!(
                first.meaning,
                Meaning::Skip | Meaning::Date | Meaning::Result | Meaning::Score | Meaning::Grade
            );
        }
    }
    (meanings.len(), tells)
}

fn looks_like_data(cells: &[String]) -> bool {
    cells.iter().any(|c| {
        let c = c.trim();
        mail_address(c).is_some()
            || (!c.is_empty() && c.bytes().all(|b| b.is_ascii_digit()))
            || (c.contains(' ') && c.contains(','))
    })
}

/// How well the rows of a text hold headings, for telling separators apart.
pub(super) fn best_score(grid: &Grid) -> usize {
    (0..grid.len().min(MOST_ROWS_ABOVE))
        .map(|at| score(&grid.cells_or_text(at)).0)
        .max()
        .unwrap_or(0)
}

/// Finds the heading.
pub(super) fn find(grid: &Grid, answers: &ImportAnswers) -> Found {
    match answers.heading {
        Some(HeadingAnswer::None) => {
            return Found {
                at: None,
                question: None,
            };
        }
        Some(HeadingAnswer::Line(line)) => {
            if let Some(at) = grid.at_line(line) {
                return Found {
                    at: Some(at),
                    question: None,
                };
            }
        }
        None => {}
    }
    let mut first_filled = None;
    let mut best: Option<(usize, usize)> = None;
    for at in 0..grid.len().min(MOST_ROWS_ABOVE) {
        let Ok(cells) = grid.cells(at) else { continue };
        if is_blank(&cells) {
            continue;
        }
        let filled = cells.iter().filter(|c| !c.trim().is_empty()).count();
        first_filled.get_or_insert(at);
        let (meanings, tells) = score(&cells);
        // Half of the cells at least are headings, so that a row of data that holds one by chance is none.
        if tells
            && (meanings >= 2 || filled == 1)
            && best.is_none_or(|(most, _)| meanings > most)
            && (meanings >= 3 || meanings * 3 >= filled)
        {
            best = Some((meanings, at));
        }
    }
    let Some(first) = first_filled else {
        return Found {
            at: None,
            question: None,
        };
    };
    let single = |at: usize| {
        grid.cells_or_text(at)
            .iter()
            .filter(|c| !c.trim().is_empty())
            .count()
            == 1
    };
    if let Some((meanings, at)) = best
        && (meanings >= 2 || at == first || !single(at))
    {
        return Found {
            at: Some(at),
            question: None,
        };
    }
    let guess = if looks_like_data(&grid.cells_or_text(first)) {
        None
    } else {
        Some(first)
    };
    let answer = |heading| ImportAnswers {
        heading: Some(heading),
        ..ImportAnswers::default()
    };
    let shown: Vec<ShownRow> = (first..grid.len())
        .filter(|at| !is_blank(&grid.cells_or_text(*at)))
        .take(5)
        .map(|at| ShownRow {
            line: grid.line(at),
            text: grid.cells_or_text(at).join(" | "),
        })
        .collect();
    let mut question =
        Question::new(Topic::Heading, say::cohorts::roster_ask_heading()).shows(shown.clone());
    let none = (
        say::cohorts::roster_choice_no_heading(),
        HeadingAnswer::None,
    );
    if guess.is_none() {
        question = question.offers(none.0.clone(), Vec::new(), answer(none.1));
    }
    for row in shown {
        question = question.offers(
            say::cohorts::roster_choice_heading_line(row.line),
            vec![row.text],
            answer(HeadingAnswer::Line(row.line)),
        );
    }
    if guess.is_some() {
        question = question.offers(none.0, Vec::new(), answer(none.1));
    }
    Found {
        at: guess,
        question: Some(question),
    }
}
