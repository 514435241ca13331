//! Certificates as PDF: the credential attached, the codes on the pages, and whether both speak of
//! the same certificate.

use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;

use credential::Reason;
use credential::verify::{Known, read};
use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};
use words::say::verifying as say;

use super::answers::{Verified, VerifyVerdict, is_of};
use super::codes::in_grey;
use super::page_pictures::for_codes;
use super::page_words::{compare, differs, names_in_record};
use super::pdf_codes::{MOST_BYTES, codes_in, codes_in_pictures};
use super::texts::{CODE, MOST_IN_ONE, of_credential, of_scanned};

/// Pages that are looked at.
const MOST_PAGES: usize = 2_000;
/// Pages that are drawn to look for codes.
const MOST_DRAWN: usize = 8;
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
    for (number, page) in pages.iter().enumerate() {
        for code in &page.codes {
            if answers.len() >= MOST_IN_ONE {
                break;
            }
            if code.trim().starts_with(CODE) {
                let mut answer = of_scanned(code, known);
                compare(&mut answer, &page.text, &attached.names);
                answer.page = number;
                answers.push(answer);
            } else {
                unsigned += 1;
            }
        }
    }
    if answers.is_empty() {
        answers = in_pictures(bytes, known);
    }
    match (answers.is_empty(), unsigned) {
        (false, _) => answers,
        (true, 0) => vec![Verified::unread(say::no_code_in_pdf())],
        (true, _) => vec![Verified::unread(say::code_not_signed())],
    }
}

/// What the codes on the pages say as they are seen: another program may have written the pages anew.
fn in_pictures(bytes: &[u8], known: &Known) -> Vec<Verified> {
    let pages = for_codes(bytes, MOST_DRAWN);
    let codes = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| in_grey(page).into_iter().map(move |code| (number, code)));
    codes
        .filter(|(_, code)| code.trim().starts_with(CODE))
        .map(|(page, code)| Verified {
            page,
            ..of_scanned(&code, known)
        })
        .collect()
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
    let mut found = BTreeSet::new();
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
            found.insert(text);
        }
    }
    Attached {
        credentials: found.into_iter().collect(),
        names,
    }
}

/// A page as it is written: its operators and its words.
pub(super) struct Written {
    operators: Vec<u8>,
    pub(super) words: String,
}

impl Written {
    /// Whether the operators of another page are all there, one after the other: nobody wrote the
    /// page anew, whatever was put before or after.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let wanted = other.operators.trim_ascii();
        !wanted.is_empty()
            && self
                .operators
                .windows(wanted.len())
                .any(|window| window == wanted)
    }
}

/// Pages of a document as they are written, from one on.
pub(super) fn written(bytes: &[u8], first: usize, count: usize) -> Option<Vec<Written>> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_BYTES),
        ..LoadOptions::default()
    };
    let read = || {
        let document = Document::load_mem_with_options(bytes, options).ok()?;
        let pages: Vec<_> = document.get_pages().into_iter().collect();
        let wanted = pages.get(first..first.checked_add(count)?)?;
        wanted
            .iter()
            .map(|(number, id)| {
                Some(Written {
                    operators: document.get_page_content_with_limit(*id, MOST_BYTES).ok()?,
                    words: document
                        .extract_text_with_limit(&[*number], MOST_BYTES)
                        .unwrap_or_default(),
                })
            })
            .collect()
    };
    std::panic::catch_unwind(AssertUnwindSafe(read)).ok()?
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
