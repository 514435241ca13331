//! Cartouche: a warm ground, an ornamented border and a gilt seal.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    ABOUT, Centre, ITALIC, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, border, colours, facts, ground,
    heading, logo, made, qr_code, rule, seal, signature, style, words, wrapped,
};
use crate::element::BorderDesign;
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        TextStyle {
            spacing: 80.0,
            ..style(catalogue, "institution", SERIF_BOLD, 17.0, "ink")
        },
        style(catalogue, "linking", ITALIC, 13.0, "second"),
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style(catalogue, "name", SERIF_BOLD, 40.0, "wine")
        },
        style(catalogue, "latin", SERIF, 15.0, "second"),
        TextStyle {
            smallest: 14.0,
            leading: 1.15,
            ..style(catalogue, "title", SERIF_BOLD, 26.0, "ink")
        },
        style(catalogue, "about", SERIF, 11.5, "second"),
        style(catalogue, "grade", SERIF_BOLD, 11.5, "wine"),
        TextStyle {
            smallest: 7.0,
            leading: 1.5,
            ..style(catalogue, "outcomes", ITALIC, 11.5, "ink")
        },
        style(catalogue, "seal", SERIF_BOLD, 24.0, "paper"),
        style(catalogue, "signatory", SERIF_BOLD, 10.0, "ink"),
        style(catalogue, "office", ITALIC, 10.0, "second"),
        style(catalogue, "facts", SANS, 8.0, "second"),
        style(catalogue, "label", SANS_BOLD, 8.0, "second"),
    ];
    made(
        catalogue,
        "cartouche",
        "Cartouche",
        say::cartouche_about(),
        Paper::A4Landscape,
        styles,
        colours(&[
            ("ink", "#2B2018"),
            ("second", "#5E5044"),
            ("wine", "#6E1F2B"),
            ("gilt", "#A9822F"),
            ("pale gilt", "#CDB886"),
            ("paper", "#FBF6EA"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 297.0, 210.0), "paper"),
            border(
                at(9.0, 9.0, 279.0, 192.0),
                BorderDesign::Corners,
                ("gilt", "pale gilt"),
                1.6,
                2.4,
            ),
            logo(at(118.5, 18.0, 60.0, 12.0), Centre),
            words(
                at(31.0, 32.0, 235.0, 8.0),
                "{institution}",
                "institution",
                Centre,
            ),
            words(
                at(31.0, 43.0, 235.0, 6.0),
                &catalogue.put(&say::confers()),
                "linking",
                Centre,
            ),
            wrapped(at(31.0, 50.5, 235.0, 26.0), "{learner}", "name", Centre, 2),
            words(
                at(31.0, 76.5, 235.0, 6.5),
                "{learnerLatin}",
                "latin",
                Centre,
            ),
            words(
                at(31.0, 85.0, 235.0, 6.0),
                &catalogue.put(&say::award_of()),
                "linking",
                Centre,
            ),
            heading(
                at(31.0, 92.0, 235.0, 18.0),
                "{programme}",
                "title",
                Centre,
                2,
            ),
            rule(at(128.5, 111.5, 40.0, 1.0), "gilt", 1.0),
            words(at(31.0, 115.0, 235.0, 5.0), ABOUT, "about", Centre),
            words(
                at(31.0, 121.2, 235.0, 5.0),
                &catalogue.put(&say::grade("{grade}")),
                "grade",
                Centre,
            ),
            wrapped(
                at(53.5, 128.0, 190.0, 24.0),
                "{outcomes}",
                "outcomes",
                Centre,
                4,
            ),
            signature(at(28.0, 155.0, 60.0, 28.0), 0, Centre),
            seal(catalogue, at(117.5, 153.0, 34.0, 34.0), "★"),
            signature(at(209.0, 155.0, 60.0, 28.0), 1, Centre),
            qr_code(at(157.5, 159.0, 22.0, 22.0)),
            words(
                at(31.0, 190.5, 235.0, 4.5),
                &facts(catalogue),
                "facts",
                Centre,
            ),
        ]],
    )
}
