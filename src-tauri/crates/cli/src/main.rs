//! credwright-cli: the use cases of Credwright for scripts.

mod answer;
mod arguments;
mod credentials;
mod help;
mod language;
mod line_numbers;
mod lock;
mod press;
mod roster;
mod roster_options;
mod run;
mod shown;
mod template;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use answer::Failure;
use arguments::Arguments;

fn failed(failure: &Failure, words: &words::Words, json: bool) -> ExitCode {
    failure.print(words, json);
    ExitCode::from(failure.code)
}

fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    // Known before the arguments are read, so that what is wrong with them is said as asked.
    let json = given.iter().any(|argument| argument == "--json");
    let words = match language::words(&given) {
        Ok(words) => words,
        Err(failure) => return failed(&failure, words::english(), json),
    };
    let command = help::command(words);
    let read = command
        .try_get_matches_from(given)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let code = if error.use_stderr() { 2 } else { 0 };
                let _ = error.print();
                return ExitCode::from(code);
            }
            _ => return failed(&help::wrong(&error), words, json),
        },
    };
    match run::run(arguments, words) {
        Ok(answer) => match answer.print(words, json) {
            Ok(()) => ExitCode::from(u8::from(!answer.yes)),
            Err(failure) => failed(&failure, words, json),
        },
        Err(failure) => failed(&failure, words, json),
    }
}
