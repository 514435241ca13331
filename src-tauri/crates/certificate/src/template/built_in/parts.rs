//! Shorthand in which the built-in templates are written.

use domain::certificate::Paper;
use words::say::designs as say;
use words::{Message, Words};

use crate::element::Form;
use crate::element::{
    Background, Border, BorderDesign, Element, Fit, Frame, Guilloche, Kind, Line, Logo, Marker,
    Outcomes, QrCode, Reads, Seal, Shape, Signature, StackedAwards, Text,
};
use crate::sheet::{Alignment, VerticalAlignment};
use crate::template::{BrandColour, Template, TemplatePage, TextStyle};

pub(super) use crate::sheet::Alignment::{Centre, Left, Right};

pub(super) const SERIF_BOLD: &str = "SourceSerif4-SemiBold";
pub(super) const SERIF: &str = "SourceSerif4-Regular";
pub(super) const ITALIC: &str = "SourceSerif4-Italic";
pub(super) const SANS: &str = "Inter-Regular";
pub(super) const SANS_BOLD: &str = "Inter-SemiBold";

/// The last line of most templates.
pub(super) fn facts(catalogue: &Words) -> String {
    catalogue.put(&say::facts("{date}", "{expiry}", "{serial}"))
}

/// Level, workload and how it was assessed.
pub(super) const ABOUT: &str = "[{level}  ·  ][{workload}  ·  ][{participation}, ]{supervision}";

pub(super) const fn at(x: f32, y: f32, width: f32, height: f32) -> Frame {
    Frame::new(x, y, width, height)
}

pub(super) fn colours(list: &[(&str, &str)]) -> Vec<BrandColour> {
    list.iter()
        .map(|(name, value)| BrandColour {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        })
        .collect()
}

/// What a style is called on screen.
fn style_name(id: &str) -> Message {
    match id {
        "institution" => say::style_institution(),
        "linking" => say::style_linking(),
        "name" => say::style_name(),
        "latin" => say::style_latin(),
        "title" => say::style_title(),
        "about" => say::style_about(),
        "grade" => say::style_grade(),
        "outcome" | "outcomes" => say::style_outcomes(),
        "seal" => say::style_letters(),
        "signatory" => say::style_signatory(),
        "office" => say::style_office(),
        "facts" => say::style_facts(),
        "label" => say::style_label(),
        "value" => say::style_value(),
        "serial" => say::style_serial(),
        _ => say::style_body(),
    }
}

/// A style by its identity, whose smallest size is three fifths of its own.
pub(super) fn style(catalogue: &Words, id: &str, font: &str, size: f32, colour: &str) -> TextStyle {
    TextStyle {
        id: id.to_owned(),
        name: catalogue.put(&style_name(id)),
        font: font.to_owned(),
        size,
        smallest: size * 0.6,
        leading: 1.25,
        spacing: 0.0,
        colour: colour.to_owned(),
        capitals: false,
    }
}

/// A template in the words of a catalogue; its elements get identities in their order.
#[allow(clippy::too_many_arguments, reason = "read as a table in each design")]
pub(super) fn made(
    catalogue: &Words,
    id: &str,
    name: &str,
    about: Message,
    paper: Paper,
    styles: Vec<TextStyle>,
    colours: Vec<BrandColour>,
    pages: Vec<Vec<(Frame, Kind)>>,
) -> Template {
    let mut number = 0;
    let pages = pages
        .into_iter()
        .map(|elements| TemplatePage {
            elements: elements
                .into_iter()
                .map(|(frame, kind)| {
                    number += 1;
                    Element {
                        id: format!("e{number}"),
                        name: String::new(),
                        frame,
                        locked: matches!(
                            kind,
                            Kind::Background(_) | Kind::Border(_) | Kind::Guilloche(_)
                        ),
                        hidden: false,
                        kind,
                    }
                })
                .collect(),
            guides: Vec::new(),
        })
        .collect();
    Template {
        id: id.into(),
        name: name.to_owned(),
        description: catalogue.put(&about),
        version: 2,
        paper,
        language: catalogue.language().to_owned(),
        bleed: 0.0,
        crop_marks: false,
        safe_area: 5.0,
        colours,
        styles,
        pages,
        labels: None,
    }
}

fn text(content: &str, style: &str, alignment: Alignment, fit: Fit, reads: Reads) -> Kind {
    Kind::Text(Text {
        content: content.to_owned(),
        style: style.to_owned(),
        alignment,
        vertical: VerticalAlignment::Middle,
        fit,
        reads,
        language: String::new(),
    })
}

pub(super) fn words(
    frame: Frame,
    content: &str,
    style: &str,
    alignment: Alignment,
) -> (Frame, Kind) {
    (
        frame,
        text(content, style, alignment, Fit::Shrink, Reads::Paragraph),
    )
}

