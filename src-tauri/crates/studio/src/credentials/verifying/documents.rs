//! Certificates as PDF: the credential attached, the code on the page, and whether the page says
//! what was signed.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;

use credential::Reason;
use credential::json::{self, Fields, Limits};
use credential::verify::{Known, read};
use image::{GrayImage, imageops};
use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use words::Message;
use words::say::verifying as say;

use super::answers::{Verified, VerifiedDifference, VerifyVerdict, is_of};
use super::codes;
use super::texts::{CODE, MOST_IN_ONE, of_credential, of_scanned};

/// What one stream may unpack to.
const MOST_BYTES: usize = 64 << 20;
/// Pages that are looked at.
const MOST_PAGES: usize = 2_000;
/// Pictures on a page that are looked through for codes.
const MOST_PICTURES: usize = 24;
/// Files attached that are looked at.
const MOST_ATTACHED: usize = 64;

/// What a page holds.
#[derive(Default)]
struct Found {
    codes: Vec<String>,
    text: String,
}

/// Verifies a PDF: the credential attached to it; else the codes on its pages.
pub(super) fn verify(bytes: &[u8], known: &Known) -> Vec<Verified> {
    // What reads PDF is a library of others, and the file may be made to break it.
    let verified = std::panic::catch_unwind(AssertUnwindSafe(|| verify_document(bytes, known)));
    verified.unwrap_or_else(|_| vec![Verified::unread(say::pdf_unreadable())])
}

fn verify_document(bytes: &[u8], known: &Known) -> Vec<Verified> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_BYTES),
        ..LoadOptions::default()
    };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return vec![Verified::unread(say::pdf_unreadable())];
    };
    if document.is_encrypted() {
        return vec![Verified::unread(say::pdf_locked())];
    }
    let attached = attached(&document);
    let credentials = &attached.credentials;
    if credentials.len() > 1 {
        return vec![Verified::unread(say::pdf_two_credentials(
            credentials.len(),
        ))];
    }
    let pages = pages(&document);
    if let Some(text) = credentials.first() {
        return vec![with_page(text, &pages, &attached.names, known)];
    }
    let mut answers = Vec::new();
    let mut unsigned = 0_usize;
    for page in &pages {
        for code in &page.codes {
            if answers.len() >= MOST_IN_ONE {
                break;
            }
            if code.trim().starts_with(CODE) {
                let mut answer = of_scanned(code, known);
                compare(&mut answer, &page.text, &attached.names);
                answers.push(answer);
            } else {
                unsigned += 1;
            }
        }
    }
    match (answers.is_empty(), unsigned) {
        (false, _) => answers,
        (true, 0) => vec![Verified::unread(say::no_code_in_pdf())],
        (true, _) => vec![Verified::unread(say::code_not_signed())],
    }
}

