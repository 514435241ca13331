//! Whether two entries may be one person.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cohort::{Learner, name_key};
use crate::learner_number::near_number;

/// The words of a name, without case, accents and signs.
fn words_of(name: &str) -> Vec<String> {
    name_key(name)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether two names share no word of more than one letter, so that they are hardly one person's.
#[must_use]
pub fn quite_another_name(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let (a, b) = (words_of(a), words_of(b));
    !a.iter()
        .any(|word| (word.chars().count() > 1 || !word.is_ascii()) && b.contains(word))
}

/// Whether two addresses are one, or the same before the @.
pub(super) fn same_mailbox(a: &str, b: &str) -> bool {
    let local = |text: &str| text.split('@').next().unwrap_or_default().to_lowercase();
    !a.is_empty() && !b.is_empty() && local(a) == local(b)
}

/// Whether two learners of different cohorts may be one person: the same name, its words in whatever
/// order, with the same mailbox or a near number; or the same mail address or a near number with a
/// name that is not quite another.
#[must_use]
pub fn may_be_one_person(a: &Learner, b: &Learner) -> bool {
    let near = near_number(&a.number) == near_number(&b.number);
    let one_name = same_words(&a.name, &b.name);
    let one_mail = !a.email.is_empty() && a.email.to_lowercase() == b.email.to_lowercase();
    (one_name && (near || same_mailbox(&a.email, &b.email)))
        || (((near && a.number.len() > 2) || one_mail) && !quite_another_name(&a.name, &b.name))
}

/// Whether two names have the same words, in whatever order.
fn same_words(a: &str, b: &str) -> bool {
    let sorted = |name: &str| {
        let mut words = words_of(name);
        words.sort_unstable();
        words
    };
    name_key(a) == name_key(b) || sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_a_word_may_be_one_persons() {
        assert!(!quite_another_name("Amal Haddad", "Amal King"));
        assert!(!quite_another_name("Zoë Brontë", "BRONTE Zoe"));
        assert!(quite_another_name("Amal Haddad", "Cai Wu"));
        assert!(!quite_another_name("A. Haddad-King", "Amal Haddad"));
    }

    #[test]
    fn a_mailbox_is_what_stands_before_the_at() {
        assert!(same_mailbox("Amal@personal.example", "amal@uni.example"));
        assert!(!same_mailbox("", ""));
    }
}
