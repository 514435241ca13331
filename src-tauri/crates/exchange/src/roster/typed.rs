//! One learner as a person types them: each field is read as the cell of a list is.

use domain::roster::{Entry, Noticed, RosterField};
use words::{Message, Messages, say};

use super::against::Against;
use super::answers::ImportAnswers;
use super::days::DayRule;
use super::name_order::NameRule;
use super::places::Places;
use super::rows::{Reader, RowOf, Tally};
use super::survey::Rules;

/// The fields that are typed, in the order of the cells of [`read_typed`].
pub const TYPED: [RosterField; 5] = [
    RosterField::Number,
    RosterField::Name,
    RosterField::LatinName,
    RosterField::Email,
    RosterField::Grade,
];

struct Fields<'r, 'a> {
    row: RowOf<'r, 'a>,
    noticed: Vec<Noticed>,
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Reads one field. What is said of it is noted there.
    fn read<T: Default>(
        &mut self,
        field: RosterField,
        read: impl FnOnce(&mut RowOf<'r, 'a>) -> Result<T, Message>,
    ) -> T {
        let value = read(&mut self.row);
        let doubts = std::mem::take(&mut self.row.doubts);
        match value {
            Ok(value) => {
                let doubts = doubts.iter().cloned();
                self.noticed
                    .extend(doubts.map(|doubt| Noticed::to_look_at(field, doubt)));
                value
            }
            Err(message) => {
                self.noticed.push(Noticed::stopping(field, message));
                T::default()
            }
        }
    }
}

/// Reads what a person typed in the fields of [`TYPED`]. Result and day are chosen and not read.
/// A learner without a number is told apart by mail.
#[must_use]
pub fn read_typed(cells: &[String; TYPED.len()]) -> (Entry, Vec<Noticed>) {
    let answers = ImportAnswers::default();
    let against = Against::default();
    let reader = Reader {
        answers: &answers,
        places: Places::new(&TYPED.map(Some)),
        rules: Rules {
            days: DayRule::default(),
            // The field asks for the name as it is printed.
            names: NameRule {
                turn_commas: false,
                turn_whole: false,
            },
            answers_tell: false,
            numbers_are_figures: false,
        },
        by_mail: true,
        name_settled: true,
        heading: &[],
        columns: cells.len(),
        is_text: false,
        against: &against,
    };
    let mut tally = Tally::default();
    let mut fields = Fields {
        row: RowOf {
            reader: &reader,
            cells,
            tally: &mut tally,
            doubts: Messages::default(),
        },
        noticed: Vec::new(),
    };
    let name = fields.read(RosterField::Name, RowOf::name);
    let latin_name = fields.read(RosterField::LatinName, RowOf::latin_name);
    let email = fields.read(RosterField::Email, RowOf::email);
    let mail = email.clone().unwrap_or_default();
    let number = fields.read(RosterField::Number, |row| match row.number(&mail)? {
        Some(number) if number.is_empty() => Err(say::cohorts::learner_no_identity()),
        Some(number) => Ok(number),
        None => Ok(mail.to_lowercase()),
    });
    let grade = fields.read(RosterField::Grade, RowOf::grade);
    let entry = Entry {
        number: Some(number),
        name,
        latin_name,
        email,
        grade,
        ..Entry::default()
    };
    (entry, fields.noticed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: &str, name: &str, email: &str) -> (Entry, Vec<(RosterField, bool)>) {
        let cells = [number, name, "", email, ""].map(str::to_owned);
        let (entry, noticed) = read_typed(&cells);
        let noticed = noticed.into_iter().map(|one| (one.field, one.stops));
        (entry, noticed.collect())
    }

    #[test]
    fn what_is_typed_is_read_as_cells_are_and_said_at_its_field() {
        use RosterField::{Email, Name, Number};
        let (entry, noticed) = said(" 00125 ", "Zoë  Müller", "");
        assert_eq!(noticed, []);
        assert_eq!(entry.number.as_deref(), Some("00125"));
        assert_eq!(entry.name, "Zoë Müller");
        let (entry, noticed) = said("", "Ada Byron", "Ada <Ada@Example.org>");
        assert_eq!(noticed, []);
        assert_eq!(entry.number.as_deref(), Some("ada@example.org"));
        assert_eq!(said("", "Ada Byron", "").1, [(Number, true)]);
        assert_eq!(said("1", "", "").1, [(Name, true)]);
        assert_eq!(said("1", "Ada\u{202e}", "").1, [(Name, true)]);
        assert_eq!(said("1", "Ada Byron", "no mail").1, [(Email, true)]);
        assert_eq!(said("1", "Byron, Ada", "").1, [(Name, false)]);
        assert_eq!(said("1.2E+11", "Ada Byron", "").1, [(Number, true)]);
    }
}
