//! Rows as learners: each cell read by the rules of its field, what was mended counted.

use domain::cohort::LearnerResult;
use domain::hidden_signs::{tidy, unprintable};
use domain::learner_number::{is_figures, kept_as_text, read_number, spreadsheet_error};
use domain::mail_address::mail_address;
use domain::person_name::{
    CommaName, NameOrder, NameParts, comma_name, is_stand_in, is_suffix, is_test_student,
    looked_at, no_person,
};
use domain::result_words::failing_grade;
use domain::roster::{Entry, RosterField, RosterRow};
use domain::written_date::day_of_spreadsheet;
use words::{Message, Messages, say};

use super::against::Against;
use super::answers::{ImportAnswers, NoNumber, ResultWordAnswer, UnsaidResult};
use super::grid::{Grid, is_blank, misshapen};
use super::name_columns::holds_words;
use super::name_order::turned_whole;
use super::no_learner::no_learner;
use super::places::Places;
use super::survey::{Rules, not_done, told_result, word_key};

/// What was done to rows on the way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Rows of empty cells that were skipped.
    pub blank: u32,
    /// Signs that nobody sees, taken away.
    pub hidden: u32,
    /// Numbers that a spreadsheet had spoiled and that were mended.
    pub numbers: u32,
    /// Mail addresses taken out of what stood around them.
    pub mails: u32,
    /// Names turned from “Last, First”.
    pub turned: u32,
}

impl Tally {
    /// What is said of it.
    #[must_use]
    pub fn notes(self) -> Messages {
        use say::cohorts as say;
        [
            (self.blank, say::roster_note_blank(self.blank)),
            (self.hidden, say::roster_note_hidden(self.hidden)),
            (self.numbers, say::roster_note_numbers(self.numbers)),
            (self.mails, say::roster_note_mails(self.mails)),
            (self.turned, say::roster_note_turned(self.turned)),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, note)| note)
        .collect()
    }
}

/// How rows are read.
pub(super) struct Reader<'a> {
    pub answers: &'a ImportAnswers,
    pub places: Places,
    pub rules: Rules,
    pub by_mail: bool,
    /// A person said which column holds the whole name, so its parts are not held against it.
    pub name_settled: bool,
    pub heading: &'a [String],
    pub columns: usize,
    /// The cells stand in separated text.
    pub is_text: bool,
    /// Columns that are not read and may speak against a row, such as Absent.
    pub against: &'a Against,
}

