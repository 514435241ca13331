//! A roster as it was read: the file, its columns, what is open, and its rows.

use domain::person_name::NameOrder;
use domain::roster::RosterField;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::against::Against;
use super::answers::ImportAnswers;
use super::columns::{Layout, decide};
use super::content::Counting;
use super::deciding::Column;
use super::grid::{Grid, is_blank, misshapen};
use super::heading_row::find;
use super::headings::{Known, Meaning, known, languages, meaning};
use super::no_learner::no_learner;
use super::opened::{FileRead, Opened, encoding_question, open, sheet_question};
use super::places::Places;
use super::questions::{Question, ShownRow, Topic};
use super::rows::{Reader, Rows, Tally};
use super::sheet::MOST_COLUMNS;
use super::survey::{Rules, Survey};

/// How many rows are looked at to know what columns hold.
const SAMPLE: usize = 2_000;

/// A column with what it was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnRead {
    /// The heading.
    pub heading: String,
    /// The field that it is read as; `None` when it is not read.
    pub field: Option<RosterField>,
    /// Why.
    pub why: Message,
    /// Three cells.
    pub samples: Vec<String>,
}

/// A roster that was read with some answers.
#[derive(Debug)]
pub struct Reading {
    grid: Grid,
    /// How the file was read.
    pub file: FileRead,
    /// Its columns.
    pub columns: Vec<ColumnRead>,
    /// What is open: nothing is saved while there is anything.
    pub questions: Vec<Question>,
    headings: Vec<String>,
    first_row: usize,
    places: Places,
    rules: Rules,
    by_mail: bool,
    against: Against,
    answers: ImportAnswers,
}

/// The sample of rows, and what the columns hold.
fn look(
    grid: &Grid,
    first_row: usize,
    headings: &[String],
) -> (Vec<(u32, Vec<String>)>, Vec<Column>) {
    let width = headings.len();
    let mut counting: Vec<Counting> = std::iter::repeat_with(Counting::default)
        .take(width)
        .collect();
    let mut sample = Vec::new();
    let rows = grid.len().saturating_sub(first_row);
    let stride = rows.div_ceil(SAMPLE).max(1);
    let mut ordinal = 0;
    let is_whole = |at: &usize| {
        grid.cells(*at)
            .is_ok_and(|mut cells| !is_blank(&cells) && misshapen(&mut cells, width).is_none())
    };
    // Where no row has as many cells as the heading, columns are known by what there is.
    let any_whole = (first_row..grid.len()).any(|at| is_whole(&at));
    for at in (first_row..grid.len()).step_by(stride) {
        let Ok(mut cells) = grid.cells(at) else {
            continue;
        };
        if is_blank(&cells)
            || no_learner(&cells, headings).is_some()
            || (any_whole && misshapen(&mut cells, width).is_some())
        {
            continue;
        }
        cells.resize(width, String::new());
        ordinal = (ordinal + stride as u64).min((at - first_row + 1) as u64);
        for (counting, cell) in counting.iter_mut().zip(&cells) {
            counting.add(cell, ordinal);
        }
        sample.push((grid.line(at), cells));
    }
    let of_headings: Vec<Vec<Known>> = headings.iter().map(|h| known(h)).collect();
    let leading = languages(&of_headings);
    let columns = headings
        .iter()
        .zip(of_headings)
        .zip(counting)
        .map(|((heading, known), counting)| Column {
            heading: heading.clone(),
            known: meaning(&known, &leading),
            content: counting.done(),
        })
        .collect();
    (sample, columns)
}

/// The walk through the rows, which knows what the headings say of results.
fn survey_of(
    columns: &[Column],
    fields: &[Option<RosterField>],
    places: &Places,
    sample: &[(u32, Vec<String>)],
) -> Survey {
    let asks = |column: &Column| {
        column
            .known
            .is_some_and(|k| matches!(k.meaning, Meaning::Result | Meaning::Done))
    };
    let answers_tell = places
        .of(RosterField::Result)
        .is_none_or(|at| columns.get(at).is_some_and(asks));
    let beside: Vec<usize> = columns
        .iter()
        .zip(fields)
        .enumerate()
        .filter(|(_, (column, field))| {
            let content = &column.content;
            // A column of remarks or of who was there may say absent or withdrawn.
            field.is_none()
                && match column.known.map(|known| known.meaning) {
                    None => {
                        let telling = content.telling + content.letters;
                        (content.mostly(content.answers + telling, 60)
                            && (content.distinct > 1 || telling > 0))
                            || content.holds_codes()
                    }
                    Some(Meaning::Skip) => content.telling > 0,
                    Some(Meaning::Grade | Meaning::Score | Meaning::Done | Meaning::Result) => {
                        content.holds_codes()
                    }
                    Some(_) => false,
                }
        })
        .map(|(at, _)| at)
        .collect();
    let cell = |cells: &[String], at: usize| cells.get(at).map_or("", |c| c.trim()).to_owned();
    let name = places
        .of(RosterField::Name)
        .or(places.of(RosterField::FamilyName));
    let rows = sample
        .iter()
        .filter(|(_, cells)| beside.iter().any(|at| !cell(cells, *at).is_empty()))
        .take(3)
        .map(|(line, cells)| ShownRow {
            line: *line,
            text: name
                .into_iter()
                .chain(beside.iter().copied())
                .map(|at| cell(cells, at))
                .collect::<Vec<_>>()
                .join(" | "),
        })
        .collect();
    let headings = beside
        .iter()
        .filter_map(|at| Some((*at, columns.get(*at)?.heading.clone())))
        .collect();
    Survey::new(answers_tell, headings, rows)
}

