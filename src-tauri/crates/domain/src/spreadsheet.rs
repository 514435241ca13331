//! Cells that a spreadsheet would run as a formula (CSV injection, CWE-1236).
//!
//! An apostrophe in front keeps them text. Reading takes exactly one away again,
//! so what was written comes back unchanged.

use std::borrow::Cow;

fn would_run(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The cell as it is safe to write.
#[must_use]
pub fn neutralised(cell: &str) -> Cow<'_, str> {
    if would_run(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before [`neutralised`].
#[must_use]
pub fn restored(cell: &str) -> Cow<'_, str> {
    match cell.strip_prefix('\'') {
        Some(rest) if would_run(rest) => Cow::Borrowed(rest),
        _ => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text_and_names_stay() {
        assert_eq!(neutralised("=1+1"), "'=1+1");
        assert_eq!(neutralised("@cmd"), "'@cmd");
        assert_eq!(neutralised("O'Brien"), "O'Brien");
        assert_eq!(neutralised("'t Hooft"), "'t Hooft");
    }

    proptest! {
        #[test]
        fn comes_back_unchanged(cell in "'{0,3}[=+@a\t-]?.{0,6}") {
            let safe = neutralised(&cell).into_owned();
            prop_assert_eq!(restored(&safe).into_owned(), cell);
        }
    }
}