pub(super) fn wrapped(
    frame: Frame,
    content: &str,
    style: &str,
    alignment: Alignment,
    lines: u8,
) -> (Frame, Kind) {
    let fit = Fit::Wrap { lines };
    (
        frame,
        text(content, style, alignment, fit, Reads::Paragraph),
    )
}

pub(super) fn heading(
    frame: Frame,
    content: &str,
    style: &str,
    alignment: Alignment,
    lines: u8,
) -> (Frame, Kind) {
    let fit = Fit::Wrap { lines };
    (frame, text(content, style, alignment, fit, Reads::Heading))
}

/// The same words at the upper edge of their frame.
pub(super) fn at_top((frame, kind): (Frame, Kind)) -> (Frame, Kind) {
    match kind {
        Kind::Text(text) => (
            frame,
            Kind::Text(Text {
                vertical: VerticalAlignment::Top,
                ..text
            }),
        ),
        other => (frame, other),
    }
}

/// The same words in another language.
pub(super) fn in_language((frame, kind): (Frame, Kind), language: &str) -> (Frame, Kind) {
    match kind {
        Kind::Text(text) => (
            frame,
            Kind::Text(Text {
                language: language.to_owned(),
                ..text
            }),
        ),
        other => (frame, other),
    }
}

pub(super) fn logo(frame: Frame, alignment: Alignment) -> (Frame, Kind) {
    let vertical = VerticalAlignment::Bottom;
    (
        frame,
        Kind::Logo(Logo {
            alignment,
            vertical,
        }),
    )
}

pub(super) fn signature(frame: Frame, signatory: u8, alignment: Alignment) -> (Frame, Kind) {
    (
        frame,
        Kind::Signature(Signature {
            signatory,
            name_style: "signatory".to_owned(),
            role_style: "office".to_owned(),
            colour: "ink".to_owned(),
            alignment,
        }),
    )
}

pub(super) fn qr_code(frame: Frame) -> (Frame, Kind) {
    let colour = "ink".to_owned();
    (frame, Kind::QrCode(QrCode { colour }))
}

pub(super) fn rule(frame: Frame, colour: &str, weight: f32) -> (Frame, Kind) {
    let colour = colour.to_owned();
    (
        frame,
        Kind::Line(Line {
            colour,
            weight,
            dash: 0.0,
        }),
    )
}

pub(super) fn filled(frame: Frame, colour: &str) -> (Frame, Kind) {
    (
        frame,
        Kind::Shape(Shape {
            form: Form::Rectangle { radius: 0.0 },
            fill: colour.to_owned(),
            stroke: String::new(),
            weight: 0.5,
        }),
    )
}

pub(super) fn ground(frame: Frame, colour: &str) -> (Frame, Kind) {
    (
        frame,
        Kind::Background(Background {
            colour: colour.to_owned(),
            picture: None,
        }),
    )
}

pub(super) fn border(
    frame: Frame,
    design: BorderDesign,
    colours: (&str, &str),
    weight: f32,
    gap: f32,
) -> (Frame, Kind) {
    (
        frame,
        Kind::Border(Border {
            design,
            colour: colours.0.to_owned(),
            inner_colour: colours.1.to_owned(),
            weight,
            gap,
        }),
    )
}

pub(super) fn guilloche(
    frame: Frame,
    lobes: u16,
    turn: f32,
    shrink: f32,
    colour: &str,
) -> (Frame, Kind) {
    (
        frame,
        Kind::Guilloche(Guilloche {
            curves: 48,
            lobes,
            turn,
            shrink,
            colour: colour.to_owned(),
            weight: 0.22,
        }),
    )
}

pub(super) fn seal(catalogue: &Words, frame: Frame, letters: &str) -> (Frame, Kind) {
    (
        frame,
        Kind::Seal(Seal {
            picture: None,
            colour: "gilt".to_owned(),
            ink: "paper".to_owned(),
            scallops: 36,
            letters: letters.to_owned(),
            style: "seal".to_owned(),
            alternative: catalogue.put(&say::seal()),
        }),
    )
}

pub(super) fn outcomes(frame: Frame, columns: u8, marker: Marker, rules: &str) -> (Frame, Kind) {
    (
        frame,
        Kind::Outcomes(Outcomes {
            style: "outcome".to_owned(),
            marker,
            columns,
            rules: rules.to_owned(),
        }),
    )
}

pub(super) fn stacked(catalogue: &Words, frame: Frame) -> (Frame, Kind) {
    (
        frame,
        Kind::StackedAwards(StackedAwards {
            heading: catalogue.put(&say::stacked()),
            heading_style: "label".to_owned(),
            style: "outcome".to_owned(),
        }),
    )
}
