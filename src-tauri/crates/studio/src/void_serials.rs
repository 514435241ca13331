//! Serials that no certificate has, and never will: each with the reason.

use domain::certificate::{PrintRun, RunLetters};
use domain::people::Action;
use domain::{PrintRunId, ProfileId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

/// Serials that are made void in one step at most.
const MOST: u32 = 1_000;

/// A serial that is void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VoidSerial {
    /// The serial.
    pub serial: String,
    /// The programme's code it was taken for.
    pub programme_code: String,
    /// Why no certificate has it.
    pub reason: String,
    /// Who made it void.
    pub by: Option<ProfileId>,
    /// When.
    pub at: Timestamp,
}

impl Studio {
    /// Takes the next serials of a programme out of use, for good. Returns them.
    ///
    /// # Errors
    /// Without a reason, for more than 1,000 at once, or when somebody took one meanwhile.
    pub fn void_serials(
        &self,
        programme: &str,
        count: u32,
        reason: &str,
    ) -> Result<Vec<String>, StudioError> {
        self.may(Action::Issue)?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(StudioError::refused(
                "Say why these serials are void: the reason stands in the register for good.",
            ));
        }
        if !(1..=MOST).contains(&count) {
            return Err(StudioError::refused(
                "Between 1 and 1,000 serials are made void at once. Nothing was changed.",
            ));
        }
        let now = self.now();
        let day = now.date().ok_or_else(|| {
            StudioError::refused("The computer's clock gives no date. Set it and try again.")
        })?;
        let run = PrintRun {
            id: PrintRunId(String::new()),
            institution: self.institution()?.value,
            programme: self.programme(programme)?.value,
            template_id: "".into(),
            template_version: 0,
            template_hash: String::new(),
            fonts: Vec::new(),
            letters: RunLetters::default(),
            paper: domain::certificate::Paper::A4Landscape,
            stock: None,
            issued_on: day,
            started_at: now.clone(),
        };
        let code = &run.programme.code;
        let mut next = self.serials(&run)?;
        let serials = (0..count)
            .map(|_| next.take(self, &run))
            .collect::<Result<Vec<String>, _>>()?;
        let (guard, write) = next.kept()?;
        let (mut guards, mut writes) = (vec![guard], vec![write]);
        for serial in &serials {
            let entry = VoidSerial {
                serial: serial.clone(),
                programme_code: code.clone(),
                reason: reason.chars().take(1_000).collect(),
                by: self.session().clone(),
                at: now.clone(),
            };
            guards.push(records::absent(records::CERTIFICATE, serial));
            guards.push(records::absent(records::VOID_SERIAL, serial));
            writes.push(records::put(records::VOID_SERIAL, serial, &entry)?);
        }
        let what = format!("Make {count} serials of {code} void");
        self.save_for_good(&what, guards, writes)?;
        Ok(serials)
    }

    /// All void serials, newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn voided_serials(&self) -> Result<Vec<VoidSerial>, StudioError> {
        let mut list: Vec<VoidSerial> = self
            .list::<VoidSerial>(records::VOID_SERIAL, "")?
            .into_iter()
            .map(|saved| saved.value)
            .collect();
        list.sort_by(|a, b| (&b.at, &b.serial).cmp(&(&a.at, &a.serial)));
        Ok(list)
    }
}
