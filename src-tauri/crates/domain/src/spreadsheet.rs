//! Cells that a spreadsheet would run as a formula (CSV injection, CWE-1236).
//!
//! An apostrophe in front keeps them text. A spreadsheet with another list separator may begin a
//! cell within ours, so what stands after a semicolon, a tab or the end of a line gets one, too.
//! Reading takes exactly one away again, so what was written comes back unchanged.

use std::borrow::Cow;

const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const SPACES: [char; 3] = ['\t', '\r', '\n'];

/// Whether text that begins at a place of a cell would run. Space before a formula counts at the
/// beginning alone: within a cell it ends what stands before.
fn would_run(text: &str, at: usize) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(SIGNS) || (at == 0 && text.starts_with(SPACES))
}

/// What a cell ends with in some spreadsheet, when it stands in a table with commas.
const ENDS: [char; 4] = [';', '\t', '\r', '\n'];

/// Where a cell begins: ours, and those that a spreadsheet may find within it.
fn beginnings(cell: &str) -> impl Iterator<Item = usize> {
    let after = cell.match_indices(ENDS).map(|(at, end)| at + end.len());
    std::iter::once(0).chain(after)
}

/// The cell, made anew at each of some places.
fn pieces(cell: &str, places: &[usize], write: impl Fn(&mut String, &str)) -> String {
    let mut made = String::with_capacity(cell.len() + places.len());
    let mut from = 0;
    for (n, at) in places.iter().enumerate() {
        let to = places.get(n + 1).copied().unwrap_or(cell.len());
        made.push_str(cell.get(from..*at).unwrap_or_default());
        write(&mut made, cell.get(*at..to).unwrap_or_default());
        from = to;
    }
    made.push_str(cell.get(from..).unwrap_or_default());
    made
}

/// The cell as it is safe to write.
#[must_use]
pub fn neutralised(cell: &str) -> Cow<'_, str> {
    let run: Vec<usize> = beginnings(cell)
        .filter(|at| cell.get(*at..).is_some_and(|rest| would_run(rest, *at)))
        .collect();
    if run.is_empty() {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(pieces(cell, &run, |made, piece| {
        made.push('\'');
        made.push_str(piece);
    }))
}

/// The cell as it was before [`neutralised`].
#[must_use]
pub fn restored(cell: &str) -> Cow<'_, str> {
    let kept: Vec<usize> = beginnings(cell)
        .filter(|at| {
            let rest = cell.get(*at..).and_then(|rest| rest.strip_prefix('\''));
            rest.is_some_and(|rest| would_run(rest, *at))
        })
        .collect();
    if kept.is_empty() {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(pieces(cell, &kept, |made, piece| {
        made.push_str(piece.get(1..).unwrap_or_default());
    }))
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
        assert_eq!(neutralised("Ann;=1+1;x\n-2"), "Ann;'=1+1;x\n'-2");
        assert_eq!(neutralised("Ann; then - Bea"), "Ann; then - Bea");
        assert_eq!(neutralised("Ann\r\n\r\nBea"), "Ann\r\n\r\nBea");
    }

    proptest! {
        #[test]
        fn comes_back_unchanged(cell in "('{0,2}[=+@a;\t\n-]{0,2}.{0,3}){0,3}") {
            let safe = neutralised(&cell).into_owned();
            prop_assert_eq!(restored(&safe).into_owned(), cell);
        }
    }
}
