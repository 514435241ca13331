//! Languages by BCP 47 tag.

/// Whether a text could be a BCP 47 language tag: letters, digits and hyphens, two letters first.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_language_tag() {
        assert!(is_language_tag("en") && is_language_tag("zh-Hant") && is_language_tag("pt-BR"));
        assert!(!is_language_tag("") && !is_language_tag("e") && !is_language_tag("en_GB"));
    }
}
