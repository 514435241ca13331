//! Mail addresses as they stand in lists.

/// A mail address out of a cell: what stands in `mailto:` and `Ann <ann@…>` is the one within.
/// `None` when there is none.
#[must_use]
pub fn mail_address(cell: &str) -> Option<&str> {
    let mut text = cell.trim();
    if let Some((_, within)) = text.rsplit_once('<') {
        text = within.strip_suffix('>')?.trim();
    }
    if text
        .get(..7)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
    {
        text = text.get(7..)?.trim();
        text = text.split('?').next().unwrap_or(text);
    }
    let text = text.trim_end_matches([';', ',']);
    looks_like_one(text).then_some(text)
}

/// Whether a text has the shape of one mail address.
#[must_use]
pub fn looks_like_one(text: &str) -> bool {
    text.len() <= 254
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.contains('@')
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        })
        && !text
            .chars()
            .any(|c| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')'))
}

/// The key under which two addresses are one: case does not tell people apart.
#[must_use]
pub fn mail_key(address: &str) -> String {
    address.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_within_is_found() {
        for cell in [
            "ann@example.org",
            "mailto:ann@example.org",
            "MAILTO:ann@example.org?subject=x",
            "Ann Lee <ann@example.org>",
            "<ann@example.org>",
            "ann@example.org;",
        ] {
            assert_eq!(mail_address(cell), Some("ann@example.org"), "{cell}");
        }
        for cell in [
            "",
            "no",
            "a@b",
            "@example.org",
            "a@b.ie, c@d.ie",
            "Ann <ann@example.org",
            "a b@c.ie",
            "anonymous",
        ] {
            assert_eq!(mail_address(cell), None, "{cell}");
        }
    }
}
