//! A file as rows of cells: a text in some letters, the sheet of a workbook, the table of a page.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::answers::ImportAnswers;
use super::grid::{Grid, is_blank};
use super::heading_row::best_score;
use super::headings::known_exactly;
use super::questions::{Choice, Question, ShownRow, Topic};
use super::sniff::{FileKind, kind_of};
use super::{sheet_excel, sheet_html, sheet_open};
use crate::encoding::Encoding;
use crate::letters::{Letters, assess};
use crate::separated::{Separator, guess_separator};

const MOST_MEGABYTES: usize = 64;
/// So many known headings in one row make a list of people.
const LISTS: usize = 2;

/// How the file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileRead {
    /// The encoding; nothing for workbooks.
    pub encoding: Option<Encoding>,
    /// What stands between cells; nothing for workbooks and pages.
    pub separator: Option<Separator>,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The line of the heading; nothing where there is none.
    pub heading: Option<u32>,
    /// The first rows as they were read, the heading among them.
    pub first_rows: Vec<ShownRow>,
}

/// A file whose cells stand in rows.
pub(super) struct Opened {
    pub grid: Grid,
    pub file: FileRead,
    pub letters: Option<Letters>,
    /// The sheets that look like lists of people, where more than one may be meant.
    pub lists: Vec<String>,
}

fn file_read() -> FileRead {
    FileRead {
        encoding: None,
        separator: None,
        sheets: Vec::new(),
        sheet: None,
        heading: None,
        first_rows: Vec::new(),
    }
}

/// The separator under which most headings are known; else the one under which rows agree.
fn separator_of(text: &str) -> Separator {
    let head = text
        .char_indices()
        .nth(65_536)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let guess = guess_separator(text);
    let scored = Separator::USUAL.map(|separator| {
        let pieces = crate::separated::pieces(head, separator, 60);
        let grid = Grid::Text {
            text: head.to_owned(),
            separator,
            pieces,
            skipped: 0,
        };
        (best_score(&grid), separator)
    });
    let most = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    if most < 2
        || scored
            .iter()
            .any(|(score, separator)| *score == most && *separator == guess)
    {
        return guess;
    }
    scored
        .into_iter()
        .find(|(score, _)| *score == most)
        .map_or(guess, |(_, separator)| separator)
}

fn is_sheet(known: &str, wanted: &str) -> bool {
    known.to_lowercase() == wanted.trim().to_lowercase()
}

/// Opens a file: what it is, in which letters, and its rows.
pub(super) fn open(bytes: &[u8], answers: &ImportAnswers) -> Result<Opened, Message> {
    use say::cohorts as say;
    if bytes.len() > MOST_MEGABYTES * 1_000_000 {
        return Err(say::roster_too_large(MOST_MEGABYTES));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(say::roster_file_empty());
    }
    let kind = kind_of(bytes)?;
    let mut file = file_read();
    if matches!(kind, FileKind::Excel | FileKind::OpenDocument) {
        file.sheets = if kind == FileKind::Excel {
            sheet_excel::sheets(bytes)?
        } else {
            sheet_open::sheets(bytes)?
        };
        let rows_of = |sheet: &str| {
            if kind == FileKind::Excel {
                sheet_excel::rows(bytes, sheet)
            } else {
                sheet_open::rows(bytes, sheet)
            }
        };
        let wanted: Vec<String> = match &answers.sheet {
            Some(sheet) if file.sheets.iter().any(|known| is_sheet(known, sheet)) => {
                let known = file.sheets.iter().find(|known| is_sheet(known, sheet));
                known.cloned().into_iter().collect()
            }
            Some(sheet) => return Err(say::roster_no_such_sheet(file.sheets.clone(), sheet)),
            None => file.sheets.clone(),
        };
        // The sheet that is headed as a list of people is; a cover sheet is not.
        let mut best: Option<(usize, String, Grid)> = None;
        let mut lists = Vec::new();
        for sheet in wanted {
            let grid = Grid::Sheet(rows_of(&sheet)?);
            if (0..grid.len()).any(|at| !is_blank(&grid.cells_or_text(at))) {
                let score = best_score(&grid);
                if score >= LISTS {
                    lists.push(sheet.clone());
                }
                if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                    best = Some((score, sheet, grid));
                }
            }
        }
        let Some((_, sheet, grid)) = best else {
            return Err(say::roster_file_empty());
        };
        file.sheet = Some(sheet);
        return Ok(Opened {
            grid,
            file,
            letters: None,
            lists,
        });
    }
    let letters = match answers.encoding {
        Some(encoding) => Letters {
            encoding,
            candidates: Vec::new(),
        },
        None => assess(bytes, &known_exactly),
    };
    file.encoding = Some(letters.encoding);
    let grid = if kind == FileKind::Html {
        let tables = sheet_html::tables(&letters.encoding.decode(bytes))?;
        // The one that is headed as a list of people is, the first of several.
        tables
            .into_iter()
            .map(Grid::Sheet)
            .rev()
            .max_by_key(best_score)
            .ok_or_else(say::roster_file_empty)?
    } else {
        let grid = Grid::of_text(bytes, letters.encoding, answers.separator, &separator_of)?;
        if let Grid::Text { separator, .. } = &grid {
            file.separator = Some(*separator);
        }
        grid
    };
    if grid.len() == 0 {
        return Err(say::roster_file_empty());
    }
    Ok(Opened {
        grid,
        file,
        letters: Some(letters),
        lists: Vec::new(),
    })
}

/// Asks which sheet is read, where several look like lists of people.
pub(super) fn sheet_question(lists: &[String]) -> Option<Question> {
    if lists.len() < 2 {
        return None;
    }
    let mut question = Question::new(Topic::Sheet, say::cohorts::roster_ask_sheet());
    for sheet in lists {
        let answers = ImportAnswers {
            sheet: Some(sheet.clone()),
            ..ImportAnswers::default()
        };
        question = question.offers(
            say::cohorts::roster_choice_sheet(sheet),
            Vec::new(),
            answers,
        );
    }
    Some(question)
}

/// Asks in which letters a file is written, where that is not certain.
pub(super) fn encoding_question(letters: &Letters) -> Option<Question> {
    if letters.candidates.is_empty() {
        return None;
    }
    let mut question = Question::new(Topic::Encoding, say::cohorts::roster_ask_encoding());
    question.choices = letters
        .candidates
        .iter()
        .map(|candidate| Choice {
            label: candidate.encoding.label(),
            samples: candidate.samples.clone(),
            answers: ImportAnswers {
                encoding: Some(candidate.encoding),
                ..ImportAnswers::default()
            },
        })
        .collect();
    Some(question)
}
