//! How the days of a column are written: the whole column decides.

use domain::Date;
use domain::written_date::{
    DateOrder, OtherCalendar, WrittenDate, calendar_of, day_of_number, written_date,
};
use words::{Message, ToMessage, say};

use super::answers::{DayNumbers, ImportAnswers};
use super::questions::{Question, ShownRow, Topic};

/// What the cells of the column say of how days are written.
#[derive(Debug, Default)]
pub(super) struct DayEvidence {
    /// Days that can be only one.
    certain: Vec<Date>,
    settled: Vec<DateOrder>,
    /// Orders that every doubtful day has.
    possible: Option<Vec<DateOrder>>,
    doubtful: Vec<(u32, String)>,
    /// Doubtful days under each order, a few of them.
    readings: Vec<Vec<(DateOrder, Date)>>,
    numbers: Vec<(u32, String, u32)>,
    many_numbers: bool,
}

/// How days are read.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct DayRule {
    order: Option<DateOrder>,
    numbers: Option<DayNumbers>,
}

fn ordinal(day: &Date) -> i64 {
    let (year, month, on) = day.parts();
    i64::from(year) * 372 + i64::from(month) * 31 + i64::from(on)
}

fn near(days: &[Date], day: &Date) -> bool {
    days.iter()
        .any(|known| (ordinal(known) - ordinal(day)).abs() < 400)
}

impl DayEvidence {
    /// Looks at a cell.
    pub(super) fn add(&mut self, line: u32, cell: &str) {
        match written_date(cell) {
            WrittenDate::Day(day) => self.remember(day),
            WrittenDate::Settles(order, day) => {
                if !self.settled.contains(&order) {
                    self.settled.push(order);
                }
                self.remember(day);
            }
            WrittenDate::Either(readings) => {
                let orders: Vec<DateOrder> = readings.iter().map(|(order, _)| *order).collect();
                match &mut self.possible {
                    Some(possible) => possible.retain(|order| orders.contains(order)),
                    None => self.possible = Some(orders),
                }
                if self.doubtful.len() < 3 {
                    self.doubtful.push((line, cell.to_owned()));
                }
                if self.readings.len() < 1_000 {
                    self.readings.push(readings);
                }
            }
            WrittenDate::DayNumber(number) => {
                if self.numbers.len() < 1_000 {
                    self.numbers.push((line, cell.to_owned(), number));
                } else {
                    self.many_numbers = true;
                }
            }
            WrittenDate::OddYear(_) | WrittenDate::NoDay => {}
        }
    }

    fn remember(&mut self, day: Date) {
        if self.certain.len() < 200 && !self.certain.contains(&day) {
            self.certain.push(day);
        }
    }

    /// The order that the certain days of the column leave possible: under it all doubtful days lie
    /// near them, and under no other any.
    fn by_neighbours(&self, possible: &[DateOrder]) -> Option<DateOrder> {
        if self.certain.is_empty() {
            return None;
        }
        let lie = |order: DateOrder| {
            let days = self
                .readings
                .iter()
                .filter_map(|r| r.iter().find(|(o, _)| *o == order).map(|(_, d)| d));
            let (mut all, mut any) = (true, false);
            for day in days {
                let is = near(&self.certain, day);
                all &= is;
                any |= is;
            }
            (all, any)
        };
        let good: Vec<DateOrder> = possible.iter().copied().filter(|o| lie(*o).0).collect();
        match good.as_slice() {
            [only] if possible.iter().all(|o| o == only || !lie(*o).1) => Some(*only),
            _ => None,
        }
    }

    /// How days are read, and what is asked of it.
    pub(super) fn rule(&self, answers: &ImportAnswers) -> (DayRule, Vec<Question>) {
        let mut questions = Vec::new();
        let mut rule = DayRule {
            order: answers.dates,
            numbers: answers.day_numbers,
        };
        if let (Some(possible), None) = (&self.possible, rule.order) {
            let found = match self.settled.as_slice() {
                [only] if possible.contains(only) => Some(*only),
                [] => self.by_neighbours(possible),
                _ => None,
            };
            match found {
                Some(order) => rule.order = Some(order),
                None => questions.push(self.ask_order(possible)),
            }
        }
        if !self.numbers.is_empty() && rule.numbers.is_none() {
            let lie = |from_1904: bool| {
                self.numbers
                    .iter()
                    .filter_map(|(_, _, n)| day_of_number(*n, from_1904))
                    .all(|day| near(&self.certain, &day))
            };
            if !self.certain.is_empty() && lie(false) && !self.many_numbers {
                rule.numbers = Some(DayNumbers::From1900);
            } else {
                questions.push(self.ask_numbers());
            }
        }
        (rule, questions)
    }

