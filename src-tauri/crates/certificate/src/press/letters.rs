//! The letters of a run: embedded once for all of its files.

use std::collections::BTreeSet;

use domain::certificate::RunLetters;
use unicode_script::{Script, UnicodeScript};

use super::certificates::Certificates;

/// Letters at most: beyond this a file of one certificate would carry what it does not need.
const MOST: usize = 300;

#[derive(Default)]
struct Collected(BTreeSet<char>);

impl Collected {
    fn take(&mut self, words: &str) {
        for c in words.chars() {
            if self.0.contains(&c) || c.is_control() || self.0.len() >= MOST {
                continue;
            }
            let steady = matches!(
                c.script(),
                Script::Latin
                    | Script::Greek
                    | Script::Cyrillic
                    | Script::Armenian
                    | Script::Georgian
                    | Script::Common
            );
            if steady {
                self.0.insert(c);
            }
        }
    }

    fn into_text(self) -> String {
        self.0.into_iter().collect()
    }
}

/// The letters that the certificates' words need, of scripts whose letters keep their shape
/// beside each other: Latin, Greek, Cyrillic, Armenian and Georgian.
#[must_use]
pub fn letters_of(certificates: &dyn Certificates) -> RunLetters {
    let mut all: [Collected; 5] = Default::default();
    let [names, latin, grades, serials, others] = &mut all;
    // A whole serial besides: some fonts have other hyphens between figures.
    let first = certificates.at(0).map(|c| c.serial.clone());
    for certificate in (0..certificates.count()).filter_map(|place| certificates.at(place)) {
        names.take(&certificate.name);
        latin.take(&certificate.latin_name);
        grades.take(&certificate.grade);
        serials.take(&certificate.serial);
        others.take(&certificate.cohort_name);
        others.take(&certificate.learner_number);
    }
    let [names, latin_names, grades, serials, others] = all.map(Collected::into_text);
    RunLetters {
        names,
        latin_names,
        grades,
        serials: first.unwrap_or_default() + &serials,
        others,
    }
}