fn odd(text: &str) -> Option<String> {
    unprintable(text).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// Why a name with a sign in it that cannot be printed is refused.
fn odd_name(name: &str) -> Option<Message> {
    let sign = u32::from(unprintable(name)?);
    let shown = format!("U+{sign:04X}");
    Some(match sign {
        0x202A..=0x202E | 0x2066..=0x2069 => say::cohorts::roster_name_direction(shown),
        _ => say::cohorts::roster_name_odd(shown),
    })
}

fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A row as it is read.
pub(super) struct RowOf<'r, 'a> {
    pub reader: &'r Reader<'a>,
    pub cells: &'r [String],
    pub tally: &'r mut Tally,
    pub doubts: Messages,
}

impl RowOf<'_, '_> {
    fn has(&self, field: RosterField) -> bool {
        self.reader.places.of(field).is_some()
    }

    /// The cell of a field, tidied.
    fn cell(&mut self, field: RosterField) -> Result<String, Message> {
        let Some(text) = self
            .reader
            .places
            .of(field)
            .and_then(|at| self.cells.get(at))
        else {
            return Ok(String::new());
        };
        if text.trim().contains(['\n', '\r']) {
            return Err(match self.reader.is_text {
                true => say::cohorts::roster_several_lines(),
                false => say::cohorts::roster_several_lines_in_sheet(),
            });
        }
        let (text, taken) = tidy(text);
        self.tally.hidden += taken;
        Ok(text)
    }

    fn whole_name(&mut self, whole: String) -> String {
        let rules = self.reader.rules;
        if rules.names.turn_whole {
            if let Some(turned) = turned_whole(&whole) {
                self.tally.turned += 1;
                return turned;
            }
            self.doubts.push(say::cohorts::roster_look_order(&whole));
            return whole;
        }
        if !whole.contains([',', '，', '、', '،']) {
            return whole;
        }
        match comma_name(&whole) {
            CommaName::Turned(turned) if rules.names.turn_commas => {
                self.tally.turned += 1;
                turned
            }
            CommaName::AsItIs => whole,
            _ if self.reader.answers.names == Some(NameOrder::AsWritten) => whole,
            _ => {
                self.doubts.push(say::cohorts::roster_look_comma(&whole));
                whole
            }
        }
    }

    pub(super) fn name(&mut self) -> Result<String, Message> {
        use RosterField::{
            FamilyName, GivenName, Infix, MiddleName, Name, SecondFamilyName, Suffix,
        };
        use say::cohorts as say;
        let mut whole = self.cell(Name)?;
        if let Some(inner) = kept_as_text(&whole) {
            whole = inner.to_owned();
        }
        let parts = [
            GivenName,
            MiddleName,
            Infix,
            FamilyName,
            SecondFamilyName,
            Suffix,
        ]
        .map(|field| self.cell(field));
        let [given, second_given, infix, family, second_family, suffix] = parts;
        let (given, second_given, infix) = (given?, second_given?, infix?);
        let (family, second_family, suffix) = (family?, second_family?, suffix?);
        let parts = NameParts {
            given: &given,
            second_given: &second_given,
            infix: &infix,
            family: &family,
            second_family: &second_family,
            suffix: &suffix,
        };
        let name = if whole.is_empty() {
            for part in [&given, &second_given, &infix, &family, &second_family]
                .into_iter()
                .filter(|p| !p.is_empty())
            {
                if let Some(reason) = no_person(part) {
                    return Err(reason);
                }
                if part.contains(',') && !part.split(',').skip(1).all(is_suffix) {
                    self.doubts.push(say::roster_look_comma(part));
                }
            }
            if parts.is_half() && !parts.is_empty() {
                self.doubts.push(say::roster_look_half());
            }
            parts.joined(self.reader.answers.names.unwrap_or(NameOrder::GivenFirst))
        } else {
            if !self.reader.name_settled {
                let key = domain::cohort::name_key(&whole);
                let missing = [&given, &family].into_iter().any(|part| {
                    !part.is_empty() && !holds_words(&key, &domain::cohort::name_key(part))
                });
                if missing {
                    self.doubts.push(say::roster_look_parts_differ(
                        parts.joined(NameOrder::GivenFirst),
                    ));
                }
            }
            self.whole_name(whole)
        };
        if name.is_empty() {
            return Err(say::roster_name_empty());
        }
        if let Some(reason) = odd_name(&name) {
            return Err(reason);
        }
        if let Some(reason) = no_person(&name) {
            return Err(reason);
        }
        if is_test_student(&name) {
            self.doubts.push(say::roster_look_test_student());
        } else if is_stand_in(&name) {
            self.doubts.push(say::roster_look_stand_in(&name));
        }
        let looked = looked_at(name);
        for doubt in looked.doubts.iter() {
            self.doubts.push(doubt.clone());
        }
        // What an entity or a second encoding hid must hold, too.
        match odd_name(&looked.name).or_else(|| no_person(&looked.name)) {
            Some(reason) => Err(reason),
            None => Ok(looked.name),
        }
    }

    pub(super) fn number(&mut self, email: &str) -> Result<Option<String>, Message> {
        if !self.has(RosterField::Number) {
            return Ok(None);
        }
        let cell = self.cell(RosterField::Number)?;
        if cell.is_empty() {
            let use_mail =
                self.reader.by_mail || self.reader.answers.no_number == Some(NoNumber::UseMail);
            return Ok((!use_mail || email.is_empty()).then(String::new));
        }
        let read = read_number(&cell)?;
        if cell.ends_with(':') || (self.reader.rules.numbers_are_figures && !is_figures(&cell)) {
            self.doubts
                .push(say::cohorts::roster_look_number_word(&cell));
        }
        self.tally.numbers += u32::from(read.mended);
        if let Some(doubt) = read.doubt {
            self.doubts.push(doubt);
        }
        Ok(Some(read.number))
    }

    pub(super) fn email(&mut self) -> Result<Option<String>, Message> {
        if !self.has(RosterField::Email) {
            return Ok(None);
        }
        let cell = self.cell(RosterField::Email)?;
        if cell.is_empty() {
            return Ok(Some(cell));
        }
        let address =
            mail_address(&cell).ok_or_else(|| say::cohorts::roster_email_bad(short(&cell, 60)))?;
        self.tally.mails += u32::from(address.len() != cell.len());
        Ok(Some(address.to_owned()))
    }

    pub(super) fn grade(&mut self) -> Result<Option<String>, Message> {
        use say::cohorts as say;
        if !self.has(RosterField::Grade) {
            return Ok(None);
        }
        let mut grade = self.cell(RosterField::Grade)?;
        // A dash stands where there is none.
        if matches!(grade.as_str(), "-" | "–" | "—" | "--" | "---" | "−") {
            grade.clear();
        }
        if !grade.is_empty() && !grade.chars().any(char::is_alphanumeric) {
            self.doubts.push(say::roster_look_grade_signs(&grade));
        }
        if grade.chars().count() > 100 {
            return Err(say::roster_grade_too_long());
        }
        if let Some(character) = odd(&grade) {
            return Err(say::roster_grade_odd(character));
        }
        if spreadsheet_error(&grade) || (grade.starts_with(['=', '@']) && grade.len() > 1) {
            return Err(say::roster_grade_is_error(short(&grade, 40)));
        }
        if day_of_spreadsheet(&grade) {
            self.doubts.push(say::roster_look_grade_day(&grade));
        }
        let looked = match domain::double_encoding::words_undone(&grade) {
            Some(meant) => {
                self.doubts
                    .push(say::roster_look_would_read(&meant, &grade));
                meant
            }
            None => grade,
        };
        Ok(Some(looked))
    }

    fn result(
        &mut self,
        grade: Option<&str>,
        dated: bool,
    ) -> Result<Option<LearnerResult>, Message> {
        use say::cohorts as say;
        let failing = grade.and_then(failing_grade);
        if !self.has(RosterField::Result) {
            let unsaid = match self.reader.answers.result {
                Some(UnsaidResult::PassedWhereDated) if !dated => Some(LearnerResult::Pending),
                _ => None,
            };
            return Ok(failing.or(unsaid));
        }
        let cell = self.cell(RosterField::Result)?;
        if cell.is_empty() {
            return Ok(Some(LearnerResult::Pending));
        }
        let refused = || say::roster_result_bad(short(&cell, 40));
        if spreadsheet_error(&cell) {
            return Err(refused());
        }
        let result = match self.reader.answers.result_words.get(&word_key(&cell)) {
            Some(ResultWordAnswer::Is(result)) => *result,
            Some(ResultWordAnswer::LeaveOut) => return Err(refused()),
            None => told_result(&cell, self.reader.rules.answers_tell).ok_or_else(refused)?,
        };
        if let Some(grade) = grade
            && failing.is_some()
            && result == LearnerResult::Passed
        {
            self.doubts.push(say::roster_look_failing_grade(grade));
        }
        Ok(Some(result))
    }

    pub(super) fn latin_name(&mut self) -> Result<Option<String>, Message> {
        if !self.has(RosterField::LatinName) {
            return Ok(None);
        }
        let latin = self.cell(RosterField::LatinName)?;
        if latin.chars().count() > 200 {
            return Err(say::cohorts::roster_latin_name_too_long(200));
        }
        if let Some(reason) = odd_name(&latin) {
            return Err(reason);
        }
        if let Some(reason) = (!latin.is_empty()).then(|| no_person(&latin)).flatten() {
            return Err(reason);
        }
        let looked = looked_at(latin);
        for doubt in looked.doubts.iter() {
            self.doubts.push(doubt.clone());
        }
        Ok(Some(looked.name))
    }

    fn entry(&mut self) -> Result<Entry, Message> {
        let name = self.name()?;
        let email = self.email()?;
        let number = self.number(email.as_deref().unwrap_or_default())?;
        let grade = self.grade()?;
        let completed_on = if self.has(RosterField::CompletedOn) {
            let cell = self.cell(RosterField::CompletedOn)?;
            Some(if cell.is_empty() || not_done(&cell) {
                None
            } else {
                Some(self.reader.rules.days.read(&cell)?)
            })
        } else {
            None
        };
        let result = self.result(
            grade.as_deref(),
            completed_on.as_ref().is_some_and(Option::is_some),
        )?;
        let passed = result.is_none_or(|result| result == LearnerResult::Passed);
        for doubt in self.reader.against.doubts(self.cells, &name, passed) {
            self.doubts.push(doubt);
        }
        let latin_name = self.latin_name()?;
        Ok(Entry {
            number,
            name,
            latin_name,
            email,
            result,
            grade,
            completed_on,
        })
    }
}

/// The rows below the heading, one after the other.
pub struct Rows<'a> {
    pub(super) grid: &'a Grid,
    pub(super) reader: Reader<'a>,
    pub(super) at: usize,
    pub(super) tally: Tally,
}

