//! Serials that no certificate has, and never will: each with the reason.

use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{ProfileId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Range;
use words::say;

use crate::core::error::StudioError;
use crate::core::indexes::VOID_AT;
use crate::core::records;
use crate::core::studio::Studio;

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

/// A part of the void serials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VoidPage {
    /// This part of them.
    pub serials: Vec<VoidSerial>,
    /// Where the next part begins; `None` after the last.
    pub next: Option<String>,
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
        let permit = self.may(Action::Issue)?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(StudioError::refused(
                say::certificates::stock_void_no_reason(),
            ));
        }
        if !(1..=MOST).contains(&count) {
            return Err(StudioError::refused(
                say::certificates::stock_void_too_many(),
            ));
        }
        let now = self.now();
        let day = now
            .date()
            .ok_or_else(|| StudioError::refused(say::errors::no_date()))?;
        let programme = self.programme(programme)?.value;
        let code = &programme.code;
        let mut next = self.serials(self.institution()?.value, code, &day)?;
        let serials = (0..count)
            .map(|_| next.take(self))
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
            guards.push(records::absent(RecordKind::Certificate, serial));
            guards.push(records::absent(RecordKind::VoidSerial, serial));
            writes.push(records::put(RecordKind::VoidSerial, serial, &entry)?);
        }
        let what = say::certificates::stock_step_void(code, count);
        self.save_for_good(&permit, &what, guards, writes)?;
        Ok(serials)
    }

    /// Void serials, newest first. `after` is an earlier page's [`VoidPage::next`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn voided_serials(
        &self,
        after: Option<String>,
        limit: u32,
    ) -> Result<VoidPage, StudioError> {
        let (found, next) =
            self.page_in::<VoidSerial>(&VOID_AT, Range::all(), limit as usize, after, true)?;
        Ok(VoidPage {
            serials: found.into_iter().map(|saved| saved.value).collect(),
            next,
        })
    }
}
