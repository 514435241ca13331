//! The skills pillar of ESCO as the European Commission publishes it, in CSV.
//!
//! Columns are found by name, so that both the full download and shorter extracts
//! are read: `conceptUri`, `preferredLabel`, and where present `altLabels` (one a
//! line inside one cell), `reuseLevel` and `skillType`.

use std::collections::HashMap;

use domain::Timestamp;
use domain::framework::{Competency, CompetencyKind, Framework, FrameworkFormat};
use words::{Message, say};

use crate::error::ExchangeError;
use crate::framework_file::{FrameworkFile, Unreadable, shortened};
use crate::table::{self, Row, shown};

const ID: &str = "esco";

struct Columns {
    uri: usize,
    label: usize,
    alternatives: Option<usize>,
    reuse: Option<usize>,
    skill_type: Option<usize>,
    concept: Option<usize>,
    status: Option<usize>,
}

impl Columns {
    fn find(names: &[String]) -> Result<Self, ExchangeError> {
        let find = |wanted: &str| names.iter().position(|n| n.eq_ignore_ascii_case(wanted));
        let need = |wanted: &'static str| {
            find(wanted).ok_or_else(|| ExchangeError::NoColumn(wanted, shown(names)))
        };
        Ok(Self {
            uri: need("conceptUri")?,
            label: need("preferredLabel")?,
            alternatives: find("altLabels"),
            reuse: find("reuseLevel"),
            skill_type: find("skillType"),
            concept: find("conceptType"),
            status: find("status"),
        })
    }
}

/// What a row is about where it is no skill: ESCO publishes occupations and groups in tables of the
/// same columns.
fn other_concept(concept: &str, uri: &str) -> Option<&'static str> {
    let is = |name: &str| concept.eq_ignore_ascii_case(name);
    if is("Occupation") || is("ISCOGroup") || uri.contains("/esco/occupation/") {
        return Some("occupation");
    }
    if is("SkillGroup") || uri.contains("/esco/isced-f/") || uri.contains("/esco/isco/") {
        return Some("group");
    }
    None
}

fn read_row(row: &Row, columns: &Columns) -> Result<Competency, Message> {
    if let Some(broken) = &row.broken {
        return Err(broken.clone());
    }
    let cell = |at: usize| row.cells.get(at).map(|c| c.trim()).unwrap_or_default();
    let optional = |at: Option<usize>| at.map(cell).unwrap_or_default();
    let (uri, label) = (cell(columns.uri), cell(columns.label));
    if let Some(other) = other_concept(optional(columns.concept), uri) {
        return Err(say::files::not_a_skill(other));
    }
    if uri.is_empty() {
        return Err(say::files::field_empty("conceptUri"));
    }
    if label.is_empty() {
        return Err(say::files::field_empty("preferredLabel"));
    }
    let category = [optional(columns.reuse), optional(columns.skill_type)]
        .into_iter()
        .find(|c| !c.is_empty())
        .unwrap_or_default();
    let alternative_labels = optional(columns.alternatives)
        .lines()
        .map(str::trim)
        .filter(|alternative| !alternative.is_empty() && *alternative != label)
        .map(str::to_owned)
        .collect();
    let kind = if category == "transversal" {
        CompetencyKind::Transversal
    } else {
        CompetencyKind::Technical
    };
    Ok(Competency {
        id: domain::CompetencyId(format!("{ID}/{uri}")),
        framework_id: ID.into(),
        uri: uri.to_owned(),
        code: String::new(),
        label: label.to_owned(),
        alternative_labels,
        kind,
        category: category.to_owned(),
        parent_uri: None,
        other_parent_uris: Vec::new(),
        place: 0,
        obsolete: optional(columns.status).eq_ignore_ascii_case("obsolete"),
        other_labels: Vec::new(),
    })
}

