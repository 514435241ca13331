//! From scores to a verdict. Nothing is rounded before the end.

use super::{
    Attempt, AttemptExplained, AttemptStanding, AwardPlan, AwardRule, Explanation, LineExplained,
    PartExplained, PlanPart, PlannedCriterion, RuleExplained, Verdict,
};
use words::say::awards as say;
use words::{Message, Messages};

use crate::assessment_standard::{AssessmentStandard, AttemptThatCounts, Compensation};
use crate::cohort::LearnerResult;
use crate::decimal::{Decimal, Exact, Rounding};

/// An attempt with its exact results.
struct Counted {
    result: Exact,
    /// Whether every criterion reaches what is asked of it.
    reaches: bool,
    explained: AttemptExplained,
}

fn raw_of(attempt: &Attempt, criteria: &[PlannedCriterion]) -> Option<Exact> {
    if attempt.absent {
        return Some(Exact::zero());
    }
    let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
    for (place, criterion) in criteria.iter().enumerate() {
        let points = attempt.points.get(place).copied().flatten()?;
        // A criterion without points cannot be reached and weighs nothing.
        if criterion.most == Decimal::ZERO {
            continue;
        }
        let weight = Exact::from(criterion.weight);
        let share = Exact::from(points).over(&criterion.most.into());
        sum = sum + &(share * &weight);
        weights = weights + &weight;
    }
    Some(Exact::percent_of(&sum, &weights))
}

/// What being late leaves of a result.
fn after_lateness(
    raw: &Exact,
    days: u32,
    pass_mark: Decimal,
    standard: &AssessmentStandard,
) -> (Exact, Option<Message>) {
    let rule = &standard.late;
    if rule.refused_after.is_some_and(|last| days > last) {
        return (Exact::zero(), Some(say::late_refused(days)));
    }
    let counted = days.saturating_sub(rule.grace_days);
    if counted == 0 || rule.per_day == Decimal::ZERO {
        return (raw.clone(), None);
    }
    let cost = Exact::from(rule.per_day) * &counted.into();
    let mut left = (raw.clone() - &cost).or_zero();
    let mark = Exact::from(pass_mark);
    if rule.keeps_a_pass && *raw >= mark && left < mark {
        left = mark;
    }
    let lost = (raw.clone() - &left).rounded(2, Rounding::HalfUp);
    (left, Some(say::late_cost(days, lost)))
}

/// Whether a criterion reaches its minimum, and what it must where passing it is a must.
fn reaches(points: Decimal, criterion: &PlannedCriterion, standard: &AssessmentStandard) -> bool {
    let minimum = criterion.minimum.as_ref();
    let enough = minimum.is_none_or(|least| Exact::from(points) >= *least);
    let must = standard.must_pass.filter(|_| criterion.must_pass);
    let share = || Exact::percent_of(&points.into(), &criterion.most.into());
    enough && must.is_none_or(|least| share() >= least.into())
}

fn line(points: Option<Decimal>, criterion: &PlannedCriterion) -> LineExplained {
    LineExplained {
        title: criterion.title.clone(),
        points,
        most: criterion.most,
        weight: criterion.weight,
        must_pass: criterion.must_pass,
        minimum: criterion.minimum.as_ref().map(ToString::to_string),
    }
}

fn counted(attempt: &Attempt, part: &PlanPart, standard: &AssessmentStandard) -> Counted {
    let points = |place: usize| {
        if attempt.absent {
            Some(Decimal::ZERO)
        } else {
            attempt.points.get(place).copied().flatten()
        }
    };
    let lines = part
        .criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| line(points(place), criterion))
        .collect();
    let mut explained = AttemptExplained {
        number: attempt.number,
        standing: AttemptStanding::Replaced,
        absent: attempt.absent,
        lines,
        raw: String::new(),
        days_late: attempt.days_late,
        result: String::new(),
        changed: Messages::default(),
    };
    let Some(raw) = raw_of(attempt, &part.criteria) else {
        explained.standing = AttemptStanding::Incomplete;
        return Counted {
            result: Exact::zero(),
            reaches: false,
            explained,
        };
    };
    let (mut result, late) = after_lateness(&raw, attempt.days_late, part.pass_mark, standard);
    let mut changed = Messages::from(late);
    if attempt.number > 1
        && let Some(cap) = standard.resubmission.cap
        && result > cap.into()
    {
        result = cap.into();
        changed.push(say::capped(cap, attempt.number));
    }
    explained.raw = raw.to_string();
    explained.result = result.to_string();
    explained.changed = changed;
    let mut given = part.criteria.iter().enumerate();
    Counted {
        reaches: given.all(|(place, criterion)| {
            reaches(points(place).unwrap_or_default(), criterion, standard)
        }),
        result,
        explained,
    }
}

