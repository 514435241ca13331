//! The options of `roster import`: what is asked in the window is answered here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use domain::cohort::LearnerResult;
use domain::person_name::NameOrder;
use domain::roster::{ClassedRow, RosterField};
use domain::written_date::DateOrder;
use studio::cohorts::roster_import::{
    ColumnAnswer, ColumnRead, DayNumbers, Encoding, HeadingAnswer, ImportAnswers, LookedAtRows,
    NoNumber, ResultWordAnswer, RosterPreview, Separator, UnsaidResult,
};

use crate::answer::Failure;
use crate::line_numbers;

#[derive(Args)]
pub(crate) struct RosterImport {
    pub file: PathBuf,
    #[arg(long)]
    pub programme: String,
    #[arg(long, value_name = "NUMBER")]
    pub version_number: Option<u32>,
    #[arg(long)]
    pub cohort: String,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "SIGN")]
    pub separator: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "LINE")]
    pub heading: Option<String>,
    #[arg(long, value_enum)]
    pub dates: Option<DatesName>,
    #[arg(long, value_enum)]
    pub day_numbers: Option<DayNumbersName>,
    #[arg(long, value_enum)]
    pub names: Option<NamesName>,
    #[arg(long, value_enum)]
    pub result: Option<ResultName>,
    #[arg(long, value_name = "WORD=RESULT")]
    pub result_word: Vec<String>,
    #[arg(long, value_enum)]
    pub no_number: Option<NoNumberName>,
    #[arg(long, value_name = "LINES")]
    pub take: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "FILE")]
    pub left_out: Option<PathBuf>,
}

macro_rules! names {
    ($name:ident, $of:ty, $($value:ident = $is:expr),* $(,)?) => {
        #[allow(clippy::enum_variant_names, reason = "each is named as the terminal names it")]
        #[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub(crate) enum $name { $($value),* }

        impl $name {
            fn answer(self) -> $of {
                match self { $(Self::$value => $is),* }
            }

            /// The word of the terminal for an answer.
            fn word(answer: $of) -> String {
                $name::value_variants()
                    .iter()
                    .find(|known| known.answer() == answer)
                    .and_then(|known| known.to_possible_value().map(|v| v.get_name().to_owned()))
                    .unwrap_or_default()
            }
        }
    };
}

names!(
    DatesName,
    DateOrder,
    DayFirst = DateOrder::DayFirst,
    MonthFirst = DateOrder::MonthFirst,
    YearFirst = DateOrder::YearFirst
);
names!(
    DayNumbersName,
    DayNumbers,
    From1900 = DayNumbers::From1900,
    From1904 = DayNumbers::From1904,
    LeaveOut = DayNumbers::LeaveOut
);
names!(
    NamesName,
    NameOrder,
    GivenFirst = NameOrder::GivenFirst,
    FamilyFirst = NameOrder::FamilyFirst,
    ByCustom = NameOrder::ByCustom,
    AsWritten = NameOrder::AsWritten,
);
names!(
    ResultName,
    UnsaidResult,
    Passed = UnsaidResult::Passed,
    Pending = UnsaidResult::Pending,
    PassedWhereDated = UnsaidResult::PassedWhereDated
);
names!(
    NoNumberName,
    NoNumber,
    UseMail = NoNumber::UseMail,
    LeaveOut = NoNumber::LeaveOut
);

fn wrong(option: &str, given: &str) -> Failure {
    Failure::wrong_use(words::say::cohorts::roster_told_wrong_option(given, option))
}

/// The terminal's word for a field: givenName is given-name.
fn field_word(field: RosterField) -> String {
    let name = serde_json::to_value(field)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default();
    name.chars().fold(String::new(), |mut word, sign| {
        if sign.is_ascii_uppercase() {
            word.push('-');
        }
        word.push(sign.to_ascii_lowercase());
        word
    })
}

fn field_of(word: &str) -> Option<Option<RosterField>> {
    let plain = word.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    if plain == "none" {
        return Some(None);
    }
    RosterField::ALL
        .into_iter()
        .find(|field| field_word(*field) == plain || field_word(*field).replace('-', "") == plain)
        .map(Some)
}

