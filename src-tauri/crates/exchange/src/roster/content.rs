//! What the cells of a column look like, whatever its heading says.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::cohort::LearnerResult;
use domain::grade_words::is_known_grade;
use domain::hidden_signs::tidy;
use domain::learner_number::is_figures;
use domain::mail_address::mail_address;
use domain::person_name::writes_no_spaces;
use domain::result_words::{Telling, failing_grade, is_absence, result_word};
use domain::written_date::{WrittenDate, written_date};

/// Counts over the cells of a column that are not empty.
#[derive(Debug, Default, Clone)]
pub(super) struct Content {
    /// Cells that hold something.
    pub filled: usize,
    pub mails: usize,
    pub days: usize,
    /// Words of result that tell it wherever they stand.
    pub telling: usize,
    /// Letters of result, such as P.
    pub letters: usize,
    /// Yes, no and their kin.
    pub answers: usize,
    /// Grades that mean failing.
    pub failing: usize,
    /// Words that say that somebody failed or left, wherever they stand; absence is none of them.
    pub failed: usize,
    /// Cells all in capitals.
    pub capitals: usize,
    /// Cells that hold figures, half of their signs at least.
    pub figures: usize,
    /// Cells that look like grades.
    pub grade_like: usize,
    /// Cells that are no grade that is known.
    pub no_grade: usize,
    /// Points out of points: 8 / 10.
    pub of_points: usize,
    /// Numbers, with decimals or without.
    pub numeric: usize,
    /// Up to five letters and nothing else.
    pub codes: usize,
    /// Cells of one word, in scripts that have spaces.
    pub one_word: usize,
    /// Cells of two to six words, letters alone.
    pub name_like: usize,
    /// Cells of more words than one.
    pub many_words: usize,
    /// Long texts.
    pub prose: usize,
    /// Different cells.
    pub distinct: usize,
    /// Whether it counts rows.
    pub counts_rows: bool,
    /// The first cells.
    pub samples: Vec<String>,
}

/// Counts the cells of one column, one after the other.
#[derive(Debug, Default)]
pub(super) struct Counting {
    content: Content,
    seen: HashSet<u64>,
    /// Cells that are whole numbers, and those that keep step with the rows.
    counts: usize,
    in_step: usize,
}

/// Points out of points.
pub(super) fn of_points(cell: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim();
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    cell.split_once('/')
        .is_some_and(|(points, most)| number(points) && number(most))
}

/// A number with decimals or per cent.
pub(super) fn numeric(cell: &str) -> bool {
    let text = cell.trim_end_matches('%').trim();
    !text.is_empty()
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\u{A0}' | '\u{202F}')
        })
}

/// Short, and no note: A+, Merit, 8,5, sehr gut.
fn grade_like(cell: &str) -> bool {
    let signs = cell.chars().count();
    signs <= 24
        && cell.split(' ').count() <= 3
        && !of_points(cell)
        && !cell.contains(['@', '?', ';', ':'])
}

fn count_of(cell: &str) -> Option<u64> {
    let digits = cell.trim_end_matches(['.', ')']);
    (!digits.is_empty() && digits.len() <= 7).then_some(())?;
    digits.parse().ok()
}

impl Counting {
    /// Counts a cell of the row that is the `ordinal`th below the heading, from 1.
    pub(super) fn add(&mut self, cell: &str, ordinal: u64) {
        let (cell, _) = tidy(cell);
        if cell.is_empty() {
            return;
        }
        let content = &mut self.content;
        content.filled += 1;
        if let Some(count) = count_of(&cell) {
            self.counts += 1;
            // Rows that were put in, taken away or repeated move the count a little.
            let near = ordinal + 3 + ordinal / 2;
            self.in_step += usize::from(count <= near && count * 3 + 9 >= ordinal * 2);
        }
        let words = cell.split(' ').count();
        content.mails += usize::from(cell.contains('@') && mail_address(&cell).is_some());
        match written_date(&cell) {
            _ if of_points(&cell) => {}
            WrittenDate::NoDay => {}
            WrittenDate::DayNumber(number) => {
                content.days += usize::from((30_000..60_000).contains(&number))
            }
            _ => content.days += 1,
        }
        match result_word(&cell) {
            Some((_, Telling::Anywhere)) => content.telling += 1,
            Some((_, Telling::Letter)) => content.letters += 1,
            Some((_, Telling::UnderAHeading)) => content.answers += 1,
            None => {}
        }
        content.failing += usize::from(failing_grade(&cell).is_some());
        let failed = matches!(
            result_word(&cell),
            Some((LearnerResult::Failed, Telling::Anywhere))
        );
        content.failed += usize::from(failed && !is_absence(&cell));
        let upper = cell.to_uppercase() == cell && cell.to_lowercase() != cell;
        content.capitals += usize::from(upper && cell.chars().count() > 1);
        content.figures += usize::from(is_figures(&cell));
        content.grade_like += usize::from(grade_like(&cell));
        content.no_grade += usize::from(!is_known_grade(&cell));
        content.of_points += usize::from(of_points(&cell));
        content.numeric += usize::from(numeric(&cell));
        let code = cell.chars().count() <= 5 && cell.chars().all(char::is_alphabetic);
        content.codes += usize::from(code);
        let letters = cell
            .chars()
            .all(|c| !c.is_numeric() && !matches!(c, '@' | ':' | ';' | '?' | '!' | '_'));
        content.one_word += usize::from(words == 1 && letters && !writes_no_spaces(&cell));
        content.name_like += usize::from(
            letters
                && ((2..=6).contains(&words) || writes_no_spaces(&cell))
                && cell.chars().any(char::is_alphabetic),
        );
        content.many_words += usize::from(words > 1 || writes_no_spaces(&cell));
        content.prose += usize::from(cell.chars().count() > 30 || words > 5);
        if self.seen.len() < 3_000 {
            let mut hasher = DefaultHasher::new();
            cell.hash(&mut hasher);
            self.seen.insert(hasher.finish());
        }
        if content.samples.len() < 3 {
            content.samples.push(cell.chars().take(60).collect());
        }
    }

