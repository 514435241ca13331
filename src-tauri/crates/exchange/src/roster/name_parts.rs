//! Columns beside the halves of a name that may hold a part of it: small words such as van der, the
//! father’s name, and what nobody knows. Halves that stand under each other’s heading are asked, too.

use domain::roster::RosterField;
use words::say;

use super::answers::{ColumnAnswer, ImportAnswers};
use super::deciding::{Deciding, number};
use super::headings::Meaning;
use super::questions::{Question, Topic};

/// The answers that columns are read as fields.
pub(super) fn answer(pairs: &[(usize, Option<RosterField>)]) -> ImportAnswers {
    let columns = pairs
        .iter()
        .map(|(at, field)| ColumnAnswer {
            at: number(*at),
            field: *field,
        })
        .collect();
    ImportAnswers {
        columns,
        ..ImportAnswers::default()
    }
}

/// The question, with the answers that two columns are the halves of the name.
pub(super) fn offers_halves(
    deciding: &Deciding<'_>,
    mut question: Question,
    first: usize,
    second: usize,
) -> Question {
    for (given, family) in [(first, second), (second, first)] {
        let joined = deciding
            .cells(given)
            .zip(deciding.cells(family))
            .take(3)
            .map(|((_, given), (_, family))| format!("{} {}", given.trim(), family.trim()));
        question = question.offers(
            say::cohorts::roster_choice_halves(deciding.label(family), deciding.label(given)),
            joined.collect(),
            answer(&[
                (given, Some(RosterField::GivenName)),
                (family, Some(RosterField::FamilyName)),
            ]),
        );
    }
    question
}

/// Small words that stand before family names.
const PARTICLES: &str = "van|von|de|der|den|van de|van der|van den|van het|in het|in 't|in ’t|op de|op den|ten|ter|te|'t|’t|d'|d’|di|da|do|dos|das|del|dela|de la|de las|de los|della|dello|degli|dei|la|le|el|al|bin|binti|ibn|ben|abu|zu|vom|zum|zur|von der|von den|van den|af|av|y|e|mac|mc|o'|o’|st|st.|san|santa";

/// Whether the cells of a column are words such as van der.
fn holds_particles(deciding: &Deciding<'_>, at: usize) -> bool {
    let mut any = false;
    let all = deciding.cells(at).all(|(_, cell)| {
        let cell = cell.trim().to_lowercase();
        any |= !cell.is_empty();
        cell.is_empty() || PARTICLES.split('|').any(|word| word == cell)
    });
    all && any
}

/// Reads a column of particles between the halves of the name, and asks of others that may hold a
/// part of it.
pub(super) fn ask_parts_beside(deciding: &mut Deciding<'_>, given: usize, family: usize) {
    use say::cohorts as say;
    let (first, last) = (given.min(family), given.max(family));
    let near = first.saturating_sub(1)..=last + 1;
    let skipped = (0..deciding.columns.len())
        .filter(|at| deciding.meaning(*at) == Some(Meaning::Skip) && deciding.is_free(*at));
    let particles: Vec<usize> = deciding
        .unknown()
        .into_iter()
        .chain(skipped)
        .filter(|at| near.contains(at) && holds_particles(deciding, *at))
        .collect();
    if deciding.needs(RosterField::Infix)
        && let [only] = particles[..]
    {
        deciding.take(only, RosterField::Infix, say::roster_why_particles());
    }
    for at in deciding.unknown() {
        let content = deciding.content(at);
        let words = content.one_word + content.name_like;
        if !near.contains(&at)
            || !content.mostly(words, 90)
            || content.tells_result()
            || content.holds_codes()
            || content.mails + content.days + content.figures > 0
        {
            continue;
        }
        let mut question = Question::new(
            Topic::Column(RosterField::MiddleName),
            say::roster_ask_part(deciding.label(at)),
        )
        .shows(deciding.rows_of(&[given, at, family]))
        .offers(
            say::roster_choice_no_part(),
            Vec::new(),
            answer(&[(at, None)]),
        );
        for (field, label) in [
            (RosterField::MiddleName, say::roster_choice_middle()),
            (RosterField::Infix, say::roster_choice_infix()),
            (
                RosterField::SecondFamilyName,
                say::roster_choice_second_family(),
            ),
        ] {
            if deciding.needs(field) {
                question = question.offers(label, Vec::new(), answer(&[(at, Some(field))]));
            }
        }
        deciding.questions.push(question);
        deciding.say(at, say::roster_why_asked());
    }
}

/// Asks whether the halves of the name stand under each other’s heading, where the given names are
/// in capitals as family names are.
pub(super) fn ask_swapped(deciding: &mut Deciding<'_>, given: usize, family: usize) {
    use say::cohorts as say;
    let (first, second) = (deciding.content(given), deciding.content(family));
    if !first.mostly(first.capitals, 80) || second.capitals * 5 > second.filled {
        return;
    }
    if [given, family]
        .iter()
        .any(|at| deciding.answers.field_of(*at).is_some())
    {
        return;
    }
    let question = Question::new(
        Topic::Column(RosterField::Name),
        say::roster_ask_swapped(deciding.label(given)),
    )
    .shows(deciding.rows_of(&[given, family]));
    let question = offers_halves(deciding, question, family, given);
    deciding.questions.push(question);
    deciding.say(given, say::roster_why_asked());
}

/// Asks whether the father’s name belongs in the name, where the name is put together of parts.
pub(super) fn ask_father(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    for at in deciding.free(Meaning::Father) {
        if deciding.content(at).filled == 0 {
            continue;
        }
        let question = Question::new(
            Topic::Column(RosterField::MiddleName),
            say::roster_ask_father(deciding.label(at)),
        )
        .shows(deciding.rows_of(&[at]))
        .offers(
            say::roster_choice_no_part(),
            Vec::new(),
            answer(&[(at, None)]),
        )
        .offers(
            say::roster_choice_middle(),
            deciding.content(at).samples.clone(),
            answer(&[(at, Some(RosterField::MiddleName))]),
        );
        deciding.questions.push(question);
        deciding.say(at, say::roster_why_asked());
    }
}
