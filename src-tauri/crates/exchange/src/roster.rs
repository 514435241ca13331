//! Rosters: which column is which field, and the rows as the rules want them.

use std::collections::HashMap;

use domain::roster::{RosterField, RosterRow};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::table::Table;

/// A column of the file and the field it is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnMapping {
    /// The heading.
    pub column: String,
    /// The field; `None` when the column is not read.
    pub field: Option<RosterField>,
    /// The first cells of the column, for a person who maps by hand.
    pub samples: Vec<String>,
}

/// Headings by which fields are known: English, and the languages of our users.
const KNOWN: [(RosterField, &[&str]); 9] = [
    (
        RosterField::Number,
        &[
            "number",
            "no",
            "nr",
            "id",
            "learner",
            "learnernumber",
            "learnerid",
            "learnerno",
            "studentid",
            "studentnumber",
            "studentno",
            "matriculationnumber",
            "matrikelnummer",
            "matrikel",
            "candidateid",
            "candidatenumber",
            "personalid",
            "idnumber",
            "numero",
            "matricule",
            "numer",
        ],
    ),
    (
        RosterField::Name,
        &[
            "name",
            "fullname",
            "learnername",
            "studentname",
            "candidatename",
            "displayname",
            "namn",
            "nom",
            "nombre",
            "nome",
            "recipient",
            "recipientname",
        ],
    ),
    (
        RosterField::GivenName,
        &[
            "givenname",
            "givennames",
            "firstname",
            "forename",
            "forenames",
            "vorname",
            "prenom",
            "imie",
            "fornamn",
        ],
    ),
    (
        RosterField::FamilyName,
        &[
            "familyname",
            "lastname",
            "surname",
            "nachname",
            "familienname",
            "nazwisko",
            "apellidos",
            "cognome",
            "efternamn",
        ],
    ),
    (
        RosterField::LatinName,
        &[
            "latinname",
            "nameinlatinletters",
            "romanisedname",
            "romanizedname",
            "transliteration",
            "passportname",
            "nameinlatin",
        ],
    ),
    (
        RosterField::Email,
        &[
            "email",
            "mail",
            "emailaddress",
            "mailaddress",
            "correo",
            "courriel",
        ],
    ),
    (
        RosterField::Result,
        &[
            "result",
            "passed",
            "status",
            "outcome",
            "ergebnis",
            "resultat",
            "completed",
        ],
    ),
    (
        RosterField::Grade,
        &["grade", "mark", "score", "note", "nota"],
    ),
    (
        RosterField::CompletedOn,
        &[
            "completedon",
            "completiondate",
            "datecompleted",
            "completed",
            "date",
            "finishedon",
            "enddate",
            "awarddate",
        ],
    ),
];

fn plain(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' => 'e',
            'ú' | 'ù' => 'u',
            'ó' => 'o',
            'ę' => 'e',
            other => other,
        })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Guesses the field of each column; no field is given twice.
#[must_use]
pub fn guess_columns(table: &Table) -> Vec<ColumnMapping> {
    let mut taken: Vec<RosterField> = Vec::new();
    let headings: Vec<String> = table.columns.iter().map(|c| plain(c)).collect();
    headings
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(at, (heading, column))| {
            let field = KNOWN
                .iter()
                .find(|(field, names)| !taken.contains(field) && names.contains(&heading.as_str()))
                .map(|(field, _)| *field);
            taken.extend(field);
            let samples = table
                .rows
                .iter()
                .filter(|r| r.broken.is_none())
                .filter_map(|r| r.cells.get(at))
                .filter(|c| !c.trim().is_empty())
                .take(3)
                .map(|c| c.chars().take(60).collect())
                .collect();
            ColumnMapping {
                column: column.clone(),
                field,
                samples,
            }
        })
        .collect()
}

/// What stops a mapping from being used, in plain words.
#[must_use]
pub fn mapping_problem(fields: &[Option<RosterField>]) -> Option<&'static str> {
    let has = |field| fields.contains(&Some(field));
    let mut seen: Vec<RosterField> = Vec::new();
    for field in fields.iter().flatten() {
        if seen.contains(field) {
            return Some("Two columns are read as the same field. Set one of them to “not read”.");
        }
        seen.push(*field);
    }
    if !has(RosterField::Number) && !has(RosterField::Email) {
        return Some(
            "Say which column holds the learner number, or the mail address: without one of them two learners of one name could not be told apart.",
        );
    }
    if !has(RosterField::Name) && !has(RosterField::GivenName) && !has(RosterField::FamilyName) {
        return Some("Say which column holds the name.");
    }
    None
}

/// The rows with their cells under the fields of the mapping, one entry a column.
#[must_use]
pub fn rows(table: Table, fields: &[Option<RosterField>]) -> Vec<RosterRow> {
    table
        .rows
        .into_iter()
        .map(|row| {
            let mut cells = HashMap::new();
            let mut broken = row.broken;
            if broken.is_none() {
                for (field, cell) in fields.iter().zip(&row.cells) {
                    let Some(field) = field else { continue };
                    if cell.trim().contains(['\n', '\r']) {
                        broken = Some(
                            "A cell runs over several lines. Is a quotation mark missing?"
                                .to_owned(),
                        );
                    }
                    cells.insert(*field, cell.clone());
                }
            }
            RosterRow {
                line: row.line,
                cells,
                broken,
                original: row.cells,
            }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::table;

    #[test]
    fn columns_in_any_order_are_guessed() {
        let table = table::read(
            "E-mail;Nachname;Vorname;Matrikelnummer;Foo\na@b.c;Müller;Jörg;7;x\n".as_bytes(),
            None,
            None,
        )
        .unwrap();
        let guessed = guess_columns(&table);
        let fields: Vec<Option<RosterField>> = guessed.iter().map(|c| c.field).collect();
        assert_eq!(
            fields,
            [
                Some(RosterField::Email),
                Some(RosterField::FamilyName),
                Some(RosterField::GivenName),
                Some(RosterField::Number),
                None
            ]
        );
        assert_eq!(guessed[1].samples, ["Müller"]);
        assert_eq!(mapping_problem(&fields), None);
        let rows = rows(table, &fields);
        assert_eq!(rows[0].line, 2);
        assert_eq!(rows[0].cells[&RosterField::GivenName], "Jörg");
        assert_eq!(rows[0].original.len(), 5);
    }

    #[test]
    fn a_mapping_without_number_or_name_is_explained() {
        assert!(mapping_problem(&[Some(RosterField::Name)]).is_some());
        assert!(mapping_problem(&[Some(RosterField::Name), Some(RosterField::Email)]).is_none());
        assert!(mapping_problem(&[Some(RosterField::Number)]).is_some());
        assert!(
            mapping_problem(&[
                Some(RosterField::Number),
                Some(RosterField::Name),
                Some(RosterField::Name)
            ])
            .is_some()
        );
    }

    #[test]
    fn a_cell_over_several_lines_is_not_read_as_a_name() {
        let table = table::read(b"nr,name\n1,\"A\nB\"\n", None, None).unwrap();
        let fields = [Some(RosterField::Number), Some(RosterField::Name)];
        assert!(rows(table, &fields)[0].broken.is_some());
    }
}
