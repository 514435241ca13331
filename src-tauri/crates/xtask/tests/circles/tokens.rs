//! The words and signs of a Rust file, without comments and what only tests see.

/// A word, `::`, a text with a quotation mark before it, or a single other sign.
pub type Token = String;

/// What a token that is a text says.
#[allow(dead_code, reason = "who looks for circles reads no texts")]
pub fn text(token: &str) -> Option<&str> {
    token.strip_prefix('"')
}

/// Whether a token is a name or a keyword.
#[allow(dead_code, reason = "who looks for sentences asks for no names")]
pub fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The tokens of a source, without the items that stand under `#[cfg(test)]`.
pub fn tokens(source: &str) -> Vec<Token> {
    without_tests(&all_tokens(source))
}

fn all_tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            while i < text.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            i = past_comment(&text, i);
        } else if let Some((begin, end, next)) = string(&text, i) {
            // serde names a function of ours in a text: `with = "crate::dates"`.
            let inside: String = text[begin..end].iter().collect();
            if ["crate::", "super::", "self::"]
                .iter()
                .any(|p| inside.starts_with(p))
            {
                found.extend(all_tokens(&inside));
            } else {
                found.push(format!("\"{inside}"));
            }
            i = next;
        } else if c == '\'' {
            i = past_quote(&text, i);
        } else if c.is_alphanumeric() || c == '_' {
            let begin = i;
            while at(i).is_alphanumeric() || at(i) == '_' {
                i += 1;
            }
            found.push(text[begin..i].iter().collect());
        } else if c == ':' && at(i + 1) == ':' {
            found.push("::".to_owned());
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            i += 1;
        }
    }
    found
}

fn past_comment(text: &[char], mut i: usize) -> usize {
    let mut depth = 0;
    while i < text.len() {
        match (text[i], text.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// Where a text that begins here has its content, and what comes after it.
fn string(text: &[char], begin: usize) -> Option<(usize, usize, usize)> {
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let mut i = begin;
    if matches!(at(i), 'b' | 'c') {
        i += 1;
    }
    let raw = at(i) == 'r' && matches!(at(i + 1), '"' | '#');
    let mut hashes = 0;
    if raw {
        i += 1;
        while at(i) == '#' {
            (hashes, i) = (hashes + 1, i + 1);
        }
    }
    if at(i) != '"' {
        return None;
    }
    let content = i + 1;
    i = content;
    while i < text.len() {
        if !raw && at(i) == '\\' {
            i += 2;
        } else if at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#') {
            return Some((content, i, i + 1 + hashes));
        } else {
            i += 1;
        }
    }
    Some((content, text.len(), text.len()))
}

/// A lifetime is passed over with its quote alone, a character whole.
fn past_quote(text: &[char], i: usize) -> usize {
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    if at(i + 1) == '\\' {
        let mut end = i + 3;
        while end < text.len() && at(end) != '\'' {
            end += 1;
        }
        end + 1
    } else if at(i + 2) == '\'' {
        i + 3
    } else {
        i + 1
    }
}

fn without_tests(all: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut i = 0;
    while i < all.len() {
        if all[i] == "#" && all.get(i + 1).is_some_and(|t| t == "[") {
            let end = past_group(all, i + 1);
            let attribute = &all[i..end];
            let holds = |word: &str| attribute.iter().any(|t| t == word);
            if attribute.get(2).is_some_and(|t| t == "cfg")
                && holds("test")
                && !holds("not")
                && !holds("any")
            {
                i = past_item(all, end);
                continue;
            }
        }
        kept.push(all[i].clone());
        i += 1;
    }
    kept
}

/// The place after the bracket that closes the one here.
fn past_group(all: &[Token], mut i: usize) -> usize {
    let mut depth = 0usize;
    while i < all.len() {
        match all[i].as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        i += 1;
        if depth == 0 {
            break;
        }
    }
    i
}

fn past_item(all: &[Token], mut i: usize) -> usize {
    while i < all.len() {
        match all[i].as_str() {
            ";" => return i + 1,
            "{" => return past_group(all, i),
            "(" | "[" => i = past_group(all, i),
            _ => i += 1,
        }
    }
    i
}
