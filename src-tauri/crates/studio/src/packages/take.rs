//! A taking under way: what was chosen, and what will be written.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::people::Action;
use store::{Guard, Write};

use super::{PackageChoice, PackageTaken};

/// What a taking comes to, thing by thing, before it is saved.
pub(super) struct Taking<'c> {
    pub(super) choices: HashMap<&'c str, &'c PackageChoice>,
    pub(super) guards: Vec<Guard>,
    pub(super) writes: Vec<Write>,
    pub(super) taken: PackageTaken,
    /// Numbers given to programme versions that came in, by code.
    pub(super) numbers: HashMap<String, BTreeSet<u32>>,
    /// What whoever is signed in was found to be allowed.
    pub(super) allowed: HashSet<Action>,
    /// A decision was taken, which is not undone.
    pub(super) decided: bool,
}