impl RosterImport {
    /// The answers that need no look at the headings.
    pub(crate) fn answers(&self) -> Result<ImportAnswers, Failure> {
        let encoding = match &self.encoding {
            Some(name) => Some(Encoding::from_name(name).ok_or_else(|| {
                let known = Encoding::ALL.map(|known| known.name().to_owned()).to_vec();
                Failure::wrong_use(words::say::cohorts::roster_told_no_encoding(name, known))
            })?),
            None => None,
        };
        let separator = match self.separator.as_deref() {
            None => None,
            Some("tab" | "\\t") => Some(Separator::TAB),
            Some(text) => match text.chars().collect::<Vec<_>>().as_slice() {
                [sign] => Some(Separator(*sign)),
                _ => return Err(wrong("--separator", text)),
            },
        };
        let heading = match self.heading.as_deref() {
            None => None,
            Some("none") => Some(HeadingAnswer::None),
            Some(line) => Some(HeadingAnswer::Line(
                line.parse().map_err(|_| wrong("--heading", line))?,
            )),
        };
        let mut result_words = BTreeMap::new();
        for pair in &self.result_word {
            let (word, result) = pair
                .rsplit_once('=')
                .ok_or_else(|| wrong("--result-word", pair))?;
            let is = match result.trim() {
                "passed" => ResultWordAnswer::Is(LearnerResult::Passed),
                "failed" => ResultWordAnswer::Is(LearnerResult::Failed),
                "pending" => ResultWordAnswer::Is(LearnerResult::Pending),
                "none" => ResultWordAnswer::LeaveOut,
                _ => return Err(wrong("--result-word", pair)),
            };
            result_words.insert(word.trim().to_lowercase(), is);
        }
        let looked_at = match self.take.as_deref() {
            None | Some("all") => None,
            Some("none") => Some(LookedAtRows { take: Vec::new() }),
            Some(lines) => Some(LookedAtRows {
                take: line_numbers::read(lines).ok_or_else(|| wrong("--take", lines))?,
            }),
        };
        Ok(ImportAnswers {
            encoding,
            separator,
            sheet: self.sheet.clone(),
            heading,
            columns: Vec::new(),
            dates: self.dates.map(DatesName::answer),
            day_numbers: self.day_numbers.map(DayNumbersName::answer),
            names: self.names.map(NamesName::answer),
            result: self.result.map(ResultName::answer),
            result_words,
            no_number: self.no_number.map(NoNumberName::answer),
            looked_at,
        })
    }

    /// Whether every row to look at is taken in.
    pub(crate) fn take_all(&self) -> bool {
        self.take.as_deref() == Some("all")
    }

    /// What columns are read as, by their headings or their numbers.
    ///
    /// # Errors
    /// When there is no such column or field, or one of them is named twice.
    pub(crate) fn columns(&self, columns: &[ColumnRead]) -> Result<Vec<ColumnAnswer>, Failure> {
        let answers = self.column_answers(columns)?;
        for (n, answer) in answers.iter().enumerate() {
            let earlier = answers.get(..n).unwrap_or_default();
            let twice = |other: &ColumnAnswer| {
                other.at == answer.at || (other.field.is_some() && other.field == answer.field)
            };
            if earlier.iter().any(twice) {
                let pair = self.map.get(n).map_or("", String::as_str);
                let twice = words::say::cohorts::roster_told_twice(pair);
                return Err(Failure::wrong_use(twice));
            }
        }
        Ok(answers)
    }

    /// Options that fit nothing in the file, which somebody would rather hear of.
    ///
    /// # Errors
    /// The first of them.
    pub(crate) fn fits(&self, preview: &RosterPreview, rows: &[ClassedRow]) -> Result<(), Failure> {
        if let Some(sheet) = &self.sheet
            && preview.file.sheets.is_empty()
        {
            return Err(wrong("--sheet", sheet));
        }
        if let Some(line) = self.heading.as_deref().filter(|line| *line != "none")
            && preview.file.heading.map(|at| at.to_string()).as_deref() != Some(line)
        {
            return Err(wrong("--heading", line));
        }
        if let Some(looked) = &preview.answers.looked_at
            && let Some(line) = looked
                .take
                .iter()
                .find(|line| !rows.iter().any(|row| row.line == **line))
        {
            return Err(wrong("--take", &line.to_string()));
        }
        Ok(())
    }

