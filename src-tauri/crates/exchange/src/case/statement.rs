//! Statements as other programs write them: with tags of web pages, entities and Markdown.

use domain::hidden_signs::tidy;

/// Tags of text in web pages, and whether one begins a new line. Anything else between angle
/// brackets is text, as in `a < b`.
const TAGS: [(&str, bool); 32] = [
    ("a", false),
    ("b", false),
    ("blockquote", true),
    ("br", true),
    ("code", false),
    ("dd", true),
    ("div", true),
    ("dl", true),
    ("dt", true),
    ("em", false),
    ("font", false),
    ("h1", true),
    ("h2", true),
    ("h3", true),
    ("h4", true),
    ("hr", true),
    ("i", false),
    ("img", false),
    ("li", true),
    ("ol", true),
    ("p", true),
    ("pre", true),
    ("small", false),
    ("span", false),
    ("strong", false),
    ("sub", false),
    ("sup", false),
    ("table", true),
    ("td", true),
    ("tr", true),
    ("u", false),
    ("ul", true),
];

/// Whether what stands between angle brackets is a tag, and begins a new line.
fn tag(inner: &str) -> Option<bool> {
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let known = TAGS.iter().find(|(tag, _)| *tag == name)?;
    let rest = inner.trim_start_matches('/').get(name.len()..)?;
    let ends = rest.is_empty() || rest.starts_with([' ', '/', '\t', '\n', '\r']);
    ends.then_some(known.1)
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let inner = after.split_once('>');
        match inner.and_then(|(inner, after)| Some((tag(inner)?, after))) {
            Some((begins_line, after)) => {
                if begins_line {
                    out.push(' ');
                }
                rest = after;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Takes away marks of emphasis that stand in pairs around words: `**word**`.
fn without_pairs(text: &str, mark: &str) -> String {
    let pieces: Vec<&str> = text.split(mark).collect();
    let closed = pieces.len() % 2 == 1 && pieces.len() > 1;
    let around_words = pieces
        .iter()
        .skip(1)
        .step_by(2)
        .all(|inner| !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' '));
    if closed && around_words {
        pieces.concat()
    } else {
        text.to_owned()
    }
}

/// Gives the words of links: `[words](address)`.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at);
        let after = after.get(2..).unwrap_or_default();
        let (Some(open), Some(close)) = (before.rfind('['), after.find(')')) else {
            out.push_str(before);
            out.push_str("](");
            rest = after;
            continue;
        };
        let (outside, words) = before.split_at(open);
        out.push_str(outside.strip_suffix('!').unwrap_or(outside));
        out.push_str(words.get(1..).unwrap_or_default());
        rest = after.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A statement as a person reads it, on one line. Formulas between `$` stay as they are.
pub(super) fn read_as_text(statement: &str) -> String {
    let mut text = statement.to_owned();
    if text.contains('<') {
        text = without_tags(&text);
    }
    if text.contains('&') {
        text = html_escape::decode_html_entities(&text).into_owned();
    }
    if text.contains("](") {
        text = without_links(&text);
    }
    for mark in ["**", "__"] {
        if text.contains(mark) {
            text = without_pairs(&text, mark);
        }
    }
    let lines = text.split_whitespace();
    tidy(&lines.collect::<Vec<_>>().join(" ")).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_entities_and_markdown_are_read_as_text() {
        for (written, read) in [
            (
                "<p>Solve <em>linear</em> equations&nbsp;in one variable</p>",
                "Solve linear equations in one variable",
            ),
            ("<ul><li>Plan</li><li>Do</li></ul>", "Plan Do"),
            ("Show that a < b and b > c", "Show that a < b and b > c"),
            ("Use <stdio.h> &amp; <b>bold</b>", "Use <stdio.h> & bold"),
            (
                "Know that $x^2$ \\(\\frac{1}{2}\\)",
                "Know that $x^2$ \\(\\frac{1}{2}\\)",
            ),
            ("Read **and** [write](https://x.example)", "Read and write"),
            (
                "Compute 2 ** 3 and f(x)[1](2",
                "Compute 2 ** 3 and f(x)[1](2",
            ),
            ("One\r\nline\u{200B} only", "One line only"),
            ("snake_case and __init__", "snake_case and init"),
        ] {
            assert_eq!(read_as_text(written), read, "{written}");
        }
    }
}