/// What counts of an assessment; `None` while scores are missing.
fn part_of(
    part: &PlanPart,
    attempts: &[Attempt],
    standard: &AssessmentStandard,
) -> (PartExplained, Option<Exact>) {
    let mut tried: Vec<Counted> = attempts
        .iter()
        .map(|attempt| counted(attempt, part, standard))
        .collect();
    tried.sort_by_key(|c| c.explained.number);
    let allowed = standard.resubmission.most.saturating_add(1);
    let mut best: Option<usize> = None;
    let mut complete = true;
    for place in 0..tried.len() {
        let Some(this) = tried.get(place) else {
            continue;
        };
        if this.explained.number > allowed {
            if let Some(this) = tried.get_mut(place) {
                this.explained.standing = AttemptStanding::TooMany;
            }
            continue;
        }
        if this.explained.standing == AttemptStanding::Incomplete {
            complete = false;
            continue;
        }
        let better = match (
            best.and_then(|b| tried.get(b)),
            standard.resubmission.counts,
        ) {
            (None, _) | (_, AttemptThatCounts::Last) => true,
            // More points never take an award away: an attempt that falls short of what a
            // criterion must reach does not replace one that does not.
            (Some(best), AttemptThatCounts::Best) => {
                (this.reaches, &this.result) > (best.reaches, &best.result)
            }
        };
        if better {
            best = Some(place);
        }
    }
    let result = best.filter(|_| complete).and_then(|place| {
        let chosen = tried.get_mut(place)?;
        chosen.explained.standing = AttemptStanding::Counts;
        Some(chosen.result.clone())
    });
    let explained = PartExplained {
        title: part.title.clone(),
        weight: part.weight,
        must_pass: part.must_pass,
        pass_mark: part.pass_mark,
        attempts: tried.into_iter().map(|c| c.explained).collect(),
        result: result.as_ref().map(ToString::to_string),
    };
    (explained, result)
}

fn listed<'a>(titles: impl IntoIterator<Item = &'a str>) -> Vec<Message> {
    titles.into_iter().map(say::quoted).collect()
}

/// A rule that holds where nothing falls short of it.
fn rule<'a>(
    rule: AwardRule,
    short: impl IntoIterator<Item = &'a str>,
    holds: fn() -> Message,
    fails: impl FnOnce(Vec<Message>) -> Message,
) -> RuleExplained {
    let short = listed(short);
    RuleExplained {
        rule,
        holds: short.is_empty(),
        sentence: if short.is_empty() {
            holds()
        } else {
            fails(short)
        },
    }
}

/// The counted lines of every assessment with what the plan asks of them.
fn counted_lines<'a>(
    plan: &'a AwardPlan,
    parts: &'a [PartExplained],
) -> impl Iterator<Item = (&'a PlannedCriterion, Decimal)> {
    plan.parts.iter().zip(parts).flat_map(|(planned, part)| {
        part.attempts
            .iter()
            .filter(|a| a.standing == AttemptStanding::Counts)
            .flat_map(|a| planned.criteria.iter().zip(&a.lines))
            .filter_map(|(criterion, line)| Some((criterion, line.points?)))
    })
}

fn criterion_rules(plan: &AwardPlan, parts: &[PartExplained]) -> Vec<RuleExplained> {
    let mut rules = Vec::new();
    if plan
        .parts
        .iter()
        .flat_map(|p| &p.criteria)
        .any(|c| c.minimum.is_some())
    {
        let below = counted_lines(plan, parts)
            .filter(|(c, points)| {
                c.minimum
                    .as_ref()
                    .is_some_and(|m| Exact::from(*points) < *m)
            })
            .map(|(c, _)| c.title.as_str());
        rules.push(rule(
            AwardRule::Minimum,
            below,
            say::minimum_reached,
            say::minimum_missed,
        ));
    }
    let must = plan
        .parts
        .iter()
        .flat_map(|p| &p.criteria)
        .any(|c| c.must_pass);
    if let (true, Some(share)) = (must, plan.standard.must_pass) {
        let below = counted_lines(plan, parts)
            .filter(|(c, points)| {
                c.must_pass && Exact::percent_of(&(*points).into(), &c.most.into()) < share.into()
            })
            .map(|(c, _)| c.title.as_str());
        rules.push(rule(
            AwardRule::MustPassCriteria,
            below,
            say::must_criteria_passed,
            say::must_missed,
        ));
    }
    rules
}

