use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{Baked, MOST_BYTES};
use crate::reason::Reason;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
const KEYWORD: &[u8] = b"openbadgecredential";
const OLDER: &[u8] = b"openbadges";
/// A packed text may unpack to so many bytes.
const MOST_TEXT: u64 = 4 << 20;
const MOST_CHUNKS: usize = 100_000;

struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    whole: &'a [u8],
}

/// The chunks of a picture, each with its checksum checked.
fn chunks(png: &[u8]) -> Result<Vec<Chunk<'_>>, Reason> {
    if png.len() > MOST_BYTES {
        return Err(Reason::TooLarge(MOST_BYTES / 1024));
    }
    let mut rest = png.strip_prefix(&SIGNATURE).ok_or(Reason::NotAPng)?;
    let mut found: Vec<Chunk<'_>> = Vec::new();
    loop {
        let (head, _) = rest
            .split_first_chunk::<8>()
            .ok_or(Reason::PictureDamaged)?;
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let end = length.checked_add(12).ok_or(Reason::PictureDamaged)?;
        let whole = rest.get(..end).ok_or(Reason::PictureDamaged)?;
        let data = whole.get(8..8 + length).ok_or(Reason::PictureDamaged)?;
        let sum = whole.get(8 + length..).ok_or(Reason::PictureDamaged)?;
        let checked = whole.get(4..8 + length).ok_or(Reason::PictureDamaged)?;
        if sum != crc32fast::hash(checked).to_be_bytes() || found.len() >= MOST_CHUNKS {
            return Err(Reason::PictureDamaged);
        }
        if found.is_empty() != (kind == *b"IHDR") {
            return Err(Reason::PictureDamaged);
        }
        found.push(Chunk { kind, data, whole });
        rest = rest.get(end..).unwrap_or_default();
        if kind == *b"IEND" {
            break;
        }
    }
    if rest.is_empty() {
        Ok(found)
    } else {
        Err(Reason::PictureDamaged)
    }
}

/// The text of an `iTXt` or `tEXt` chunk with this keyword.
fn text(chunk: &Chunk<'_>, keyword: &[u8]) -> Option<Result<String, Reason>> {
    let rest = chunk.data.strip_prefix(keyword)?.strip_prefix(&[0])?;
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Reason::PictureDamaged);
    match &chunk.kind {
        b"tEXt" => Some(utf8(rest)),
        b"iTXt" => Some((|| {
            let [packed, _, rest @ ..] = rest else {
                return Err(Reason::PictureDamaged);
            };
            // Language and translated keyword, each ended by a zero.
            let mut parts = rest.splitn(3, |b| *b == 0);
            let (Some(_), Some(_), Some(content)) = (parts.next(), parts.next(), parts.next())
            else {
                return Err(Reason::PictureDamaged);
            };
            if *packed == 0 {
                return utf8(content);
            }
            let mut plain = Vec::new();
            ZlibDecoder::new(content)
                .take(MOST_TEXT + 1)
                .read_to_end(&mut plain)
                .map_err(|_| Reason::PictureDamaged)?;
            if plain.len() as u64 > MOST_TEXT {
                return Err(Reason::TooLarge(4096));
            }
            utf8(&plain)
        })()),
        _ => None,
    }
}

/// Bakes a credential into a PNG: one `iTXt` chunk, not compressed, in the place of any that was
/// there.
///
/// # Errors
/// [`Reason::NotAPng`], [`Reason::PictureDamaged`], [`Reason::TooLarge`].
pub fn bake_png(png: &[u8], credential: &str) -> Result<Vec<u8>, Reason> {
    let mut data = KEYWORD.to_vec();
    data.extend([0, 0, 0, 0, 0]);
    data.extend(credential.as_bytes());
    let length = u32::try_from(data.len()).map_err(|_| Reason::TooLarge(MOST_BYTES / 1024))?;
    let mut body = b"iTXt".to_vec();
    body.extend(data);
    let sum = crc32fast::hash(&body);
    let mut out = SIGNATURE.to_vec();
    for (number, chunk) in chunks(png)?.iter().enumerate() {
        if text(chunk, KEYWORD).is_some() || text(chunk, OLDER).is_some() {
            continue;
        }
        out.extend(chunk.whole);
        if number == 0 {
            out.extend(length.to_be_bytes());
            out.extend(&body);
            out.extend(sum.to_be_bytes());
        }
    }
    Ok(out)
}

/// The credential in a PNG.
///
/// # Errors
/// [`Reason::NothingBaked`] when there is none, [`Reason::SeveralBaked`] when there are two, which
/// nobody could choose between.
pub fn unbake_png(png: &[u8]) -> Result<Baked, Reason> {
    let chunks = chunks(png)?;
    let all = |keyword| {
        let found = chunks.iter().filter_map(|chunk| text(chunk, keyword));
        found.collect::<Result<Vec<_>, _>>()
    };
    let (mut now, mut older) = (all(KEYWORD)?, all(OLDER)?);
    match (now.len(), older.len()) {
        (1, _) => now.pop().map(Baked::Credential).ok_or(Reason::NothingBaked),
        (0, 1) => older.pop().map(Baked::Older).ok_or(Reason::NothingBaked),
        (0, 0) => Err(Reason::NothingBaked),
        _ => Err(Reason::SeveralBaked),
    }
}
