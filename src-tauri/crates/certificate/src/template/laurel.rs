//! Laurel: a serif certificate with a guilloche, a gilt border and two signatures.

use super::Template;
use crate::element::{
    Alignment, Border, Colour, Element, Field, Guilloche, Logo, QrCode, Rule, Signatures, Text,
};
use crate::font::FontRole;

const INK: Colour = Colour(0x1C, 0x24, 0x30);
const SECOND: Colour = Colour(0x4C, 0x55, 0x63);
const THIRD: Colour = Colour(0x6A, 0x72, 0x80);
const GREEN: Colour = Colour(0x0F, 0x5C, 0x4D);
const GILT: Colour = Colour(0xA9, 0x82, 0x2F);
const PALE_GILT: Colour = Colour(0xCD, 0xB8, 0x86);
const MIST: Colour = Colour(0xDC, 0xE6, 0xE1);

const MIDDLE: f32 = 148.5;

fn line(field: Field, role: FontRole, y: f32, size: f32, colour: Colour) -> Text {
    Text {
        field,
        role,
        x: MIDDLE,
        y,
        alignment: Alignment::Centre,
        colour,
        size,
        smallest: size * 0.6,
        width: 235.0,
        lines: 1,
        leading: 1.2,
        spacing: 0.0,
        around: false,
    }
}

pub(super) fn template() -> Template {
    let institution = Text {
        spacing: 200.0,
        ..line(
            Field::InstitutionInCapitals,
            FontRole::StrongFact,
            25.6,
            10.6,
            GREEN,
        )
    };
    let name = Text {
        smallest: 18.0,
        lines: 2,
        leading: 1.1,
        around: true,
        ..line(Field::LearnerName, FontRole::Heading, 57.0, 42.5, INK)
    };
    let title = Text {
        smallest: 14.0,
        lines: 2,
        leading: 1.15,
        around: true,
        ..line(Field::ProgrammeTitle, FontRole::Heading, 104.4, 29.8, INK)
    };
    let outcomes = Text {
        smallest: 7.0,
        width: 180.0,
        lines: 5,
        leading: 1.55,
        ..line(Field::Outcomes, FontRole::Body, 127.5, 12.4, INK)
    };
    Template {
        id: "laurel".into(),
        name: "Laurel",
        description: "Serif, with fine lines in the background, a gilt border and two signatures.",
        version: 1,
        elements: vec![
            Element::Guilloche(Guilloche {
                curves: 48,
                lobes: 5,
                colour: MIST,
            }),
            Element::Border(Border {
                outer: 8.6,
                inner: 10.6,
                colour: GILT,
                inner_colour: PALE_GILT,
            }),
            Element::Logo(Logo {
                x: MIDDLE,
                y: 20.4,
                width: 70.0,
                height: 8.2,
            }),
            Element::Text(institution),
            Element::Text(line(
                Field::Fixed("certifies that"),
                FontRole::Italic,
                35.2,
                12.0,
                SECOND,
            )),
            Element::Text(name),
            Element::Text(line(Field::LatinName, FontRole::Body, 72.8, 15.6, SECOND)),
            Element::Rule(Rule {
                x: MIDDLE,
                y: 79.5,
                length: 30.0,
                colour: GILT,
            }),
            Element::Text(line(
                Field::Fixed("has been awarded the microcredential"),
                FontRole::Italic,
                89.0,
                12.0,
                SECOND,
            )),
            Element::Text(title),
            Element::Text(line(
                Field::ProgrammeFacts,
                FontRole::Fact,
                113.8,
                10.2,
                SECOND,
            )),
            Element::Text(line(Field::Grade, FontRole::StrongFact, 119.6, 10.2, GREEN)),
            Element::Text(outcomes),
            Element::Signatures(Signatures {
                y: 170.0,
                length: 57.5,
                places: vec![30.0, 209.5],
                ink: INK,
                pale: THIRD,
            }),
            Element::QrCode(QrCode {
                x: 135.5,
                y: 184.0,
                side: 26.0,
                colour: INK,
            }),
            Element::Text(line(
                Field::DateAndSerial,
                FontRole::StrongFact,
                192.6,
                8.5,
                THIRD,
            )),
        ],
    }
}
