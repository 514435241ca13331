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

/// The last frame of a segment: where it begins, its head, and the hash of its body.
#[allow(dead_code)]
pub fn last_frame(segment: &[u8]) -> (usize, Value, String) {
    let mut at = 56;
    let mut last = (56, Value::Null, String::new());
    while at < segment.len() {
        let length = word(segment, at + 4);
        let body = &segment[at + 12..at + 12 + length];
        let head_length = word(body, 0);
        let head = zstd::decode_all(&body[4..4 + head_length]).unwrap();
        let head = serde_json::from_slice(&head).unwrap();
        last = (at, head, blake3::hash(body).to_hex().to_string());
        at += 12 + length;
    }
    last
}

fn framed(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    let mut out = b"CWF2".to_vec();
    out.extend(length);
    out.extend(crc32c::crc32c_append(crc32c::crc32c(&length), body).to_le_bytes());
    out.extend(body);
    out
}

/// A segment with one more commit, of a record that is new: everything fits, and no key was used.
#[allow(dead_code)]
pub fn with_commit(segment: &[u8], kind: &str, id: &str, value: &Value) -> Vec<u8> {
    let (_, last, hash) = last_frame(segment);
    let sequence = last["sequence"].as_u64().unwrap() + 1;
    let mut named = blake3::Hasher::new();
    named.update(kind.as_bytes()).update(&[0]);
    named.update(id.as_bytes()).update(&[0]);
    named
        .update(&1_u32.to_le_bytes())
        .update(&sequence.to_le_bytes());
    let named = u128::from_le_bytes(named.finalize().as_bytes()[..16].try_into().unwrap());
    let state = &last["state"];
    let digest = u128::from_str_radix(state[1].as_str().unwrap(), 16).unwrap();
    let digest = format!("{:032x}", digest.wrapping_add(named));
    let head = json!({
        "sequence": sequence,
        "previous": hash,
        "audit": { "who": "", "at": "2026-11-24T12:00:00Z", "what": "Add" },
        "state": [state[0].as_u64().unwrap() + 1, digest],
        "writes": [{ "kind": kind, "id": id, "rev": 1, "schema": 1, "at": [0, 0] }],
    });
    let block = json!([{ "kind": kind, "id": id, "rev": 1, "value": value }]);
    let head = zstd::encode_all(head.to_string().as_bytes(), 1).unwrap();
    let block = zstd::encode_all(block.to_string().as_bytes(), 1).unwrap();
    let mut body = Vec::new();
    put_word(&mut body, head.len());
    body.extend(&head);
    body.push(0);
    put_word(&mut body, block.len());
    body.extend(crc32c::crc32c(&block).to_le_bytes());
    body.extend(&block);
    [segment, &framed(&body)].concat()
}

/// A segment in which a text that is vouched for is another, the code that vouches for it as it
/// was: checksums fit.
#[allow(dead_code)]
pub fn with_vouched_text(segment: &[u8], from_text: &str, to_text: &str) -> Vec<u8> {
    let mut out = segment[..56].to_vec();
    let mut at = 56;
    while at < segment.len() {
        let length = word(segment, at + 4);
        let body = &segment[at + 12..at + 12 + length];
        at += 12 + length;
        let mut forged = body[..4 + word(body, 0)].to_vec();
        let mut from = forged.len();
        while from < body.len() {
            let size = word(body, from + 1);
            let mut content = body[from + 9..from + 9 + size].to_vec();
            if body[from] == 2 {
                let block = zstd::decode_all(&content[44..]).unwrap();
                let block = String::from_utf8(block)
                    .unwrap()
                    .replace(from_text, to_text);
                content.truncate(44);
                content.extend(zstd::bulk::compress(block.as_bytes(), 1).unwrap());
            }
            forged.push(body[from]);
            put_word(&mut forged, content.len());
            forged.extend(crc32c::crc32c(&content).to_le_bytes());
            forged.extend(&content);
            from += 9 + size;
        }
        out.extend(framed(&forged));
    }
    out
}