    fn ask_order(&self, possible: &[DateOrder]) -> Question {
        let rows = self
            .doubtful
            .iter()
            .map(|(line, text)| ShownRow {
                line: *line,
                text: text.clone(),
            })
            .collect();
        let mut question =
            Question::new(Topic::Dates, say::cohorts::roster_ask_dates()).shows(rows);
        let orders = if possible.is_empty() {
            DateOrder::ALL.to_vec()
        } else {
            possible.to_vec()
        };
        for order in orders {
            let samples = self
                .doubtful
                .iter()
                .filter_map(|(_, text)| written_date(text).under(Some(order)))
                .map(|day| day.as_str().to_owned())
                .collect();
            let label = match order {
                DateOrder::DayFirst => say::cohorts::roster_choice_day_first(),
                DateOrder::MonthFirst => say::cohorts::roster_choice_month_first(),
                DateOrder::YearFirst => say::cohorts::roster_choice_year_first(),
            };
            question = question.offers(
                label,
                samples,
                ImportAnswers {
                    dates: Some(order),
                    ..ImportAnswers::default()
                },
            );
        }
        question
    }

    fn ask_numbers(&self) -> Question {
        let rows = self
            .numbers
            .iter()
            .take(3)
            .map(|(line, text, _)| ShownRow {
                line: *line,
                text: text.clone(),
            })
            .collect();
        let mut question =
            Question::new(Topic::DayNumbers, say::cohorts::roster_ask_day_numbers()).shows(rows);
        for (answer, label) in [
            (DayNumbers::From1900, say::cohorts::roster_choice_from1900()),
            (DayNumbers::From1904, say::cohorts::roster_choice_from1904()),
            (
                DayNumbers::LeaveOut,
                say::cohorts::roster_choice_leave_out(),
            ),
        ] {
            let samples = match answer {
                DayNumbers::LeaveOut => Vec::new(),
                other => self
                    .numbers
                    .iter()
                    .take(3)
                    .filter_map(|(_, _, n)| day_of_number(*n, other == DayNumbers::From1904))
                    .map(|day| day.as_str().to_owned())
                    .collect(),
            };
            question = question.offers(
                label,
                samples,
                ImportAnswers {
                    day_numbers: Some(answer),
                    ..ImportAnswers::default()
                },
            );
        }
        question
    }
}

impl DayRule {
    /// Reads a cell that is not empty.
    ///
    /// # Errors
    /// Why it is no day.
    pub(super) fn read(self, cell: &str) -> Result<Date, Message> {
        use say::cohorts as say;
        match written_date(cell) {
            WrittenDate::OddYear(year) => Err(match calendar_of(year) {
                Some(OtherCalendar::Buddhist) => {
                    say::roster_year_buddhist((year - 543).to_string(), year.to_string())
                }
                Some(OtherCalendar::Islamic | OtherCalendar::Persian) => {
                    say::roster_year_islamic(year.to_string())
                }
                Some(OtherCalendar::Hebrew) => say::roster_year_hebrew(year.to_string()),
                None => say::roster_year_far(year.to_string()),
            }),
            WrittenDate::DayNumber(number) => match self.numbers {
                Some(DayNumbers::From1900) | None => day_of_number(number, false),
                Some(DayNumbers::From1904) => day_of_number(number, true),
                Some(DayNumbers::LeaveOut) => None,
            }
            .ok_or_else(|| say::roster_day_number(cell)),
            WrittenDate::NoDay => {
                Err(domain::time::NotADate::NoDay(cell.chars().take(40).collect()).message())
            }
            written => {
                let order = self.order.or(Some(DateOrder::DayFirst));
                written
                    .under(order)
                    .ok_or_else(|| domain::time::NotADate::CouldBeTwo(cell.to_owned()).message())
            }
        }
    }
}
