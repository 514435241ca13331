//! An assessment standard in plain words.

use super::{
    AssessmentStandard, AttemptThatCounts, Compensation, MinimumPerCriterion, ScaleKind, Weights,
};
use crate::decimal::{Decimal, Rounding};
use crate::scoring::SampleRule;

fn days(number: u32) -> String {
    match number {
        1 => "1 day".to_owned(),
        n => format!("{n} days"),
    }
}

fn time(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, 0) => "no time at all".to_owned(),
        (1, 0) => "1 year".to_owned(),
        (years, 0) => format!("{years} years"),
        (_, 1) if months == 1 => "1 month".to_owned(),
        _ => format!("{months} months"),
    }
}

impl AssessmentStandard {
    /// The rules, a sentence each, in the order in which they are applied.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let mut words = vec![
            match self.weights {
                Weights::Programme => "Assessments weigh as the programme says.",
                Weights::Equal => "All assessments weigh the same.",
            }
            .to_owned(),
            self.attempts_in_words(),
            self.late_in_words(),
            self.rounding_in_words(),
            format!("To pass, the result must be at least {} %.", self.pass_mark),
        ];
        if self.use_cut_scores {
            words.push(
                "An assessment whose cut score was set by a panel takes that in place of the pass mark, and the pass mark of the whole is weighed from them.".to_owned(),
            );
        }
        words.push(self.compensation_in_words());
        match self.minimum {
            MinimumPerCriterion::None => {}
            MinimumPerCriterion::Level { place } => words.push(format!(
                "Every criterion must reach level {place} of its rubric, counted from the lowest."
            )),
            MinimumPerCriterion::Share { percent } => words.push(format!(
                "Every criterion must reach {percent} % of its points."
            )),
        }
        if let Some(share) = self.must_pass {
            words.push(format!(
                "Criteria and assessments that must be passed are: without {share} % of such a criterion's points, or the pass mark of such an assessment, there is no award, however good the rest."
            ));
        }
        words.push(self.scale_in_words());
        words.push(self.moderation_in_words());
        words.push(format!(
            "Scored work is kept as evidence for {}.",
            time(self.evidence_months)
        ));
        words
    }

    fn attempts_in_words(&self) -> String {
        let rule = &self.resubmission;
        let often = match rule.most {
            0 => return "Work cannot be handed in again.".to_owned(),
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            n => format!("{n} times"),
        };
        let counts = match rule.counts {
            AttemptThatCounts::Best
                if self.minimum == MinimumPerCriterion::None && self.must_pass.is_none() =>
            {
                "the best attempt counts"
            }
            AttemptThatCounts::Best => {
                "the best attempt counts, of those in which every criterion reaches what it must"
            }
            AttemptThatCounts::Last => "the last attempt counts",
        };
        let cap = rule
            .cap
            .map(|cap| format!(", and a later attempt reaches {cap} % at most"))
            .unwrap_or_default();
        format!("Work can be handed in again {often}; {counts}{cap}.")
    }

    fn late_in_words(&self) -> String {
        let rule = &self.late;
        let mut parts = Vec::new();
        if rule.per_day == Decimal::ZERO {
            parts.push("Work handed in late loses nothing".to_owned());
        } else {
            let after = match rule.grace_days {
                0 => String::new(),
                n => format!(" after the first {}", days(n)),
            };
            let noun = if rule.per_day == Decimal::ONE {
                "percentage point"
            } else {
                "percentage points"
            };
            parts.push(format!(
                "Work handed in late loses {} {noun} a day{after}",
                rule.per_day
            ));
            if rule.keeps_a_pass {
                parts.push("but work that would have passed still passes".to_owned());
            }
        }
        if let Some(last) = rule.refused_after {
            parts.push(format!("and counts as nothing after {}", days(last)));
        }
        format!("{}.", parts.join(", "))
    }

    fn rounding_in_words(&self) -> String {
        let to = match self.places {
            0 => "a whole number".to_owned(),
            1 => "one digit after the point".to_owned(),
            n => format!("{n} digits after the point"),
        };
        let half = match self.rounding {
            Rounding::HalfUp => ", halves up",
            Rounding::HalfEven => ", halves to the even neighbour",
            Rounding::Down => ", always down",
        };
        format!(
            "The result is rounded once, at the end, to {to}{half}. Nothing before it is rounded."
        )
    }

    fn compensation_in_words(&self) -> String {
        match self.compensation {
            Compensation::Full => "A strong assessment makes up for a weak one.".to_owned(),
            Compensation::None => "Each assessment must be passed by itself.".to_owned(),
            Compensation::Limited { most_below, floor } => format!(
                "At most {most_below} {} below the pass mark, and none below {floor} %.",
                if most_below == 1 {
                    "assessment may be"
                } else {
                    "assessments may be"
                }
            ),
        }
    }

    fn scale_in_words(&self) -> String {
        if self.scale.kind == ScaleKind::Percent {
            return format!(
                "The grade is the result in per cent; who does not pass has “{}”.",
                self.scale.fail
            );
        }
        let bands: Vec<String> = self
            .scale
            .bands
            .iter()
            .map(|b| match b.from {
                from if from == Decimal::ZERO => format!("{} below that", b.name),
                from => format!("{} from {from} %", b.name),
            })
            .collect();
        let bands = match bands.as_slice() {
            [_] => self
                .scale
                .bands
                .first()
                .map(|b| b.name.clone())
                .unwrap_or_default(),
            _ => bands.join(", "),
        };
        format!(
            "Grades of those who pass: {bands}. Who does not pass has “{}”.",
            self.scale.fail
        )
    }

    fn moderation_in_words(&self) -> String {
        let rule = &self.moderation;
        if !self.moderates() {
            return "Marks are not looked at a second time.".to_owned();
        }
        let who = match rule.rule {
            SampleRule::Everyone => "Everyone's work is marked a second time".to_owned(),
            rule_of => format!(
                "{} % of learners, {} at least, are marked a second time, {}",
                rule.share,
                rule.at_least,
                match rule_of {
                    SampleRule::AcrossTheRange =>
                        "spread from the lowest result to the highest".to_owned(),
                    SampleRule::BorderlineFirst => format!(
                        "those within {} points of the pass mark first",
                        rule.borderline
                    ),
                    _ => "drawn at random".to_owned(),
                }
            ),
        };
        format!(
            "{who}, blind to the first marks. Where the two differ by up to {} % of a criterion's points, the first mark stands; larger differences are settled by hand.",
            rule.tolerance
        )
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
        let words = standard.in_words();
        assert_eq!(words.len(), 11);
        assert_eq!(
            words[1],
            "Work can be handed in again once; the best attempt counts, of those in which every criterion reaches what it must, and a later attempt reaches 50 % at most."
        );
        assert_eq!(
            words[2],
            "Work handed in late loses 5 percentage points a day, and counts as nothing after 10 days."
        );
        assert_eq!(
            words[3],
            "The result is rounded once, at the end, to a whole number, halves up. Nothing before it is rounded."
        );
        assert!(
            words[9].starts_with("10 % of learners, 5 at least"),
            "{}",
            words[9]
        );
        assert!(words.iter().any(|w| w == "Grades of those who pass: A from 90 %, B from 80 %, C from 70 %, D from 60 %, E below that. Who does not pass has “F”."));
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
        let words = standard.in_words().join(" ");
        for said in [
            "Work handed in late loses nothing.",
            "cannot be handed in again",
            "not looked at a second time",
        ] {
            assert!(words.contains(said), "{said}");
        }
    }
}
