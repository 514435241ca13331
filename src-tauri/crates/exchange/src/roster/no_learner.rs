//! Rows below the heading that are no learners: the heading again, lines of totals.

use domain::hidden_signs::tidy;
use domain::person_name::begins_totals;
use words::{Message, say};

/// Why a row is no learner, whatever stands in its cells; `None` when it may be one.
pub(super) fn no_learner(cells: &[String], heading: &[String]) -> Option<Message> {
    let same =
        |(cell, heading): (&String, &String)| cell.trim() == heading || tidy(cell).0 == *heading;
    let filled = heading.iter().filter(|h| !h.is_empty()).count();
    if filled > 0 && cells.len() >= heading.len().min(2) && cells.iter().zip(heading).all(same) {
        return Some(say::cohorts::roster_heading_again());
    }
    let first = cells.iter().map(|c| tidy(c).0).find(|c| !c.is_empty())?;
    begins_totals(&first)
        .then(|| say::cohorts::roster_name_is_total(first.chars().take(40).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(cells: &[&str]) -> bool {
        let row: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        no_learner(&row, &["Student ID".to_owned(), "Name".to_owned()]).is_none()
    }

    #[test]
    fn headings_and_totals_are_no_learners() {
        assert!(
            !is_one(&["Student ID", "Na\u{200B}me "])
                && !is_one(&["", "Total"])
                && !is_one(&["", "Total général", "", "2 admis"])
                && !is_one(&["Summe:", "12"])
        );
        assert!(
            is_one(&["1", "Ann Lee"]) && is_one(&["", ""]) && is_one(&["Student ID", "Ann Lee"])
        );
    }
}
