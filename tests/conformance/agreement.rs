//! Figures of agreement, equal to those of the packages the field uses.

use std::path::Path;
use std::process::Command;

use domain::agreement::{
    IccForm, KappaWeights, Measurement, Ratings, cohens_kappa, cronbachs_alpha, fleiss_kappa, icc,
    item_quality, krippendorffs_alpha,
};
use serde_json::Value;

const CLOSE: f64 = 1e-9;

struct Compared {
    figures: usize,
    refused: usize,
}

impl Compared {
    /// Both say the same number. Where the package gives none, there is nothing to hold against.
    fn same(&mut self, what: &str, set: usize, ours: Option<f64>, theirs: &Value) {
        let Some(theirs) = theirs.as_f64() else {
            self.refused += 1;
            return;
        };
        let ours =
            ours.unwrap_or_else(|| panic!("{what} of set {set}: none, and they say {theirs}"));
        let apart = (ours - theirs).abs() / theirs.abs().max(1.0);
        assert!(
            apart < CLOSE,
            "{what} of set {set}: {ours}, and they say {theirs}"
        );
        self.figures += 1;
    }
}

fn ratings(set: &Value) -> Ratings {
    let rows = set["ratings"].as_array().unwrap();
    rows.iter()
        .map(|row| row.as_array().unwrap().iter().map(Value::as_f64).collect())
        .collect()
}

fn compare(table: &str) -> Compared {
    let sets: Vec<Value> = serde_json::from_str(table).unwrap();
    assert_eq!(sets.len(), 200);
    let mut compared = Compared {
        figures: 0,
        refused: 0,
    };
    for (number, set) in sets.iter().enumerate() {
        let all = ratings(set);
        let whole: Vec<Vec<f64>> = all
            .iter()
            .filter_map(|r| r.iter().copied().collect::<Option<Vec<f64>>>())
            .collect();
        for (level, name) in [
            (Measurement::Nominal, "nominal"),
            (Measurement::Ordinal, "ordinal"),
            (Measurement::Interval, "interval"),
            (Measurement::Ratio, "ratio"),
        ] {
            compared.same(
                name,
                number,
                krippendorffs_alpha(&all, level),
                &set["alpha"][name],
            );
        }
        let pairs: Ratings = all.iter().map(|r| r[..2].to_vec()).collect();
        for (place, weights) in [
            KappaWeights::None,
            KappaWeights::Linear,
            KappaWeights::Quadratic,
        ]
        .into_iter()
        .enumerate()
        {
            compared.same(
                "kappa",
                number,
                cohens_kappa(&pairs, weights),
                &set["kappa"][place],
            );
        }
        compared.same("Fleiss", number, fleiss_kappa(&all), &set["fleiss"]);
        for (place, form) in [
            IccForm::OneWay,
            IccForm::TwoWayRandom,
            IccForm::TwoWayMixed,
            IccForm::OneWayMean,
            IccForm::TwoWayRandomMean,
            IccForm::TwoWayMixedMean,
        ]
        .into_iter()
        .enumerate()
        {
            let ours = icc(&whole, form);
            let theirs = &set["icc"][place];
            compared.same("ICC", number, ours.map(|i| i.value), &theirs[0]);
            compared.same("ICC low", number, ours.map(|i| i.low), &theirs[1]);
            compared.same("ICC high", number, ours.map(|i| i.high), &theirs[2]);
        }
        compared.same(
            "Cronbach",
            number,
            cronbachs_alpha(&whole).map(|c| c.0),
            &set["cronbach"],
        );
        let titles = vec![String::new(); all[0].len()];
        let items = item_quality(&titles, &vec![1.0; titles.len()], &all);
        for (place, item) in items.iter().enumerate() {
            compared.same(
                "discrimination",
                number,
                item.discrimination,
                &set["discrimination"][place],
            );
        }
    }
    println!(
        "{} figures equal, {} not determined by the packages",
        compared.figures, compared.refused
    );
    compared
}

pub fn stored() {
    let compared = compare(include_str!("agreement.json"));
    assert!(compared.figures > 4_000, "{}", compared.figures);
}

pub fn fresh(python: Option<&Path>) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/agreement.py");
    let out = Command::new(python.unwrap()).arg(script).output().unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let compared = compare(std::str::from_utf8(&out.stdout).unwrap());
    assert!(compared.figures > 4_000, "{}", compared.figures);
}
