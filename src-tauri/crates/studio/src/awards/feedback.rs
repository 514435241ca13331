//! Feedback for learners, a page each.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use certificate::field::Formats;
use domain::award::{AttemptStanding, AwardDecision, PartExplained};
use domain::cohort::LearnerResult;
use domain::decimal::{Decimal, Exact, Rounding};
use domain::file_name;
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;
use domain::scoring::{Marker, ScoreSheet};
use domain::{LearnerId, OutcomeId};
use store::plain;
use words::say::awards;
use words::say::common;
use words::say::feedback as say;
use words::{Message, Words, english, spoken};

use crate::assessment::marking::MarkingContext;
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Everything the pages of a cohort share.
struct Cohort {
    programme: Programme,
    author: String,
    /// By assessment, its attempts with their sheets as they count.
    scored: Vec<Vec<(MarkingContext, HashMap<LearnerId, ScoreSheet>)>>,
    towards: Vec<Message>,
    /// The words of its pages.
    words: &'static Words,
}

fn percent(words: &Words, exact: Option<&String>, places: u32) -> String {
    let Some(text) = exact else {
        return String::new();
    };
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let read = match (numerator.parse::<i128>(), denominator.parse::<i128>()) {
        // To be read, not to be computed with: the decision keeps the fraction.
        (Ok(n), Ok(d)) if d > 0 => {
            let unit = 10_i128.pow(places);
            let scaled = (n * unit * 2 + d).div_euclid(2 * d);
            Decimal::parse(&format!(
                "{}.{:0width$}",
                scaled / unit,
                scaled % unit,
                width = places as usize
            ))
            .map_or_else(|| text.clone(), |d| d.to_string())
        }
        _ => text.clone(),
    };
    words.put(&common::percent(read))
}

fn counted(part: &PartExplained) -> Option<u32> {
    part.attempts
        .iter()
        .find(|a| a.standing == AttemptStanding::Counts)
        .map(|a| a.number)
}

/// What each outcome reached: the mean share of points over all criteria that measure it.
fn by_outcome(
    cohort: &Cohort,
    sheets: &[(usize, &MarkingContext, &ScoreSheet)],
) -> Vec<(String, Option<Decimal>)> {
    let mut reached: HashMap<&OutcomeId, (Exact, u32)> = HashMap::new();
    for (_, context, sheet) in sheets {
        let rubric = context.rubric.as_ref();
        let most = rubric.map_or(Decimal::ZERO, Rubric::most_points);
        let criteria = rubric.map_or(&[][..], |r| &r.criteria);
        let of_criteria = criteria
            .iter()
            .map(|c| (&c.id, most, c.outcome_ids.iter().collect::<Vec<_>>()));
        let items = context.assessment.items.iter();
        let of_items = items.map(|i| (&i.id, i.points, i.outcome_id.iter().collect::<Vec<_>>()));
        for (part, most, outcomes) in of_criteria.chain(of_items) {
            let points = sheet
                .score(part)
                .and_then(|s| s.points)
                .filter(|_| !sheet.absent);
            for outcome in outcomes {
                let entry = reached.entry(outcome).or_insert_with(|| (Exact::zero(), 0));
                let share = Exact::percent_of(&points.unwrap_or_default().into(), &most.into());
                entry.0 = entry.0.clone() + &share;
                entry.1 += 1;
            }
        }
    }
    cohort
        .programme
        .outcomes
        .iter()
        .map(|o| {
            let mean = reached
                .get(&o.id)
                .map(|(sum, count)| sum.over(&(*count).into()).rounded(0, Rounding::HalfUp));
            (o.text.clone(), mean)
        })
        .collect()
}

