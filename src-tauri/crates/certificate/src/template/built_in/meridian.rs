//! Meridian: sans serif, set left, with a dark band that carries the guilloche.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    ABOUT, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, colours, facts, filled, ground, guilloche,
    heading, logo, made, outcomes, qr_code, rule, signature, style, words, wrapped,
};
use crate::element::Marker;
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        TextStyle {
            spacing: 120.0,
            capitals: true,
            ..style(catalogue, "institution", SANS_BOLD, 9.5, "accent")
        },
        style(catalogue, "linking", SANS, 11.0, "second"),
        TextStyle {
            smallest: 18.0,
            leading: 1.12,
            ..style(catalogue, "name", SERIF_BOLD, 38.0, "ink")
        },
        style(catalogue, "latin", SERIF, 14.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.18,
            ..style(catalogue, "title", SANS_BOLD, 23.0, "accent")
        },
        style(catalogue, "about", SANS, 9.6, "second"),
        style(catalogue, "grade", SANS_BOLD, 9.6, "accent"),
        TextStyle {
            smallest: 7.0,
            leading: 1.35,
            ..style(catalogue, "outcome", SANS, 9.6, "ink")
        },
        style(catalogue, "signatory", SANS_BOLD, 8.8, "ink"),
        style(catalogue, "office", SANS, 8.8, "third"),
        style(catalogue, "facts", SANS, 8.2, "third"),
    ];
    made(
        catalogue,
        "meridian",
        "Meridian",
        say::meridian_about(),
        Paper::A4Landscape,
        styles,
        colours(&[
            ("ink", "#16202E"),
            ("second", "#475467"),
            ("third", "#667085"),
            ("accent", "#1D3F72"),
            ("band", "#17335E"),
            ("wave", "#3B5E93"),
            ("line", "#D5DCE6"),
            ("paper", "#FFFFFF"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 297.0, 210.0), "paper"),
            filled(at(0.0, 0.0, 46.0, 210.0), "band"),
            guilloche(at(-37.0, 50.0, 120.0, 110.0), 6, 50.0, 55.0, "wave"),
            filled(at(46.0, 0.0, 60.0, 210.0), "paper"),
            logo(at(64.0, 15.0, 60.0, 12.0), Left),
            words(
                at(64.0, 30.0, 213.0, 5.0),
                "{institution}",
                "institution",
                Left,
            ),
            words(
                at(64.0, 42.0, 213.0, 5.5),
                &catalogue.put(&say::this_certifies()),
                "linking",
                Left,
            ),
            wrapped(at(64.0, 49.0, 213.0, 25.0), "{learner}", "name", Left, 2),
            words(at(64.0, 74.5, 213.0, 6.0), "{learnerLatin}", "latin", Left),
            words(
                at(64.0, 83.5, 213.0, 5.5),
                &catalogue.put(&say::completed()),
                "linking",
                Left,
            ),
            heading(at(64.0, 90.5, 213.0, 17.0), "{programme}", "title", Left, 2),
            words(at(64.0, 108.5, 213.0, 4.5), ABOUT, "about", Left),
            words(
                at(64.0, 114.2, 213.0, 4.5),
                &catalogue.put(&say::grade("{grade}")),
                "grade",
                Left,
            ),
            rule(at(64.0, 121.0, 213.0, 1.0), "line", 0.6),
            outcomes(at(64.0, 125.0, 213.0, 32.0), 2, Marker::Dot, ""),
            signature(at(64.0, 160.0, 60.0, 26.0), 0, Left),
            signature(at(140.0, 160.0, 60.0, 26.0), 1, Left),
            qr_code(at(251.0, 160.0, 26.0, 26.0)),
            words(
                at(64.0, 192.5, 213.0, 4.5),
                &facts(catalogue),
                "facts",
                Left,
            ),
        ]],
    )
}