/// Reads the table.
///
/// # Errors
/// [`ExchangeError`] when it is no table of skills, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<FrameworkFile, ExchangeError> {
    let table = table::read(bytes, None, None)?;
    let columns = Columns::find(&table.columns)?;
    let mut competencies: Vec<Competency> = Vec::with_capacity(table.rows.len());
    let mut unreadable = Vec::new();
    let mut first_line: HashMap<String, u32> = HashMap::new();
    for row in &table.rows {
        let read = read_row(row, &columns).and_then(|competency| {
            match first_line.insert(competency.uri.clone(), row.line) {
                Some(line) => Err(say::files::field_repeats("conceptUri", line)),
                None => Ok(competency),
            }
        });
        match read {
            Ok(competency) => competencies.push(competency),
            Err(reason) => unreadable.push(Unreadable {
                place: row.line,
                text: shortened(&row.cells.join(" · ")),
                reason,
            }),
        }
    }
    if competencies.is_empty()
        && !table.rows.is_empty()
        && table.rows.iter().all(|row| {
            let cell = |at: usize| row.cells.get(at).map(|c| c.trim()).unwrap_or_default();
            let concept = columns.concept.map(cell).unwrap_or_default();
            other_concept(concept, cell(columns.uri)).is_some()
        })
    {
        return Err(ExchangeError::EscoWithoutSkills);
    }
    let without_level = competencies
        .iter()
        .filter(|c| c.category.is_empty())
        .count();
    let notes = match without_level {
        0 => Vec::new(),
        count => vec![say::files::no_reuse_level(count)],
    };
    let framework = Framework {
        id: ID.into(),
        title: "ESCO".to_owned(),
        publisher: "European Commission".to_owned(),
        format: FrameworkFormat::Esco,
        attribution: "This service uses the ESCO classification of the European Commission."
            .to_owned(),
        language: String::new(),
        competency_count: u32::try_from(competencies.len()).unwrap_or(u32::MAX),
        imported_at: Timestamp(String::new()),
    };
    Ok(FrameworkFile {
        framework,
        competencies,
        unreadable,
        notes,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_real_file_is_read_whole() {
        let file = read(include_bytes!("../tests/data/esco-skills-en.csv")).unwrap();
        assert_eq!(file.competencies.len(), 4_199);
        assert_eq!(file.count_of(CompetencyKind::Transversal), 440);
        assert_eq!(file.count_of(CompetencyKind::Technical), 3_754 + 5);
        assert_eq!(file.unreadable, vec![]);
        assert_eq!(
            file.notes[0].in_english(),
            "5 skills have no reuse level; they are taken as technical."
        );
        let initiative = file
            .competencies
            .iter()
            .find(|c| c.label == "show initiative")
            .unwrap();
        assert_eq!(initiative.alternative_labels.len(), 7);
        assert!(
            initiative
                .uri
                .ends_with("001115fb-569f-4ee6-8381-c6807ef2527f")
        );
    }

    #[test]
    fn rows_that_cannot_be_read_are_listed_with_their_line() {
        let text = "conceptUri,reuseLevel,preferredLabel,altLabels\nu:1,transversal,lead,\"a\nb\"\n,,x,\nu:2,,,\nu:1,,again,\nu:3,x\n";
        let file = read(text.as_bytes()).unwrap();
        assert_eq!(file.competencies.len(), 1);
        let lines: Vec<u32> = file.unreadable.iter().map(|u| u.place).collect();
        assert_eq!(lines, [4, 5, 6, 7]);
        assert!(file.unreadable[2].reason.in_english().contains("line 2"));
    }

    #[test]
    fn occupations_and_groups_are_no_skills_and_obsolete_ones_are_marked() {
        let head = "conceptType,conceptUri,preferredLabel,status\n";
        let skill = "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,lead,obsolete\n";
        let group = "SkillGroup,http://data.europa.eu/esco/skill/S1,leading,released\n";
        let occupation = "Occupation,http://data.europa.eu/esco/occupation/1,baker,released\n";
        let file = read(format!("{head}{skill}{group}{occupation}").as_bytes()).unwrap();
        assert_eq!(file.competencies.len(), 1);
        assert!(file.competencies[0].obsolete);
        let places: Vec<u32> = file.unreadable.iter().map(|u| u.place).collect();
        assert_eq!(places, [3, 4]);
        let none = read(format!("{head}{group}{occupation}").as_bytes());
        assert_eq!(none.unwrap_err(), ExchangeError::EscoWithoutSkills);
    }

    #[test]
    fn another_table_is_refused_by_name() {
        let error = read(b"a,b\n1,2\n").unwrap_err().to_string();
        assert!(
            error.contains("conceptUri") && error.contains("a and b"),
            "{error}"
        );
    }
}