/// What would be the next level, in the rubric's own words.
fn next_steps(words: &Words, sheets: &[(usize, &MarkingContext, &ScoreSheet)]) -> Vec<String> {
    let mut steps = Vec::new();
    for (_, context, sheet) in sheets {
        let Some(rubric) = &context.rubric else {
            continue;
        };
        for criterion in &rubric.criteria {
            let points = sheet
                .score(&criterion.id)
                .and_then(|s| s.points)
                .unwrap_or_default();
            let next = rubric
                .levels
                .iter()
                .zip(&criterion.descriptors)
                .filter(|(level, said)| level.floor() > points && !said.trim().is_empty())
                .min_by_key(|(level, _)| level.floor());
            if let Some((level, said)) = next {
                let step = say::aim_for(&criterion.title, &level.title, said.trim());
                steps.push(words.put(&step));
            }
        }
    }
    // Two assessments may share a rubric; the same advice is given once.
    let mut seen = HashSet::new();
    steps.retain(|step| seen.insert(step.clone()));
    steps.truncate(12);
    steps
}

/// The first of a programme's languages that the program speaks; English where it speaks none.
fn language_of(programme: &Programme) -> &'static Words {
    let mut languages = programme.languages.iter();
    languages
        .find_map(|tag| spoken(tag))
        .unwrap_or_else(english)
}

fn column(words: &Words, title: &Message, share: f32) -> Column {
    Column {
        title: words.put(title),
        share,
    }
}

fn scores_table(words: &Words, context: &MarkingContext, sheet: &ScoreSheet) -> Block {
    let rows: Vec<[Cell; 4]> = context
        .parts
        .iter()
        .map(|part| {
            let score = sheet.score(&part.id);
            let points = if sheet.absent {
                Some(Decimal::ZERO)
            } else {
                score.and_then(|s| s.points)
            };
            let level = points
                .zip(context.rubric.as_ref())
                .filter(|_| !part.levels.is_empty())
                .and_then(|(p, r)| r.level_of(p).map(|l| l.title.clone()));
            let of_most =
                points.map(|p| words.put(&say::points_of(part.most.to_string(), p.to_string())));
            [
                Cell::strong(part.title.clone()),
                Cell::plain(level.unwrap_or_default()),
                Cell::plain(of_most.unwrap_or_default()),
                Cell::plain(score.map(|s| s.comment.clone()).unwrap_or_default()),
            ]
        })
        .collect();
    let columns = [
        column(words, &say::criterion(), 3.0),
        column(words, &say::level(), 1.6),
        column(words, &say::points(), 1.2),
        column(words, &say::comment(), 4.2),
    ];
    // A column in which nothing is said is left out.
    let said = |place: usize| {
        rows.iter()
            .any(|row| row.get(place).is_some_and(|cell| !cell.text.is_empty()))
    };
    let kept: Vec<usize> = (0..columns.len()).filter(|n| *n == 2 || said(*n)).collect();
    Block::Table {
        columns: kept
            .iter()
            .filter_map(|n| columns.get(*n).cloned())
            .collect(),
        rows: rows
            .iter()
            .map(|row| kept.iter().filter_map(|n| row.get(*n).cloned()).collect())
            .collect(),
    }
}

impl Studio {
    fn feedback_cohort(&self, cohort: &str) -> Result<Cohort, StudioError> {
        let programme = self
            .programme(self.cohort(cohort)?.programme_id.as_str())?
            .value;
        let mut scored = Vec::new();
        for attempts in self.attempts_of(cohort, &programme)? {
            let mut with_sheets = Vec::new();
            for context in attempts {
                let mut sheets = self.sheets(&context.of, Marker::First)?;
                sheets.extend(self.sheets(&context.of, Marker::Agreed)?);
                let sheets = sheets.into_iter().map(|(id, s)| (id, s.value)).collect();
                with_sheets.push((context, sheets));
            }
            scored.push(with_sheets);
        }
        let towards = self
            .programme_view(programme.id.as_str())?
            .counts_towards
            .into_iter()
            .map(|p| say::towards(p.code, p.title))
            .collect();
        let words = language_of(&programme);
        Ok(Cohort {
            words,
            programme,
            author: self.institution()?.value.legal_name,
            scored,
            towards,
        })
    }