/// Whether the headings are of a language that writes family names first.
fn language_turns(headings: &[String]) -> bool {
    let of_headings: Vec<Vec<Known>> = headings.iter().map(|h| known(h)).collect();
    let leading = languages(&of_headings);
    matches!(leading.as_slice(), ["hu"] | ["vi"])
}

/// Reads a roster with the answers that were given so far.
///
/// # Errors
/// When it holds no table that could be read, in words for a person.
pub fn read(bytes: &[u8], answers: &ImportAnswers) -> Result<Reading, Message> {
    let Opened {
        grid,
        mut file,
        letters,
        lists,
    } = open(bytes, answers)?;
    let found = find(&grid, answers);
    let mut questions: Vec<Question> = letters
        .as_ref()
        .and_then(encoding_question)
        .into_iter()
        .chain(sheet_question(&lists))
        .collect();
    questions.extend(found.question);
    let headings: Vec<String> = match found.at {
        Some(at) => {
            let mut cells: Vec<String> = grid
                .cells_or_text(at)
                .iter()
                .map(|c| domain::hidden_signs::tidy(c).0)
                .collect();
            // Separators at the end of a heading head nothing.
            while cells.len() > 1
                && cells.last().is_some_and(String::is_empty)
                && trailing_is_empty(&grid, at, cells.len())
            {
                cells.pop();
            }
            cells
        }
        None => {
            let width = (0..grid.len().min(200))
                .filter_map(|at| grid.cells(at).ok())
                .map(|c| c.len())
                .max()
                .unwrap_or(1);
            vec![String::new(); width]
        }
    };
    if headings.len() > MOST_COLUMNS {
        return Err(say::cohorts::roster_too_many_columns(MOST_COLUMNS));
    }
    let first_row = found.at.map_or(0, |at| at + 1);
    file.heading = found.at.map(|at| grid.line(at));
    file.first_rows = (0..grid.len())
        .filter(|at| !is_blank(&grid.cells_or_text(*at)))
        .take(5)
        .map(|at| ShownRow {
            line: grid.line(at),
            text: grid
                .cells_or_text(at)
                .iter()
                .map(|c| c.trim())
                .collect::<Vec<_>>()
                .join(" | "),
        })
        .collect();
    if (first_row..grid.len()).all(|at| is_blank(&grid.cells_or_text(at))) {
        return Err(say::cohorts::roster_no_rows());
    }
    let (sample, columns) = look(&grid, first_row, &headings);
    let Layout {
        fields,
        why,
        questions: of_columns,
        by_mail,
        family_first,
    } = decide(&columns, &sample, answers);
    questions.extend(of_columns);
    let places = Places::new(&fields);
    let turns = language_turns(&headings);
    let mut survey = survey_of(&columns, &fields, &places, &sample);
    drop(sample);
    for at in first_row..grid.len() {
        if let Ok(mut cells) = grid.cells(at)
            && !is_blank(&cells)
            && no_learner(&cells, &headings).is_none()
            && misshapen(&mut cells, headings.len()).is_none()
        {
            survey.add(grid.line(at), &cells, &places, turns);
        }
    }
    let against = Against::of(&columns, &fields, answers);
    let asked_already = questions
        .iter()
        .any(|question| question.topic == Topic::Column(RosterField::Result));
    let (rules, of_rows) = survey.done(answers, &places, family_first, asked_already);
    questions.extend(of_rows);
    let columns = columns
        .into_iter()
        .zip(fields)
        .zip(why)
        .map(|((column, field), why)| ColumnRead {
            heading: column.heading,
            field,
            why,
            samples: column.content.samples,
        })
        .collect();
    Ok(Reading {
        grid,
        file,
        columns,
        questions,
        headings,
        first_row,
        places,
        rules,
        by_mail,
        against,
        answers: answers.clone(),
    })
}

/// Whether nothing stands below the last cells of a heading in the rows that follow it.
fn trailing_is_empty(grid: &Grid, heading: usize, width: usize) -> bool {
    (heading + 1..grid.len().min(heading + 500)).all(|at| {
        grid.cells(at)
            .is_ok_and(|cells| cells.get(width - 1).is_none_or(|c| c.trim().is_empty()))
            || grid.cells(at).is_err()
    })
}

impl Reading {
    /// The rows below the heading. They are read one after the other, so that only what is kept of
    /// them takes room.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            grid: &self.grid,
            reader: Reader {
                answers: &self.answers,
                places: self.places,
                rules: self.rules,
                by_mail: self.by_mail,
                name_settled: self.answers.names_column_for(RosterField::Name)
                    || self.answers.names == Some(NameOrder::AsWritten),
                heading: if self.file.heading.is_some() {
                    &self.headings
                } else {
                    &[]
                },
                columns: self.headings.len(),
                is_text: self.grid.is_text(),
                against: &self.against,
            },
            at: self.first_row,
            tally: Tally::default(),
        }
    }

    /// The cells of the row that begins in a line, as they stand in the file.
    #[must_use]
    pub fn original(&self, line: u32) -> Vec<String> {
        self.grid
            .at_line(line)
            .map(|at| self.grid.cells_or_text(at))
            .unwrap_or_default()
    }

    /// The headings.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Whether a column says who passed.
    #[must_use]
    pub fn says_result(&self) -> bool {
        self.places.of(RosterField::Result).is_some()
    }
}
