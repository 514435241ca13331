//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Design, review and issue microcredentials from scripts.
///
/// Exit codes: 0 done, 1 the answer is no (findings, invalid rows, faults), 2 wrong
/// use, 3 failed.
#[derive(Parser)]
#[command(name = "credwright-cli", version)]
pub(crate) struct Arguments {
    /// The workspace's folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Who you are, where the workspace has people; the passphrase comes from
    /// CREDWRIGHT_PASSPHRASE.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub person: Option<String>,
    /// Answer as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a workspace in an empty folder.
    Init {
        /// The folder.
        dir: PathBuf,
        /// Fill it with the sample institution.
        #[arg(long)]
        sample: bool,
    },
    /// Competency frameworks.
    #[command(subcommand)]
    Framework(Framework),
    /// Programmes.
    #[command(subcommand)]
    Programme(Programme),
    /// Hold a programme against a quality standard, by the rules alone.
    Audit {
        /// The programme's code.
        code: String,
        /// The standard, such as eu-2022.
        #[arg(long)]
        standard: String,
        /// Write the clauses as CSV.
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
    /// Rosters of learners.
    #[command(subcommand)]
    Roster(Roster),
    /// Print certificates for a cohort and enter them in the register.
    Issue(Issue),
    /// Go on with runs of the press that were stopped, where they were.
    Resume {
        /// Only say which runs there are.
        #[arg(long)]
        list: bool,
    },
    /// Certificate templates.
    #[command(subcommand)]
    Template(TemplateCommand),
    /// The register of certificates.
    #[command(subcommand)]
    Register(Register),
    /// Revoke a certificate.
    Revoke {
        /// Its serial.
        serial: String,
        /// Why; it stands in the register for good.
        #[arg(long)]
        reason: String,
    },
    /// Verify the journal's chain and hold the index against it.
    Check,
    /// Make a backup in the workspace's folder, or the whole workspace as one file.
    Backup {
        /// The file; the workspace's own backups when left out.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Put a workspace that an archive holds into an empty folder.
    Restore {
        /// The archive.
        archive: PathBuf,
        /// The folder.
        dir: PathBuf,
    },
    /// Repair a damaged journal with what backups have.
    Repair,
    /// Write a checkpoint in the place of the journal so far.
    Tidy,
}

#[derive(Subcommand)]
pub(crate) enum Framework {
    /// Import ESCO (CSV) or a CASE package (JSON).
    Import {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Programme {
    /// Every programme version.
    List,
    /// One programme, newest version.
    Show {
        /// Its code.
        code: String,
    },
    /// Take in a programme file as a draft.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Write a programme with its rubrics to standard output.
    Export {
        /// Its code.
        code: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum Roster {
    /// Import a CSV roster; the cohort is made when there is none of that name.
    Import {
        /// The file.
        file: PathBuf,
        /// The programme's code.
        #[arg(long)]
        programme: String,
        /// The cohort's name.
        #[arg(long)]
        cohort: String,
        /// The result of everyone in a file that has no column for it.
        #[arg(long, value_enum, default_value_t = ResultName::Passed)]
        result: ResultName,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
        /// Write rows that are left out as CSV, with line and reason.
        #[arg(long, value_name = "FILE")]
        left_out: Option<PathBuf>,
    },
}

#[derive(Args)]
pub(crate) struct Issue {
    /// The programme's code.
    #[arg(long)]
    pub programme: String,
    /// The cohort's name.
    #[arg(long)]
    pub cohort: String,
    /// Where files go.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// One file with all (the default when neither is asked for).
    #[arg(long)]
    pub merged: bool,
    /// One file a learner.
    #[arg(long)]
    pub single: bool,
    /// A merged file for every so many certificates.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub split: u32,
    /// How the files of learners are called, such as "{serial}-{name}".
    #[arg(long, value_name = "PATTERN", default_value = "")]
    pub file_names: String,
    /// Send the merged files to this printer of the system.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub printer: String,
    /// Issue again to this learner, whose certificate was revoked or ran out; may be given several times.
    #[arg(long, value_name = "NUMBER")]
    pub again: Vec<String>,
    /// The template, by name: one of the workspace, or laurel, meridian, cartouche, quire,
    /// confluence, dossier, pennant or wallet.
    #[arg(long, value_name = "NAME", default_value = "laurel")]
    pub template: String,
    /// The paper, landscape; the template's own when left out.
    #[arg(long, value_enum)]
    pub paper: Option<PaperName>,
    /// The day on the certificates, such as 2026-11-23; today when left out.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ResultName {
    Passed,
    Pending,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum PaperName {
    A4,
    Letter,
}

#[derive(Subcommand)]
pub(crate) enum TemplateCommand {
    /// List them, the workspace's first.
    List,
    /// Take one in from a file.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Write one as a file, with its pictures and fonts.
    Export {
        /// Its name or identity.
        name: String,
        /// The file.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Register {
    /// Write the register as CSV.
    Export {
        /// The file.
        file: PathBuf,
    },
}
