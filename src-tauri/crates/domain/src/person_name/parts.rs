//! A name out of its parts.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::customs::family_first_by_custom;
use super::script::east_asian;

/// In which order given and family name are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NameOrder {
    /// The given name first.
    GivenFirst,
    /// The family name first.
    FamilyFirst,
    /// The family name first in Hungarian and Vietnamese names, the given name first in others.
    ByCustom,
    /// As it stands in the column of whole names.
    AsWritten,
}

/// The parts of a name, each tidied; those that a list has no column for are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "each is named for what it holds")]
pub struct NameParts<'a> {
    pub given: &'a str,
    pub second_given: &'a str,
    pub infix: &'a str,
    pub family: &'a str,
    pub second_family: &'a str,
    pub suffix: &'a str,
}

impl NameParts<'_> {
    /// Whether there is nothing in any of them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
            && self.family.is_empty()
            && self.second_family.is_empty()
            && self.second_given.is_empty()
    }

    /// Whether the family or the given name is missing.
    #[must_use]
    pub fn is_half(&self) -> bool {
        (self.given.is_empty() && self.second_given.is_empty())
            != (self.family.is_empty() && self.second_family.is_empty())
    }

    /// The whole name. Han, Kana and Hangul stand family name first and without a space.
    #[must_use]
    pub fn joined(&self, order: NameOrder) -> String {
        let given = [self.given, self.second_given];
        let family = [self.infix, self.family, self.second_family];
        let all = || given.iter().chain(&family).copied().chain([self.suffix]);
        if all().all(|part| part.is_empty() || east_asian(part)) {
            return [
                self.family,
                self.second_family,
                self.given,
                self.second_given,
                self.suffix,
            ]
            .concat();
        }
        let family_first = match order {
            NameOrder::FamilyFirst => true,
            NameOrder::ByCustom => family_first_by_custom(self.family, self.given),
            NameOrder::GivenFirst | NameOrder::AsWritten => false,
        };
        let (first, then): (&[&str], &[&str]) = if family_first {
            (&family, &given)
        } else {
            (&given, &family)
        };
        let mut name = String::new();
        for part in first
            .iter()
            .chain(then)
            .chain([&self.suffix])
            .filter(|p| !p.is_empty())
        {
            if !name.is_empty() && !name.ends_with(['’', '\'']) {
                name.push(' ');
            }
            name.push_str(part);
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'a>(given: &'a str, family: &'a str) -> NameParts<'a> {
        NameParts {
            given,
            family,
            ..NameParts::default()
        }
    }

    #[test]
    fn parts_stand_in_their_order() {
        let name = NameParts {
            given: "Martin",
            second_given: "Luther",
            family: "King",
            suffix: "Jr.",
            ..NameParts::default()
        };
        assert_eq!(name.joined(NameOrder::GivenFirst), "Martin Luther King Jr.");
        let name = NameParts {
            given: "Jan",
            infix: "van der",
            family: "Berg",
            ..NameParts::default()
        };
        assert_eq!(name.joined(NameOrder::GivenFirst), "Jan van der Berg");
        let name = NameParts {
            given: "María",
            family: "García",
            second_family: "Núñez",
            ..NameParts::default()
        };
        assert_eq!(name.joined(NameOrder::GivenFirst), "María García Núñez");
    }

    #[test]
    fn east_asian_names_stand_family_name_first_without_a_space() {
        assert_eq!(parts("小明", "李").joined(NameOrder::GivenFirst), "李小明");
        assert_eq!(parts("민준", "김").joined(NameOrder::GivenFirst), "김민준");
        assert_eq!(
            parts("Xiaoming", "Li").joined(NameOrder::GivenFirst),
            "Xiaoming Li"
        );
    }

    #[test]
    fn custom_turns_hungarian_and_vietnamese_names_alone() {
        assert_eq!(
            parts("Eszter", "Nagy").joined(NameOrder::ByCustom),
            "Nagy Eszter"
        );
        assert_eq!(
            parts("Thị Mai", "Nguyễn").joined(NameOrder::ByCustom),
            "Nguyễn Thị Mai"
        );
        assert_eq!(parts("Ann", "Lee").joined(NameOrder::ByCustom), "Ann Lee");
        assert_eq!(
            parts("Ann", "Lee").joined(NameOrder::FamilyFirst),
            "Lee Ann"
        );
    }
}
