//! Pennant: small and bright, for short courses; A5.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    Left, SANS, SANS_BOLD, at, colours, filled, ground, heading, logo, made, qr_code, signature,
    style, words, wrapped,
};
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        style(catalogue, "institution", SANS_BOLD, 8.5, "ink"),
        style(catalogue, "linking", SANS, 9.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.15,
            ..style(catalogue, "name", SANS_BOLD, 26.0, "ink")
        },
        style(catalogue, "latin", SANS, 10.0, "second"),
        TextStyle {
            smallest: 10.0,
            leading: 1.2,
            ..style(catalogue, "title", SANS_BOLD, 16.0, "coral")
        },
        TextStyle {
            smallest: 5.5,
            leading: 1.4,
            ..style(catalogue, "about", SANS, 7.6, "second")
        },
        style(catalogue, "signatory", SANS_BOLD, 7.4, "ink"),
        style(catalogue, "office", SANS, 7.4, "second"),
        style(catalogue, "facts", SANS, 6.8, "second"),
    ];
    made(
        catalogue,
        "pennant",
        "Pennant",
        say::pennant_about(),
        Paper::A5Landscape,
        styles,
        colours(&[
            ("ink", "#1F2430"),
            ("second", "#565E6C"),
            ("coral", "#B3402A"),
            ("band", "#E4674C"),
            ("sand", "#FBEDE6"),
            ("paper", "#FFFFFF"),
        ]),
        vec![vec![
            ground(at(0.0, 0.0, 210.0, 148.0), "paper"),
            filled(at(0.0, 0.0, 210.0, 9.0), "band"),
            filled(at(0.0, 9.0, 210.0, 22.0), "sand"),
            logo(at(16.0, 13.0, 44.0, 14.0), Left),
            words(
                at(64.0, 16.5, 130.0, 7.0),
                "{institution}",
                "institution",
                Left,
            ),
            words(
                at(16.0, 39.0, 178.0, 5.0),
                &catalogue.put(&say::well_done()),
                "linking",
                Left,
            ),
            wrapped(at(16.0, 44.5, 178.0, 21.0), "{learner}", "name", Left, 2),
            words(at(16.0, 65.5, 178.0, 5.0), "{learnerLatin}", "latin", Left),
            words(
                at(16.0, 73.0, 178.0, 5.0),
                &catalogue.put(&say::earned()),
                "linking",
                Left,
            ),
            heading(at(16.0, 78.5, 178.0, 14.0), "{programme}", "title", Left, 2),
            wrapped(
                at(16.0, 93.0, 148.0, 11.0),
                &catalogue.put(&say::about_short(
                    "{grade}",
                    "{level}",
                    "{supervision}",
                    "{workload}",
                )),
                "about",
                Left,
                3,
            ),
            signature(at(16.0, 106.0, 50.0, 24.0), 0, Left),
            signature(at(80.0, 106.0, 50.0, 24.0), 1, Left),
            qr_code(at(172.0, 108.0, 22.0, 22.0)),
            words(
                at(16.0, 135.0, 178.0, 4.0),
                &catalogue.put(&say::facts_short("{date}", "{expiry}", "{serial}")),
                "facts",
                Left,
            ),
        ]],
    )
}