    fn feedback(
        &self,
        cohort: &Cohort,
        decision: &AwardDecision,
        name: &str,
        number: &str,
    ) -> Document {
        let (programme, words) = (&cohort.programme, cohort.words);
        let explanation = &decision.verdict.explanation;
        let result = match decision.verdict.result {
            LearnerResult::Passed => say::result_passed(),
            LearnerResult::Failed => say::result_failed(),
            LearnerResult::Pending => say::result_pending(),
        };
        let result = match decision.verdict.percent {
            Some(percent) => say::result_with_percent(percent, result),
            None => result,
        };
        let mut blocks = vec![
            Block::Over(words.put(&say::over(
                &programme.code,
                &programme.title,
                programme.version,
            ))),
            Block::Title(words.put(&say::title(name))),
            Block::Facts(vec![
                (words.put(&say::result()), words.put(&result)),
                (words.put(&say::grade()), decision.verdict.grade.clone()),
                (words.put(&say::learner_number()), number.to_owned()),
                (
                    words.put(&say::decided_on()),
                    decision
                        .decided_at
                        .date()
                        .map(|d| Formats::default().date(words.language(), &d))
                        .unwrap_or_default(),
                ),
            ]),
        ];
        let mut counting: Vec<(usize, &MarkingContext, &ScoreSheet)> = Vec::new();
        for (place, (attempts, part)) in cohort.scored.iter().zip(&explanation.parts).enumerate() {
            let Some(number) = counted(part) else {
                continue;
            };
            let found = attempts
                .iter()
                .find(|(context, _)| context.of.attempt == number)
                .and_then(|(context, sheets)| Some((context, sheets.get(&decision.learner_id)?)));
            let Some((context, sheet)) = found else {
                continue;
            };
            let reached = percent(words, part.result.as_ref(), 1);
            blocks.push(Block::Heading(words.put(&say::part(reached, &part.title))));
            if sheet.absent {
                blocks.push(Block::Note(words.put(&say::nothing_handed_in())));
            }
            let attempt = part.attempts.iter().find(|a| a.number == number);
            if let Some(changed) = attempt.map(|a| &a.changed).filter(|c| !c.is_empty()) {
                let changes = say::changed(changed.iter().cloned());
                blocks.push(Block::Note(words.put(&changes)));
            }
            blocks.push(scores_table(words, context, sheet));
            if !sheet.comment.trim().is_empty() {
                blocks.push(Block::Paragraph(sheet.comment.clone()));
            }
            counting.push((place, context, sheet));
        }
        let outcomes = by_outcome(cohort, &counting);
        if outcomes.iter().any(|o| o.1.is_some()) {
            blocks.push(Block::Heading(words.put(&say::outcomes())));
            blocks.push(Block::Table {
                columns: vec![
                    column(words, &say::outcome(), 5.0),
                    column(words, &say::share(), 1.5),
                ],
                rows: outcomes
                    .into_iter()
                    .map(|(text, share)| {
                        vec![
                            Cell::plain(text),
                            Cell::plain(
                                share
                                    .map(|s| words.put(&common::percent(s)))
                                    .unwrap_or_else(|| words.put(&say::not_scored())),
                            ),
                        ]
                    })
                    .collect(),
            });
        }
        let steps = next_steps(words, &counting);
        if !steps.is_empty() {
            blocks.push(Block::Heading(words.put(&say::next_steps())));
            blocks.push(Block::List(steps));
        }
        blocks.push(Block::Heading(words.put(&say::how_decided())));
        blocks.push(Block::List(
            explanation
                .rules
                .iter()
                .map(|r| words.put(&r.sentence))
                .collect(),
        ));
        blocks.push(Block::Note(words.put(&say::by_standard(
            &decision.standard_title,
            decision.standard_version,
        ))));
        if !cohort.towards.is_empty() {
            blocks.push(Block::Heading(words.put(&say::builds_on())));
            let towards = cohort.towards.iter().map(|t| words.put(t));
            blocks.push(Block::List(towards.collect()));
        }
        Document {
            title: words.put(&say::document_title(name, &programme.title)),
            author: cohort.author.clone(),
            language: words.language().to_owned(),
            made_at: decision.decided_at.clone(),
            orientation: Orientation::Portrait,
            attached: None,
            foot: cohort.author.clone(),
            blocks,
        }
    }

