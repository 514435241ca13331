//! The certificates of a run, packed: a run of a hundred thousand takes little more memory than
//! one of a thousand.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use certificate::Certificates;
use domain::certificate::{AwardKept, Certificate, CredentialKept, Snapshot, StackedAward};
use domain::institution::Institution;
use domain::{Date, LearnerId};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::core::packed::{PackedRows, Texts};
use crate::credentials::signer::Signer;

/// The certificates of a run: those in the register first, then those that are due, each in the
/// order of their learners.
pub(crate) struct RunList {
    institution: Institution,
    code: String,
    day: Date,
    /// What certificates share: nearly all of them the same.
    patterns: Vec<Certificate>,
    /// What differs.
    rows: PackedRows,
    pattern_of: Vec<u32>,
    /// Running numbers of serials; 0 where the row has a serial.
    numbers: Vec<u32>,
    /// Numbers of sheets; none where the paper has no numbers.
    sheets: Vec<u32>,
    sheet_prefix: String,
    /// Anchors of the journal, many certificates having the same.
    anchors: Vec<String>,
    anchor_of: Vec<u32>,
    /// The certificate from which on serials are counted, and the counter before it.
    counted: Option<(usize, u32)>,
    /// What signs the certificates that are not in the register yet.
    signer: Option<Arc<Signer>>,
    /// Numbers of their credentials; the first has 0.
    credentials: HashMap<usize, (u32, Option<Date>)>,
}

/// How many of the patterns that came last a certificate is held against.
const PATTERNS_TRIED: usize = 16;

fn packed<T: Serialize>(value: &T, is_empty: bool) -> String {
    if is_empty {
        return String::new();
    }
    // Plain data always becomes JSON.
    serde_json::to_string(value).unwrap_or_default()
}

fn unpacked<T: DeserializeOwned + Default>(text: &str) -> T {
    if text.is_empty() {
        return T::default();
    }
    serde_json::from_str(text).unwrap_or_default()
}

