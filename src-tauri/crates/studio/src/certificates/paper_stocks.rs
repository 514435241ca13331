//! Numbered paper in the workspace.

use domain::PaperStockId;
use domain::paper_stock::{PaperStock, StockBalance};
use domain::people::Action;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;
use words::say::certificates as say;

use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// A batch of numbered paper, with where its sheets are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperStockView {
    /// The batch.
    pub stock: PaperStock,
    /// Where its sheets are.
    pub balance: StockBalance,
}

impl Studio {
    pub(crate) fn paper_stock(&self, id: &str) -> Result<Saved<PaperStock>, StudioError> {
        self.get::<PaperStock>(RecordKind::PaperStock, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::PaperStock, id))
    }

    /// All batches of numbered paper, those with sheets left first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn paper_stocks(&self) -> Result<Vec<PaperStockView>, StudioError> {
        let mut list: Vec<PaperStockView> = self
            .list::<PaperStock>(RecordKind::PaperStock, "")?
            .into_iter()
            .map(|saved| PaperStockView {
                balance: saved.value.balance(),
                stock: saved.value,
            })
            .collect();
        list.sort_by(|a, b| {
            (a.balance.left == 0, &a.stock.name).cmp(&(b.balance.left == 0, &b.stock.name))
        });
        Ok(list)
    }

    /// Takes in a batch of numbered paper.
    ///
    /// # Errors
    /// When it has no name, or its numbers make no batch.
    pub fn receive_paper(
        &self,
        name: &str,
        prefix: &str,
        first: u32,
        last: u32,
    ) -> Result<PaperStockId, StudioError> {
        let permit = self.may(Action::Issue)?;
        let id = PaperStockId(self.new_id());
        let stock = PaperStock::received(id.clone(), name, prefix, first, last)
            .map_err(StudioError::refused)?;
        self.save_for_good(
            &permit,
            &say::stock_step_receive(&stock.name),
            vec![records::absent(RecordKind::PaperStock, id.as_str())],
            vec![records::put(RecordKind::PaperStock, id.as_str(), &stock)?],
        )?;
        Ok(id)
    }

    fn change_paper(
        &self,
        id: &str,
        what: fn(String) -> Message,
        change: impl FnOnce(&mut PaperStock) -> Result<(), StudioError>,
    ) -> Result<(), StudioError> {
        let permit = self.may(Action::Issue)?;
        let mut saved = self.paper_stock(id)?;
        change(&mut saved.value)?;
        self.save_for_good(
            &permit,
            &what(saved.value.name.clone()),
            vec![records::revision_is(
                RecordKind::PaperStock,
                id,
                saved.revision,
            )],
            vec![records::put(RecordKind::PaperStock, id, &saved.value)?],
        )
    }

    /// Notes a spoiled sheet.
    ///
    /// # Errors
    /// Without a reason, or when the sheet was neither printed nor is the next.
    pub fn spoil_sheet(&self, id: &str, number: u32, reason: &str) -> Result<(), StudioError> {
        let now = self.now();
        self.change_paper(id, say::stock_step_spoil, |stock| {
            stock
                .spoil(number, reason, now)
                .map_err(StudioError::refused)
        })
    }

    /// Notes how many sheets were left when somebody counted.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn count_paper(&self, id: &str, found: u32, note: &str) -> Result<(), StudioError> {
        let now = self.now();
        self.change_paper(id, say::stock_step_count, |stock| {
            stock.count(found, note, now);
            Ok(())
        })
    }
}
