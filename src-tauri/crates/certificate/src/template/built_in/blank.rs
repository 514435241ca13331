//! An empty page with the styles most certificates need, to begin with.

use domain::certificate::Paper;

use super::parts::{ITALIC, SANS, SANS_BOLD, SERIF, SERIF_BOLD, colours, made, style};
use crate::template::{Template, TextStyle};

pub(super) fn template() -> Template {
    let styles = vec![
        TextStyle {
            smallest: 18.0,
            leading: 1.1,
            ..style("name", "Learner’s name", SERIF_BOLD, 38.0, "ink")
        },
        TextStyle {
            smallest: 14.0,
            leading: 1.15,
            ..style("title", "Title", SERIF_BOLD, 26.0, "ink")
        },
        style("linking", "Linking words", ITALIC, 12.0, "second"),
        style("body", "Running text", SERIF, 12.0, "ink"),
        style("about", "Facts", SANS_BOLD, 10.0, "second"),
        style("signatory", "Signatory", SANS_BOLD, 9.0, "ink"),
        style("office", "Office", SANS, 9.0, "second"),
        style("seal", "Letters in the seal", SERIF_BOLD, 16.0, "paper"),
    ];
    made(
        "blank",
        "Empty page",
        "An empty page with the styles and colours most certificates need.",
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
