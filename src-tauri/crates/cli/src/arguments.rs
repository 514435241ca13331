//! What can be asked for on the command line. Its help stands in the catalogue (`terminal.ftl`), by
//! the place of a command or argument, such as `terminal-help-roster-import-file`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::roster_options::RosterImport;

#[derive(Parser)]
#[command(name = "credwright-cli", version)]
pub(crate) struct Arguments {
    #[arg(long, global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub person: Option<String>,
    #[allow(dead_code, reason = "read before all else, by `main.rs`")]
    #[arg(long, global = true)]
    pub json: bool,
    #[allow(dead_code, reason = "read before all else, by `language.rs`")]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub language: Option<String>,
    #[arg(long, global = true, value_enum, value_name = "HEADINGS", default_value_t = HeadingsName::Machine)]
    pub headings: HeadingsName,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Init {
        dir: PathBuf,
        #[arg(long)]
        sample: bool,
    },
    #[command(subcommand)]
    Framework(Framework),
    #[command(subcommand)]
    Programme(Programme),
    Audit {
        code: String,
        #[arg(long)]
        standard: String,
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
    #[command(subcommand)]
    Roster(Roster),
    Issue(Issue),
    Resume {
        #[arg(long)]
        list: bool,
        #[arg(long, value_name = "RUN", conflicts_with = "list")]
        close: Option<String>,
    },
    #[command(subcommand)]
    Template(TemplateCommand),
    #[command(subcommand)]
    Register(Register),
    Revoke {
        serial: String,
        #[arg(long)]
        reason: String,
    },
    Suspend {
        serial: String,
        #[arg(long)]
        reason: String,
    },
    Reinstate {
        serial: String,
    },
    Check {
        #[arg(long, value_name = "NUMBER:HASH")]
        anchor: Vec<String>,
    },
    Anchor {
        #[arg(long, value_name = "FILE")]
        page: Option<PathBuf>,
    },
    Backup {
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    Restore {
        archive: PathBuf,
        dir: PathBuf,
    },
    Repair,
    #[command(alias = "tidy")]
    Compact,
    Lock,
    Passphrase {
        #[arg(long)]
        remove: bool,
    },
    #[command(subcommand)]
    PutAway(PutAway),
    #[command(subcommand)]
    Keys(Keys),
    #[command(subcommand)]
    Credential(Credential),
    Site {
        dir: PathBuf,
    },
    #[command(subcommand)]
    Endorse(Endorse),
    #[command(subcommand)]
    Issuers(Issuers),
    Verify {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
    Unbake {
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Keys {
    Make {
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        #[arg(long, value_enum)]
        code: Option<CodeName>,
    },
    List,
}

#[derive(Subcommand)]
pub(crate) enum Credential {
    Export {
        serial: String,
        file: PathBuf,
        #[arg(long, value_enum, default_value_t = FormName::Json)]
        form: FormName,
    },
    Record {
        serial: String,
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Endorse {
    Export {
        code: String,
        file: PathBuf,
    },
    Sign {
        file: PathBuf,
        out: PathBuf,
        #[arg(long)]
        comment: String,
        #[arg(long)]
        until: Option<String>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Issuers {
    List,
    Import {
        file: PathBuf,
        #[arg(long)]
        rely: bool,
    },
    Export {
        file: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum CodeName {
    None,
    Compact,
    Full,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum FormName {
    Json,
    Jwt,
    Png,
    Svg,
    Pdf,
}

#[derive(Subcommand)]
pub(crate) enum PutAway {
    List,
    TakeOut { name: String, file: PathBuf },
}

#[derive(Subcommand)]
pub(crate) enum Framework {
    Import {
        file: PathBuf,
        #[arg(long, value_name = "LANGUAGE", default_value = "")]
        labels: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum Programme {
    List,
    Show { code: String },
    Import { file: PathBuf },
    Export { code: String },
}

#[derive(Subcommand)]
pub(crate) enum Roster {
    Import(Box<RosterImport>),
}

#[derive(Args)]
pub(crate) struct Issue {
    #[arg(long)]
    pub programme: String,
    #[arg(long, value_name = "NUMBER")]
    pub version_number: Option<u32>,
    #[arg(long)]
    pub cohort: String,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[arg(long)]
    pub merged: bool,
    #[arg(long)]
    pub single: bool,
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    pub split: Option<u32>,
    #[arg(long, value_name = "PATTERN", default_value = "")]
    pub file_names: String,
    #[arg(long, value_name = "NAME", default_value = "")]
    pub printer: String,
    #[arg(long, value_name = "NUMBER")]
    pub again: Vec<String>,
    #[arg(long, value_name = "NAME", default_value = "laurel")]
    pub template: String,
    #[arg(long, value_enum)]
    pub paper: Option<PaperName>,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum HeadingsName {
    Machine,
    Title,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum PaperName {
    A4,
    Letter,
}

#[derive(Subcommand)]
pub(crate) enum TemplateCommand {
    List,
    Import { file: PathBuf },
    Export { name: String, file: PathBuf },
}

#[derive(Subcommand)]
pub(crate) enum Register {
    Export { file: PathBuf },
}
