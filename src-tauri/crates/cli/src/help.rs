//! Help, and what is wrong with arguments, in the words of the catalogue.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use words::{Message, Words, say};

use crate::answer::Failure;
use crate::arguments::Arguments;

/// The help of a command or an argument, by its place such as `roster-import-file`.
fn help(words: &Words, place: &str) -> String {
    let message = Message::named("terminal-help", place);
    message.map(|m| words.put(&m)).unwrap_or_default()
}

fn below(place: &str, name: &str) -> String {
    if place.is_empty() {
        name.to_owned()
    } else {
        format!("{place}-{name}")
    }
}

/// A command with the words of the catalogue. `place` is empty for the program itself.
fn told(command: Command, place: &str, words: &Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        words.put(&say::terminal::usage())
    );
    let (options, arguments) = (
        words.put(&say::terminal::options()),
        words.put(&say::terminal::arguments()),
    );
    let about = if place.is_empty() {
        words.put(&say::terminal::about())
    } else {
        help(words, place)
    };
    command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(words.put(&say::terminal::commands()))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help),
        )
        .mut_args(move |arg| {
            let name = arg.get_id().as_str();
            let own = ["help", "version"].contains(&name) || arg.is_global_set();
            let place = if own {
                name.to_owned()
            } else {
                below(place, name)
            };
            let heading = if arg.is_positional() {
                arguments.clone()
            } else {
                options.clone()
            };
            let (text, takes) = (help(words, &place), arg.get_action().takes_values());
            // What clap would say of values stands in the help, in its language.
            arg.help(text)
                .help_heading(heading)
                .hide_possible_values(takes)
                .hide_default_value(takes)
        })
        .mut_subcommands(|sub| {
            let place = below(place, sub.get_name());
            told(sub, &place, words)
        })
}

/// The program's command line with the words of a catalogue.
pub(crate) fn command(words: &Words) -> Command {
    let command = Arguments::command()
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version),
        )
        .after_help(words.put(&say::terminal::exit_codes()));
    told(command, "", words)
}

/// A text that an error of the command line carries.
fn carried(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn first(error: &clap::Error, kinds: &[ContextKind]) -> String {
    let mut found = kinds.iter().flat_map(|kind| carried(error, *kind));
    found.next().unwrap_or_default()
}

/// What is wrong with the arguments.
pub(crate) fn wrong(error: &clap::Error) -> Failure {
    use say::terminal as say;
    let what = first(
        error,
        &[ContextKind::InvalidArg, ContextKind::InvalidSubcommand],
    );
    let value = first(error, &[ContextKind::InvalidValue]);
    let said = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => say::use_unknown(what),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = carried(error, ContextKind::ValidValue);
            if allowed.is_empty() {
                say::use_value(value, what)
            } else {
                say::use_values(allowed, value, what)
            }
        }
        ErrorKind::MissingRequiredArgument => {
            say::use_missing(carried(error, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => say::use_twice(what),
        _ => say::use_other(),
    };
    Failure::wrong_use_of(vec![said, say::use_help()])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn held(command: &Command, place: &str) {
        assert!(
            command
                .get_about()
                .is_some_and(|a| !a.to_string().is_empty()),
            "{place} has no help"
        );
        for arg in command.get_arguments() {
            let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!text.is_empty(), "{place} {} has no help", arg.get_id());
        }
        for sub in command.get_subcommands() {
            held(sub, &below(place, sub.get_name()));
        }
    }

    #[test]
    fn every_command_and_argument_has_help() {
        held(&command(words::english()), "");
    }

    #[test]
    fn the_command_line_is_sound() {
        command(words::english()).debug_assert();
    }
}
