//! Finding anything by a few letters: accents and case do not count.

use domain::certificate::Certificate;
use domain::cohort::Learner;
use domain::programme::Programme;
use serde::{Deserialize, Serialize};
use specta::Type;
use unicode_normalization::UnicodeNormalization;

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// What sort of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for what it is")]
pub enum FoundKind {
    Programme,
    Competency,
    Learner,
    Certificate,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What sort of thing.
    pub kind: FoundKind,
    /// Its identity; for learners that of their cohort.
    pub id: String,
    /// What people know it by.
    pub title: String,
    /// A line more about it.
    pub detail: String,
}

/// A text without accents and case.
pub(crate) fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            other => other,
        })
        .collect()
}

/// How well a text answers folded words: 0 when one of them is not in it.
pub(crate) fn score(text: &str, wanted: &str) -> u32 {
    let text = folded(text);
    if text.is_empty() || wanted.is_empty() {
        return 0;
    }
    if text == wanted {
        return 1_000;
    }
    let mut total = if text.starts_with(wanted) { 400 } else { 0 };
    for word in wanted.split_whitespace() {
        let starts = text
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w.starts_with(word));
        total += match (starts, text.contains(word)) {
            (true, _) => 100,
            (false, true) => 20,
            _ => return 0,
        };
    }
    total + 50_u32.saturating_sub(u32::try_from(text.len() / 4).unwrap_or(50))
}

impl Studio {
    /// Programmes, competencies, learners and certificates that answer a query, best first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &str, limit: u32) -> Result<Vec<Found>, StudioError> {
        let wanted = folded(query.trim());
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut found: Vec<(u32, Found)> = Vec::new();
        let mut offer = |texts: &[&str], make: &dyn Fn() -> Found| {
            let best = texts.iter().map(|t| score(t, &wanted)).max().unwrap_or(0);
            if best > 0 {
                found.push((best, make()));
            }
        };
        for programme in self.list::<Programme>(records::PROGRAMME, "")? {
            let p = programme.value;
            offer(&[&p.title, &p.code], &|| Found {
                kind: FoundKind::Programme,
                id: p.id.0.clone(),
                title: p.title.clone(),
                detail: format!(
                    "{} · version {} · {}",
                    p.code,
                    p.version,
                    p.state.in_words()
                ),
            });
        }
        for learner in self.list::<Learner>(records::LEARNER, "")? {
            let l = learner.value;
            offer(&[&l.name, &l.latin_name, &l.number], &|| Found {
                kind: FoundKind::Learner,
                id: l.cohort_id.0.clone(),
                title: l.name.clone(),
                detail: l.number.clone(),
            });
        }
        for certificate in self.list::<Certificate>(records::CERTIFICATE, "")? {
            let c = certificate.value;
            offer(&[&c.name, &c.latin_name, &c.serial], &|| Found {
                kind: FoundKind::Certificate,
                id: c.serial.clone(),
                title: c.name.clone(),
                detail: format!("{} · {}", c.serial, c.programme_title),
            });
        }
        for c in self.find_competencies("", query, limit)? {
            offer(&[&c.label, &c.code], &|| Found {
                kind: FoundKind::Competency,
                id: c.framework_id.0.clone(),
                title: c.label.clone(),
                detail: c.category.clone(),
            });
        }
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.title.cmp(&y.title)));
        Ok(found
            .into_iter()
            .take(limit as usize)
            .map(|(_, f)| f)
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(
            folded("Żółkiewska Ŵyn Şükrü Nguyễn"),
            "zolkiewska wyn sukru nguyen"
        );
        assert!(score("Þórdís Ævarsdóttir", &folded("thordis")) == 0);
        assert!(score("Gwenllian Ŵyn", &folded("wyn")) > score("Gwenllian Ŵyn", &folded("en")));
        assert_eq!(
            score("show initiative", &folded("initiative")),
            score("show initiative", "initiative")
        );
        assert!(score("王小明", &folded("小明")) > 0);
    }
}
