use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Baked, MOST_BYTES};
use crate::reason::Reason;

const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const OLDER: [&str; 2] = ["http://openbadges.org", "https://openbadges.org"];
const SVG: &str = "http://www.w3.org/2000/svg";
const MOST_DEPTH: usize = 256;

/// What was found, and where.
struct Found {
    baked: Vec<Baked>,
    /// Where what is baked begins and ends.
    ranges: Vec<(usize, usize)>,
    /// Where the root's first tag begins and ends.
    root: (usize, usize),
    /// Whether the root has no content.
    empty: bool,
}

fn attribute(element: &BytesStart<'_>) -> Result<Option<String>, Reason> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| Reason::PictureDamaged)?;
        if attribute.key.as_ref() == "verify" {
            return Ok(Some(attribute.value.into_owned()));
        }
    }
    Ok(None)
}

fn place(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[derive(Clone, Copy, PartialEq)]
enum Of {
    Now,
    Older,
}

fn of(namespace: &ResolveResult<'_>, element: &BytesStart<'_>) -> Option<Of> {
    let ResolveResult::Bound(Namespace(uri)) = namespace else {
        return None;
    };
    let uri = *uri;
    match element.local_name().as_ref() {
        "credential" if uri == NAMESPACE => Some(Of::Now),
        "assertion" if OLDER.contains(&uri) => Some(Of::Older),
        _ => None,
    }
}

fn read(svg: &str) -> Result<Found, Reason> {
    if svg.len() > MOST_BYTES {
        return Err(Reason::TooLarge(MOST_BYTES / 1024));
    }
    let mut reader = NsReader::from_str(svg);
    let mut found = Found {
        baked: Vec::new(),
        ranges: Vec::new(),
        root: (0, 0),
        empty: false,
    };
    let mut depth = 0_usize;
    // The element that is read: its depth, its place, what it is, and its text.
    let mut open: Option<(usize, usize, Of, String)> = None;
    loop {
        let before = place(&reader);
        let (namespace, event) = reader.read_resolved_event().map_err(|_| {
            if depth == 0 {
                Reason::NotAnSvg
            } else {
                Reason::PictureDamaged
            }
        })?;
        match event {
            Event::Start(element) | Event::Empty(element) if depth == 0 => {
                let svg_root = namespace == ResolveResult::Bound(Namespace(SVG));
                if !svg_root || element.local_name().as_ref() != "svg" {
                    return Err(Reason::NotAnSvg);
                }
                let end = place(&reader);
                found.root = (before, end);
                found.empty = svg.get(..end).is_some_and(|head| head.ends_with("/>"));
                if found.empty {
                    return Ok(found);
                }
                depth = 1;
            }
            Event::Start(element) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(Reason::TooDeep(MOST_DEPTH));
                }
                if let Some(kind) = of(&namespace, &element) {
                    let text = attribute(&element)?.unwrap_or_default();
                    open = Some((depth, before, kind, text));
                }
            }
            Event::Empty(element) => {
                if let Some(kind) = of(&namespace, &element) {
                    let text = attribute(&element)?.ok_or(Reason::NothingBaked)?;
                    found.push(kind, text, (before, place(&reader)));
                }
            }
            Event::End(_) => {
                if open.as_ref().is_some_and(|(at, ..)| *at == depth)
                    && let Some((_, start, kind, text)) = open.take()
                {
                    found.push(kind, text, (start, place(&reader)));
                }
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(found);
                }
            }
            Event::CData(data) => {
                if let Some((_, _, _, text)) = &mut open {
                    text.push_str(&data.into_inner());
                }
            }
            Event::Text(data) => {
                if let Some((_, _, _, text)) = &mut open {
                    text.push_str(data.trim());
                }
            }
            Event::GeneralRef(data) => {
                if let Some((_, _, _, text)) = &mut open {
                    text.push(match data.as_ref() {
                        "quot" => '"',
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "apos" => '\'',
                        _ => return Err(Reason::PictureDamaged),
                    });
                }
            }
            Event::Eof => {
                return Err(if depth == 0 {
                    Reason::NotAnSvg
                } else {
                    Reason::PictureDamaged
                });
            }
            _ => {}
        }
    }
}

impl Found {
    fn push(&mut self, kind: Of, text: String, range: (usize, usize)) {
        self.baked.push(match kind {
            Of::Now => Baked::Credential(text),
            Of::Older => Baked::Older(text),
        });
        self.ranges.push(range);
    }
}

/// Bakes a credential into an SVG, in the place of any that was there: a JWS as attribute, JSON as
/// character data.
///
/// # Errors
/// [`Reason::NotAnSvg`], [`Reason::PictureDamaged`], [`Reason::TooLarge`].
pub fn bake_svg(svg: &str, credential: &str) -> Result<String, Reason> {
    let found = read(svg)?;
    let jws = !credential.trim_start().starts_with('{');
    let element = if jws {
        if credential.contains(['"', '<', '&']) {
            return Err(Reason::NotAJwt);
        }
        format!("<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\" verify=\"{credential}\"/>")
    } else {
        // Character data ends at the first "]]>".
        let data = credential.replace("]]>", "]]]]><![CDATA[>");
        format!(
            "<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\"><![CDATA[{data}]]></openbadges:credential>"
        )
    };
    let damaged = || Reason::PictureDamaged;
    let (start, end) = found.root;
    let tag = svg.get(start..end).ok_or_else(damaged)?;
    let tail = svg.get(end..).ok_or_else(damaged)?;
    let mut out = svg.get(..start).ok_or_else(damaged)?.to_owned();
    // The specification declares the namespace on the root; declared on the element too, it holds
    // where the root declares it already.
    let opened = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    out.push_str(opened);
    if !tag.contains("xmlns:openbadges") {
        out.push_str(&format!(" xmlns:openbadges=\"{NAMESPACE}\""));
    }
    out.push('>');
    out.push_str(&element);
    if found.empty {
        let name = opened.trim_start_matches('<').split_whitespace().next();
        out.push_str(&format!("</{}>", name.unwrap_or("svg")));
    }
    let mut at = end;
    for (from, to) in &found.ranges {
        out.push_str(svg.get(at..*from).ok_or_else(damaged)?);
        at = *to;
    }
    out.push_str(if found.ranges.is_empty() {
        tail
    } else {
        svg.get(at..).ok_or_else(damaged)?
    });
    Ok(out)
}

/// The credential in an SVG.
///
/// # Errors
/// [`Reason::NothingBaked`] when there is none, [`Reason::SeveralBaked`] when there are two.
pub fn unbake_svg(svg: &str) -> Result<Baked, Reason> {
    let found = read(svg)?;
    let (now, older): (Vec<_>, Vec<_>) = found
        .baked
        .into_iter()
        .partition(|baked| matches!(baked, Baked::Credential(_)));
    match (now.as_slice(), older.as_slice()) {
        ([one], _) | ([], [one]) => Ok(one.clone()),
        ([], []) => Err(Reason::NothingBaked),
        _ => Err(Reason::SeveralBaked),
    }
}
