//! An empty page with the styles most certificates need, to begin with.

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{ITALIC, SANS, SANS_BOLD, SERIF, SERIF_BOLD, colours, made, style};
use crate::template::{Template, TextStyle};

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style(catalogue, "name", SERIF_BOLD, 38.0, "ink")
        },
        TextStyle {
            smallest: 14.0,
            leading: 1.15,
            ..style(catalogue, "title", SERIF_BOLD, 26.0, "ink")
        },
        style(catalogue, "linking", ITALIC, 12.0, "second"),
        style(catalogue, "body", SERIF, 12.0, "ink"),
        style(catalogue, "about", SANS_BOLD, 10.0, "second"),
        style(catalogue, "signatory", SANS_BOLD, 9.0, "ink"),
        style(catalogue, "office", SANS, 9.0, "second"),
        style(catalogue, "seal", SERIF_BOLD, 16.0, "paper"),
    ];
    made(
        catalogue,
        "blank",
        &catalogue.put(&say::blank()),
        say::blank_about(),
        Paper::A4Landscape,
        styles,
        colours(&[
            ("ink", "#1C2430"),
            ("second", "#4C5563"),
            ("accent", "#0F5C4D"),
            ("gilt", "#A9822F"),
            ("mist", "#DCE6E1"),
            ("paper", "#FFFFFF"),
        ]),
        vec![Vec::new()],
    )
}
