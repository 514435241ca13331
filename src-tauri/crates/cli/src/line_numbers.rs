//! Lines of a file as they are typed: `2,5-9`.

/// Lines that are typed at most.
const MOST: usize = 1_000_000;

/// Lines in a row are written as a range.
pub(crate) fn written(lines: &[u32]) -> String {
    let mut sorted = lines.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for line in sorted {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(line) => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    let each = ranges.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first},{last}"),
        _ => format!("{first}-{last}"),
    });
    each.collect::<Vec<_>>().join(",")
}

/// The lines that were typed; nothing where a part is no line or range.
pub(crate) fn read(typed: &str) -> Option<Vec<u32>> {
    let mut lines = Vec::new();
    for part in typed.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        let count = usize::try_from(last.checked_sub(first)?).ok()?;
        if lines.len().saturating_add(count) >= MOST {
            return None;
        }
        lines.extend(first..=last);
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_written_short_and_read_back() {
        for (lines, typed) in [
            (vec![2], "2"),
            (vec![2, 3], "2,3"),
            (vec![2, 3, 4, 9], "2-4,9"),
            ((2..=30_001).collect(), "2-30001"),
        ] {
            assert_eq!(written(&lines), typed);
            assert_eq!(read(typed), Some(lines));
        }
        assert_eq!(written(&[9, 3, 3, 2, 4]), "2-4,9");
        for wrong in ["", "x", "3-2", "1-", "1-4000000000", "-3"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
