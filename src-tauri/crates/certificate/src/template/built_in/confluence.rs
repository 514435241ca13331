//! Confluence: two languages side by side, English and French.

use domain::certificate::Paper;

use super::parts::{
    Centre, ITALIC, Left, Right, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, at_top, border, colours,
    ground, guilloche, heading, in_language, logo, made, qr_code, rule, signature, style, words,
    wrapped,
};
use crate::element::BorderDesign;
use crate::template::{Template, TextStyle};

const ABOUT: &str = "[{level}\u{a0}· ][{workload}\u{a0}· ][{participation}, ]{supervision}";

pub(super) fn template() -> Template {
    let styles = vec![
        TextStyle {
            spacing: 160.0,
            capitals: true,
            ..style("institution", "Institution", SANS_BOLD, 10.2, "plum")
        },
        style("linking", "Linking words", ITALIC, 12.0, "second"),
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style("name", "Learner’s name", SERIF_BOLD, 38.0, "ink")
        },
        style("latin", "Name in Latin letters", SERIF, 14.5, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.15,
            ..style("title", "Title", SERIF_BOLD, 26.0, "plum")
        },
        TextStyle {
            smallest: 6.5,
            leading: 1.45,
            ..style("about", "Facts", SANS, 7.6, "second")
        },
        style("grade", "Grade", SANS_BOLD, 8.2, "plum"),
        TextStyle {
            smallest: 6.5,
            leading: 1.5,
            ..style("outcomes", "Outcomes", SERIF, 11.0, "ink")
        },
        style("signatory", "Signatory", SANS_BOLD, 9.0, "ink"),
        style("office", "Office", SANS, 9.0, "third"),
        style("facts", "Date and serial", SANS, 8.2, "third"),
        style("serial", "Serial", SANS_BOLD, 8.2, "second"),
    ];
    made(
        "confluence",
        "Confluence",
        "Two languages side by side, English and French; both can be changed.",
        Paper::A4Landscape,
        styles,
        colours(&[
            ("ink", "#231C2B"),
            ("second", "#524A5C"),
            ("third", "#6E6678"),
            ("plum", "#5B2A6E"),
            ("mist", "#E9E1EE"),
            ("line", "#CFC3D6"),
            ("paper", "#FFFEFF"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 297.0, 210.0), "paper"),
            guilloche(at(48.5, 5.0, 200.0, 200.0), 8, 40.0, 45.0, "mist"),
            border(
                at(9.0, 9.0, 279.0, 192.0),
                BorderDesign::Band,
                ("plum", "line"),
                3.2,
                1.6,
            ),
            logo(at(118.5, 17.0, 60.0, 9.0), Centre),
            words(
                at(31.0, 28.0, 235.0, 5.5),
                "{institution}",
                "institution",
                Centre,
            ),
            words(
                at(24.0, 40.0, 116.0, 6.0),
                "certifies that",
                "linking",
                Right,
            ),
            in_language(
                words(at(157.0, 40.0, 116.0, 6.0), "certifie que", "linking", Left),
                "fr",
            ),
            rule(at(148.0, 40.0, 1.0, 6.0), "line", 0.6),
            wrapped(at(31.0, 48.0, 235.0, 25.0), "{learner}", "name", Centre, 2),
            words(
                at(31.0, 73.5, 235.0, 6.0),
                "{learnerLatin}",
                "latin",
                Centre,
            ),
            words(
                at(24.0, 83.0, 116.0, 6.0),
                "has been awarded the microcredential",
                "linking",
                Right,
            ),
            in_language(
                words(
                    at(157.0, 83.0, 116.0, 6.0),
                    "a obtenu la microcertification",
                    "linking",
                    Left,
                ),
                "fr",
            ),
            rule(at(148.0, 83.0, 1.0, 6.0), "line", 0.6),
            heading(
                at(31.0, 91.0, 235.0, 18.0),
                "{programme}",
                "title",
                Centre,
                2,
            ),
            at_top(wrapped(
                at(24.0, 112.0, 116.0, 14.0),
                ABOUT,
                "about",
                Right,
                3,
            )),
            in_language(
                at_top(wrapped(
                    at(157.0, 112.0, 116.0, 14.0),
                    ABOUT,
                    "about",
                    Left,
                    3,
                )),
                "fr",
            ),
            words(
                at(24.0, 126.5, 116.0, 4.5),
                "[Grade: {grade}]",
                "grade",
                Right,
            ),
            in_language(
                words(
                    at(157.0, 126.5, 116.0, 4.5),
                    "[Mention : {grade}]",
                    "grade",
                    Left,
                ),
                "fr",
            ),
            wrapped(
                at(48.5, 132.5, 200.0, 22.0),
                "{outcomes}",
                "outcomes",
                Centre,
                4,
            ),
            signature(at(26.0, 155.0, 60.0, 27.0), 0, Left),
            qr_code(at(136.0, 157.0, 25.0, 25.0)),
            signature(at(211.0, 155.0, 60.0, 27.0), 1, Left),
            words(
                at(24.0, 187.5, 90.0, 4.5),
                "{date}[  ·  valid until {expiry}]",
                "facts",
                Left,
            ),
            words(at(114.0, 187.5, 69.0, 4.5), "{serial}", "serial", Centre),
            in_language(
                words(
                    at(183.0, 187.5, 90.0, 4.5),
                    "{date}[  ·  valable jusqu’au {expiry}]",
                    "facts",
                    Right,
                ),
                "fr",
            ),
        ]],
    )
}
