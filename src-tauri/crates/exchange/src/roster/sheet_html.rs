//! The tables of a page, as some programs save them under .xls.

use std::borrow::Cow;

use words::Message;

use super::sheet::{MOST_COLUMNS, RowMark, Sheet};

/// Where the next tag stands: its name without case, whether it closes, and where it ends.
struct Tag {
    start: usize,
    end: usize,
    name: String,
    closes: bool,
    span: usize,
    hidden: bool,
}

fn next_tag(text: &str, from: usize) -> Option<Tag> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find('<')?;
        let rest = text.get(start + 1..)?;
        let closes = rest.starts_with('/');
        let named = rest.trim_start_matches('/');
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let length = rest.find('>')?;
        let inner = rest.get(..length)?.trim_start_matches('/');
        let name: String = inner
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let lower = inner.to_ascii_lowercase();
        let hidden = lower.replace(' ', "").contains("display:none")
            || lower
                .split_whitespace()
                .skip(1)
                .any(|word| word == "hidden");
        let span = lower
            .split_once("colspan")
            .and_then(|(_, after)| {
                after
                    .trim_start_matches([' ', '=', '"', '\''])
                    .split(|c: char| !c.is_ascii_digit())
                    .next()?
                    .parse()
                    .ok()
            })
            .unwrap_or(1);
        return Some(Tag {
            start,
            end: start + 1 + length + 1,
            name,
            closes,
            span,
            hidden,
        });
    }
}

fn cell_text(html: &str) -> String {
    let text = html_escape::decode_html_entities(html);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader of the page never sees: comments, scripts and styles.
const UNSEEN: [(&str, &str); 3] = [
    ("<!--", "-->"),
    ("<script", "</script>"),
    ("<style", "</style>"),
];

fn without_unseen(page: &str) -> Cow<'_, str> {
    let mut page = Cow::Borrowed(page);
    for (begin, end) in UNSEEN {
        let lower = page.to_ascii_lowercase();
        if !lower.contains(begin) {
            continue;
        }
        let (mut kept, mut at) = (String::with_capacity(page.len()), 0);
        while let Some(start) = lower.get(at..).and_then(|rest| rest.find(begin)) {
            kept.push_str(page.get(at..at + start).unwrap_or_default());
            let rest = lower.get(at + start..).unwrap_or_default();
            at += start + rest.find(end).map_or(rest.len(), |found| found + end.len());
        }
        kept.push_str(page.get(at..).unwrap_or_default());
        page = Cow::Owned(kept);
    }
    page
}

/// Tables looked at.
const MOST_TABLES: usize = 200;

/// A row whose cells are still coming.
#[derive(Default)]
struct Row {
    hidden: bool,
    cells: Vec<String>,
    cell: Option<(String, usize)>,
}

impl Row {
    fn end_cell(&mut self) {
        if let Some((html, span)) = self.cell.take() {
            self.cells.push(cell_text(&html));
            for _ in 1..span {
                if self.cells.len() < MOST_COLUMNS {
                    self.cells.push(String::new());
                }
            }
        }
    }

    fn end(mut self, rows: &mut Sheet) -> Result<bool, Message> {
        self.end_cell();
        let line = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        if self.hidden {
            rows.mark(line, RowMark::Hidden);
        }
        let several = self.cells.len() > 1;
        rows.push(line, self.cells)?;
        Ok(several)
    }
}

/// The tables of a page that have more cells than one in a row, their rows counted from 1. A table
/// within another is one of its own.
pub(super) fn tables(page: &str) -> Result<Vec<Sheet>, Message> {
    let page = &*without_unseen(page);
    let mut tables = Vec::new();
    let mut rows = Sheet::default();
    let mut row: Option<Row> = None;
    let (mut at, mut depth, mut several) = (0, 0_usize, false);
    while let Some(tag) = next_tag(page, at) {
        if let Some((html, _)) = row.as_mut().and_then(|row| row.cell.as_mut()) {
            html.push_str(page.get(at..tag.start).unwrap_or_default());
        }
        at = tag.end;
        match (tag.name.as_str(), tag.closes) {
            ("table", closes) => {
                // A layout of tables within tables: the innermost holds the list.
                if let Some(row) = row.take() {
                    several |= row.end(&mut rows)?;
                }
                let done = std::mem::take(&mut rows);
                if std::mem::take(&mut several) && tables.len() < MOST_TABLES {
                    tables.push(done);
                }
                depth = if closes {
                    depth.saturating_sub(1)
                } else {
                    depth + 1
                };
            }
            ("tr", closes) if depth > 0 => {
                if let Some(row) = row.take() {
                    several |= row.end(&mut rows)?;
                }
                row = (!closes).then(|| Row {
                    hidden: tag.hidden,
                    ..Row::default()
                });
            }
            ("td" | "th", closes) if depth > 0 => {
                if let Some(row) = &mut row {
                    row.end_cell();
                    row.cell = (!closes).then(|| (String::new(), tag.span));
                }
            }
            ("br" | "p" | "div", _) => {
                if let Some((html, _)) = row.as_mut().and_then(|row| row.cell.as_mut()) {
                    html.push(' ');
                }
            }
            _ => {}
        }
    }
    if let Some(row) = row {
        several |= row.end(&mut rows)?;
    }
    if several {
        tables.push(rows);
    }
    Ok(tables)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_without_their_markup() {
        let page = "<html><!-- <table> --><table border=1><tr><th>Student ID<th>Name</tr>\n<TR><TD x:str>00123</TD><td><b>Zo&euml;</b><br>Li<!-- old --><script>alert('<td>')</script></td></tr><tr style='display: none'><td>3<td>Max</table>";
        let rows = tables(page).unwrap().remove(0);
        assert_eq!(rows.cells(0), ["Student ID", "Name"]);
        assert_eq!(rows.cells(1), ["00123", "Zoë Li"]);
        assert_eq!(rows.cells(2), ["3", "Max"]);
        assert_eq!(rows.marked(2), None);
        assert_eq!(rows.marked(3), Some(RowMark::Hidden));
    }
}
