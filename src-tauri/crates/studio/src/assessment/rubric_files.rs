//! Rubrics in and out: CASE CFRubrics, tables, and pages to print.

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use domain::RubricId;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::rubric::{Rubric, RubricKind};
use domain::table::TableStyle;
use exchange::{rubric_case, rubric_table};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, printed, say};

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// What an import of rubrics did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricsImported {
    /// The rubrics that came in.
    pub rubrics: Vec<Saved<Rubric>>,
    /// What could not be taken as it stood.
    pub notes: Vec<Message>,
}

impl Studio {
    /// A rubric as a CASE package.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_rubric_case(&self, id: &str) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::rubrics::step_export())?;
        let rubric = self.rubric(id)?.value;
        let creator = self.institution()?.value.legal_name;
        Ok(rubric_case::write(&rubric, &creator, &self.now()).into_bytes())
    }

    /// A rubric as CSV.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_rubric_table(
        &self,
        id: &str,
        style: &TableStyle,
    ) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::rubrics::step_export())?;
        let rubric = self.rubric(id)?.value;
        let columns = rubric_table::table(&rubric);
        Ok(report::csv(columns, style, &rubric.criteria))
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
        let permit = self.may(Action::Design)?;
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        let first = bytes
            .iter()
            .find(|b| !b.is_ascii_whitespace() && b.is_ascii());
        let (mut list, mut notes) = (Vec::new(), Vec::new());
        if matches!(first, Some(b'{' | b'[')) {
            for file in rubric_case::read(bytes)? {
                let title = file.rubric.title.as_str();
                notes.extend(
                    file.notes
                        .iter()
                        .map(|note| say::rubrics::note_of(note.clone(), title)),
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
            guards.push(records::absent(RecordKind::Rubric, rubric.id.as_str()));
            writes.push(records::put(
                RecordKind::Rubric,
                rubric.id.as_str(),
                &rubric,
            )?);
            taken.push(Saved {
                revision: 1,
                value: rubric,
            });
        }
        self.back_up_before("import")?;
        self.save(
            &permit,
            &say::rubrics::step_import(file_name),
            guards,
            writes,
        )?;
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
        self.ask_to_export(Action::ExportDesigns, &say::rubrics::step_print())?;
        let rubric = self.rubric(id)?.value.in_language(language);
        let author = self.institution()?.value.legal_name;
        let words = printed(&rubric.language);
        let mut columns = vec![Column {
            title: words.put(&say::printed::criterion()),
            share: 1.3,
        }];
        let points = |level: &domain::rubric::RubricLevel| match level.lowest {
            Some(low) if low != level.points => words.put(&say::printed::points_between(
                &level.title,
                low,
                level.points,
            )),
            _ => words.put(&say::printed::points(&level.title, level.points)),
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
                let weight = words.put(&if criterion.must_pass {
                    say::printed::weight_must(criterion.weight)
                } else {
                    say::printed::weight(criterion.weight)
                });
                let mut row = vec![Cell::strong(format!("{}\n{weight}", criterion.title))];
                row.extend(criterion.descriptors.iter().map(Cell::plain));
                row
            })
            .collect();
        let document = Document {
            title: rubric.title.clone(),
            author: author.clone(),
            language: rubric.language.clone(),
            made_at: self.now(),
            orientation: Orientation::Landscape,
            attached: None,
            foot: author,
            blocks: vec![
                Block::Over(words.put(&say::printed::rubric(rubric.version))),
                Block::Title(rubric.title.clone()),
                Block::Table { columns, rows },
            ],
        };
        Ok(typeset(&*self.fonts_now()?, &document)?)
    }
}
