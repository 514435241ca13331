//! Rows of short texts, packed one after another: a hundred thousand learners take a few
//! megabytes so, and a hundred as records.

/// Rows in one piece of memory: rows come without moving those that are there.
const IN_A_CHUNK: usize = 256;
/// A length that does not fit into one byte follows in four.
const LONG: u8 = u8::MAX;

/// The rows.
#[derive(Default)]
pub(crate) struct PackedRows {
    chunks: Vec<Vec<u8>>,
    /// Where each row ends in its chunk.
    ends: Vec<u32>,
}

impl PackedRows {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a row.
    pub(crate) fn push<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        if self.ends.len().is_multiple_of(IN_A_CHUNK) {
            if let Some(full) = self.chunks.last_mut() {
                full.shrink_to_fit();
            }
            self.chunks.push(Vec::new());
        }
        let Some(chunk) = self.chunks.last_mut() else {
            return;
        };
        for text in texts {
            match u8::try_from(text.len()) {
                Ok(length) if length < LONG => chunk.push(length),
                _ => {
                    chunk.push(LONG);
                    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
                    chunk.extend_from_slice(&length.to_le_bytes());
                }
            }
            chunk.extend_from_slice(text.as_bytes());
        }
        self.ends
            .push(u32::try_from(chunk.len()).unwrap_or(u32::MAX));
    }

    /// The texts of a row, in order; nothing after the last row.
    pub(crate) fn row(&self, place: usize) -> Texts<'_> {
        let bytes = self.chunks.get(place / IN_A_CHUNK).and_then(|chunk| {
            let end = *self.ends.get(place)? as usize;
            let start = match place % IN_A_CHUNK {
                0 => 0,
                _ => *self.ends.get(place - 1)? as usize,
            };
            chunk.get(start..end)
        });
        Texts(bytes.unwrap_or_default())
    }
}

/// The texts of a row.
pub(crate) struct Texts<'r>(&'r [u8]);

impl<'r> Texts<'r> {
    /// The next text; empty after the last.
    pub(crate) fn text(&mut self) -> &'r str {
        self.next().unwrap_or_default()
    }

    /// The next text as one that is owned.
    pub(crate) fn owned(&mut self) -> String {
        self.text().to_owned()
    }
}

impl<'r> Iterator for Texts<'r> {
    type Item = &'r str;

    fn next(&mut self) -> Option<&'r str> {
        let (first, rest) = self.0.split_first()?;
        let (length, rest) = if *first == LONG {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            (u32::from_le_bytes(*length) as usize, rest)
        } else {
            (usize::from(*first), rest)
        };
        let (text, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_went_in() {
        let long = "ż".repeat(400);
        let mut rows = PackedRows::default();
        for n in 0..1_000 {
            rows.push([n.to_string().as_str(), "", "Ánh", &long]);
        }
        assert_eq!(rows.len(), 1_000);
        for n in [0, 255, 256, 999] {
            let texts: Vec<&str> = rows.row(n).collect();
            assert_eq!(texts, [n.to_string().as_str(), "", "Ánh", &long]);
        }
        assert_eq!(rows.row(1_000).text(), "");
    }
}