    fn column_answers(&self, columns: &[ColumnRead]) -> Result<Vec<ColumnAnswer>, Failure> {
        self.map
            .iter()
            .map(|pair| {
                let (column, field) = pair.rsplit_once('=').ok_or_else(|| wrong("--map", pair))?;
                let field = field_of(field).ok_or_else(|| wrong("--map", pair))?;
                let at = place_of(column.trim(), columns).ok_or_else(|| wrong("--map", pair))?;
                Ok(ColumnAnswer {
                    at: u32::try_from(at).unwrap_or(u32::MAX),
                    field,
                })
            })
            .collect()
    }
}

/// The column of this heading, when there is one such; or the one of this number.
fn place_of(column: &str, columns: &[ColumnRead]) -> Option<usize> {
    if let Some(number) = column
        .strip_prefix('#')
        .and_then(|n| n.parse::<usize>().ok())
    {
        return number.checked_sub(1).filter(|at| *at < columns.len());
    }
    let is = |heading: &str| heading.to_lowercase() == column.to_lowercase();
    let mut found = columns
        .iter()
        .enumerate()
        .filter(|(_, c)| is(&c.heading))
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// What a column is called in an option: its heading where no other has the same.
fn column_word(at: u32, columns: &[ColumnRead]) -> String {
    let by_number = format!("#{}", at + 1);
    match columns.get(at as usize).map(|c| c.heading.as_str()) {
        // What an option cannot hold, or a person not type, is named by its number.
        Some(heading)
            if place_of(heading, columns).is_some()
                && heading.chars().count() <= 60
                && !heading.starts_with(['-', '#'])
                && !heading.contains(['=', '\n', '\r', '\t', '\'']) =>
        {
            heading.to_owned()
        }
        _ => by_number,
    }
}

fn quoted(text: &str) -> String {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '=' | '.' | ',' | '_'));
    if plain {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// The options that give these answers.
pub(crate) fn options_of(answers: &ImportAnswers, columns: &[ColumnRead]) -> String {
    let mut options: Vec<String> = Vec::new();
    let mut option =
        |name: &str, value: String| options.push(format!("--{name} {}", quoted(&value)));
    if let Some(encoding) = answers.encoding {
        option("encoding", encoding.name().to_owned());
    }
    if let Some(separator) = answers.separator {
        option("separator", separator.0.to_string());
    }
    if let Some(sheet) = &answers.sheet {
        option("sheet", sheet.clone());
    }
    match answers.heading {
        Some(HeadingAnswer::Line(line)) => option("heading", line.to_string()),
        Some(HeadingAnswer::None) => option("heading", "none".to_owned()),
        None => {}
    }
    for column in &answers.columns {
        let field = column.field.map_or_else(|| "none".to_owned(), field_word);
        option(
            "map",
            format!("{}={field}", column_word(column.at, columns)),
        );
    }
    if let Some(dates) = answers.dates {
        option("dates", DatesName::word(dates));
    }
    if let Some(numbers) = answers.day_numbers {
        option("day-numbers", DayNumbersName::word(numbers));
    }
    if let Some(names) = answers.names {
        option("names", NamesName::word(names));
    }
    if let Some(result) = answers.result {
        option("result", ResultName::word(result));
    }
    for (word, is) in &answers.result_words {
        let result = match is {
            ResultWordAnswer::Is(LearnerResult::Passed) => "passed",
            ResultWordAnswer::Is(LearnerResult::Failed) => "failed",
            ResultWordAnswer::Is(LearnerResult::Pending) => "pending",
            ResultWordAnswer::LeaveOut => "none",
        };
        option("result-word", format!("{word}={result}"));
    }
    if let Some(no_number) = answers.no_number {
        option("no-number", NoNumberName::word(no_number));
    }
    if let Some(looked_at) = &answers.looked_at {
        let lines = line_numbers::written(&looked_at.take);
        option(
            "take",
            if lines.is_empty() {
                "none".to_owned()
            } else {
                lines
            },
        );
    }
    options.join(" ")
}