impl RunList {
    /// No certificates of a run so far; `counter` is where its serials go on from.
    pub(crate) fn of(run: &Snapshot, counter: Option<u32>) -> Self {
        Self {
            institution: run.institution.clone(),
            code: run.programme.code.clone(),
            day: run.issued_on.clone(),
            patterns: Vec::new(),
            rows: PackedRows::default(),
            pattern_of: Vec::new(),
            numbers: Vec::new(),
            sheets: Vec::new(),
            sheet_prefix: String::new(),
            anchors: Vec::new(),
            anchor_of: Vec::new(),
            counted: counter.map(|last| (0, last)),
            signer: None,
            credentials: HashMap::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a certificate, with the running number of its serial where it has only that.
    pub(crate) fn push(&mut self, mut certificate: Certificate, number: u32) {
        let own = &mut certificate;
        let serial = std::mem::take(&mut own.serial);
        let learner = std::mem::take(&mut own.learner_id.0);
        let learner_number = std::mem::take(&mut own.learner_number);
        let name = std::mem::take(&mut own.name);
        let latin_name = std::mem::take(&mut own.latin_name);
        let grade = std::mem::take(&mut own.grade);
        let completed_on = own.completed_on.take();
        let sheet = std::mem::take(&mut own.sheet);
        let replaces = std::mem::take(&mut own.replaces);
        let anchor = std::mem::take(&mut own.anchor);
        let stacked = std::mem::take(&mut own.stacked);
        let award = own.award.take();
        let credential = own.credential.take();
        let known = (0..self.patterns.len())
            .rev()
            .take(PATTERNS_TRIED)
            .find(|place| self.patterns.get(*place) == Some(&certificate));
        let pattern = known.unwrap_or_else(|| {
            self.patterns.push(certificate);
            self.patterns.len() - 1
        });
        let pattern = u32::try_from(pattern).unwrap_or(u32::MAX);
        self.pattern_of.push(pattern);
        let anchor = self.anchored(&anchor);
        self.anchor_of.push(anchor);
        self.numbers.push(number);
        self.rows.push([
            learner_number.as_str(),
            &learner,
            &name,
            &latin_name,
            &grade,
            completed_on.as_ref().map_or("", Date::as_str),
            if number == 0 { &serial } else { "" },
            &sheet,
            &replaces,
            &packed(&stacked, stacked.is_empty()),
            &packed(&award, award.is_none()),
            &packed(&credential, credential.is_none()),
        ]);
    }

    /// The certificate at a place.
    pub(crate) fn get(&self, place: usize) -> Option<Certificate> {
        let pattern = *self.pattern_of.get(place)? as usize;
        let mut made = self.patterns.get(pattern)?.clone();
        let mut row: Texts<'_> = self.rows.row(place);
        made.learner_number = row.owned();
        made.learner_id = LearnerId(row.owned());
        made.name = row.owned();
        made.latin_name = row.owned();
        made.grade = row.owned();
        made.completed_on = Date::parse(row.text()).ok();
        made.serial = row.owned();
        made.sheet = row.owned();
        made.replaces = row.owned();
        made.stacked = unpacked::<Vec<StackedAward>>(row.text());
        made.award = unpacked::<Option<AwardKept>>(row.text());
        made.credential = unpacked::<Option<CredentialKept>>(row.text());
        self.anchor(place).clone_into(&mut made.anchor);
        let number = self.numbers.get(place).copied().unwrap_or(0);
        if number > 0 {
            made.serial = self.institution.serial(&self.code, &self.day, number);
        }
        if let Some(sheet) = self.sheets.get(place).filter(|sheet| **sheet > 0) {
            made.sheet = format!("{}{sheet}", self.sheet_prefix);
        }
        if let (Some(signer), Some((number, awarded))) =
            (&self.signer, self.credentials.get(&place))
        {
            // One whose code cannot be made is missing, which stops the run.
            let code = signer.code(&made, *number, awarded.clone()).ok()?;
            made.credential = Some(CredentialKept {
                number: *number,
                awarded: awarded.clone(),
                code,
                ..CredentialKept::default()
            });
        }
        Some(made)
    }

    /// The number of the learner at a place.
    pub(crate) fn learner_number(&self, place: usize) -> &str {
        self.rows.row(place).text()
    }

    /// The name on the certificate at a place.
    pub(crate) fn name(&self, place: usize) -> &str {
        self.rows.row(place).nth(2).unwrap_or_default()
    }

    /// The running number of a serial; 0 where the certificate has a serial already.
    pub(crate) fn number(&self, place: usize) -> u32 {
        self.numbers.get(place).copied().unwrap_or(0)
    }

    pub(crate) fn set_number(&mut self, place: usize, number: u32) {
        if let Some(known) = self.numbers.get_mut(place) {
            *known = number;
        }
    }

    /// Has what is not in the register yet signed.
    pub(crate) fn sign_with(&mut self, signer: Option<Arc<Signer>>) {
        self.signer = signer;
    }

    /// What signs it.
    pub(crate) fn signer(&self) -> Option<&Arc<Signer>> {
        self.signer.as_ref()
    }

    /// The number of the credential at a place.
    pub(crate) fn credential(&self, place: usize) -> Option<u32> {
        self.credentials.get(&place).map(|(number, _)| *number)
    }

    /// Gives the certificate at a place its credential's number, and the day of an earlier award
    /// that it renews.
    pub(crate) fn set_credential(&mut self, place: usize, number: u32, awarded: Option<Date>) {
        self.credentials.insert(place, (number, awarded));
    }

    /// The serial that the certificate at a place takes the place of; empty for none.
    pub(crate) fn replaces(&self, place: usize) -> &str {
        self.rows.row(place).nth(8).unwrap_or_default()
    }

    /// Whether the serials from a place on are those that follow this state of the counter.
    pub(crate) fn follows(&self, place: usize, counter: u32) -> bool {
        match self.counted {
            Some((first, last)) if place == first => last == counter,
            Some((first, _)) if place > first => self.number(place - 1) == counter,
            _ => false,
        }
    }

    /// Notes that the serials from a place on were counted from here.
    pub(crate) fn counted_from(&mut self, place: usize, counter: u32) {
        self.counted = Some((place, counter));
    }

    /// Gives the certificate at a place a sheet of numbered paper.
    pub(crate) fn set_sheet(&mut self, place: usize, prefix: &str, sheet: u32) {
        prefix.clone_into(&mut self.sheet_prefix);
        self.sheets.resize(self.len(), 0);
        if let Some(known) = self.sheets.get_mut(place) {
            *known = sheet;
        }
    }

    /// The number of an anchor among those that are known.
    fn anchored(&mut self, anchor: &str) -> u32 {
        let known = self.anchors.iter().rposition(|known| known == anchor);
        let place = known.unwrap_or_else(|| {
            self.anchors.push(anchor.to_owned());
            self.anchors.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    fn anchor(&self, place: usize) -> &str {
        let number = self.anchor_of.get(place).copied().unwrap_or(u32::MAX);
        self.anchors.get(number as usize).map_or("", String::as_str)
    }

    /// Gives certificates the anchor of the journal that they are printed with.
    pub(crate) fn set_anchor(&mut self, places: Range<usize>, anchor: &str) {
        let number = self.anchored(anchor);
        for known in self.anchor_of.get_mut(places).unwrap_or_default() {
            *known = number;
        }
    }

    /// The same in another order.
    pub(crate) fn in_order(self, places: impl Iterator<Item = usize>) -> Self {
        self.some(places)
    }

    /// The same without some. What follows one that is left out is counted anew.
    pub(crate) fn without(self, left_out: &HashSet<usize>) -> Self {
        if left_out.is_empty() {
            return self;
        }
        let places = 0..self.len();
        self.some(places.filter(|place| !left_out.contains(place)))
    }

    fn some(mut self, places: impl Iterator<Item = usize>) -> Self {
        let mut some = Self {
            patterns: std::mem::take(&mut self.patterns),
            institution: self.institution.clone(),
            code: self.code.clone(),
            day: self.day.clone(),
            rows: PackedRows::default(),
            pattern_of: Vec::new(),
            numbers: Vec::new(),
            sheets: Vec::new(),
            sheet_prefix: String::new(),
            anchors: Vec::new(),
            anchor_of: Vec::new(),
            counted: None,
            signer: self.signer.take(),
            credentials: HashMap::new(),
        };
        for place in places {
            some.take_over(&self, place, |pattern| pattern);
        }
        some
    }

    /// Those of another list after these.
    pub(crate) fn then(mut self, mut other: Self) -> Self {
        if self.is_empty() {
            return other;
        }
        let first = self.len();
        let moved = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
        self.patterns.append(&mut other.patterns);
        for place in 0..other.len() {
            self.take_over(&other, place, |pattern| pattern.saturating_add(moved));
        }
        self.counted = other.counted.map(|(place, last)| (first + place, last));
        self.signer = other.signer.or(self.signer);
        self
    }

    fn take_over(&mut self, other: &Self, place: usize, pattern: impl Fn(u32) -> u32) {
        self.rows.push(other.rows.row(place));
        self.numbers.push(other.number(place));
        let of = other.pattern_of.get(place).copied().unwrap_or(u32::MAX);
        self.pattern_of.push(pattern(of));
        let anchor = self.anchored(other.anchor(place));
        self.anchor_of.push(anchor);
    }
}

impl Certificates for RunList {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>> {
        self.get(place).map(Cow::Owned)
    }
}

/// Some that follow each other.
pub(crate) struct Part<'l> {
    pub list: &'l RunList,
    pub range: Range<usize>,
}

impl Certificates for Part<'_> {
    fn count(&self) -> usize {
        self.range.len()
    }

    fn at(&self, place: usize) -> Option<Cow<'_, Certificate>> {
        let place = self.range.start.checked_add(place)?;
        if place >= self.range.end {
            return None;
        }
        self.list.get(place).map(Cow::Owned)
    }
}
