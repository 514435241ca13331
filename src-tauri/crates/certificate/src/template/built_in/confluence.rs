//! Confluence: two languages side by side, English and French.

use domain::certificate::Paper;
use words::say::designs as say;
use words::{Words, printed};

use super::parts::{
    Centre, ITALIC, Left, Right, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, at_top, border, colours,
    ground, guilloche, heading, in_language, logo, made, qr_code, rule, signature, style, words,
    wrapped,
};
use crate::element::BorderDesign;
use crate::template::{Template, TextStyle};

/// The language on the right.
const SECOND: &str = "fr";
const ABOUT: &str = "[{level}\u{a0}· ][{workload}\u{a0}· ][{participation}, ]{supervision}";

pub(super) fn template(catalogue: &Words) -> Template {
    let french = printed(SECOND);
    let styles = vec![
        TextStyle {
            spacing: 160.0,
            capitals: true,
            ..style(catalogue, "institution", SANS_BOLD, 10.2, "plum")
        },
        style(catalogue, "linking", ITALIC, 12.0, "second"),
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style(catalogue, "name", SERIF_BOLD, 38.0, "ink")
        },
        style(catalogue, "latin", SERIF, 14.5, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.15,
            ..style(catalogue, "title", SERIF_BOLD, 26.0, "plum")
        },
        TextStyle {
            smallest: 6.5,
            leading: 1.45,
            ..style(catalogue, "about", SANS, 7.6, "second")
        },
        style(catalogue, "grade", SANS_BOLD, 8.2, "plum"),
        TextStyle {
            smallest: 6.5,
            leading: 1.5,
            ..style(catalogue, "outcomes", SERIF, 11.0, "ink")
        },
        style(catalogue, "signatory", SANS_BOLD, 9.0, "ink"),
        style(catalogue, "office", SANS, 9.0, "third"),
        style(catalogue, "facts", SANS, 8.2, "third"),
        style(catalogue, "serial", SANS_BOLD, 8.2, "second"),
    ];
    made(
        catalogue,
        "confluence",
        "Confluence",
        say::confluence_about(),
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
                &catalogue.put(&say::certifies()),
                "linking",
                Right,
            ),
            in_language(
                words(
                    at(157.0, 40.0, 116.0, 6.0),
                    &french.put(&say::certifies()),
                    "linking",
                    Left,
                ),
                SECOND,
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
                &catalogue.put(&say::awarded()),
                "linking",
                Right,
            ),
            in_language(
                words(
                    at(157.0, 83.0, 116.0, 6.0),
                    &french.put(&say::awarded()),
                    "linking",
                    Left,
                ),
                SECOND,
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
                SECOND,
            ),
            words(
                at(24.0, 126.5, 116.0, 4.5),
                &catalogue.put(&say::grade("{grade}")),
                "grade",
                Right,
            ),
            in_language(
                words(
                    at(157.0, 126.5, 116.0, 4.5),
                    &french.put(&say::grade("{grade}")),
                    "grade",
                    Left,
                ),
                SECOND,
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
                &catalogue.put(&say::dates("{date}", "{expiry}")),
                "facts",
                Left,
            ),
            words(at(114.0, 187.5, 69.0, 4.5), "{serial}", "serial", Centre),
            in_language(
                words(
                    at(183.0, 187.5, 90.0, 4.5),
                    &french.put(&say::dates("{date}", "{expiry}")),
                    "facts",
                    Right,
                ),
                SECOND,
            ),
        ]],
    )
}
