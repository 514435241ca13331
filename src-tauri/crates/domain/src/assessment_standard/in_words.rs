//! An assessment standard in plain words.

use words::Message;
use words::say::assessment_standards as say;

use super::{
    AssessmentStandard, AttemptThatCounts, Compensation, MinimumPerCriterion, ScaleKind, Weights,
};
use crate::decimal::{Decimal, Rounding};
use crate::scoring::SampleRule;

fn evidence(months: u32) -> Message {
    match (months / 12, months % 12) {
        (0, 0) => say::says_evidence_none(),
        (years, 0) => say::says_evidence_years(years),
        _ => say::says_evidence_months(months),
    }
}

impl AssessmentStandard {
    /// The rules, a sentence each, in the order in which they are applied.
    #[must_use]
    pub fn in_words(&self) -> Vec<Message> {
        let mut words = vec![
            match self.weights {
                Weights::Programme => say::says_weights_programme(),
                Weights::Equal => say::says_weights_equal(),
            },
            self.attempts_in_words(),
        ];
        words.extend(self.late_in_words());
        words.push(self.rounding_in_words());
        words.push(say::says_pass_mark(self.pass_mark));
        if self.use_cut_scores {
            words.push(say::says_cut_scores());
        }
        words.push(match self.compensation {
            Compensation::Full => say::says_compensation_full(),
            Compensation::None => say::says_compensation_none(),
            Compensation::Limited { most_below, floor } => {
                say::says_compensation_limited(floor, most_below)
            }
        });
        match self.minimum {
            MinimumPerCriterion::None => {}
            MinimumPerCriterion::Level { place } => words.push(say::says_minimum_level(place)),
            MinimumPerCriterion::Share { percent } => {
                words.push(say::says_minimum_share(percent));
            }
        }
        words.extend(self.must_pass.map(say::says_must_pass));
        words.push(self.scale_in_words());
        words.extend(self.moderation_in_words());
        words.push(evidence(self.evidence_months));
        words
    }

    fn attempts_in_words(&self) -> Message {
        let rule = &self.resubmission;
        let nothing_asked = self.minimum == MinimumPerCriterion::None && self.must_pass.is_none();
        let counts = match rule.counts {
            AttemptThatCounts::Best if nothing_asked => "best",
            AttemptThatCounts::Best => "bestThatReaches",
            AttemptThatCounts::Last => "last",
        };
        match (rule.most, rule.cap) {
            (0, _) => say::says_one_attempt(),
            (most, None) => say::says_attempts(counts, most),
            (most, Some(cap)) => say::says_attempts_capped(cap, counts, most),
        }
    }

    fn late_in_words(&self) -> Vec<Message> {
        let rule = &self.late;
        let mut words = Vec::new();
        if rule.per_day == Decimal::ZERO {
            words.push(say::says_late_nothing());
        } else {
            words.push(match rule.grace_days {
                0 => say::says_late(rule.per_day),
                days => say::says_late_after(days, rule.per_day),
            });
            if rule.keeps_a_pass {
                words.push(say::says_late_keeps());
            }
        }
        words.extend(rule.refused_after.map(say::says_late_refused));
        words
    }

    fn rounding_in_words(&self) -> Message {
        let half = match self.rounding {
            Rounding::HalfUp => "halfUp",
            Rounding::HalfEven => "halfEven",
            Rounding::Down => "down",
        };
        say::says_rounding(half, self.places)
    }

    fn scale_in_words(&self) -> Message {
        let fail = &self.scale.fail;
        if self.scale.kind == ScaleKind::Percent {
            return say::says_scale_percent(fail);
        }
        let bands: Vec<Message> = match self.scale.bands.as_slice() {
            [only] => vec![Message::verbatim(&only.name)],
            bands => bands
                .iter()
                .map(|band| match band.from {
                    from if from == Decimal::ZERO => say::says_band_rest(&band.name),
                    from => say::says_band(from, &band.name),
                })
                .collect(),
        };
        say::says_scale(bands, fail)
    }

    fn moderation_in_words(&self) -> Vec<Message> {
        let rule = &self.moderation;
        if !self.moderates() {
            return vec![say::says_moderation_none()];
        }
        let who = match rule.rule {
            SampleRule::Everyone => say::says_moderation_everyone(),
            SampleRule::Random => say::says_moderation_random(rule.at_least, rule.share),
            SampleRule::AcrossTheRange => say::says_moderation_range(rule.at_least, rule.share),
            SampleRule::BorderlineFirst => {
                say::says_moderation_borderline(rule.at_least, rule.borderline, rule.share)
            }
        };
        vec![who, say::says_tolerance(rule.tolerance)]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::{GradeScale, LateRule};
    use super::*;

    #[test]
    fn says_every_rule_once() {
        let mut standard = AssessmentStandard::usual("s".into(), "S");
        standard.scale = GradeScale::of(ScaleKind::Ects);
        let words: Vec<String> = standard
            .in_words()
            .iter()
            .map(Message::in_english)
            .collect();
        assert_eq!(words.len(), 13);
        assert_eq!(
            words[1],
            "Work can be handed in again once; the best attempt counts, of those in which every criterion reaches what it must, and a later attempt reaches 50 % at most."
        );
        assert_eq!(
            words[2],
            "Work handed in late loses 5 percentage points a day."
        );
        assert_eq!(
            words[3],
            "Work counts as nothing when it is more than 10 days late."
        );
        assert_eq!(
            words[4],
            "The result is rounded once, at the end, to a whole number, halves up. Nothing before it is rounded."
        );
        assert!(
            words[10].starts_with("10 % of learners, 5 at least"),
            "{}",
            words[10]
        );
        assert!(words.iter().any(|w| w == "Grades of those who pass: A from 90 %, B from 80 %, C from 70 %, D from 60 % and E below that. Who does not pass has “F”."));
        assert!(words.last().unwrap().contains("5 years"));
    }

    #[test]
    fn rules_that_ask_nothing_are_said_too() {
        let mut standard = AssessmentStandard::usual("s".into(), "S");
        standard.late = LateRule {
            grace_days: 0,
            per_day: Decimal::ZERO,
            refused_after: None,
            keeps_a_pass: false,
        };
        standard.resubmission.most = 0;
        standard.moderation.share = Decimal::ZERO;
        let words: Vec<String> = standard
            .in_words()
            .iter()
            .map(Message::in_english)
            .collect();
        let words = words.join(" ");
        for said in [
            "Work handed in late loses nothing.",
            "cannot be handed in again",
            "not looked at a second time",
        ] {
            assert!(words.contains(said), "{said}");
        }
    }
}
