//! A rubric as a table: a row a criterion, a column a level, headed `Proficient [3]` or, with a
//! range of points, `Proficient [2.5-3]`.

use domain::RubricId;
use domain::decimal::Decimal;
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};

use crate::error::ExchangeError;
use crate::table;

/// The columns before those of the levels.
const BEFORE: [&str; 3] = ["Criterion", "Weight", "Must be passed"];

/// The heading of a rubric's table.
#[must_use]
pub fn heading(rubric: &Rubric) -> Vec<String> {
    let levels = rubric.levels.iter().map(|level| match level.lowest {
        Some(lowest) if lowest != level.points => {
            format!("{} [{lowest}-{}]", level.title, level.points)
        }
        _ => format!("{} [{}]", level.title, level.points),
    });
    BEFORE
        .iter()
        .map(|c| (*c).to_owned())
        .chain(levels)
        .collect()
}

/// Its rows.
#[must_use]
pub fn rows(rubric: &Rubric) -> Vec<Vec<String>> {
    rubric
        .criteria
        .iter()
        .map(|criterion| {
            let must = if criterion.must_pass { "yes" } else { "no" };
            [
                criterion.title.clone(),
                criterion.weight.to_string(),
                must.to_owned(),
            ]
            .into_iter()
            .chain(criterion.descriptors.iter().cloned())
            .collect()
        })
        .collect()
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
    let table = table::read(bytes, None, None)?;
    let column = |name: &str| {
        table
            .columns
            .iter()
            .position(|c| c.trim().eq_ignore_ascii_case(name))
    };
    let criterion = column(BEFORE[0])
        .ok_or_else(|| ExchangeError::NoColumn("criteria", table.columns.join(", ")))?;
    let (weight, must) = (column(BEFORE[1]), column(BEFORE[2]));
    let mut levels: Vec<(usize, RubricLevel)> = Vec::new();
    for (place, heading) in table.columns.iter().enumerate() {
        if [Some(criterion), weight, must].contains(&Some(place)) || heading.trim().is_empty() {
            continue;
        }
        let level = level_of(heading, levels.len()).ok_or_else(|| {
            ExchangeError::OtherKind(format!(
                "The column “{heading}” has no points. Head it with them, such as Proficient [3]."
            ))
        })?;
        levels.push((place, level));
    }
    let mut criteria = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let wrong = |what: &str| ExchangeError::OtherKind(format!("Line {}: {what}", row.line));
        if let Some(broken) = &row.broken {
            return Err(wrong(broken));
        }
        let cell = |place: Option<usize>| {
            place
                .and_then(|p| row.cells.get(p))
                .map_or("", |c| c.trim())
        };
        let weight = match cell(weight) {
            "" => Decimal::ONE,
            text => Decimal::parse(text.trim_end_matches('%'))
                .ok_or_else(|| wrong("the weight is no number"))?,
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
    rubric
        .validate()
        .map_err(|e| ExchangeError::OtherKind(e.to_string()))?;
    Ok(rubric)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const FILE: &str = "Criterion,Weight,Must be passed,Poor [1],Good [2-3]\n\"=Sum, it\",33.3,yes,few,\"many\nmore\"\nRest,,no,a,b\n";

    #[test]
    fn reads_and_writes_the_same() {
        let rubric = read(FILE.as_bytes(), "R").unwrap();
        assert_eq!(rubric.levels[1].lowest, Some(Decimal::whole(2)));
        assert!(rubric.criteria[0].must_pass && !rubric.criteria[1].must_pass);
        assert_eq!(rubric.criteria[0].descriptors[1], "many\nmore");
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(heading(&rubric)).unwrap();
        for row in rows(&rubric) {
            writer
                .write_record(
                    row.iter()
                        .map(|c| domain::spreadsheet::neutralised(c).into_owned()),
                )
                .unwrap();
        }
        let again = read(&writer.into_inner().unwrap(), "R").unwrap();
        assert_eq!(again, rubric);
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