impl Rows<'_> {
    /// What was done to the rows so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    fn read(&mut self, line: u32, cells: Result<Vec<String>, String>) -> Option<RosterRow> {
        use say::cohorts as say;
        let refused = |reason| {
            Some(RosterRow {
                line,
                entry: Err(reason),
                doubts: Messages::default(),
            })
        };
        let mut cells = match cells {
            Ok(cells) => cells,
            Err(_) => return refused(say::roster_open_quote()),
        };
        if is_blank(&cells) {
            self.tally.blank += 1;
            return None;
        }
        if let Some(reason) = no_learner(&cells, self.reader.heading) {
            return refused(reason);
        }
        if let Some(reason) = misshapen(&mut cells, self.reader.columns) {
            return refused(reason);
        }
        let mut row = RowOf {
            reader: &self.reader,
            cells: &cells,
            tally: &mut self.tally,
            doubts: Messages::default(),
        };
        let entry = row.entry();
        if let Some(mark) = self.grid.marked(line) {
            row.doubts.push(mark.doubt());
        }
        let doubts = row.doubts;
        Some(RosterRow {
            line,
            entry,
            doubts,
        })
    }
}

impl Iterator for Rows<'_> {
    type Item = RosterRow;

    fn next(&mut self) -> Option<RosterRow> {
        while self.at < self.grid.len() {
            let at = self.at;
            self.at += 1;
            if let Some(row) = self.read(self.grid.line(at), self.grid.cells(at)) {
                return Some(row);
            }
        }
        None
    }
}
