//! The columns of names: whole ones and halves.

use domain::cohort::name_key;
use domain::roster::RosterField;
use words::say;

use super::deciding::Deciding;
use super::headings::Meaning;
use super::name_parts::{answer, ask_father, ask_parts_beside, ask_swapped, offers_halves};
use super::questions::{Question, Topic};

/// Of a hundred rows in which both hold something, those where the whole name holds the part.
fn holds(deciding: &Deciding<'_>, whole: usize, parts: &[usize]) -> Option<usize> {
    let (mut rows, mut held) = (0_usize, 0_usize);
    for (_, cells) in deciding.sample {
        let cell = |at: usize| cells.get(at).map_or("", |c| c.trim());
        if cell(whole).is_empty() || parts.iter().any(|part| cell(*part).is_empty()) {
            continue;
        }
        rows += 1;
        let key = name_key(cell(whole));
        held += usize::from(
            parts
                .iter()
                .all(|part| holds_words(&key, &name_key(cell(*part)))),
        );
    }
    (held * 100).checked_div(rows)
}

/// Whether all words of a part stand in the whole name.
pub(super) fn holds_words(whole: &str, part: &str) -> bool {
    let words: Vec<&str> = whole.split([' ', ',', '-']).collect();
    part.split([' ', ',', '-']).all(|word| words.contains(&word))
        // No spaces are written in some scripts.
        || (!part.is_ascii() && domain::person_name::writes_no_spaces(part) && whole.contains(part))
}

fn part(deciding: &mut Deciding<'_>, meaning: Meaning, field: RosterField) {
    if deciding.needs(field) {
        let among = deciding.free(meaning);
        deciding.one_or_ask(field, &among);
    }
}

/// The column that is read as a field.
fn read_as(deciding: &Deciding<'_>, field: RosterField) -> Option<usize> {
    deciding.fields.iter().position(|f| *f == Some(field))
}

/// Asks whether a column of halves is the whole name, and which column is the other half.
fn ask_half(deciding: &mut Deciding<'_>, at: usize, half: Option<RosterField>) {
    use say::cohorts as say;
    let field = half.unwrap_or(RosterField::Name);
    let samples = deciding.content(at).samples.clone();
    let text = match half {
        Some(half) => say::roster_ask_half(deciding.label(at), half.label()),
        None => say::roster_ask_one_word(deciding.label(at)),
    };
    let mut question =
        Question::new(Topic::Column(RosterField::Name), text).shows(deciding.rows_of(&[at]));
    // “Second name” is a second given name beside a family name, and the family name without one.
    let middle = read_as(deciding, RosterField::MiddleName)
        .filter(|middle| half == Some(RosterField::GivenName) && *middle != at);
    for other in middle.into_iter().chain(deciding.unknown()) {
        let content = deciding.content(other);
        if other == at
            || !content.mostly(content.one_word + content.name_like, 80)
            || content.tells_result()
            || content.telling + content.letters > 0
            || content.distinct * 3 < content.filled
        {
            continue;
        }
        let missing = if half == Some(RosterField::FamilyName) {
            RosterField::GivenName
        } else {
            RosterField::FamilyName
        };
        let this = if missing == RosterField::GivenName {
            RosterField::FamilyName
        } else {
            RosterField::GivenName
        };
        let label = say::roster_choice_other_half(deciding.label(other), missing.label());
        question = question.offers(
            label,
            content.samples.clone(),
            answer(&[(at, Some(this)), (other, Some(missing))]),
        );
    }
    question = question.offers(
        say::roster_choice_is_whole(),
        samples,
        answer(&[(at, Some(RosterField::Name))]),
    );
    deciding.questions.push(question);
    deciding.take(at, field, say::roster_why_asked());
}

/// Asks whether the whole name or its parts are read, where they do not agree.
fn ask_whole_or_parts(deciding: &mut Deciding<'_>, whole: usize, parts: &[usize]) {
    use say::cohorts as say;
    let mut shown = vec![whole];
    shown.extend(parts);
    let mut unread: Vec<(usize, Option<RosterField>)> =
        parts.iter().map(|at| (*at, None)).collect();
    unread.push((whole, Some(RosterField::Name)));
    let mut read: Vec<(usize, Option<RosterField>)> = parts
        .iter()
        .map(|at| (*at, deciding.fields.get(*at).copied().flatten()))
        .collect();
    read.push((whole, None));
    let labels: Vec<String> = parts.iter().map(|at| deciding.label(*at)).collect();
    let question = Question::new(
        Topic::Column(RosterField::Name),
        say::roster_ask_whole_or_parts(deciding.label(whole), labels.clone()),
    )
    .shows(deciding.rows_of(&shown))
    .offers(
        say::roster_choice_column(deciding.label(whole)),
        deciding.content(whole).samples.clone(),
        answer(&unread),
    )
    .offers(say::roster_choice_parts(labels), Vec::new(), answer(&read));
    deciding.questions.push(question);
    deciding.say(whole, say::roster_why_asked());
}

