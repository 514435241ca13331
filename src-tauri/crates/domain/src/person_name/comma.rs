//! Names written “Last, First”.

/// What may follow a name after a comma and is no given name.
const SUFFIXES: &str = "jr|jr.|sr|sr.|junior|senior|ii|iii|iv|v|2nd|3rd|phd|ph.d.|ph.d|md|m.d.|msc|m.sc.|bsc|b.sc.|ba|b.a.|ma|m.a.|mba|esq|esq.|rn|cpa|dds|jd|edd|ed.d.|dr|dr.|bacc|llm|ll.m.|llb|meng|beng|mres|mphil|dphil|filho|neto|júnior";

/// Whether a part after a comma is a suffix such as Jr. or PhD.
#[must_use]
pub fn is_suffix(part: &str) -> bool {
    let lower = part.trim().to_lowercase();
    SUFFIXES.split('|').any(|known| known == lower)
}

/// How a name stands to commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommaName {
    /// It has none, or what follows is a suffix: Martin King, Jr.
    AsItIs,
    /// It is turned: “Ruiz Soto, Bea” is Bea Ruiz Soto.
    Turned(String),
    /// It has commas that cannot be told.
    Unclear,
}

/// Looks at the commas of a name.
#[must_use]
pub fn comma_name(name: &str) -> CommaName {
    let parts: Vec<&str> = name.split([',', '،', '，', '、']).map(str::trim).collect();
    match parts.as_slice() {
        [_] => CommaName::AsItIs,
        [_, last] if is_suffix(last) => CommaName::AsItIs,
        [family, given] if !family.is_empty() && !given.is_empty() => {
            CommaName::Turned(format!("{given} {family}"))
        }
        [family, given, suffix] if is_suffix(suffix) && !given.is_empty() && !is_suffix(given) => {
            CommaName::Turned(format!("{given} {family}, {suffix}"))
        }
        [family, suffix, given] if is_suffix(suffix) && !given.is_empty() => {
            CommaName::Turned(format!("{given} {family}, {suffix}"))
        }
        _ => CommaName::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_first_is_turned_and_a_suffix_stays_behind() {
        for (name, turned) in [
            ("Haddad, Amal", "Amal Haddad"),
            ("Ruiz Soto, Bea", "Bea Ruiz Soto"),
            ("King, Jr., Martin", "Martin King, Jr."),
            ("King, Martin, Jr.", "Martin King, Jr."),
            ("Wijngaarden, Teun van", "Teun van Wijngaarden"),
        ] {
            assert_eq!(
                comma_name(name),
                CommaName::Turned(turned.to_owned()),
                "{name}"
            );
        }
        assert_eq!(comma_name("Amal Haddad"), CommaName::AsItIs);
        assert_eq!(comma_name("Martin King, Jr."), CommaName::AsItIs);
        assert_eq!(comma_name("A, B, C"), CommaName::Unclear);
        assert_eq!(comma_name("Lee,"), CommaName::Unclear);
    }
}
