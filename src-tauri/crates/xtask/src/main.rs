//! The project's own commands. `cargo xtask test` installs what is missing and runs every test.
#![allow(clippy::print_stdout, reason = "a terminal program")]

mod bench;
mod build;
mod debian;
mod run;
mod step;
mod test;

use std::process::ExitCode;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1);
    let outcome = match wanted.as_deref() {
        Some("run") => run::open_sample(),
        Some("test") => test::run_everything(std::env::args().nth(2).as_deref() == Some("--long")),
        Some("bench") => bench::measure(),
        _ => {
            println!("cargo xtask run     install what is missing, build, and open the sample");
            println!("cargo xtask test    install what is missing, then run every test there is");
            println!("                    --long tries each fault hundreds of times");
            println!("cargo xtask bench   build for release, then measure the main job");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            println!("\n{failed}");
            ExitCode::FAILURE
        }
    }
}
