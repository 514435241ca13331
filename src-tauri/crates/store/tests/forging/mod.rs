//! What somebody can do who knows the journal's form: change a value in it and work out every
//! checksum and every hash anew.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

fn word(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

fn put_word(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap().to_le_bytes());
}

/// A segment in which the value of one record is another, and everything fits.
#[allow(dead_code)]
pub fn with_value(segment: &[u8], id: &str, value: &str) -> Vec<u8> {
    forged(
        segment,
        |_| {},
        |kept| {
            if kept["id"] == id {
                kept["value"] = serde_json::from_str(value).unwrap();
            }
        },
    )
}

/// A segment in which what each commit says of itself is changed, and everything fits.
#[allow(dead_code)]
pub fn with_heads(segment: &[u8], change: impl Fn(&mut Value)) -> Vec<u8> {
    forged(segment, change, |_| {})
}

fn forged(segment: &[u8], head_is: impl Fn(&mut Value), kept_is: impl Fn(&mut Value)) -> Vec<u8> {
    let mut out = segment[..56].to_vec();
    let mut at = 56;
    let mut previous = None::<String>;
    while at < segment.len() {
        let length = word(segment, at + 4);
        let body = &segment[at + 12..at + 12 + length];
        at += 12 + length;
        let head_length = word(body, 0);
        let head = zstd::decode_all(&body[4..4 + head_length]).unwrap();
        let mut head: Value = serde_json::from_slice(&head).unwrap();
        if let Some(previous) = &previous {
            head["previous"] = json!(previous);
        }
        head_is(&mut head);
        let head = zstd::encode_all(head.to_string().as_bytes(), 1).unwrap();
        let mut forged = Vec::new();
        put_word(&mut forged, head.len());
        forged.extend(&head);
        let mut from = 4 + head_length;
        while from < body.len() {
            let size = word(body, from + 1);
            if body[from] != 0 {
                forged.extend(&body[from..from + 9 + size]);
                from += 9 + size;
                continue;
            }
            let block = zstd::decode_all(&body[from + 9..from + 9 + size]).unwrap();
            let mut block: Value = serde_json::from_slice(&block).unwrap();
            for kept in block.as_array_mut().unwrap() {
                kept_is(kept);
            }
            let block = zstd::encode_all(block.to_string().as_bytes(), 1).unwrap();
            forged.push(body[from]);
            put_word(&mut forged, block.len());
            forged.extend(crc32c::crc32c(&block).to_le_bytes());
            forged.extend(&block);
            from += 9 + size;
        }
        let length = u32::try_from(forged.len()).unwrap().to_le_bytes();
        out.extend(b"CWF2");
        out.extend(length);
        out.extend(crc32c::crc32c_append(crc32c::crc32c(&length), &forged).to_le_bytes());
        out.extend(&forged);
        previous = Some(blake3::hash(&forged).to_hex().to_string());
    }
    out
}

#[allow(dead_code)]
/// A segment with the head that was written before there were identities.
pub fn without_identity(segment: &[u8]) -> Vec<u8> {
    let mut out = b"CWJRNL2\n".to_vec();
    out.extend(u32::from(segment[4]).to_le_bytes());
    out.extend(&segment[5..12]);
    out.push(0);
    out.extend(&segment[20..52]);
    out.extend(crc32c::crc32c(&out).to_le_bytes());
    out.extend(&segment[56..]);
    out
}
