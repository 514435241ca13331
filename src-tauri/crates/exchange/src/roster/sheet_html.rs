//! The first table of a page, as some programs save it under .xls.

use words::{Message, say};

use super::grid::{MOST_COLUMNS, MOST_ROWS};

/// Where the next tag stands: its name without case, whether it closes, and where it ends.
struct Tag {
    start: usize,
    end: usize,
    name: String,
    closes: bool,
    span: usize,
}

fn next_tag(text: &str, from: usize) -> Option<Tag> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find('<')?;
        let rest = text.get(start + 1..)?;
        if rest.starts_with("!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 4);
            continue;
        }
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
        let span = inner
            .to_ascii_lowercase()
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
        });
    }
}

fn cell_text(html: &str) -> String {
    let text = html_escape::decode_html_entities(html);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the first table that has any, counted from 1.
pub(super) fn rows(page: &str) -> Result<Vec<(u32, Vec<String>)>, Message> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut cell: Option<(String, usize)> = None;
    let (mut at, mut depth) = (0, 0_usize);
    let close = |cell: &mut Option<(String, usize)>, rows: &mut Vec<(u32, Vec<String>)>| {
        if let Some((html, span)) = cell.take()
            && let Some((_, cells)) = rows.last_mut()
        {
            cells.push(cell_text(&html));
            for _ in 1..span {
                if cells.len() < MOST_COLUMNS {
                    cells.push(String::new());
                }
            }
        }
    };
    while let Some(tag) = next_tag(page, at) {
        if let Some((html, _)) = &mut cell {
            html.push_str(page.get(at..tag.start).unwrap_or_default());
        }
        at = tag.end;
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => depth += 1,
            ("table", true) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    close(&mut cell, &mut rows);
                    if rows.iter().any(|(_, cells)| cells.len() > 1) {
                        break;
                    }
                }
            }
            ("tr", false) if depth == 1 => {
                close(&mut cell, &mut rows);
                if rows.len() == MOST_ROWS {
                    return Err(say::cohorts::roster_too_many_rows(MOST_ROWS));
                }
                rows.push((
                    u32::try_from(rows.len() + 1).unwrap_or(u32::MAX),
                    Vec::new(),
                ));
            }
            ("tr", true) if depth == 1 => close(&mut cell, &mut rows),
            ("td" | "th", false) if depth == 1 => {
                close(&mut cell, &mut rows);
                cell = Some((String::new(), tag.span));
            }
            ("td" | "th", true) if depth == 1 => close(&mut cell, &mut rows),
            ("br" | "p" | "div", _) => {
                if let Some((html, _)) = &mut cell {
                    html.push(' ');
                }
            }
            _ => {}
        }
    }
    close(&mut cell, &mut rows);
    super::sheet_open::squared(&mut rows);
    Ok(rows)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_without_their_markup() {
        let page = "<html><!-- <table> --><table border=1><tr><th>Student ID<th>Name</tr>\n<TR><TD x:str>00123</TD><td><b>Zo&euml;</b><br>Li</td></tr></table>";
        let rows = rows(page).unwrap();
        assert_eq!(
            rows,
            [
                (1, vec!["Student ID".to_owned(), "Name".to_owned()]),
                (2, vec!["00123".to_owned(), "Zoë Li".to_owned()])
            ]
        );
    }
}