/// The answer for an attached credential, with that for the code on its page within. Both must
/// speak of the same certificate, and the page must say what they do.
fn with_page(text: &str, pages: &[Found], names: &[(String, String)], known: &Known) -> Verified {
    let mut answer = of_credential(text.as_bytes(), known);
    let words: String = pages
        .iter()
        .map(|page| page.text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let code = pages
        .iter()
        .flat_map(|page| &page.codes)
        .find(|code| code.trim().starts_with(CODE));
    if let Some(code) = code {
        let mut printed = of_scanned(code, known);
        compare(&mut printed, &words, names);
        if printed.serial != answer.serial {
            let claim = answer.serial.clone();
            differs(&mut answer, say::what_serial(), &printed.serial, &claim);
        }
        let document = read(text.as_bytes());
        let of_learner = document
            .as_ref()
            .ok()
            .and_then(|read| is_of(read.credential(), &printed.learner));
        if of_learner == Some(false) {
            let claim = answer.learner.clone();
            differs(&mut answer, say::what_learner(), &printed.learner, &claim);
        }
        // Who was meant is hashed in the file and stands in clear in the code beside it.
        if answer.learner.is_empty() && of_learner == Some(true) {
            answer.learner.clone_from(&printed.learner);
        }
        if printed.verdict == VerifyVerdict::NotValid {
            answer.verdict = VerifyVerdict::NotValid;
        }
        for one in std::mem::take(&mut printed.differences) {
            differs(&mut answer, one.what, &one.page, &one.claim);
        }
        answer.within.push(printed);
    } else {
        compare(&mut answer, &words, names);
    }
    answer
}

fn differs(answer: &mut Verified, what: Message, page: &str, claim: &str) {
    answer.verdict = VerifyVerdict::NotValid;
    let difference = VerifiedDifference {
        what,
        page: page.to_owned(),
        claim: claim.to_owned(),
    };
    if !answer.differences.contains(&difference) {
        answer.differences.push(difference);
    }
}

/// Letters and digits alone, without accents and case: a page breaks lines, sets ligatures and
/// capitals as it likes.
fn plain(text: &str) -> String {
    text.replace('ß', "ss")
        .nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .collect()
}

/// Whether a page holds the letters of a text in the order in which they are written. Scripts that
/// run from the right, or whose signs change places, come out of a PDF in the order of the page.
fn is_read_in_order(text: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    text.chars().all(|c| {
        matches!(
            c.script(),
            Script::Latin
                | Script::Greek
                | Script::Cyrillic
                | Script::Armenian
                | Script::Georgian
                | Script::Ethiopic
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Common
                | Script::Inherited
        )
    })
}

/// Holds the learner's name on a page against the one that was signed. A page that names neither
/// the award nor the number cannot be read, or is another sort of page, and nothing is said of it.
fn compare(answer: &mut Verified, page: &str, other_names: &[(String, String)]) {
    let words = plain(page);
    let says = |text: &str| {
        let text = plain(text);
        !text.is_empty() && words.contains(&text)
    };
    let name = answer.learner.clone();
    let is_certificate = says(&answer.title) || says(&answer.serial);
    if name.trim().is_empty() || !is_certificate || !is_read_in_order(&name) || says(&name) {
        return;
    }
    // A page may show the name in Latin letters alone.
    let latin = other_names.iter().filter(|(known, _)| *known == name);
    if latin.into_iter().any(|(_, latin)| says(latin)) {
        return;
    }
    differs(answer, say::what_learner(), "", &name);
}

/// Names with their forms in Latin letters, by the record of facts that is attached.
fn names_in_record(text: &str) -> Vec<(String, String)> {
    let Ok(Value::Object(record)) = json::read(text.as_bytes(), Limits::LIST) else {
        return Vec::new();
    };
    let each = record.each("certificates");
    each.iter()
        .filter_map(|one| one.as_object())
        .filter_map(|one| {
            Some((
                one.text("name")?.to_owned(),
                one.text("latinName")?.to_owned(),
            ))
        })
        .collect()
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match object {
        Object::Reference(id) => match document.get_object(*id).ok()? {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        },
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

fn stream<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Stream> {
    match object {
        Object::Reference(id) => document.get_object(*id).ok()?.as_stream().ok(),
        Object::Stream(stream) => Some(stream),
        _ => None,
    }
}

/// What is attached: credentials, each once, and names by the record of facts.
struct Attached {
    credentials: Vec<String>,
    names: Vec<(String, String)>,
}

/// Looks through the attached files.
fn attached(document: &Document) -> Attached {
    let mut found = BTreeMap::new();
    let mut names = Vec::new();
    let mut looked = 0;
    for object in document.objects.values() {
        let Ok(specification) = object.as_dict() else {
            continue;
        };
        let Some(files) = specification
            .get(b"EF")
            .ok()
            .and_then(|files| dictionary(document, files))
        else {
            continue;
        };
        looked += 1;
        if looked > MOST_ATTACHED {
            break;
        }
        let file = files.get(b"UF").or_else(|_| files.get(b"F"));
        let Some(file) = file.ok().and_then(|file| stream(document, file)) else {
            continue;
        };
        let Ok(bytes) = file.decompressed_content_with_limit(MOST_BYTES) else {
            continue;
        };
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        // What is no credential at all, such as a record of facts, is none of them.
        if matches!(
            read(text.as_bytes()),
            Err(Reason::NotACredential | Reason::NotJson(_))
        ) {
            names.extend(names_in_record(&text));
        } else {
            found.insert(text, ());
        }
    }
    Attached {
        credentials: found.into_keys().collect(),
        names,
    }
}

/// What stands on the pages.
fn pages(document: &Document) -> Vec<Found> {
    let mut found = Vec::new();
    for (number, id) in document.get_pages().into_iter().take(MOST_PAGES) {
        let text = document
            .extract_text_with_limit(&[number], MOST_BYTES)
            .unwrap_or_default();
        let mut page = Found {
            codes: Vec::new(),
            text,
        };
        if let Ok(content) = document.get_page_content_with_limit(id, MOST_BYTES) {
            codes_in(&content, &mut page.codes);
        }
        found.push(page);
    }
    let scanned = codes_in_pictures(document);
    if let Some(first) = found.first_mut() {
        first.codes.extend(scanned);
    }
    found
}

/// Codes that are drawn in a page's own operators: pictures of one bit in the midst of them.
fn codes_in(content: &[u8], codes: &mut Vec<String>) {
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
fn codes_in_pictures(document: &Document) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Verified {
        Verified {
            verdict: VerifyVerdict::Valid,
            learner: name.to_owned(),
            title: "Applied Data Stewardship".to_owned(),
            serial: "NIT-26-000019-8".to_owned(),
            ..Verified::unread(say::nothing_verified())
        }
    }

    fn differs_on(name: &str, page: &str) -> bool {
        let mut answer = of(name);
        compare(
            &mut answer,
            page,
            &[("王小明".to_owned(), "Wang Xiaoming".to_owned())],
        );
        answer.verdict == VerifyVerdict::NotValid
    }

    #[test]
    fn another_name_on_the_page_is_caught() {
        let page = "This is to certify that\nZOFIA WÓJCIK-\nDĄBROWSKA\nApplied Data\nStewardship";
        assert!(!differs_on("Zofia Wójcik-Dąbrowska", page));
        assert!(differs_on("Jan Kowalski", page));
    }

    #[test]
    fn nothing_is_said_of_a_page_that_cannot_be_read() {
        assert!(!differs_on("Jan Kowalski", ""));
        assert!(!differs_on("Jan Kowalski", "An invoice for paper"));
        // Set from the right, and out of order in the file.
        assert!(!differs_on(
            "אברהם בן־דוד",
            "דוד־ןב םהרבא Applied Data Stewardship"
        ));
    }

    #[test]
    fn capitals_and_names_in_latin_letters_are_the_same_name() {
        let title = "Applied Data Stewardship";
        assert!(!differs_on("Weiß", &format!("WEISS {title}")));
        assert!(!differs_on(
            "Παπαδόπουλος",
            &format!("ΠΑΠΑΔΟΠΟΥΛΟΣ {title}")
        ));
        assert!(!differs_on("王小明", &format!("Wang Xiaoming {title}")));
        assert!(differs_on("王小明", &format!("Li Wei {title}")));
    }
}
