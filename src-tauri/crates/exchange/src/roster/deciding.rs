//! What was decided of the columns so far, and how more is decided.

use domain::roster::RosterField;
use words::{Message, say};

use super::answers::{ColumnAnswer, ImportAnswers};
use super::content::Content;
use super::headings::{Known, Meaning};
use super::questions::{Question, ShownRow, Topic};

/// A column as it was found.
#[derive(Debug)]
pub(super) struct Column {
    pub heading: String,
    pub known: Option<Known>,
    pub content: Content,
}

/// Rows that were looked at, each with its line.
pub(super) type Sample = [(u32, Vec<String>)];

/// What was decided of the columns so far.
pub(super) struct Deciding<'a> {
    pub columns: &'a [Column],
    pub sample: &'a Sample,
    pub answers: &'a ImportAnswers,
    pub fields: Vec<Option<RosterField>>,
    pub why: Vec<Option<Message>>,
    pub questions: Vec<Question>,
    /// Learners are told apart by mail address.
    pub by_mail: bool,
    /// The column of whole names says that family names stand first.
    pub family_first: bool,
}

impl Deciding<'_> {
    /// The name of a column for a person.
    pub(super) fn label(&self, at: usize) -> String {
        match self.columns.get(at) {
            Some(column) if !column.heading.is_empty() => column.heading.clone(),
            _ => format!("#{}", at + 1),
        }
    }

    pub(super) fn content(&self, at: usize) -> &Content {
        static EMPTY: std::sync::LazyLock<Content> = std::sync::LazyLock::new(Content::default);
        self.columns
            .get(at)
            .map_or(&EMPTY, |column| &column.content)
    }

    pub(super) fn is_free(&self, at: usize) -> bool {
        self.answers.field_of(at).is_none()
            && self.fields.get(at).copied().flatten().is_none()
            && self.why.get(at).is_some_and(Option::is_none)
    }

    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        self.columns.get(at)?.known.map(|k| k.meaning)
    }

    fn rank(&self, at: usize) -> usize {
        self.columns
            .get(at)
            .and_then(|c| c.known)
            .map_or(usize::MAX, |k| k.rank)
    }

    /// Columns that nothing was decided of, that hold something, and whose heading means this.
    pub(super) fn free(&self, meaning: Meaning) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|at| {
                self.is_free(*at)
                    && !self.content(*at).is_empty()
                    && self.meaning(*at) == Some(meaning)
            })
            .collect()
    }

    /// Columns that nothing was decided of, that hold something, and whose heading nobody knows.
    pub(super) fn unknown(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|at| {
                self.is_free(*at) && !self.content(*at).is_empty() && self.meaning(*at).is_none()
            })
            .collect()
    }

    /// Whether a field is still to be found.
    pub(super) fn needs(&self, field: RosterField) -> bool {
        !self.answers.names_column_for(field) && !self.fields.contains(&Some(field))
    }

    pub(super) fn has(&self, field: RosterField) -> bool {
        self.fields.contains(&Some(field))
    }

    pub(super) fn take(&mut self, at: usize, field: RosterField, why: Message) {
        if let Some(place) = self.fields.get_mut(at) {
            *place = Some(field);
        }
        self.say(at, why);
    }

    pub(super) fn say(&mut self, at: usize, why: Message) {
        if let Some(place) = self.why.get_mut(at) {
            *place = Some(why);
        }
    }

    pub(super) fn by_heading(&mut self, at: usize, field: RosterField) {
        self.take(at, field, say::cohorts::roster_why_heading());
    }

    /// The cells of a column in the rows that were looked at.
    pub(super) fn cells(&self, at: usize) -> impl Iterator<Item = (u32, &str)> {
        self.sample
            .iter()
            .map(move |(line, cells)| (*line, cells.get(at).map_or("", String::as_str)))
    }

    /// Whether two columns say the same in every row.
    pub(super) fn same_cells(&self, a: usize, b: usize) -> bool {
        self.cells(a)
            .zip(self.cells(b))
            .all(|((_, a), (_, b))| a.trim() == b.trim())
    }

    /// A few rows of some columns, to show why something is asked.
    pub(super) fn rows_of(&self, columns: &[usize]) -> Vec<ShownRow> {
        self.sample
            .iter()
            .filter(|(_, cells)| {
                columns
                    .iter()
                    .any(|at| cells.get(*at).is_some_and(|c| !c.trim().is_empty()))
            })
            .take(3)
            .map(|(line, cells)| ShownRow {
                line: *line,
                text: columns
                    .iter()
                    .filter_map(|at| cells.get(*at))
                    .map(|c| c.trim())
                    .collect::<Vec<_>>()
                    .join(" | "),
            })
            .collect()
    }

    /// Answers that read one column as a field and leave the others unread.
    pub(super) fn one_of(chosen: usize, among: &[usize], field: RosterField) -> ImportAnswers {
        let columns = among
            .iter()
            .map(|at| ColumnAnswer {
                at: number(*at),
                field: (*at == chosen).then_some(field),
            })
            .collect();
        ImportAnswers {
            columns,
            ..ImportAnswers::default()
        }
    }

    /// Asks which of several columns holds a field; the first is read until somebody answers.
    pub(super) fn ask_which(&mut self, field: RosterField, among: &[usize]) {
        let labels: Vec<String> = among.iter().map(|at| self.label(*at)).collect();
        let mut question = Question::new(
            Topic::Column(field),
            say::cohorts::roster_ask_which(labels, field.label()),
        )
        .shows(self.rows_of(among));
        for at in among {
            let samples = self.content(*at).samples.clone();
            let label = say::cohorts::roster_choice_column(self.label(*at));
            question = question.offers(label, samples, Self::one_of(*at, among, field));
        }
        self.questions.push(question);
        if let Some(first) = among.first() {
            self.take(*first, field, say::cohorts::roster_why_asked());
        }
    }

    /// Reads the one column of these, the first where all say the same, or asks.
    pub(super) fn one_or_ask(&mut self, field: RosterField, among: &[usize]) {
        match among {
            [] => {}
            [only] => self.by_heading(*only, field),
            [first, rest @ ..] if rest.iter().all(|other| self.same_cells(*first, *other)) => {
                self.by_heading(*first, field);
                for other in rest {
                    self.say(*other, say::cohorts::roster_why_same(self.label(*first)));
                }
            }
            several => self.ask_which(field, several),
        }
    }

    /// Of columns of one meaning those with the most telling heading.
    pub(super) fn most_telling(&self, mut among: Vec<usize>) -> Vec<usize> {
        let best = among.iter().map(|at| self.rank(*at)).min();
        among.retain(|at| Some(self.rank(*at)) == best);
        among
    }
}

/// A column's place as it stands in answers.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