/// A column headed as a name beside one for half of it: the whole name, or the other half.
fn beside_half(deciding: &mut Deciding<'_>, loose: usize, half: usize, other: RosterField) {
    use say::cohorts as say;
    match holds(deciding, loose, &[half]) {
        Some(80..) => deciding.by_heading(loose, RosterField::Name),
        Some(..=20) => deciding.take(
            loose,
            other,
            say::roster_why_other_half(deciding.label(half)),
        ),
        _ => {
            let question = Question::new(
                Topic::Column(RosterField::Name),
                say::roster_ask_whole_or_half(deciding.label(loose)),
            )
            .shows(deciding.rows_of(&[loose, half]))
            .offers(
                say::roster_choice_read_as(other.label()),
                deciding.content(loose).samples.clone(),
                answer(&[(loose, Some(other))]),
            )
            .offers(
                say::roster_choice_read_as(RosterField::Name.label()),
                deciding.content(loose).samples.clone(),
                answer(&[(loose, Some(RosterField::Name))]),
            );
            deciding.questions.push(question);
            deciding.take(loose, other, say::roster_why_asked());
        }
    }
}

fn whole_column(deciding: &mut Deciding<'_>) -> Option<usize> {
    let mut among = deciding.free(Meaning::Whole);
    let family_first = deciding.free(Meaning::WholeFamilyFirst);
    if among.is_empty() {
        among = family_first;
        deciding.family_first = !among.is_empty();
    }
    // A name of nothing but the number is no name.
    among.retain(|at| {
        let content = deciding.content(*at);
        content.one_word + content.name_like > 0
    });
    let loose = deciding.free(Meaning::Name);
    if let [only] = among.as_slice()
        && let Some(other) = loose.iter().find(|other| {
            holds(deciding, *only, &[**other]).is_some_and(|share| share < 50)
                && deciding.content(**other).may_be_names()
        })
    {
        let both = [*only, *other];
        deciding.ask_which(RosterField::Name, &both);
        return Some(both[0]);
    }
    deciding.one_or_ask(RosterField::Name, &among);
    read_as(deciding, RosterField::Name)
}

/// Whether nearly all cells of a column are single words.
fn is_one_word(deciding: &Deciding<'_>, at: usize) -> bool {
    let content = deciding.content(at);
    let names = content.one_word + content.many_words;
    names > 0 && content.one_word * 100 >= names * 80
}

/// Asks which of two columns of single words is which half of the name, or whether one is the name.
fn ask_halves(deciding: &mut Deciding<'_>, first: usize, second: usize) {
    use say::cohorts as say;
    let both = [first, second];
    let labels = both.map(|at| deciding.label(at)).to_vec();
    let question = Question::new(
        Topic::Column(RosterField::Name),
        say::roster_ask_halves(labels),
    )
    .shows(deciding.rows_of(&both));
    let mut question = offers_halves(deciding, question, first, second);
    for (one, other) in [(first, second), (second, first)] {
        question = question.offers(
            say::roster_choice_column(deciding.label(one)),
            deciding.content(one).samples.clone(),
            answer(&[(one, Some(RosterField::Name)), (other, None)]),
        );
    }
    deciding.questions.push(question);
    deciding.take(first, RosterField::GivenName, say::roster_why_asked());
    deciding.take(second, RosterField::FamilyName, say::roster_why_asked());
}

