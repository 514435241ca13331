//! Rubrics in and out: CASE CFRubrics, tables, and pages to print.

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use domain::RubricId;
use domain::people::Action;
use domain::rubric::{Rubric, RubricKind};
use exchange::{rubric_case, rubric_table};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// What an import of rubrics did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricsImported {
    /// The rubrics that came in.
    pub rubrics: Vec<Saved<Rubric>>,
    /// What could not be taken as it stood.
    pub notes: Vec<String>,
}

impl Studio {
    /// A rubric as a CASE package.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_rubric_case(&self, id: &str) -> Result<Vec<u8>, StudioError> {
        let rubric = self.rubric(id)?.value;
        let creator = self.institution()?.value.legal_name;
        Ok(rubric_case::write(&rubric, &creator, &self.now()).into_bytes())
    }

    /// A rubric as CSV.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_rubric_table(&self, id: &str) -> Result<Vec<u8>, StudioError> {
        let rubric = self.rubric(id)?.value;
        let heading = rubric_table::heading(&rubric);
        let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
        Ok(report::csv(&heading, rubric_table::rows(&rubric)))
    }

    /// Takes in the rubrics of a CASE package or of a table, as new ones.
    ///
    /// # Errors
    /// When the file cannot be read, or a rubric in it breaks a rule: then none is taken.
    pub fn import_rubrics(
        &self,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<RubricsImported, StudioError> {
        self.may(Action::Design)?;
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        let first = bytes
            .iter()
            .find(|b| !b.is_ascii_whitespace() && b.is_ascii());
        let (mut list, mut notes) = (Vec::new(), Vec::new());
        if matches!(first, Some(b'{' | b'[')) {
            for file in rubric_case::read(bytes)? {
                notes.extend(
                    file.notes
                        .iter()
                        .map(|n| format!("{}: {n}", file.rubric.title)),
                );
                list.push(file.rubric);
            }
        } else {
            list.push(rubric_table::read(bytes, stem)?);
        }
        let (mut guards, mut writes, mut taken) = (Vec::new(), Vec::new(), Vec::new());
        for mut rubric in list {
            rubric.id = RubricId(self.new_id());
            if rubric.title.trim().is_empty() {
                stem.clone_into(&mut rubric.title);
            }
            guards.push(records::absent(records::RUBRIC, rubric.id.as_str()));
            writes.push(records::put(records::RUBRIC, rubric.id.as_str(), &rubric)?);
            taken.push(Saved {
                revision: 1,
                value: rubric,
            });
        }
        self.back_up_before("import")?;
        self.save(&format!("Import {file_name}"), guards, writes)?;
        Ok(RubricsImported {
            rubrics: taken,
            notes,
        })
    }

    /// A rubric on A4, in one of its languages.
    ///
    /// # Errors
    /// When there is none, or no font has a character.
    pub fn rubric_page(&self, id: &str, language: &str) -> Result<Vec<u8>, StudioError> {
        let rubric = self.rubric(id)?.value.in_language(language);
        let author = self.institution()?.value.legal_name;
        let mut columns = vec![Column {
            title: "Criterion".to_owned(),
            share: 1.3,
        }];
        let points = |level: &domain::rubric::RubricLevel| match level.lowest {
            Some(low) if low != level.points => {
                format!("{} ({low} to {})", level.title, level.points)
            }
            _ => format!("{} ({})", level.title, level.points),
        };
        columns.extend(rubric.levels.iter().map(|level| Column {
            title: points(level),
            share: if rubric.kind == RubricKind::Checklist {
                0.35
            } else {
                1.0
            },
        }));
        let rows = rubric
            .criteria
            .iter()
            .map(|criterion| {
                let must = if criterion.must_pass {
                    ". Must be passed."
                } else {
                    ""
                };
                let mut row = vec![Cell::strong(format!(
                    "{}\nWeight {}{must}",
                    criterion.title, criterion.weight
                ))];
                row.extend(criterion.descriptors.iter().map(Cell::plain));
                row
            })
            .collect();
        let document = Document {
            title: rubric.title.clone(),
            author: author.clone(),
            language: "en",
            made_at: self.now(),
            orientation: Orientation::Landscape,
            foot: author,
            blocks: vec![
                Block::Over(format!("Rubric, version {}", rubric.version)),
                Block::Title(rubric.title.clone()),
                Block::Table { columns, rows },
            ],
        };
        Ok(typeset(&*self.fonts_now()?, &document)?)
    }
}
