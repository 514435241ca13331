//! Untidy lists made from clean ones.

use crate::headings::{LANGUAGES, Language};
use crate::people::{Person, people};
use crate::random::Random;

/// How names stand in the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameLayout {
    Whole,
    Parts,
    Loose,
    LooseAndGiven,
    LooseAndFamily,
    Comma,
}

/// How days are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    None,
    Iso,
    Dots,
    DaySlash,
    MonthSlash,
}

/// A list as it would come, and what is true of it.
pub(crate) struct List {
    pub(crate) bytes: Vec<u8>,
    pub(crate) people: Vec<Person>,
    pub(crate) has_number: bool,
    pub(crate) has_result: bool,
    pub(crate) has_grade: bool,
    pub(crate) days: Days,
    pub(crate) layout: NameLayout,
    pub(crate) encoding: &'static str,
    /// Nothing in it needs a person.
    pub(crate) clean: bool,
    /// What was done to it.
    pub(crate) how: String,
}

type Cells = Vec<(String, Vec<String>)>;

fn day(person: &Person, days: Days) -> String {
    let (year, month, on) = person.day;
    match days {
        Days::None => String::new(),
        Days::Iso => person.iso(),
        Days::Dots => format!("{on:02}.{month:02}.{year}"),
        Days::DaySlash => format!("{on:02}/{month:02}/{year}"),
        Days::MonthSlash => format!("{month}/{on}/{year}"),
    }
}

fn name_columns(people: &[Person], language: &Language, layout: NameLayout) -> Cells {
    let column = |heading: &str, cell: &dyn Fn(&Person) -> String| {
        (heading.to_owned(), people.iter().map(cell).collect())
    };
    match layout {
        NameLayout::Whole => vec![column(language.whole, &Person::name)],
        NameLayout::Loose => vec![column(language.loose, &Person::name)],
        NameLayout::Comma => vec![column(language.loose, &|p| {
            format!("{}, {}", p.family, p.given)
        })],
        NameLayout::Parts => vec![
            column(language.given, &|p| p.given.clone()),
            column(language.family, &|p| p.family.clone()),
        ],
        NameLayout::LooseAndGiven => vec![
            column(language.loose, &|p| p.family.clone()),
            column(language.given, &|p| p.given.clone()),
        ],
        NameLayout::LooseAndFamily => vec![
            column(language.loose, &|p| p.given.clone()),
            column(language.family, &|p| p.family.clone()),
        ],
    }
}

/// What a spreadsheet does to a number.
fn spoiled(random: &mut Random, number: &str) -> String {
    let figures = number.bytes().all(|b| b.is_ascii_digit());
    match random.below(4) {
        0 => format!("=\"{number}\""),
        1 if figures => format!("'{number}"),
        2 if figures && !number.starts_with('0') => format!("{number}.0"),
        _ => "1.23457E+11".to_owned(),
    }
}