    /// A learner's feedback as PDF. The same decision and scores give the same bytes.
    ///
    /// # Errors
    /// Before the award is decided: until then marks are not the learner's to read.
    pub fn feedback_page(&self, cohort: &str, learner: &LearnerId) -> Result<Vec<u8>, StudioError> {
        let decision = self
            .get::<AwardDecision>(RecordKind::Award, learner.as_str())?
            .ok_or_else(|| StudioError::refused(say::refused_not_decided()))?
            .value;
        let own = self.feedback_cohort(cohort)?;
        let found = self
            .learners(cohort)?
            .into_iter()
            .find(|l| l.id == *learner)
            .ok_or_else(|| StudioError::not_found(RecordKind::Learner, learner))?;
        let document = self.feedback(&own, &decision, &found.name, &found.number);
        Ok(typeset(&*self.fonts_now()?, &document)?)
    }

    /// Writes the feedback of each decided learner of a cohort into a new folder, a file each,
    /// and returns the folder.
    ///
    /// # Errors
    /// When nobody is decided, a name cannot be set, or a file not be written.
    pub fn write_feedback(&self, cohort: &str, out: &Path) -> Result<PathBuf, StudioError> {
        self.ask_to_export(Action::ExportScores, &awards::step_feedback())?;
        let decided = self.decisions(cohort)?;
        if decided.is_empty() {
            return Err(StudioError::refused(say::refused_nobody()));
        }
        let own = self.feedback_cohort(cohort)?;
        let name = own.words.put(&say::folder(self.cohort(cohort)?.name));
        let folder = (1..1_000)
            .map(|n| match n {
                1 => out.join(file_name::plain(&name, 80)),
                n => out.join(format!("{}-{n}", file_name::plain(&name, 80))),
            })
            .find(|place| !plain::exists(place))
            .ok_or_else(|| StudioError::refused(say::refused_folders()))?;
        let learners = self.learners(cohort)?;
        let mut taken = HashSet::new();
        let mut documents: Vec<(String, Document)> = Vec::new();
        for learner in &learners {
            let Some(decision) = decided.get(&learner.id) else {
                continue;
            };
            let shown = if learner.latin_name.is_empty() {
                &learner.name
            } else {
                &learner.latin_name
            };
            let stem = format!(
                "{}-{}",
                file_name::plain(&learner.number, 40),
                file_name::plain(shown, 60)
            );
            // Numbers such as A/1 and A-1 look the same to a file system.
            let file = (1..)
                .map(|n| {
                    if n == 1 {
                        format!("{stem}.pdf")
                    } else {
                        format!("{stem}-{n}.pdf")
                    }
                })
                .find(|file| !taken.contains(&file.to_lowercase()))
                .unwrap_or_default();
            taken.insert(file.to_lowercase());
            documents.push((
                file,
                self.feedback(&own, &decision.value, &learner.name, &learner.number),
            ));
        }
        plain::make_folders(out).map_err(StudioError::file(out))?;
        plain::make_folder(&folder).map_err(StudioError::file(&folder))?;
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(8);
        let portion = documents.len().div_ceil(threads).max(1);
        let outcome = std::thread::scope(|scope| {
            let lanes: Vec<_> = documents
                .chunks(portion)
                .map(|part| {
                    let folder = &folder;
                    scope.spawn(move || {
                        part.iter().try_for_each(|(file, document)| {
                            let path = folder.join(file);
                            plain::write(&path, &typeset(&*self.fonts_now()?, document)?)
                                .map_err(StudioError::file(&path))
                        })
                    })
                })
                .collect();
            lanes
                .into_iter()
                .try_for_each(|lane| lane.join().unwrap_or(Err(StudioError::Stopped)))
        });
        if let Err(error) = outcome {
            // All of it, or none: a half-filled folder would pass for the whole.
            let _ = plain::remove_folder(&folder);
            return Err(error);
        }
        Ok(folder)
    }
}
