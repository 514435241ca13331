//! credwright-cli: the use cases of Credwright for scripts.
#![allow(clippy::print_stdout, reason = "a terminal program")]

mod arguments;
mod run;
mod template;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = match arguments::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let json = arguments.json;
    match run::run(arguments) {
        Ok(answer) => {
            answer.print(json);
            ExitCode::from(u8::from(!answer.yes))
        }
        Err(failure) => {
            failure.print(json);
            ExitCode::from(failure.code)
        }
    }
}
