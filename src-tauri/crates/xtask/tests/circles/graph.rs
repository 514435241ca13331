//! Which module of a crate uses which, and the circles among them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use crate::module::{Import, Module, Name};

/// Where a module stands in its crate; the crate's root is empty.
pub type Place = Vec<String>;

/// The modules of a crate.
pub struct Crate {
    modules: BTreeMap<Place, Module>,
}

/// What a path leads to.
enum Found {
    Module(Place),
    ItemOf(Place),
}

impl Crate {
    /// Reads a crate, from its root through everything that is declared.
    pub fn read(root: &Path) -> std::io::Result<Self> {
        let folder = root.parent().unwrap_or(root);
        Self::gather(|place| {
            if place.is_empty() {
                return std::fs::read_to_string(root);
            }
            let path = place
                .iter()
                .fold(folder.to_owned(), |at, name| at.join(name));
            std::fs::read_to_string(path.with_extension("rs"))
                .or_else(|_| std::fs::read_to_string(path.join("mod.rs")))
        })
    }

    /// Takes sources from a function.
    pub fn gather(source: impl Fn(&[String]) -> std::io::Result<String>) -> std::io::Result<Self> {
        let mut modules = BTreeMap::new();
        let mut waiting = vec![Place::new()];
        while let Some(place) = waiting.pop() {
            let module = Module::read(&source(&place)?);
            let of = |child: &String| [place.as_slice(), std::slice::from_ref(child)].concat();
            waiting.extend(module.children.iter().map(of));
            modules.insert(place, module);
        }
        Ok(Self { modules })
    }

    /// Each module with those it uses.
    pub fn uses(&self) -> BTreeMap<Place, BTreeSet<Place>> {
        let each = self.modules.keys();
        each.map(|place| (place.clone(), self.used_by(place)))
            .collect()
    }

    fn used_by(&self, from: &Place) -> BTreeSet<Place> {
        let module = &self.modules[from];
        let mut used = BTreeSet::new();
        for import in &module.imports {
            self.imported(from, module, import, &mut used);
        }
        for path in &module.paths {
            if let Some(Found::ItemOf(place)) = self.find(from, path, 0) {
                used.insert(place);
            }
        }
        used.remove(from);
        used
    }

    fn imported(&self, from: &Place, module: &Module, import: &Import, used: &mut BTreeSet<Place>) {
        let found = self.find(from, &import.path, 0);
        match (&import.name, found) {
            (Name::All, Some(Found::Module(place))) => {
                for name in self.names(&place, 0).intersection(&module.words) {
                    if let Some(Found::ItemOf(at)) =
                        self.find_in(place.clone(), std::slice::from_ref(name), 0)
                    {
                        used.insert(at);
                    }
                }
            }
            // A folder that shows what it holds does not use it by that.
            (Name::Word(name), Some(Found::ItemOf(at))) => {
                let shown = import.public && at.starts_with(from);
                if !shown || module.words.contains(name) {
                    used.insert(at);
                }
            }
            // A module that is imported counts where a path goes through it.
            _ => {}
        }
    }

    /// What a module offers to one that imports all of it.
    fn names(&self, place: &Place, depth: usize) -> BTreeSet<String> {
        let module = &self.modules[place];
        let mut names = module.items.clone();
        for import in &module.imports {
            match (&import.name, self.find(place, &import.path, depth)) {
                (Name::Word(name), _) => _ = names.insert(name.clone()),
                (Name::All, Some(Found::Module(at))) if depth < DEEPEST => {
                    names.append(&mut self.names(&at, depth + 1));
                }
                _ => {}
            }
        }
        names
    }

    fn find(&self, from: &Place, path: &[String], depth: usize) -> Option<Found> {
        let mut place = from.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (place, rest) = (Place::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|w| w == "super") {
                    place.pop()?;
                    rest = &rest[1..];
                }
            }
            // A path that begins with none of these leads into this crate only by a name that
            // is known here.
            first => {
                let module = &self.modules[from];
                let known = module.children.contains(first)
                    || module
                        .imports
                        .iter()
                        .any(|i| i.name == Name::Word(first.to_owned()));
                if !known {
                    return None;
                }
            }
        }
        self.find_in(place, rest, depth)
    }

    /// Follows a path from a module, through what it imports to where the item is written.
    fn find_in(&self, mut place: Place, path: &[String], depth: usize) -> Option<Found> {
        if depth > DEEPEST {
            return None;
        }
        for (i, name) in path.iter().enumerate() {
            let module = &self.modules[&place];
            if module.children.contains(name) {
                place.push(name.clone());
                continue;
            }
            if module.items.contains(name) {
                return Some(Found::ItemOf(place));
            }
            if let Some(import) = module
                .imports
                .iter()
                .find(|i| i.name == Name::Word(name.clone()))
            {
                let through = [import.path.as_slice(), &path[i + 1..]].concat();
                return self.find(&place, &through, depth + 1);
            }
            for import in module.imports.iter().filter(|i| i.name == Name::All) {
                if let Some(Found::Module(at)) = self.find(&place, &import.path, depth + 1)
                    && self.names(&at, depth + 1).contains(name)
                {
                    return self.find_in(at, &path[i..], depth + 1);
                }
            }
            // What a macro made stands where the macro is called.
            return Some(Found::ItemOf(place));
        }
        Some(Found::Module(place))
    }
}

/// How many imports a name is followed through.
const DEEPEST: usize = 12;

/// The shortest circle through each group of modules that all reach each other.
pub fn circles(uses: &BTreeMap<Place, BTreeSet<Place>>) -> Vec<Vec<Place>> {
    let mut found: Vec<Vec<Place>> = Vec::new();
    let mut grouped: BTreeSet<&Place> = BTreeSet::new();
    for start in uses.keys() {
        if grouped.contains(start) || way_back(uses, start).is_none() {
            continue;
        }
        let from = reached(uses, start);
        let group: Vec<&Place> = from
            .into_iter()
            .filter(|other| reached(uses, other).contains(start))
            .collect();
        let shortest = group
            .iter()
            .filter_map(|place| way_back(uses, place))
            .min_by_key(Vec::len);
        found.extend(shortest);
        grouped.extend(group);
    }
    found
}

fn reached<'a>(uses: &'a BTreeMap<Place, BTreeSet<Place>>, start: &Place) -> BTreeSet<&'a Place> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Place> = uses[start].iter().collect();
    while let Some(place) = waiting.pop() {
        if seen.insert(place) {
            waiting.extend(&uses[place]);
        }
    }
    seen
}

/// The shortest way from a module back to itself.
fn way_back(uses: &BTreeMap<Place, BTreeSet<Place>>, start: &Place) -> Option<Vec<Place>> {
    let mut ways = VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &uses[way.last()?] {
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back([way.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}
