//! Quire: portrait, with the outcomes as a numbered table.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    ABOUT, ITALIC, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, border, colours, facts, filled,
    ground, heading, logo, made, outcomes, qr_code, signature, style, words, wrapped,
};
use crate::element::{BorderDesign, Marker};
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        style(catalogue, "institution", SERIF_BOLD, 13.0, "forest"),
        style(catalogue, "linking", ITALIC, 12.5, "second"),
        TextStyle {
            smallest: 17.0,
            leading: 1.12,
            ..style(catalogue, "name", SERIF_BOLD, 34.0, "ink")
        },
        style(catalogue, "latin", SERIF, 14.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.18,
            ..style(catalogue, "title", SERIF_BOLD, 24.0, "forest")
        },
        style(catalogue, "about", SANS, 9.8, "second"),
        style(catalogue, "grade", SANS_BOLD, 9.8, "forest"),
        TextStyle {
            spacing: 60.0,
            capitals: true,
            ..style(catalogue, "label", SANS_BOLD, 8.0, "third")
        },
        TextStyle {
            smallest: 7.5,
            leading: 1.38,
            ..style(catalogue, "outcome", SERIF, 12.0, "ink")
        },
        style(catalogue, "signatory", SANS_BOLD, 9.0, "ink"),
        style(catalogue, "office", SANS, 9.0, "third"),
        style(catalogue, "facts", SANS, 8.2, "third"),
    ];
    made(
        catalogue,
        "quire",
        "Quire",
        say::quire_about(),
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
                &catalogue.put(&say::certifies()),
                "linking",
                Left,
            ),
            wrapped(at(24.0, 65.0, 162.0, 26.0), "{learner}", "name", Left, 2),
            words(at(24.0, 91.5, 162.0, 6.0), "{learnerLatin}", "latin", Left),
            words(
                at(24.0, 102.0, 162.0, 6.0),
                &catalogue.put(&say::awarded()),
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
                &catalogue.put(&say::grade("{grade}")),
                "grade",
                Left,
            ),
            words(
                at(24.0, 152.0, 162.0, 4.0),
                &catalogue.put(&say::outcomes()),
                "label",
                Left,
            ),
            outcomes(at(24.0, 158.5, 162.0, 58.0), 1, Marker::Number, "line"),
            signature(at(24.0, 222.0, 58.0, 32.0), 0, Left),
            signature(at(96.0, 222.0, 58.0, 32.0), 1, Left),
            qr_code(at(162.0, 226.0, 24.0, 24.0)),
            words(
                at(24.0, 268.0, 162.0, 4.5),
                &facts(catalogue),
                "facts",
                Left,
            ),
        ]],
    )
}
