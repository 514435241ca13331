//! Wallet: a card for the pocket, ten on a sheet of A4.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    Left, SANS, SANS_BOLD, SERIF_BOLD, at, at_top, colours, filled, ground, heading, logo, made,
    qr_code, style, words, wrapped,
};
use crate::template::{LabelSheet, Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        TextStyle {
            smallest: 4.0,
            ..style(catalogue, "institution", SANS_BOLD, 6.2, "paper")
        },
        TextStyle {
            smallest: 7.0,
            leading: 1.12,
            ..style(catalogue, "name", SERIF_BOLD, 13.0, "ink")
        },
        TextStyle {
            smallest: 5.0,
            leading: 1.22,
            ..style(catalogue, "title", SANS_BOLD, 7.6, "green")
        },
        TextStyle {
            smallest: 4.0,
            leading: 1.35,
            ..style(catalogue, "facts", SANS, 5.4, "second")
        },
    ];
    Template {
        safe_area: 3.0,
        crop_marks: true,
        labels: Some(LabelSheet {
            paper: Paper::A4Portrait,
            columns: 2,
            rows: 5,
            left: 14.4,
            top: 10.55,
            gap_across: 10.0,
            gap_down: 1.5,
        }),
        ..made(
            catalogue,
            "wallet",
            "Wallet",
            say::wallet_about(),
            Paper::Card,
            styles,
            colours(&[
                ("ink", "#1C2430"),
                ("second", "#4C5563"),
                ("green", "#0F5C4D"),
                ("soft", "#F1F6F4"),
                ("paper", "#FFFFFF"),
            ]),
            vec![vec![
                ground(at(0.0, 0.0, 85.6, 53.98), "soft"),
                filled(at(0.0, 0.0, 85.6, 10.0), "green"),
                words(
                    at(5.0, 2.5, 52.0, 5.0),
                    "{institution}",
                    "institution",
                    Left,
                ),
                logo(at(60.0, 13.0, 20.0, 7.0), super::parts::Right),
                wrapped(at(5.0, 13.0, 54.0, 13.0), "{learner}", "name", Left, 2),
                at_top(heading(
                    at(5.0, 27.5, 52.0, 10.0),
                    "{programme}",
                    "title",
                    Left,
                    2,
                )),
                at_top(wrapped(
                    at(5.0, 39.0, 52.0, 7.5),
                    &catalogue.put(&say::about_card("{grade}", "{level}", "{workload}")),
                    "facts",
                    Left,
                    2,
                )),
                words(
                    at(5.0, 46.2, 52.0, 4.0),
                    &catalogue.put(&say::serial_until("{expiry}", "{serial}")),
                    "facts",
                    Left,
                ),
                qr_code(at(59.6, 28.0, 22.0, 22.0)),
            ]],
        )
    }
}
