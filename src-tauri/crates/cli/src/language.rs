//! The language that the program answers in: the one asked for, or that of the system.

use std::ffi::OsString;

use words::{Words, all_spoken, english, say, spoken};

use crate::answer::Failure;

const OPTION: &str = "--language";

/// Variables that say the language of the system, the strongest first (POSIX.1-2017, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that arguments ask for. They are looked through before they are read, since help
/// and faults in the arguments are said in it too.
fn asked(arguments: &[OsString]) -> Option<String> {
    let mut texts = arguments.iter().map(|a| a.to_string_lossy());
    while let Some(text) = texts.next() {
        if text == "--" {
            return None;
        }
        if text == OPTION {
            return texts.next().map(|language| language.into_owned());
        }
        let given = text.strip_prefix(OPTION).and_then(|t| t.strip_prefix('='));
        if let Some(language) = given {
            return Some(language.to_owned());
        }
    }
    None
}

/// The first variable that is set counts, whether the program speaks its language or not.
fn of_system() -> &'static Words {
    let set = VARIABLES
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|language| !language.is_empty());
    set.and_then(|language| spoken(&language))
        .unwrap_or_else(english)
}

/// The words of the program.
///
/// # Errors
/// When a language is asked for that it does not speak.
pub(crate) fn words(arguments: &[OsString]) -> Result<&'static Words, Failure> {
    let Some(language) = asked(arguments) else {
        return Ok(of_system());
    };
    spoken(&language).ok_or_else(|| {
        let known = all_spoken().map(Words::language);
        Failure::wrong_use(say::terminal::no_language(language, known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_before_arguments_are_read() {
        let found = |line: &str| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            asked(&arguments)
        };
        assert_eq!(found("cli --language qps check").as_deref(), Some("qps"));
        assert_eq!(found("cli check --language=en").as_deref(), Some("en"));
        assert_eq!(found("cli check -- --language en"), None);
        assert_eq!(found("cli check"), None);
    }

    #[test]
    fn a_language_that_is_not_spoken_is_refused() {
        let arguments = ["cli", "--language", "tlh"].map(OsString::from);
        assert!(words(&arguments).is_err());
    }
}
