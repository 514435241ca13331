//! Codes inside a PDF: drawn in a page's own operators, and scanned.

use image::{GrayImage, imageops};
use lopdf::{Dictionary, Document, Object, Stream};

use super::codes;

/// What one stream may unpack to.
pub(super) const MOST_BYTES: usize = 64 << 20;
/// Pictures that are looked through for codes.
const MOST_PICTURES: usize = 24;

/// Codes that are drawn in a page's own operators: pictures of one bit in the midst of them.
pub(super) fn codes_in(content: &[u8], codes: &mut Vec<String>) {
    let mut rest = content;
    let mut looked = 0;
    while let Some(at) = position(rest, b"BI") {
        rest = rest.get(at + 2..).unwrap_or_default();
        let Some(data) = position(rest, b"ID") else {
            break;
        };
        let head = String::from_utf8_lossy(rest.get(..data).unwrap_or_default()).into_owned();
        let body = rest.get(data + 3..).unwrap_or_default();
        looked += 1;
        if looked > MOST_PICTURES {
            break;
        }
        if head.len() > 400 || !head.contains("/A85") {
            continue;
        }
        let (Some(width), Some(height)) = (number_after(&head, "/W"), number_after(&head, "/H"))
        else {
            continue;
        };
        let Some(end) = position(body, b"~>") else {
            continue;
        };
        let encoded = body.get(..end + 2).unwrap_or_default();
        let dict = Dictionary::from_iter([("Filter", Object::Name(b"ASCII85Decode".to_vec()))]);
        let packed = Stream::new(dict, encoded.to_vec());
        let Ok(bits) = packed.decompressed_content_with_limit(MOST_BYTES) else {
            continue;
        };
        if let Some(grey) = of_bits(&bits, width, height) {
            for code in codes::in_grey(&grey) {
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
    }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn number_after(head: &str, name: &str) -> Option<u32> {
    let rest = head.get(head.find(name)? + name.len()..)?;
    let digits: String = rest
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok().filter(|n| (1..=4_000).contains(n))
}

/// A picture of one bit a pixel, each pixel several wide and with a light edge, as scanners of
/// codes like it.
fn of_bits(bits: &[u8], width: u32, height: u32) -> Option<GrayImage> {
    const EDGE: u32 = 4;
    let row = width.div_ceil(8);
    if (bits.len() as u64) < u64::from(row) * u64::from(height) {
        return None;
    }
    let mut grey = GrayImage::from_pixel(width + 2 * EDGE, height + 2 * EDGE, image::Luma([255]));
    for y in 0..height {
        for x in 0..width {
            let byte = bits.get((y * row + x / 8) as usize)?;
            // A mask paints where its bit is 0.
            if byte >> (7 - x % 8) & 1 == 0 {
                grey.put_pixel(x + EDGE, y + EDGE, image::Luma([0]));
            }
        }
    }
    let times = if width <= 200 { 6 } else { 2 };
    Some(imageops::resize(
        &grey,
        grey.width() * times,
        grey.height() * times,
        imageops::FilterType::Nearest,
    ))
}

/// Codes in the pictures of a document: scans.
pub(super) fn codes_in_pictures(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    let is_picture = |stream: &&Stream| {
        stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Image")
    };
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    for picture in streams.filter(is_picture).take(MOST_PICTURES) {
        for code in codes_in_one(picture) {
            if !found.contains(&code) {
                found.push(code);
            }
        }
    }
    found
}

fn codes_in_one(picture: &Stream) -> Vec<String> {
    let filters = picture.filters().unwrap_or_default();
    if filters.contains(&b"DCTDecode".as_slice()) {
        return codes::in_picture(&picture.content).unwrap_or_default();
    }
    let number = |name: &[u8]| picture.dict.get(name).and_then(Object::as_i64).ok();
    let side = |name: &[u8]| {
        let side = u32::try_from(number(name)?).ok()?;
        (16..=12_000).contains(&side).then_some(side)
    };
    let (Some(width), Some(height)) = (side(b"Width"), side(b"Height")) else {
        return Vec::new();
    };
    let Ok(bytes) = picture.decompressed_content_with_limit(MOST_BYTES) else {
        return Vec::new();
    };
    let pixels = u64::from(width) * u64::from(height);
    let length = bytes.len() as u64;
    let grey = match number(b"BitsPerComponent") {
        Some(8) if length == pixels => GrayImage::from_raw(width, height, bytes),
        Some(8) if length == pixels * 3 => {
            let luma = bytes.chunks_exact(3).map(|rgb| match rgb {
                [r, g, b] => {
                    let sum = u32::from(*r) * 30 + u32::from(*g) * 59 + u32::from(*b) * 11;
                    u8::try_from(sum / 100).unwrap_or(255)
                }
                _ => 255,
            });
            GrayImage::from_raw(width, height, luma.collect())
        }
        Some(1) => of_plain_bits(&bytes, width, height),
        _ => None,
    };
    grey.map(|grey| codes::in_grey(&grey)).unwrap_or_default()
}

/// A scan of one bit a pixel, in which 0 is black.
fn of_plain_bits(bits: &[u8], width: u32, height: u32) -> Option<GrayImage> {
    let row = width.div_ceil(8);
    if (bits.len() as u64) < u64::from(row) * u64::from(height) {
        return None;
    }
    Some(GrayImage::from_fn(width, height, |x, y| {
        let byte = bits.get((y * row + x / 8) as usize).copied().unwrap_or(255);
        image::Luma([if byte >> (7 - x % 8) & 1 == 0 { 0 } else { 255 }])
    }))
}