fn assessment_rules(plan: &AwardPlan, results: &[Exact]) -> Vec<RuleExplained> {
    let mut rules = Vec::new();
    let below: Vec<&PlanPart> = plan
        .parts
        .iter()
        .zip(results)
        .filter(|(part, result)| **result < part.pass_mark.into())
        .map(|(part, _)| part)
        .collect();
    if plan.parts.iter().any(|p| p.must_pass) {
        let must = below.iter().filter(|p| p.must_pass);
        rules.push(rule(
            AwardRule::MustPassAssessments,
            must.map(|p| p.title.as_str()),
            say::must_assessments_passed,
            say::must_missed,
        ));
    }
    let titles = below.iter().map(|p| p.title.as_str());
    match plan.standard.compensation {
        Compensation::Full => {}
        Compensation::None => rules.push(rule(
            AwardRule::Compensation,
            titles,
            say::each_passed,
            say::each_must_be_passed,
        )),
        Compensation::Limited { most_below, floor } => {
            let too_low: Vec<&str> = plan
                .parts
                .iter()
                .zip(results)
                .filter(|(_, result)| **result < floor.into())
                .map(|(part, _)| part.title.as_str())
                .collect();
            let few = u32::try_from(below.len()).unwrap_or(u32::MAX) <= most_below;
            let holds = few && too_low.is_empty();
            let sentence = if !too_low.is_empty() {
                say::below_floor(floor, listed(too_low))
            } else if few {
                say::few_below(below.len(), most_below)
            } else {
                say::too_many_below(most_below, listed(titles))
            };
            rules.push(RuleExplained {
                rule: AwardRule::Compensation,
                holds,
                sentence,
            });
        }
    }
    rules
}

/// Decides a learner's award. `work` has the attempts of each assessment of the plan.
#[must_use]
pub fn decide(plan: &AwardPlan, work: &[Vec<Attempt>]) -> Verdict {
    let standard = &plan.standard;
    let none = Vec::new();
    let (mut parts, mut results) = (Vec::with_capacity(plan.parts.len()), Vec::new());
    for (place, planned) in plan.parts.iter().enumerate() {
        let (part, result) = part_of(planned, work.get(place).unwrap_or(&none), standard);
        parts.push(part);
        results.extend(result);
    }
    let pass_mark = plan.pass_mark();
    if results.len() < plan.parts.len() {
        let missing = parts.iter().filter(|p| p.result.is_none());
        let sentence = say::scores_missing(listed(missing.map(|p| p.title.as_str())));
        let complete = RuleExplained {
            rule: AwardRule::Complete,
            holds: false,
            sentence,
        };
        return Verdict {
            result: LearnerResult::Pending,
            percent: None,
            grade: String::new(),
            explanation: Explanation {
                parts,
                exact: None,
                pass_mark,
                rules: vec![complete],
            },
        };
    }
    let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
    for (part, result) in plan.parts.iter().zip(&results) {
        let weight = Exact::from(part.weight);
        sum = sum + &(result.clone() * &weight);
        weights = weights + &weight;
    }
    let exact = sum.over(&weights);
    let percent = exact.rounded(standard.places, standard.rounding);
    let reached = percent >= pass_mark;
    let sentence = if reached {
        say::pass_mark_reached(pass_mark, percent)
    } else {
        say::pass_mark_missed(pass_mark, percent)
    };
    let mut rules = vec![RuleExplained {
        rule: AwardRule::PassMark,
        holds: reached,
        sentence,
    }];
    rules.extend(criterion_rules(plan, &parts));
    rules.extend(assessment_rules(plan, &results));
    let passed = rules.iter().all(|r| r.holds);
    Verdict {
        result: if passed {
            LearnerResult::Passed
        } else {
            LearnerResult::Failed
        },
        percent: Some(percent),
        grade: standard.scale.grade(percent, passed),
        explanation: Explanation {
            parts,
            exact: Some(exact.to_string()),
            pass_mark,
            rules,
        },
    }
}