fn quoted(cell: &str, separator: char, always: bool) -> String {
    if always || cell.contains([separator, '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn encoded(
    text: &str,
    random: &mut Random,
    language: &Language,
    clean: &mut bool,
) -> (Vec<u8>, &'static str) {
    let utf16 = |little: bool| -> Vec<u8> {
        std::iter::once(0xFEFF_u16)
            .chain(text.encode_utf16())
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    match random.below(8) {
        0 => (utf16(true), "utf-16le"),
        1 => (utf16(false), "utf-16be"),
        2 | 3 => (
            [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
            "utf-8",
        ),
        4 => {
            let (bytes, used, unmappable) = language.names.encoding.encode(text);
            if unmappable {
                return (text.as_bytes().to_vec(), "utf-8");
            }
            *clean &= bytes.is_ascii();
            (
                bytes.into_owned(),
                if bytes_are_ascii(text) {
                    "utf-8"
                } else {
                    used.name()
                },
            )
        }
        _ => (text.as_bytes().to_vec(), "utf-8"),
    }
}

fn bytes_are_ascii(text: &str) -> bool {
    text.is_ascii()
}

/// An untidy list.
#[allow(
    clippy::too_many_lines,
    reason = "one thing after the other that can happen to a list"
)]
pub(crate) fn list(random: &mut Random) -> List {
    let language = random.of(LANGUAGES);
    let mut people = people(random, language.names);
    let mut clean = true;
    let mut how: Vec<String> = vec![language.whole.to_owned()];
    let layout = *random.of(&[
        NameLayout::Whole,
        NameLayout::Parts,
        NameLayout::Loose,
        NameLayout::LooseAndGiven,
        NameLayout::LooseAndFamily,
        NameLayout::Comma,
    ]);
    // Where the language has no heading for either, its whole name stands for it.
    let layout = match layout {
        NameLayout::LooseAndGiven | NameLayout::LooseAndFamily
            if [language.whole, language.given, language.family].contains(&language.loose) =>
        {
            NameLayout::Parts
        }
        NameLayout::Comma if language.whole == "姓名" => NameLayout::Whole,
        other => other,
    };
    how.push(format!("{layout:?}"));
    clean &= layout != NameLayout::Comma;
    let days = *random.of(&[
        Days::None,
        Days::None,
        Days::Iso,
        Days::Dots,
        Days::DaySlash,
        Days::MonthSlash,
    ]);
    let settled = people.iter().any(|p| p.day.2 > 12);
    let all_equal = people.iter().all(|p| u8::from(p.day.2 == p.day.1) == 1);
    clean &= !matches!(days, Days::DaySlash | Days::MonthSlash) || settled || all_equal;
    how.push(format!("{days:?}"));
    let has_number = !random.one_in(6);
    let has_mail = !has_number || random.one_in(2);
    let has_result = !random.one_in(6);
    let has_grade = random.one_in(3);
    clean &= has_result;
    let mut numbers: Vec<String> = people.iter().map(|p| p.number.clone()).collect();
    if has_number && random.one_in(5) {
        let at = random.below(numbers.len());
        numbers[at] = spoiled(random, &numbers[at].clone());
        how.push(format!("number {}", numbers[at]));
    }
    let mut cells: Cells = name_columns(&people, language, layout);
    if has_number {
        cells.push((language.number.to_owned(), numbers));
    }
    if has_mail {
        cells.push((
            language.mail.to_owned(),
            people.iter().map(|p| p.mail.clone()).collect(),
        ));
    }
    if has_result {
        cells.push((
            language.result.to_owned(),
            people
                .iter()
                .map(|p| {
                    if p.passed {
                        language.passed
                    } else {
                        language.failed
                    }
                    .to_owned()
                })
                .collect(),
        ));
    }
    if has_grade {
        if random.one_in(4) {
            for person in people.iter_mut().filter(|p| !p.passed) {
                person.grade = "F".to_owned();
            }
        }
        cells.push((
            language.grade.to_owned(),
            people.iter().map(|p| p.grade.clone()).collect(),
        ));
    }
    if days != Days::None {
        cells.push((
            language.day.to_owned(),
            people.iter().map(|p| day(p, days)).collect(),
        ));
    }
    if random.one_in(3) {
        let remarks = [
            "",
            "Severe nut allergy - tell the caterer",
            "fee unpaid",
            "",
            "moved from group B last week",
        ];
        cells.push((
            language.note.to_owned(),
            people
                .iter()
                .map(|_| (*random.of(&remarks)).to_owned())
                .collect(),
        ));
        how.push("note".to_owned());
    }
    random.shuffle(&mut cells);
    if random.one_in(3) {
        cells.insert(
            0,
            (
                language.counter.to_owned(),
                (1..=people.len()).map(|n| n.to_string()).collect(),
            ),
        );
        how.push("counter".to_owned());
    }
    let headings: Vec<String> = cells.iter().map(|(heading, _)| heading.clone()).collect();
    let mut rows: Vec<Vec<String>> = (0..people.len())
        .map(|at| cells.iter().map(|(_, column)| column[at].clone()).collect())
        .collect();
    untidy_rows(random, &headings, &mut rows, &mut how);
    let separator = *random.of(&[',', ';', '\t', '|']);
    let (always, line_end) = (random.one_in(4), *random.of(&["\r\n", "\n", "\r\n"]));
    let mut text = String::new();
    if random.one_in(10) {
        text += &format!("sep={separator}{line_end}");
        how.push("sep".to_owned());
    } else if random.one_in(6) {
        text += &format!("Northfield Institute{line_end}");
        text += &format!(
            "{}{line_end}",
            separator.to_string().repeat(headings.len() - 1)
        );
        how.push("title".to_owned());
    }
    for row in std::iter::once(&headings).chain(&rows) {
        let line: Vec<String> = row
            .iter()
            .map(|cell| quoted(cell, separator, always))
            .collect();
        text += &line.join(&separator.to_string());
        text += line_end;
    }
    let (bytes, encoding) = encoded(&text, random, language, &mut clean);
    how.push(encoding.to_owned());
    List {
        bytes,
        people,
        has_number,
        has_result,
        has_grade,
        days,
        layout,
        encoding,
        clean,
        how: how.join(", "),
    }
}

/// Rows that a colleague put in, and what a web page or another program left.
fn untidy_rows(
    random: &mut Random,
    headings: &[String],
    rows: &mut Vec<Vec<String>>,
    how: &mut Vec<String>,
) {
    let width = headings.len();
    if random.one_in(4) {
        let at = random.below(rows.len() + 1);
        rows.insert(at, vec![String::new(); width]);
        how.push("blank row".to_owned());
    }
    if random.one_in(8) {
        let at = random.below(rows.len() + 1);
        rows.insert(at, headings.to_vec());
        how.push("heading again".to_owned());
    }
    if random.one_in(8) {
        let mut total = vec![String::new(); width];
        total[0] = "Total".to_owned();
        total[width - 1] = format!("{}", rows.len());
        rows.push(total);
        how.push("total".to_owned());
    }
    if random.one_in(6) {
        let (row, column) = (random.below(rows.len()), random.below(width));
        let sign = *random.of(&["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{A0}"]);
        if sign == "\u{A0}" {
            rows[row][column].push_str(sign);
        } else {
            let middle = rows[row][column].chars().count() / 2;
            rows[row][column] = rows[row][column]
                .chars()
                .take(middle)
                .chain(sign.chars())
                .chain(rows[row][column].chars().skip(middle))
                .collect();
        }
        how.push(format!("hidden {sign:?}"));
    }
    if random.one_in(8) {
        let row = random.below(rows.len());
        let again = rows[row].clone();
        rows.push(again);
        how.push("row twice".to_owned());
    }
    if random.one_in(10) {
        let row = random.below(rows.len());
        rows[row].truncate(width - 1);
        how.push("short row".to_owned());
    }
    if random.one_in(8) {
        for row in rows.iter_mut() {
            for cell in row.iter_mut() {
                *cell = format!(" {cell} ");
            }
        }
        how.push("spaces".to_owned());
    }
}
