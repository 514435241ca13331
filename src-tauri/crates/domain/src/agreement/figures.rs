//! Figures of agreement and consistency with what they mean.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, Messages, say};

use super::icc::{IccForm, icc};
use super::kappa::{KappaWeights, cohens_kappa, fleiss_kappa, percent_agreement};
use super::krippendorff::{Measurement, krippendorffs_alpha};
use super::ratings::{Ratings, complete};
use super::reliability::cronbachs_alpha;

/// A figure that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "named as the field names them")]
pub enum Statistic {
    PercentAgreement,
    CohensKappa,
    CohensKappaLinear,
    CohensKappaQuadratic,
    FleissKappa,
    AlphaNominal,
    AlphaOrdinal,
    AlphaInterval,
    AlphaRatio,
    Icc11,
    Icc21,
    Icc31,
    Icc1k,
    Icc2k,
    Icc3k,
    CronbachsAlpha,
}

/// A figure with what it means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Which.
    pub statistic: Statistic,
    /// Its value; `None` where the data do not determine it.
    pub value: Option<f64>,
    /// The lower end of its 95 % confidence interval, where there is one.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// What it means.
    pub meaning: Message,
    /// What to be careful about.
    pub caution: Messages,
}

/// Units below which a figure says little.
const FEW_UNITS: usize = 10;
/// Units below which a confidence interval is too wide to act on.
const SOME_UNITS: usize = 30;

/// What a kappa or alpha says, after Landis and Koch (1977).
fn strength(value: f64) -> &'static str {
    match value {
        v if v < 0.0 => "lessThanChance",
        v if v <= 0.2 => "slight",
        v if v <= 0.4 => "fair",
        v if v <= 0.6 => "moderate",
        v if v <= 0.8 => "substantial",
        _ => "almostPerfect",
    }
}

/// What a reliability says, after Koo and Li (2016).
fn reliability(value: f64) -> &'static str {
    match value {
        v if v < 0.5 => "poor",
        v if v < 0.75 => "moderate",
        v if v < 0.9 => "good",
        _ => "excellent",
    }
}

fn caution(units: usize) -> Option<Message> {
    match units {
        0 => Some(say::scoring::caution_no_pairs()),
        few if few < FEW_UNITS => Some(say::scoring::caution_few_units(few)),
        some if some < SOME_UNITS => Some(say::scoring::caution_some_units(some)),
        _ => None,
    }
}

/// A share in whole per cent.
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

fn meaning(statistic: Statistic, value: Option<f64>) -> Message {
    use say::scoring as say;
    let Some(value) = value else {
        return say::means_nothing();
    };
    match statistic {
        Statistic::PercentAgreement => say::means_percent(percent(value)),
        Statistic::Icc11 | Statistic::Icc21 | Statistic::Icc31 => {
            say::means_one_rater(percent(value).max(0), reliability(value))
        }
        Statistic::Icc1k | Statistic::Icc2k | Statistic::Icc3k => {
            say::means_mean_of_raters(reliability(value))
        }
        Statistic::CronbachsAlpha => say::means_consistency(reliability(value)),
        _ => say::means_agreement(strength(value)),
    }
}

/// Every figure of agreement that ratings give.
#[must_use]
pub fn agreement(ratings: &Ratings) -> Vec<Figure> {
    let figure = |statistic, value: Option<f64>, low, high, units: usize| Figure {
        statistic,
        value: value.filter(|v| v.is_finite()),
        low,
        high,
        meaning: meaning(statistic, value.filter(|v| v.is_finite())),
        caution: caution(units).into(),
    };
    let paired = ratings
        .iter()
        .filter(|r| r.iter().flatten().count() > 1)
        .count();
    let whole = complete(ratings);
    let raters = ratings.first().map_or(0, Vec::len);
    let plain = |statistic, value, units| figure(statistic, value, None, None, units);
    let mut list = vec![plain(
        Statistic::PercentAgreement,
        percent_agreement(ratings),
        paired,
    )];
    if raters == 2 {
        for (statistic, weights) in [
            (Statistic::CohensKappa, KappaWeights::None),
            (Statistic::CohensKappaLinear, KappaWeights::Linear),
            (Statistic::CohensKappaQuadratic, KappaWeights::Quadratic),
        ] {
            list.push(plain(
                statistic,
                cohens_kappa(ratings, weights),
                whole.len(),
            ));
        }
    }
    list.push(plain(
        Statistic::FleissKappa,
        fleiss_kappa(ratings),
        whole.len(),
    ));
    for (statistic, measurement) in [
        (Statistic::AlphaNominal, Measurement::Nominal),
        (Statistic::AlphaOrdinal, Measurement::Ordinal),
        (Statistic::AlphaInterval, Measurement::Interval),
        (Statistic::AlphaRatio, Measurement::Ratio),
    ] {
        list.push(plain(
            statistic,
            krippendorffs_alpha(ratings, measurement),
            paired,
        ));
    }
    for (statistic, form) in [
        (Statistic::Icc11, IccForm::OneWay),
        (Statistic::Icc21, IccForm::TwoWayRandom),
        (Statistic::Icc31, IccForm::TwoWayMixed),
        (Statistic::Icc1k, IccForm::OneWayMean),
        (Statistic::Icc2k, IccForm::TwoWayRandomMean),
        (Statistic::Icc3k, IccForm::TwoWayMixedMean),
    ] {
        let found = icc(&whole, form);
        list.push(figure(
            statistic,
            found.as_ref().map(|i| i.value),
            found.as_ref().map(|i| i.low).filter(|v| v.is_finite()),
            found.as_ref().map(|i| i.high).filter(|v| v.is_finite()),
            whole.len(),
        ));
    }
    list
}

/// Consistency of scores: a row for each learner, a column for each criterion or item.
#[must_use]
pub fn consistency(scores: &Ratings) -> Figure {
    let whole = complete(scores);
    let found = cronbachs_alpha(&whole);
    let value = found.map(|f| f.0).filter(|v| v.is_finite());
    Figure {
        statistic: Statistic::CronbachsAlpha,
        value,
        low: found.map(|f| f.1).filter(|v| v.is_finite()),
        high: found.map(|f| f.2).filter(|v| v.is_finite()),
        meaning: meaning(Statistic::CronbachsAlpha, value),
        caution: caution(whole.len()).into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_says_what_it_means_and_warns_where_data_are_few() {
        let few: Ratings = (0..6)
            .map(|n| vec![Some(f64::from(n % 3)), Some(f64::from(n % 2))])
            .collect();
        let figures = agreement(&few);
        assert_eq!(figures.len(), 15);
        assert!(
            figures
                .iter()
                .all(|f| f.caution.in_english()[0].contains("Only 6 units"))
        );
        let many: Ratings = (0..40)
            .map(|n| vec![Some(f64::from(n % 5)), Some(f64::from(n % 5))])
            .collect();
        let figures = agreement(&many);
        assert!(figures.iter().all(|f| f.caution.is_empty()));
        assert_eq!(
            figures[1].meaning.in_english(),
            "Agreement beyond chance is almost perfect."
        );
        let same: Ratings = vec![vec![Some(1.0), Some(1.0)]; 3];
        let none = &agreement(&same)[1];
        assert!(none.value.is_none() && none.meaning.in_english().contains("do not determine it"));
        assert!(agreement(&Vec::new())[0].caution.in_english()[0].contains("No unit"));
    }
}
