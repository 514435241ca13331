//! Names of the files of a run that prints one for each learner: no two alike on any system.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use domain::certificate::Certificate;
use domain::file_name::sameness;
use store::plain;

use crate::certificates::run_list::RunList;
use crate::core::outside::unfinished;

/// Gives the files of a run their names.
pub(crate) struct FileNames<'n> {
    folder: &'n Path,
    pattern: &'n str,
    /// Names that more than one learner would have, as numbers: a name is long.
    shared: HashSet<u64>,
    /// Names that were given.
    given: HashSet<u64>,
}

fn number(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    sameness(name).hash(&mut hasher);
    hasher.finish()
}

/// A name with something behind it, before its ending.
fn with(name: &str, more: &str) -> String {
    let stem = name.strip_suffix(".pdf").unwrap_or(name);
    format!("{stem}-{more}.pdf")
}

impl<'n> FileNames<'n> {
    /// Names by a pattern, in a folder. Where the pattern gives two learners of the run one name,
    /// such as for the numbers `A-1` and `a.1`, both get their serial behind it.
    pub(crate) fn of(list: &RunList, folder: &'n Path, pattern: &'n str) -> Self {
        let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
        // No two certificates have one serial.
        if !pattern.is_empty() && !pattern.contains("{serial}") {
            for certificate in (0..list.len()).filter_map(|place| list.get(place)) {
                let name = number(&certificate.file_name(pattern));
                if !seen.insert(name) {
                    shared.insert(name);
                }
            }
        }
        Self {
            folder,
            pattern,
            shared,
            given: HashSet::new(),
        }
    }

    fn name(&self, certificate: &Certificate) -> String {
        let name = certificate.file_name(self.pattern);
        if self.shared.contains(&number(&name)) {
            let serial = domain::file_name::plain(&certificate.serial, 60);
            return with(&name, &serial);
        }
        name
    }

    /// Where the file of a certificate is that was printed before.
    pub(crate) fn printed(&mut self, certificate: &Certificate) -> PathBuf {
        let name = self.name(certificate);
        self.given.insert(number(&name));
        self.folder.join(name)
    }

    /// Where the file of a certificate is to be: nothing is there, and no other of the run has
    /// that name.
    pub(crate) fn fresh(&mut self, certificate: &Certificate) -> PathBuf {
        let first = self.name(certificate);
        let mut name = first.clone();
        let mut tries = 1;
        loop {
            let path = self.folder.join(&name);
            let is_free = !plain::exists(&path) && !plain::exists(&unfinished(&path));
            if is_free && self.given.insert(number(&name)) {
                return path;
            }
            tries += 1;
            name = with(&first, &tries.to_string());
        }
    }
}
