//! A key on paper: groups of letters that are typed in again, each line with a checksum, so that a
//! mistake is found in its line. Two parts tell nothing alone.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::secret::SecretKey;
use crate::reason::Reason;

/// Crockford's base 32: no I, L, O and U, which are mistaken for others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bytes in a line: 16 letters in four groups, and a group of checksum.
const LINE: usize = 10;
/// Version, kind, part, how many parts, 32 bytes of key or share, and 14 of the hash of the public
/// key, which tie parts together and say whether the key that comes out is the one that went in.
const LENGTH: usize = 50;
const VERSION: u8 = 1;

/// Lines to print.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperBackup {
    /// Five lines of five groups.
    pub lines: Zeroizing<Vec<String>>,
    /// 1, or 1 and 2 of two.
    pub part: u8,
    /// How many parts there are.
    pub of: u8,
}

fn letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            let index = usize::try_from((held >> bits) & 31).unwrap_or_default();
            text.push(char::from(LETTERS[index]));
        }
    }
    if bits > 0 {
        let index = usize::try_from((held << (5 - bits)) & 31).unwrap_or_default();
        text.push(char::from(LETTERS[index]));
    }
    text
}

/// The value of a letter; those that are mistaken for others count as what was meant.
fn value(letter: char) -> Option<u8> {
    let meant = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = LETTERS.iter().position(|l| char::from(*l) == meant)?;
    u8::try_from(at).ok()
}

fn bytes_of(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::new());
    let (mut held, mut bits) = (0_u32, 0);
    for five in text {
        held = ((held << 5) | u32::from(*five)) & 0xFFFF;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 255).unwrap_or_default());
        }
    }
    out
}

/// 20 bits over a line and its number.
fn check(number: usize, line: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update([u8::try_from(number).unwrap_or_default()]);
    hash.update(line);
    letters(&hash.finalize()[..3]).chars().take(4).collect()
}

fn tie(key: &SecretKey) -> [u8; 14] {
    let digest = Sha256::digest(key.public().bytes());
    let mut tied = [0; 14];
    tied.copy_from_slice(&digest[..14]);
    tied
}

fn sheet(key: &SecretKey, share: &[u8; 32], part: u8, of: u8) -> PaperBackup {
    let kind = u8::from(key.kind() == KeyKind::P256);
    let mut bytes = Zeroizing::new(vec![VERSION, kind, part, of]);
    bytes.extend_from_slice(share);
    bytes.extend_from_slice(&tie(key));
    let lines = bytes
        .chunks(LINE)
        .enumerate()
        .map(|(number, line)| {
            let text = Zeroizing::new(letters(line));
            let groups: Vec<&str> = (0..4).filter_map(|n| text.get(n * 4..n * 4 + 4)).collect();
            format!("{} {}", groups.join(" "), check(number, line))
        })
        .collect();
    PaperBackup {
        lines: Zeroizing::new(lines),
        part,
        of,
    }
}

/// A key on one sheet.
#[must_use]
pub fn paper_backup(key: &SecretKey) -> PaperBackup {
    sheet(key, &key.bytes(), 1, 1)
}

/// A key on two sheets, both of which it takes: the first holds 32 random bytes that the caller
/// drew, the second the key with those laid over it. Either alone is as good as nothing.
#[must_use]
pub fn paper_backup_in_two(key: &SecretKey, random: &[u8; 32]) -> [PaperBackup; 2] {
    let mut other = key.bytes();
    for (byte, mask) in other.iter_mut().zip(random) {
        *byte ^= mask;
    }
    [sheet(key, random, 1, 2), sheet(key, &other, 2, 2)]
}

struct Sheet {
    kind: KeyKind,
    part: u8,
    of: u8,
    share: Zeroizing<Vec<u8>>,
    tie: Vec<u8>,
}

fn read(text: &str) -> Result<Sheet, Reason> {
    let mut bytes = Zeroizing::new(Vec::new());
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for (number, line) in lines.enumerate() {
        let wrong = || Reason::PaperLine(number + 1);
        let signs = line.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let values: Option<Zeroizing<Vec<u8>>> = signs
            .map(value)
            .collect::<Option<Vec<u8>>>()
            .map(Zeroizing::new);
        let values = values.filter(|v| v.len() == 20).ok_or_else(wrong)?;
        let (content, sum) = values.split_at(16);
        let line = bytes_of(content);
        let sum: String = sum
            .iter()
            .map(|v| char::from(LETTERS[usize::from(*v)]))
            .collect();
        if sum != check(number, &line) {
            return Err(wrong());
        }
        bytes.extend_from_slice(&line);
    }
    let [VERSION, kind @ 0..=1, part, of, rest @ ..] = bytes.as_slice() else {
        return Err(Reason::PaperUnreadable);
    };
    if bytes.len() != LENGTH || !(1..=2).contains(of) || !(1..=*of).contains(part) {
        return Err(Reason::PaperUnreadable);
    }
    let (share, tie) = rest.split_at(32);
    Ok(Sheet {
        kind: if *kind == 1 {
            KeyKind::P256
        } else {
            KeyKind::Ed25519
        },
        part: *part,
        of: *of,
        share: Zeroizing::new(share.to_vec()),
        tie: tie.to_vec(),
    })
}

/// The key from one sheet, or from both of two in any order.
///
/// # Errors
/// [`Reason::PaperLine`] for a line with a mistake, [`Reason::PaperPart`] when the other part is
/// missing or belongs to another key, [`Reason::PaperUnreadable`] for what is no such sheet.
pub fn restore_from_paper(sheets: &[&str]) -> Result<SecretKey, Reason> {
    let mut read = sheets
        .iter()
        .map(|text| read(text))
        .collect::<Result<Vec<_>, _>>()?;
    read.sort_by_key(|sheet| sheet.part);
    let (kind, tie_read, bytes) = match read.as_slice() {
        [one] if one.of == 1 => (one.kind, &one.tie, one.share.clone()),
        [a, b] if a.of == 2 && b.of == 2 && a.part == 1 && b.part == 2 && a.tie == b.tie => {
            let mut bytes = a.share.clone();
            for (byte, mask) in bytes.iter_mut().zip(b.share.iter()) {
                *byte ^= mask;
            }
            (a.kind, &a.tie, bytes)
        }
        [] => return Err(Reason::PaperUnreadable),
        _ => return Err(Reason::PaperPart),
    };
    let key = SecretKey::from_bytes(kind, &bytes)?;
    if tie(&key).as_slice() == tie_read.as_slice() {
        Ok(key)
    } else {
        Err(Reason::PaperPart)
    }
}
