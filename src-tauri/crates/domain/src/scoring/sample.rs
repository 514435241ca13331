//! The sample that is marked a second time: drawn by a rule, and the same again from its seed.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::decimal::{Decimal, Exact};
use crate::{LearnerId, ProfileId, Timestamp};

/// By which rule learners are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SampleRule {
    /// Everyone.
    Everyone,
    /// Each learner as likely as any other.
    Random,
    /// Spread evenly from the lowest result to the highest.
    AcrossTheRange,
    /// Everyone near the pass mark first, then spread over the rest.
    BorderlineFirst,
}

/// What a sample should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SampleWish {
    /// The rule.
    pub rule: SampleRule,
    /// Share of all learners, in per cent.
    pub share: Decimal,
    /// Learners at least, where there are so many.
    pub at_least: u32,
    /// What counts as near the pass mark, in percentage points.
    pub borderline: Decimal,
    /// The same seed draws the same learners.
    pub seed: String,
}

/// A sample as it was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// What it was drawn by.
    pub wish: SampleWish,
    /// How many there were to draw from.
    pub of: u32,
    /// Who was drawn.
    pub learner_ids: Vec<LearnerId>,
    /// Who drew it.
    pub drawn_by: Option<ProfileId>,
    /// When.
    pub drawn_at: Timestamp,
}

/// Draws learners. `results` are each learner's result in per cent, in any order: the same
/// learners, results and seed give the same sample, whatever the order.
#[must_use]
pub fn draw(
    results: &[(LearnerId, Exact)],
    pass_mark: Decimal,
    wish: &SampleWish,
) -> Vec<LearnerId> {
    // Each learner has a lot that follows from the seed and the learner alone.
    let lot = |id: &LearnerId| {
        let mut hash = blake3::Hasher::new();
        hash.update(wish.seed.as_bytes());
        hash.update(b"\0");
        hash.update(id.as_str().as_bytes());
        *hash.finalize().as_bytes()
    };
    let mut all: Vec<(&LearnerId, &Exact, [u8; 32])> = results
        .iter()
        .map(|(id, result)| (id, result, lot(id)))
        .collect();
    let share =
        Exact::from(wish.share) * &Exact::from(u32::try_from(all.len()).unwrap_or(u32::MAX));
    // Rounded up: a tenth of 31 learners is four of them.
    let hundred = Exact::from(100);
    let whole = share.over(&hundred);
    let down = whole.rounded(0, crate::decimal::Rounding::Down);
    let by_share =
        down.to_string().parse::<usize>().unwrap_or(0) + usize::from(Exact::from(down) < whole);
    let wanted = match wish.rule {
        SampleRule::Everyone => all.len(),
        _ => by_share
            .max(usize::try_from(wish.at_least).unwrap_or(0))
            .min(all.len()),
    };
    let mut chosen: Vec<LearnerId> = Vec::new();
    let spread = |mut all: Vec<(&LearnerId, &Exact, [u8; 32])>, wanted: usize| {
        // Sorted by result and cut into as many stretches as are wanted; one of each.
        all.sort_by(|a, b| (a.1, a.2).cmp(&(b.1, b.2)));
        let count = all.len();
        (0..wanted)
            .filter_map(|n| {
                let stretch = all.get(n * count / wanted..(n + 1) * count / wanted)?;
                stretch.iter().min_by_key(|l| l.2).map(|l| l.0.clone())
            })
            .collect::<Vec<_>>()
    };
    match wish.rule {
        SampleRule::Everyone | SampleRule::Random => {
            all.sort_by_key(|l| l.2);
            chosen.extend(all.into_iter().take(wanted).map(|l| l.0.clone()));
        }
        SampleRule::AcrossTheRange => chosen = spread(all, wanted),
        SampleRule::BorderlineFirst => {
            let near = |result: &Exact| {
                let (mark, width) = (Exact::from(pass_mark), Exact::from(wish.borderline));
                *result >= mark.clone() - &width && *result <= mark + &width
            };
            let (mut close, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|l| near(l.1));
            close.sort_by_key(|l| l.2);
            chosen.extend(close.into_iter().take(wanted).map(|l| l.0.clone()));
            let more = wanted - chosen.len();
            if more > 0 {
                chosen.extend(spread(rest, more));
            }
        }
    }
    chosen.sort();
    chosen
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn results(count: u32) -> Vec<(LearnerId, Exact)> {
        (0..count)
            .map(|n| (LearnerId(format!("l{n:03}")), Exact::from(n * 7 % 101)))
            .collect()
    }

    fn wish(rule: SampleRule) -> SampleWish {
        SampleWish {
            rule,
            share: Decimal::whole(10),
            at_least: 5,
            borderline: Decimal::whole(3),
            seed: "2026-11".into(),
        }
    }

    #[test]
    fn is_of_the_wanted_size() {
        for (learners, wanted) in [(300, 30), (31, 5), (4, 4), (0, 0), (301, 31)] {
            for rule in [
                SampleRule::Random,
                SampleRule::AcrossTheRange,
                SampleRule::BorderlineFirst,
            ] {
                let drawn = draw(&results(learners), Decimal::whole(50), &wish(rule));
                assert_eq!(drawn.len(), wanted, "{rule:?} of {learners}");
            }
        }
        assert_eq!(
            draw(
                &results(40),
                Decimal::whole(50),
                &wish(SampleRule::Everyone)
            )
            .len(),
            40
        );
    }

    #[test]
    fn the_borderline_comes_first() {
        let all = results(300);
        let drawn = draw(&all, Decimal::whole(50), &wish(SampleRule::BorderlineFirst));
        let near: Vec<&LearnerId> = all
            .iter()
            .filter(|(_, r)| *r >= Exact::from(47) && *r <= Exact::from(53))
            .map(|(id, _)| id)
            .collect();
        assert!(near.len() < 30 && near.iter().all(|id| drawn.contains(id)));
    }

    #[test]
    fn the_range_is_spread_over() {
        let all = results(300);
        let drawn = draw(&all, Decimal::whole(50), &wish(SampleRule::AcrossTheRange));
        for tenth in 0..10_u32 {
            let (low, high) = (Exact::from(tenth * 10), Exact::from(tenth * 10 + 11));
            assert!(
                all.iter()
                    .any(|(id, r)| drawn.contains(id) && *r >= low && *r <= high),
                "{tenth}"
            );
        }
    }

    proptest! {
        #[test]
        fn is_the_same_again_in_any_order(count in 0_u32..80, seed in "[a-z]{1,8}") {
            let mut all = results(count);
            let mut wish = wish(SampleRule::AcrossTheRange);
            wish.seed = seed;
            let first = draw(&all, Decimal::whole(50), &wish);
            all.reverse();
            prop_assert_eq!(&first, &draw(&all, Decimal::whole(50), &wish));
            let mut once = first.clone();
            once.dedup();
            prop_assert_eq!(once, first);
        }
    }
}
