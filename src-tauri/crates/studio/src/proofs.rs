//! A proof of three before a run, and reprints that say what they are.

use std::collections::HashMap;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

use certificate::Press;
use domain::certificate::Certificate;
use domain::file_name;
use domain::people::Action;

use crate::certificates::IssueOptions;
use crate::error::StudioError;
use crate::print_files::free_name;
use crate::workspace::Studio;

/// What stands on every page of a proof.
const PROOF: &str = "Proof, not valid";

/// Three that differ as much as they can: the first, the longest name, and one in other letters.
fn three(certificates: &[Certificate]) -> Vec<Certificate> {
    let longest = (0..certificates.len())
        .rev()
        .max_by_key(|n| certificates.get(*n).map(|c| c.name.chars().count()));
    let other = certificates
        .iter()
        .position(|c| c.name.chars().any(|x| x.is_alphabetic() && x > '\u{24F}'));
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
                ..certificates.get(place)?.clone()
            })
        })
        .collect()
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
        self.may(Action::Issue)?;
        let cohort = self.cohort(cohort)?;
        let prepared = self.prepare_issue(&cohort, options, &HashMap::new())?;
        let run = &prepared.run;
        let library = self.library(run)?;
        let template = self.template_of(run)?.marked(PROOF);
        let press = Press::prepare(&library, run, template, &|hash| self.kept_file(hash))?;
        let fits = press.check(&prepared.certificates)?.fits;
        let unprintable = crate::issue_plan::unprintable(&fits, &prepared.certificates);
        let printable: Vec<Certificate> = prepared
            .certificates
            .into_iter()
            .filter(|c| !unprintable.contains_key(&c.learner_number))
            .collect();
        let chosen = three(&printable);
        if chosen.is_empty() {
            return Err(StudioError::refused(
                "Nobody in this cohort is due a certificate, so there is nothing to prove.",
            ));
        }
        std::fs::create_dir_all(out).map_err(StudioError::file(out))?;
        let stem = format!("{}-proof", file_name::plain(&run.programme.code, 60));
        let path = free_name(out, &stem, ".pdf");
        let file = std::fs::File::create(&path).map_err(StudioError::file(&path))?;
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
        let template = self
            .template_of(&run)?
            .marked(&format!("Duplicate, printed {today}"));
        let press = Press::prepare(&library, &run, template, &|hash| self.kept_file(hash))?;
        Ok(press.single(certificate)?)
    }
}
