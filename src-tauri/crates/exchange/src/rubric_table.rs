//! A rubric as a table: a row a criterion, a column a level, headed `Proficient [3]` or, with a
//! range of points, `Proficient [2.5-3]`.

use domain::RubricId;
use domain::decimal::Decimal;
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use domain::table::{Column, Heading};
use words::{Message, say};

use crate::error::ExchangeError;
use crate::table as file;

fn criterion_heading() -> Heading {
    Heading::new("criterion", say::tables::criterion())
}

fn weight_heading() -> Heading {
    Heading::new("weight", say::tables::weight())
}

fn must_heading() -> Heading {
    Heading::new("must_be_passed", say::tables::must_be_passed())
}

/// The heading of a level says what it is called and worth, in every table: a rubric is read
/// from it.
fn level_heading(level: &RubricLevel) -> Heading {
    Heading::own(&match level.lowest {
        Some(lowest) if lowest != level.points => {
            format!("{} [{lowest}-{}]", level.title, level.points)
        }
        _ => format!("{} [{}]", level.title, level.points),
    })
}

/// The table of a rubric, a criterion a row. Its cells are read back, so they are the same in
/// every language.
#[must_use]
pub fn table(rubric: &Rubric) -> Vec<Column<'_, &Criterion>> {
    let mut columns = vec![
        Column::new(criterion_heading(), |c: &&Criterion, _| c.title.clone()),
        Column::new(weight_heading(), |c: &&Criterion, _| c.weight.to_string()),
        Column::new(must_heading(), |c: &&Criterion, _| {
            if c.must_pass { "yes" } else { "no" }.to_owned()
        }),
    ];
    for (place, level) in rubric.levels.iter().enumerate() {
        columns.push(Column::new(
            level_heading(level),
            move |c: &&Criterion, _| c.descriptors.get(place).cloned().unwrap_or_default(),
        ));
    }
    columns
}

fn level_of(heading: &str, place: usize) -> Option<RubricLevel> {
    let (title, rest) = heading.trim().rsplit_once('[')?;
    let points = rest.strip_suffix(']')?;
    let (lowest, points) = match points.split_once('-') {
        Some((low, high)) => (Some(Decimal::parse(low)?), Decimal::parse(high)?),
        None => (None, Decimal::parse(points)?),
    };
    Some(RubricLevel {
        id: format!("level-{}", place + 1).as_str().into(),
        title: title.trim().to_owned(),
        points,
        lowest,
    })
}

/// Reads a rubric; its title is the file's name.
///
/// # Errors
/// [`ExchangeError`] when there is no column `Criterion`, a level without points, or a row
/// that cannot be read: a rubric is taken whole or not at all.
pub fn read(bytes: &[u8], title: &str) -> Result<Rubric, ExchangeError> {
    let table = file::read(bytes, None, None)?;
    let column = |heading: Heading| table.columns.iter().position(|c| heading.is(c));
    let criterion = column(criterion_heading())
        .ok_or_else(|| ExchangeError::NoColumn("criterion", file::shown(&table.columns)))?;
    let (weight, must) = (column(weight_heading()), column(must_heading()));
    let mut levels: Vec<(usize, RubricLevel)> = Vec::new();
    for (place, heading) in table.columns.iter().enumerate() {
        if [Some(criterion), weight, must].contains(&Some(place)) || heading.trim().is_empty() {
            continue;
        }
        let level = level_of(heading, levels.len())
            .ok_or_else(|| ExchangeError::LevelWithoutPoints(heading.clone()))?;
        levels.push((place, level));
    }
    let mut criteria = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let wrong = |what: Message| ExchangeError::InLine(row.line, what);
        if let Some(broken) = &row.broken {
            return Err(wrong(broken.clone()));
        }
        let cell = |place: Option<usize>| {
            place
                .and_then(|p| row.cells.get(p))
                .map_or("", |c| c.trim())
        };
        let weight = match cell(weight) {
            "" => Decimal::ONE,
            text => Decimal::parse(text.trim_end_matches('%'))
                .ok_or_else(|| wrong(say::files::weight_no_number()))?,
        };
        criteria.push(Criterion {
            id: format!("criterion-{}", number + 1).as_str().into(),
            title: cell(Some(criterion)).to_owned(),
            weight,
            outcome_ids: Vec::new(),
            descriptors: levels
                .iter()
                .map(|(p, _)| cell(Some(*p)).to_owned())
                .collect(),
            must_pass: matches!(
                cell(must).to_lowercase().as_str(),
                "yes" | "y" | "1" | "true"
            ),
            cognitive_level: None,
        });
    }
    let rubric = Rubric {
        id: RubricId(String::new()),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: title.to_owned(),
        language: "en".to_owned(),
        levels: levels.into_iter().map(|(_, level)| level).collect(),
        criteria,
        translations: Vec::new(),
    };
    rubric.validate().map_err(ExchangeError::Rubric)?;
    Ok(rubric)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use domain::table::TableStyle;

    const FILE: &str = "Criterion,Weight,Must be passed,Poor [1],Good [2-3]\n\"=Sum, it\",33.3,yes,few,\"many\nmore\"\nRest,,no,a,b\n";

    #[test]
    fn reads_and_writes_the_same() {
        let rubric = read(FILE.as_bytes(), "R").unwrap();
        assert_eq!(rubric.levels[1].lowest, Some(Decimal::whole(2)));
        assert!(rubric.criteria[0].must_pass && !rubric.criteria[1].must_pass);
        assert_eq!(rubric.criteria[0].descriptors[1], "many\nmore");
        let pseudo = TableStyle {
            language: words::PSEUDO.to_owned(),
            ..TableStyle::default()
        };
        for style in [TableStyle::default(), TableStyle::machine("en"), pseudo] {
            let columns = table(&rubric);
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            let headings = columns.iter().map(|c| c.heading.written(&style));
            writer.write_record(headings).unwrap();
            for criterion in &rubric.criteria {
                let cells = columns.iter().map(|c| c.cell(&criterion, &style));
                writer
                    .write_record(cells.map(|c| domain::spreadsheet::neutralised(&c).into_owned()))
                    .unwrap();
            }
            let again = read(&writer.into_inner().unwrap(), "R").unwrap();
            assert_eq!(again, rubric, "{style:?}");
        }
    }

    #[test]
    fn says_what_is_missing() {
        for (bad, word) in [
            ("A,B\n1,2\n", "criteria"),
            ("Criterion,Good\nx,y\n", "no points"),
            ("Criterion,Weight,Good [2]\nx,heavy,y\n", "Line 2"),
            ("Criterion,Good [5-2]\nx,y\n", "cannot be"),
        ] {
            let error = read(bad.as_bytes(), "R").unwrap_err().to_string();
            assert!(error.contains(word), "{bad}: {error}");
        }
    }
}