    /// What was counted.
    pub(super) fn done(mut self) -> Content {
        self.content.distinct = self.seen.len();
        self.content.counts_rows = self.counts > 0
            && self.counts == self.content.filled
            && self.in_step * 4 >= self.content.filled * 3;
        self.content
    }
}

impl Content {
    /// Whether at least so many of a hundred cells are of a kind, and there is one.
    pub(super) fn mostly(&self, count: usize, percent: usize) -> bool {
        count > 0 && count * 100 >= self.filled * percent
    }

    /// Whether the column is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Whether it tells results whatever its heading is.
    pub(super) fn tells_result(&self) -> bool {
        self.mostly(self.telling + self.letters, 60)
            && (self.telling > 0 || self.letters == self.filled)
    }

    /// Whether it holds a few codes again and again, such as APR and REP.
    pub(super) fn holds_codes(&self) -> bool {
        let few = (2..=6).contains(&self.distinct) && self.distinct < self.filled;
        let codes = self.distinct <= 6 && self.codes == self.filled;
        self.filled > 0
            && (few || codes)
            && self.numeric + self.days + self.mails + self.of_points == 0
    }

    /// Whether it could be the column of whole names.
    pub(super) fn may_be_names(&self) -> bool {
        self.mostly(self.name_like, 70)
            && self.distinct * 2 > self.filled
            && !self.tells_result()
            && self.days * 5 < self.filled.max(1)
    }

    /// Whether the cells look like grades, and are not points of a quiz.
    pub(super) fn may_be_grades(&self) -> bool {
        self.mostly(self.grade_like, 90) && self.prose == 0 && self.mails == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[&str]) -> Content {
        let mut counting = Counting::default();
        for (at, cell) in cells.iter().enumerate() {
            counting.add(cell, at as u64 + 1);
        }
        counting.done()
    }

    #[test]
    fn columns_are_known_by_their_cells() {
        assert!(
            of(&["1", "2", "3"]).counts_rows
                && of(&["1", "2", "4", "5"]).counts_rows
                && of(&["001", "002"]).counts_rows
        );
        assert!(
            !of(&["778", "779"]).counts_rows
                && of(&["1", "2", "3", "4", "1"]).counts_rows
                && !of(&["AX-1", "2"]).counts_rows
        );
        assert!(
            of(&["Pass", "Fail", "Fail"]).tells_result() && of(&["P", "F", "P"]).tells_result()
        );
        assert!(
            !of(&["Active", "Enrolled"]).tells_result()
                && !of(&["A", "B", "F"]).tells_result()
                && !of(&["Yes", "Yes"]).tells_result()
        );
        assert!(
            of(&["APR", "REP", "APR", "APR"]).holds_codes()
                && of(&["APR", "REP", "REPF"]).holds_codes()
                && of(&["Completed (achieved pass grade)", "Not yet", "Not yet"]).holds_codes()
                && !of(&["Amal Haddad", "Zoë Brontë"]).holds_codes()
                && !of(&["7", "8", "7"]).holds_codes()
        );
        assert!(of(&["A", "B+", "8,5"]).may_be_grades());
        assert!(
            !of(&["Severe nut allergy - tell caterer", "Fee still unpaid"]).may_be_grades()
                && !of(&["8 / 10"]).may_be_grades()
        );
        assert!(
            of(&["Amal Haddad", "王小明"]).may_be_names()
                && !of(&["DS-01", "DS-01"]).may_be_names()
        );
        assert_eq!(of(&["2026-05-30", ""]).days, 1);
    }
}
