//! In which column each field stands.

use domain::roster::RosterField;

/// The column of each field.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places([Option<usize>; RosterField::ALL.len()]);

impl Places {
    /// Out of the field of each column.
    pub(super) fn new(fields: &[Option<RosterField>]) -> Self {
        let mut places = Self::default();
        for (place, field) in places.0.iter_mut().zip(RosterField::ALL) {
            *place = fields.iter().position(|read_as| *read_as == Some(field));
        }
        places
    }

    /// Where a field stands.
    pub(super) fn of(&self, field: RosterField) -> Option<usize> {
        let at = RosterField::ALL.iter().position(|known| *known == field)?;
        self.0.get(at).copied().flatten()
    }
}
