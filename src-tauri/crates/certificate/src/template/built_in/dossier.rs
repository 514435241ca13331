//! Dossier: two pages, the certificate and a supplement with everything the European Approach
//! asks for (Council Recommendation 2022/C 243/02, Annex I).

use domain::certificate::Paper;

use super::parts::{
    Centre, FACTS, ITALIC, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, at_top, border, colours,
    ground, heading, logo, made, outcomes, qr_code, rule, seal, signature, stacked, style, words,
    wrapped,
};
use crate::element::{BorderDesign, Frame, Kind, Marker};
use crate::template::{Template, TextStyle};

/// A row of the supplement: what it is, and its value.
fn row(y: f32, label: &str, value: &str) -> [(Frame, Kind); 2] {
    [
        words(at(24.0, y, 52.0, 5.5), label, "label", Left),
        at_top(wrapped(
            at(78.0, y + 0.4, 108.0, 10.0),
            value,
            "value",
            Left,
            2,
        )),
    ]
}

fn supplement() -> Vec<(Frame, Kind)> {
    let mut page = vec![
        ground(at(0.0, 0.0, 210.0, 297.0), "paper"),
        rule(at(24.0, 21.0, 162.0, 1.0), "teal", 2.0),
        words(
            at(24.0, 26.0, 162.0, 9.0),
            "Certificate supplement",
            "title",
            Left,
        ),
        words(
            at(24.0, 36.0, 162.0, 5.0),
            "{serial}  ·  {learner}",
            "facts",
            Left,
        ),
    ];
    let rows = [
        ("Microcredential", "{programme} ({code}, version {version})"),
        ("Awarding body", "{awardingBody}"),
        ("Date of issue", "{date}[, valid until {expiry}]"),
        ("Level", "{level}"),
        ("Workload", "{workload}"),
        ("Participation", "{participation}"),
        ("Assessment", "{supervision}[, grade {grade}]"),
        ("Quality assurance", "{quality}"),
    ];
    for (number, (label, value)) in (0_u8..).zip(rows) {
        page.extend(row(47.0 + 10.6 * f32::from(number), label, value));
    }
    page.extend([
        rule(at(24.0, 137.0, 162.0, 1.0), "line", 0.6),
        words(
            at(24.0, 142.0, 162.0, 5.0),
            "Learning outcomes",
            "label",
            Left,
        ),
        outcomes(at(24.0, 149.5, 162.0, 75.0), 1, Marker::Number, "line"),
        stacked(at(24.0, 230.0, 130.0, 34.0)),
        qr_code(at(160.0, 238.0, 26.0, 26.0)),
        words(at(24.0, 272.0, 162.0, 4.5), FACTS, "facts", Left),
    ]);
    page
}

pub(super) fn template() -> Template {
    let styles = vec![
        style("institution", "Institution", SERIF_BOLD, 15.0, "teal"),
        style("linking", "Linking words", ITALIC, 13.0, "second"),
        TextStyle {
            smallest: 17.0,
            leading: 1.12,
            ..style("name", "Learner’s name", SERIF_BOLD, 36.0, "ink")
        },
        style("latin", "Name in Latin letters", SERIF, 15.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.18,
            ..style("title", "Title", SERIF_BOLD, 25.0, "ink")
        },
        style("value", "Value", SERIF, 11.0, "ink"),
        style("label", "Label", SANS_BOLD, 8.6, "third"),
        TextStyle {
            smallest: 7.5,
            leading: 1.35,
            ..style("outcome", "Outcomes", SERIF, 11.0, "ink")
        },
        style("seal", "Seal", SERIF_BOLD, 22.0, "paper"),
        style("signatory", "Signatory", SANS_BOLD, 9.0, "ink"),
        style("office", "Office", SANS, 9.0, "third"),
        style("facts", "Date and serial", SANS, 8.2, "third"),
    ];
    made(
        "dossier",
        "Dossier",
        "Two pages: the certificate, and a supplement with the European standard elements.",
        Paper::A4Portrait,
        styles,
        colours(&[
            ("ink", "#17262B"),
            ("second", "#46575D"),
            ("third", "#64757B"),
            ("teal", "#0E5566"),
            ("gilt", "#A9822F"),
            ("line", "#D3DDE0"),
            ("paper", "#FFFFFF"),
        ]),
        vec![
            vec![
                ground(at(0.0, 0.0, 210.0, 297.0), "paper"),
                border(
                    at(10.0, 10.0, 190.0, 277.0),
                    BorderDesign::Double,
                    ("teal", "line"),
                    1.6,
                    2.4,
                ),
                logo(at(65.0, 26.0, 80.0, 18.0), Centre),
                words(
                    at(24.0, 48.0, 162.0, 8.0),
                    "{institution}",
                    "institution",
                    Centre,
                ),
                words(
                    at(24.0, 72.0, 162.0, 6.5),
                    "certifies that",
                    "linking",
                    Centre,
                ),
                wrapped(at(24.0, 81.0, 162.0, 30.0), "{learner}", "name", Centre, 2),
                words(
                    at(24.0, 112.0, 162.0, 7.0),
                    "{learnerLatin}",
                    "latin",
                    Centre,
                ),
                rule(at(90.0, 126.0, 30.0, 1.0), "gilt", 0.9),
                words(
                    at(24.0, 133.0, 162.0, 6.5),
                    "has been awarded the microcredential",
                    "linking",
                    Centre,
                ),
                heading(
                    at(24.0, 143.0, 162.0, 26.0),
                    "{programme}",
                    "title",
                    Centre,
                    3,
                ),
                words(
                    at(24.0, 171.0, 162.0, 5.5),
                    "[{level}  ·  ]{workload}",
                    "value",
                    Centre,
                ),
                seal(at(86.0, 188.0, 38.0, 38.0), "★"),
                signature(at(24.0, 232.0, 62.0, 30.0), 0, Left),
                signature(at(124.0, 232.0, 62.0, 30.0), 1, Left),
                words(
                    at(24.0, 272.0, 162.0, 4.5),
                    "{date}  ·  {serial}",
                    "facts",
                    Centre,
                ),
            ],
            supplement(),
        ],
    )
}
