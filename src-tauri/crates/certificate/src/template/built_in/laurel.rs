//! Laurel: a serif certificate with a guilloche, a gilt border and two signatures.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    ABOUT, Centre, ITALIC, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, border, colours, facts,
    ground, guilloche, heading, logo, made, qr_code, rule, signature, style, words, wrapped,
};
use crate::element::BorderDesign;
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        TextStyle {
            spacing: 200.0,
            capitals: true,
            ..style(catalogue, "institution", SANS_BOLD, 10.6, "green")
        },
        style(catalogue, "linking", ITALIC, 12.0, "second"),
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style(catalogue, "name", SERIF_BOLD, 42.5, "ink")
        },
        style(catalogue, "latin", SERIF, 15.6, "second"),
        TextStyle {
            smallest: 14.0,
            leading: 1.15,
            ..style(catalogue, "title", SERIF_BOLD, 29.8, "ink")
        },
        style(catalogue, "about", SANS_BOLD, 10.2, "second"),
        style(catalogue, "grade", SANS_BOLD, 10.2, "green"),
        TextStyle {
            smallest: 7.0,
            leading: 1.55,
            ..style(catalogue, "outcomes", SERIF, 12.4, "ink")
        },
        style(catalogue, "signatory", SANS_BOLD, 9.2, "ink"),
        style(catalogue, "office", SANS, 9.2, "third"),
        style(catalogue, "facts", SANS_BOLD, 8.5, "third"),
    ];
    made(
        catalogue,
        "laurel",
        "Laurel",
        say::laurel_about(),
        Paper::A4Landscape,
        styles,
        colours(&[
            ("ink", "#1C2430"),
            ("second", "#4C5563"),
            ("third", "#6A7280"),
            ("green", "#0F5C4D"),
            ("gilt", "#A9822F"),
            ("pale gilt", "#CDB886"),
            ("mist", "#DCE6E1"),
            ("paper", "#FFFEFA"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 297.0, 210.0), "paper"),
            guilloche(at(-4.0, -14.0, 305.0, 238.0), 5, 62.0, 74.0, "mist"),
            border(
                at(8.6, 8.6, 279.8, 192.8),
                BorderDesign::Double,
                ("gilt", "pale gilt"),
                0.8,
                2.0,
            ),
            logo(at(113.5, 12.2, 70.0, 8.2), Centre),
            words(
                at(31.0, 21.3, 235.0, 6.0),
                "{institution}",
                "institution",
                Centre,
            ),
            words(
                at(31.0, 30.8, 235.0, 6.0),
                &catalogue.put(&say::certifies()),
                "linking",
                Centre,
            ),
            wrapped(at(31.0, 38.0, 235.0, 28.0), "{learner}", "name", Centre, 2),
            words(
                at(31.0, 67.4, 235.0, 7.0),
                "{learnerLatin}",
                "latin",
                Centre,
            ),
            rule(at(133.5, 79.0, 30.0, 1.0), "gilt", 0.8),
            words(
                at(31.0, 84.6, 235.0, 6.0),
                &catalogue.put(&say::awarded()),
                "linking",
                Centre,
            ),
            heading(
                at(31.0, 91.5, 235.0, 19.0),
                "{programme}",
                "title",
                Centre,
                2,
            ),
            words(at(31.0, 110.4, 235.0, 4.5), ABOUT, "about", Centre),
            words(
                at(31.0, 116.2, 235.0, 4.5),
                &catalogue.put(&say::grade("{grade}")),
                "grade",
                Centre,
            ),
            wrapped(
                at(58.5, 123.0, 180.0, 34.0),
                "{outcomes}",
                "outcomes",
                Centre,
                5,
            ),
            signature(at(30.0, 152.0, 57.5, 28.0), 0, Left),
            signature(at(209.5, 152.0, 57.5, 28.0), 1, Left),
            qr_code(at(135.5, 158.0, 26.0, 26.0)),
            words(
                at(31.0, 189.4, 235.0, 4.5),
                &facts(catalogue),
                "facts",
                Centre,
            ),
        ]],
    )
}
