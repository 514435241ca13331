//! Numbers of a spreadsheet as they are shown: 123 in a cell formatted 00000 is 00123.

/// How a number is shown, as far as it matters for lists of learners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Format {
    /// Figures at least, filled with zeros in front.
    zeros: usize,
    /// Decimals; `None` where as many are shown as there are.
    decimals: Option<usize>,
    percent: bool,
}

impl Format {
    /// A format by its code, such as `00000`, `0.00` or `0%`.
    pub(super) fn of(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or_default();
        let mut plain = String::new();
        let mut signs = first.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => {
                    for inner in signs.by_ref() {
                        if inner == '"' {
                            break;
                        }
                    }
                }
                '\\' | '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    for inner in signs.by_ref() {
                        if inner == ']' {
                            break;
                        }
                    }
                }
                other => plain.push(other),
            }
        }
        let plain = plain.trim();
        let percent = plain.ends_with('%');
        let plain = plain.trim_end_matches('%');
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let figures = |text: &str| {
            text.chars()
                .all(|c| matches!(c, '0' | '#' | ',' | ' ' | '-'))
        };
        if plain.is_empty() || !figures(whole) || !part.chars().all(|c| matches!(c, '0' | '#')) {
            return Self {
                percent,
                ..Self::default()
            };
        }
        Self {
            zeros: whole.chars().filter(|c| *c == '0').count(),
            decimals: (!part.contains('#')).then_some(part.len()),
            percent,
        }
    }

    /// A whole number in this format.
    pub(super) fn of_whole(self, number: i64) -> String {
        #[allow(
            clippy::cast_precision_loss,
            reason = "beyond 15 figures a spreadsheet has none either"
        )]
        shown(number as f64, self)
    }
}

/// The number as it is shown. What has more figures than a spreadsheet holds is shown as it would
/// show it, shortened, so that nobody takes the rest for real.
pub(super) fn shown(number: f64, format: Format) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    let scaled = if format.percent {
        number * 100.0
    } else {
        number
    };
    if scaled.abs() >= 1e15 {
        let text = format!("{scaled:.5E}");
        return match text.split_once('E') {
            Some((digits, power)) => format!("{digits}E+{power}"),
            None => text,
        };
    }
    let text = match format.decimals {
        Some(decimals) => format!("{scaled:.decimals$}"),
        // As many figures as a spreadsheet keeps: 0.1 + 0.2 is 0.3.
        None => {
            let rounded = (scaled * 1e9).round() / 1e9;
            format!("{rounded}")
        }
    };
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = digits
        .split_once('.')
        .map_or((digits, String::new()), |(w, p)| (w, format!(".{p}")));
    let percent = if format.percent { "%" } else { "" };
    format!(
        "{sign}{whole:0>width$}{part}{percent}",
        width = format.zeros
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_they_are_shown() {
        for (number, code, text) in [
            (123.0, "00000", "00123"),
            (123.0, "General", "123"),
            (123.0, "", "123"),
            (100_045.0, "0", "100045"),
            (0.85, "0%", "85%"),
            (8.5, "General", "8.5"),
            (8.0, "0.00", "8.00"),
            (1234.5, "#,##0.00", "1234.50"),
            (123_456_789_012.0, "General", "123456789012"),
            (1.234_567_890_123_456_7e18, "0", "1.23457E+18"),
            (42.0, "\"No. \"000", "042"),
        ] {
            assert_eq!(shown(number, Format::of(code)), text, "{number} {code}");
        }
    }
}
