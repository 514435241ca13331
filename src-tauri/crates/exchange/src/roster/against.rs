//! What columns that are not read say against a row: that somebody withdrew, was absent, teaches, or
//! goes by another name.

use domain::cohort::{LearnerResult, name_key};
use domain::result_words::{Telling, is_absence, result_word};
use domain::roster::RosterField;
use words::{Message, say};

use super::answers::ImportAnswers;
use super::deciding::Column;
use super::headings::Meaning;

/// People of a course who are no learners, as learning platforms call them.
const ROLES: &str = "teacher|non-editing teacher|editing teacher|instructor|lecturer|tutor|trainer|facilitator|organizer|organiser|presenter|co-organizer|host|co-host|panelist|course admin|administrator|admin|manager|course creator|course builder|teaching assistant|ta|grader|designer|observer|guest|staff|owner|enseignant|enseignante|formateur|formatrice|professeur|tuteur|responsable|lehrer|lehrerin|dozent|dozentin|trainerin|kursleitung|profesor|profesora|docente|tutora|formador|formadora|professor|professora|insegnante|nauczyciel|prowadzący|docent|lärare|lærer|underviser|opettaja|vyučující|učitel|oktató|tanár|eğitmen|öğretmen|преподаватель|викладач|преподавател|καθηγητής|مدرس|معلم|מורה|教师|老师|講師|강사|giáo viên|pengajar";

/// Why a column may speak against a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The heading does, such as Absent, where the cell says yes.
    Heading,
    /// The cell does, such as withdrawn.
    Word,
    /// The cell is a role.
    Role,
    /// The cell is a name that somebody goes by.
    OtherName,
}

/// The columns that may speak against a row.
#[derive(Debug, Default)]
pub(super) struct Against(Vec<(usize, String, Says)>);

fn says(column: &Column) -> Option<Says> {
    match column.known.map(|known| known.meaning) {
        Some(Meaning::Preferred) => return Some(Says::OtherName),
        Some(Meaning::Role) => return Some(Says::Role),
        _ => {}
    }
    if matches!(
        result_word(&column.heading),
        Some((LearnerResult::Failed, Telling::Anywhere))
    ) {
        return Some(Says::Heading);
    }
    // Somebody may be absent on one of many days and pass all the same.
    (column.content.failed > 0 && column.content.prose == 0).then_some(Says::Word)
}

/// Yes, a cross or a tick.
fn is_yes(cell: &str) -> bool {
    matches!(cell, "x" | "X" | "✓" | "✔" | "☑" | "×" | "✗" | "✘")
        || matches!(
            result_word(cell),
            Some((LearnerResult::Passed, Telling::UnderAHeading))
        )
}

fn is_role(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    lower
        .split([',', ';', '/', '|'])
        .any(|role| ROLES.split('|').any(|known| known == role.trim()))
}

impl Against {
    /// Out of the columns that are not read. What a person said of a column holds.
    pub(super) fn of(
        columns: &[Column],
        fields: &[Option<RosterField>],
        answers: &ImportAnswers,
    ) -> Self {
        let unread = columns
            .iter()
            .zip(fields)
            .enumerate()
            .filter(|(at, (_, field))| field.is_none() && answers.field_of(*at).is_none());
        Self(
            unread
                .filter_map(|(at, (column, _))| Some((at, column.heading.clone(), says(column)?)))
                .collect(),
        )
    }

    /// What is to look at in a row, with the name that was read in it.
    pub(super) fn doubts(&self, cells: &[String], name: &str, passed: bool) -> Vec<Message> {
        let mut doubts = Vec::new();
        for (at, heading, says) in &self.0 {
            let cell = cells.get(*at).map_or("", |cell| cell.trim());
            if cell.is_empty() {
                continue;
            }
            let speaks = match says {
                Says::Heading => passed && is_yes(cell),
                Says::Word => {
                    passed
                        && !is_absence(cell)
                        && matches!(
                            result_word(cell),
                            Some((LearnerResult::Failed, Telling::Anywhere))
                        )
                }
                Says::Role => is_role(cell),
                Says::OtherName => !name_key(name).contains(&name_key(cell)),
            };
            if speaks {
                let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
                let (cell, heading) = (short(cell, 40), short(heading, 60));
                doubts.push(say::cohorts::roster_look_against(cell, heading));
            }
        }
        doubts
    }
}
