//! A proof of three before a run, and reprints that say what they are.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

use certificate::Press;
use certificate::template::Template;
use domain::certificate::Certificate;
use domain::file_name;
use domain::people::Action;
use store::plain;
use words::Message;
use words::say::certificates as say;
use words::say::printed;

use crate::certificates::issue_plan::left_out;
use crate::certificates::pages::IssueOptions;
use crate::certificates::print_files::free_name;
use crate::certificates::run_list::RunList;
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// Three that differ as much as they can: the first, the longest name, and one in other letters.
fn three(certificates: &RunList) -> Vec<Certificate> {
    let longest = (0..certificates.len())
        .rev()
        .max_by_key(|n| certificates.name(*n).chars().count());
    let is_other = |x: char| x.is_alphabetic() && x > '\u{24F}';
    let other = (0..certificates.len()).find(|n| certificates.name(*n).chars().any(is_other));
    let last = certificates.len().checked_sub(1);
    let mut chosen: Vec<usize> = Vec::new();
    for place in [Some(0), longest, other, last, Some(1)]
        .into_iter()
        .flatten()
    {
        if place < certificates.len() && !chosen.contains(&place) && chosen.len() < 3 {
            chosen.push(place);
        }
    }
    chosen
        .into_iter()
        .zip(1..)
        .filter_map(|(place, number)| {
            Some(Certificate {
                serial: format!("PROOF-{number}"),
                ..certificates.get(place)?
            })
        })
        .collect()
}

/// The template with a mark, in the language of its own words.
fn marked(template: &Template, mark: &Message) -> Template {
    template.marked(&words::printed(&template.language).put(mark))
}

impl Studio {
    /// Writes a proof of up to three certificates. Nothing enters the register, no serial is used.
    ///
    /// # Errors
    /// When nobody is due a certificate, or the file cannot be written.
    pub fn proof(
        &self,
        cohort: &str,
        options: &IssueOptions,
        out: &Path,
    ) -> Result<String, StudioError> {
        self.ask_to_export(Action::Issue, &say::press_step_proof())?;
        let cohort = self.cohort(cohort)?;
        let prepared = self.prepare_issue(&cohort, options)?;
        let run = &prepared.run;
        let library = self.library(run)?;
        let template = marked(&self.template_of(run)?, &printed::mark_proof());
        let press = Press::prepare(&library, run, template, &|hash| self.kept_file(hash))?;
        let fits = press.cover(&prepared.certificates)?.fits;
        let chosen = three(&prepared.certificates.without(&left_out(&fits)));
        if chosen.is_empty() {
            return Err(StudioError::refused(say::press_refused_no_proof()));
        }
        let shown = |one| self.with_sample_code(run, one);
        let chosen = chosen
            .into_iter()
            .map(shown)
            .collect::<Result<Vec<_>, _>>()?;
        plain::make_folders(out).map_err(StudioError::file(out))?;
        let stem = format!("{}-proof", file_name::plain(&run.programme.code, 60));
        let path = free_name(out, &stem, ".pdf");
        let file = plain::create_new(&path).map_err(StudioError::file(&path))?;
        let mut writer = BufWriter::new(file);
        press.merged(&chosen, &mut writer, &mut |_| ControlFlow::Continue(()))?;
        writer
            .into_inner()
            .map_err(|e| StudioError::file(&path)(e.into_error()))?
            .sync_all()
            .map_err(StudioError::file(&path))?;
        Ok(path.display().to_string())
    }

    /// The page of a certificate, marked as a duplicate that was printed today.
    pub(crate) fn duplicate_of(&self, certificate: &Certificate) -> Result<Vec<u8>, StudioError> {
        let run = self.run_of(certificate)?;
        let library = self.library(&run)?;
        let today = self.now().0.chars().take(10).collect::<String>();
        let template = marked(&self.template_of(&run)?, &printed::mark_duplicate(today));
        let press = Press::prepare(&library, &run, template, &|hash| self.kept_file(hash))?;
        Ok(press.single(certificate)?)
    }
}
