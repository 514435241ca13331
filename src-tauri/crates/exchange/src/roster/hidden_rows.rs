//! The rows of an Excel sheet that are hidden: the sheet itself says it, beside its cells.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// The most of one part that is read.
const MOST_UNPACKED: u64 = 400_000_000;

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .flatten()
        .find(|a| a.key.0 == name)
        .map(|a| html_escape::decode_html_entities(&a.value).into_owned())
}

/// Goes through the tags of a part until `each` has seen enough.
fn each_tag(
    archive: &mut Archive<'_>,
    part: &str,
    mut each: impl FnMut(&BytesStart<'_>) -> bool,
) -> Option<()> {
    let part = archive.by_name(part).ok()?.take(MOST_UNPACKED);
    let mut content = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match content.read_event_into(&mut buffer).ok()? {
            Event::Eof => return Some(()),
            Event::Start(tag) | Event::Empty(tag) if !each(&tag) => return Some(()),
            _ => {}
        }
    }
}

/// The part that holds a sheet.
fn part_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let mut wanted = None;
    each_tag(archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" && attribute(tag, "name").as_deref() == Some(sheet)
        {
            let id = |a: &quick_xml::events::attributes::Attribute<'_>| {
                a.key.local_name().as_ref() == "id" && a.key.prefix().is_some()
            };
            wanted = tag
                .attributes()
                .flatten()
                .find(id)
                .map(|a| a.value.to_string());
        }
        wanted.is_none()
    })?;
    let wanted = wanted?;
    let mut target = None;
    each_tag(archive, "xl/_rels/workbook.xml.rels", |tag| {
        if attribute(tag, "Id").as_deref() == Some(wanted.as_str()) {
            target = attribute(tag, "Target");
        }
        target.is_none()
    })?;
    let target = target?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

/// The lines of a sheet's rows that are hidden; none where the workbook does not say it.
pub(super) fn hidden_rows(bytes: &[u8], sheet: &str) -> Vec<u32> {
    let mut hidden = Vec::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return hidden;
    };
    let Some(part) = part_of(&mut archive, sheet) else {
        return hidden;
    };
    let mut line = 0_u32;
    each_tag(&mut archive, &part, |tag| {
        if tag.local_name().as_ref() == "row" {
            let told = attribute(tag, "r").and_then(|r| r.parse().ok());
            line = told.unwrap_or(line.saturating_add(1));
            let yes = |name| attribute(tag, name).is_some_and(|v| v == "1" || v == "true");
            if yes("hidden") {
                hidden.push(line);
            }
        }
        true
    });
    hidden
}
