//! Quire: portrait, with the outcomes as a numbered table.

use domain::certificate::Paper;

use super::parts::{
    ABOUT, FACTS, ITALIC, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, border, colours, filled,
    ground, heading, logo, made, outcomes, qr_code, signature, style, words, wrapped,
};
use crate::element::{BorderDesign, Marker};
use crate::template::{Template, TextStyle};

pub(super) fn template() -> Template {
    let styles = vec![
        style("institution", "Institution", SERIF_BOLD, 13.0, "forest"),
        style("linking", "Linking words", ITALIC, 12.5, "second"),
        TextStyle {
            smallest: 17.0,
            leading: 1.12,
            ..style("name", "Learner’s name", SERIF_BOLD, 34.0, "ink")
        },
        style("latin", "Name in Latin letters", SERIF, 14.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.18,
            ..style("title", "Title", SERIF_BOLD, 24.0, "forest")
        },
        style("about", "Facts", SANS, 9.8, "second"),
        style("grade", "Grade", SANS_BOLD, 9.8, "forest"),
        TextStyle {
            spacing: 60.0,
            capitals: true,
            ..style("label", "Label", SANS_BOLD, 8.0, "third")
        },
        TextStyle {
            smallest: 7.5,
            leading: 1.38,
            ..style("outcome", "Outcomes", SERIF, 12.0, "ink")
        },
        style("signatory", "Signatory", SANS_BOLD, 9.0, "ink"),
        style("office", "Office", SANS, 9.0, "third"),
        style("facts", "Date and serial", SANS, 8.2, "third"),
    ];
    made(
        "quire",
        "Quire",
        "Portrait, with the outcomes as a numbered table.",
        Paper::A4Portrait,
        styles,
        colours(&[
            ("ink", "#1C2430"),
            ("second", "#4C5563"),
            ("third", "#6A7280"),
            ("forest", "#1E5A3C"),
            ("line", "#D9DED6"),
            ("paper", "#FFFFFF"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 210.0, 297.0), "paper"),
            filled(at(0.0, 0.0, 210.0, 5.0), "forest"),
            border(
                at(12.0, 14.0, 186.0, 271.0),
                BorderDesign::Angles,
                ("forest", "line"),
                1.4,
                2.2,
            ),
            logo(at(24.0, 24.0, 60.0, 14.0), Left),
            words(
                at(24.0, 42.0, 162.0, 7.0),
                "{institution}",
                "institution",
                Left,
            ),
            words(
                at(24.0, 58.0, 162.0, 6.0),
                "certifies that",
                "linking",
                Left,
            ),
            wrapped(at(24.0, 65.0, 162.0, 26.0), "{learner}", "name", Left, 2),
            words(at(24.0, 91.5, 162.0, 6.0), "{learnerLatin}", "latin", Left),
            words(
                at(24.0, 102.0, 162.0, 6.0),
                "has been awarded the microcredential",
                "linking",
                Left,
            ),
            heading(
                at(24.0, 109.5, 162.0, 20.0),
                "{programme}",
                "title",
                Left,
                2,
            ),
            wrapped(at(24.0, 130.5, 162.0, 9.0), ABOUT, "about", Left, 2),
            words(
                at(24.0, 140.5, 162.0, 4.5),
                "[Grade: {grade}]",
                "grade",
                Left,
            ),
            words(
                at(24.0, 152.0, 162.0, 4.0),
                "Learning outcomes",
                "label",
                Left,
            ),
            outcomes(at(24.0, 158.5, 162.0, 58.0), 1, Marker::Number, "line"),
            signature(at(24.0, 222.0, 58.0, 32.0), 0, Left),
            signature(at(96.0, 222.0, 58.0, 32.0), 1, Left),
            qr_code(at(162.0, 226.0, 24.0, 24.0)),
            words(at(24.0, 268.0, 162.0, 4.5), FACTS, "facts", Left),
        ]],
    )
}