/// Decides which columns hold names.
pub(super) fn decide(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    for (meaning, field) in [
        (Meaning::Given, RosterField::GivenName),
        (Meaning::Family, RosterField::FamilyName),
        (Meaning::Middle, RosterField::MiddleName),
        (Meaning::Infix, RosterField::Infix),
        (Meaning::SecondFamily, RosterField::SecondFamilyName),
        (Meaning::Suffix, RosterField::Suffix),
    ] {
        part(deciding, meaning, field);
    }
    let given = read_as(deciding, RosterField::GivenName);
    let family = read_as(deciding, RosterField::FamilyName);
    if !deciding.needs(RosterField::Name) {
        if let Some(at) = read_as(deciding, RosterField::Name) {
            deciding.family_first = deciding.meaning(at) == Some(Meaning::WholeFamilyFirst);
        }
        return;
    }
    if let Some(whole) = whole_column(deciding) {
        let parts: Vec<usize> = [given, family].into_iter().flatten().collect();
        if !parts.is_empty() && holds(deciding, whole, &parts).is_some_and(|share| share < 50) {
            ask_whole_or_parts(deciding, whole, &parts);
        }
        return;
    }
    let mut loose = deciding.free(Meaning::Name);
    if loose.len() > 1 {
        let named: Vec<usize> = loose
            .iter()
            .copied()
            .filter(|at| deciding.content(*at).one_word + deciding.content(*at).name_like > 0)
            .collect();
        loose = if named.is_empty() { loose } else { named };
    }
    if loose.len() > 1 {
        let (first, rest) = (loose[0], &loose[1..]);
        if rest.iter().all(|other| deciding.same_cells(first, *other)) {
            for other in rest {
                deciding.say(*other, say::roster_why_same(deciding.label(first)));
            }
            loose.truncate(1);
        } else if let [first, second] = loose[..]
            && is_one_word(deciding, first)
            && is_one_word(deciding, second)
        {
            ask_halves(deciding, first, second);
            return;
        } else {
            deciding.ask_which(RosterField::Name, &loose);
            return;
        }
    }
    match (loose.first().copied(), given, family) {
        (Some(loose), Some(given), Some(family)) => {
            match holds(deciding, loose, &[given, family]) {
                Some(80..) | None => deciding.by_heading(loose, RosterField::Name),
                _ => ask_whole_or_parts(deciding, loose, &[given, family]),
            }
        }
        (Some(loose), Some(given), None) => {
            beside_half(deciding, loose, given, RosterField::FamilyName);
            ask_father(deciding);
        }
        (Some(loose), None, Some(family)) => {
            beside_half(deciding, loose, family, RosterField::GivenName);
            ask_father(deciding);
        }
        (Some(loose), None, None) => {
            if is_one_word(deciding, loose) {
                ask_half(deciding, loose, None);
            } else {
                deciding.by_heading(loose, RosterField::Name);
            }
        }
        (None, Some(given), Some(family)) => {
            ask_swapped(deciding, given, family);
            ask_father(deciding);
            ask_parts_beside(deciding, given, family);
        }
        (None, Some(half), None) => ask_half(deciding, half, Some(RosterField::GivenName)),
        (None, None, Some(half)) => ask_half(deciding, half, Some(RosterField::FamilyName)),
        (None, None, None) => ask_for_names(deciding),
    }
}

/// Asks for the column of names where no heading tells it.
fn ask_for_names(deciding: &mut Deciding<'_>) {
    use say::cohorts as say;
    let mut among: Vec<usize> = deciding
        .unknown()
        .into_iter()
        .filter(|at| deciding.content(*at).may_be_names())
        .collect();
    if among.is_empty() {
        among = deciding
            .unknown()
            .into_iter()
            .filter(|at| {
                let content = deciding.content(*at);
                content.one_word + content.name_like > 0
                    && content.mails == 0
                    && !content.tells_result()
            })
            .collect();
    }
    let mut question = Question::new(Topic::Column(RosterField::Name), say::roster_ask_names())
        .shows(deciding.rows_of(&(0..deciding.columns.len().min(8)).collect::<Vec<_>>()));
    let halves: Vec<usize> = among
        .iter()
        .copied()
        .filter(|at| is_one_word(deciding, *at) && !deciding.content(*at).holds_codes())
        .collect();
    if let [first, second, ..] = halves[..] {
        question = offers_halves(deciding, question, first, second);
    }
    for at in &among {
        question = question.offers(
            say::roster_choice_column(deciding.label(*at)),
            deciding.content(*at).samples.clone(),
            answer(&[(*at, Some(RosterField::Name))]),
        );
    }
    deciding.questions.push(question);
    if let Some(first) = among.first() {
        deciding.take(*first, RosterField::Name, say::roster_why_asked());
    }
}
