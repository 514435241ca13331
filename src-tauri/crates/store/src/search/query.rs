//! What a person typed as a query: every word must be met, by the word itself, by one
//! that begins with it, or by one a letter or two off.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::SearchFor;
use super::words::{Word, words};

/// The fields of a document.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    pub key: Field,
    pub kind: Field,
    pub within: Field,
    pub mark: Field,
    pub names: Field,
    pub words: Field,
}

type Clause = (Occur, Box<dyn Query>);

fn should(query: impl Query, boost: f32) -> Clause {
    (
        Occur::Should,
        Box::new(BoostQuery::new(Box::new(query), boost)),
    )
}

fn exactly(field: Field, text: &str) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), 0.0))
}

/// Letters that may be wrong in a word: none in a short one.
fn typos(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

fn word_clauses(field: Field, weight: f32, word: &str, into: &mut Vec<Clause>) {
    let term = || Term::from_field_text(field, word);
    into.push(should(
        TermQuery::new(term(), IndexRecordOption::WithFreqs),
        4.0 * weight,
    ));
    into.push(should(
        FuzzyTermQuery::new_prefix(term(), 0, true),
        2.0 * weight,
    ));
    let typos = typos(word);
    if typos > 0 {
        into.push(should(
            FuzzyTermQuery::new_prefix(term(), typos, true),
            0.3 * weight,
        ));
    }
}

fn letters_clauses(field: Field, weight: f32, letters: &[Word], into: &mut Vec<Clause>) {
    let terms: Vec<Term> = letters
        .iter()
        .map(|l| Term::from_field_text(field, &l.text))
        .collect();
    if let [only] = terms.as_slice() {
        into.push(should(
            TermQuery::new(only.clone(), IndexRecordOption::WithFreqs),
            3.0 * weight,
        ));
    } else {
        into.push(should(PhraseQuery::new(terms), 6.0 * weight));
    }
}

pub(crate) fn query(wanted: &SearchFor, fields: Fields) -> Box<dyn Query> {
    let found = words(&wanted.words);
    let mut must: Vec<Clause> = Vec::new();
    for (field, text) in [
        (fields.kind, &wanted.kind),
        (fields.within, &wanted.within),
        (fields.mark, &wanted.mark),
    ] {
        if !text.is_empty() {
            must.push((Occur::Must, exactly(field, text)));
        }
    }
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let mut any = Vec::new();
        let run = if first.letter {
            rest.iter().take_while(|w| w.letter).count()
        } else {
            1
        };
        let (these, after) = rest.split_at(run);
        for (field, weight) in [(fields.names, 2.0), (fields.words, 1.0)] {
            if first.letter {
                letters_clauses(field, weight, these, &mut any);
            } else {
                word_clauses(field, weight, &first.text, &mut any);
            }
        }
        must.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        rest = after;
    }
    if found.is_empty() {
        must.push((
            Occur::Must,
            Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0)),
        ));
    }
    Box::new(BooleanQuery::new(must))
}
