//! Dossier: two pages, the certificate and a supplement with everything the European Approach
//! asks for (Council Recommendation 2022/C 243/02, Annex I).

use domain::certificate::Paper;
use words::Words;
use words::say::designs as say;

use super::parts::{
    Centre, ITALIC, Left, SANS, SANS_BOLD, SERIF, SERIF_BOLD, at, at_top, border, colours, facts,
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

fn supplement(catalogue: &Words) -> Vec<(Frame, Kind)> {
    let mut page = vec![
        ground(at(0.0, 0.0, 210.0, 297.0), "paper"),
        rule(at(24.0, 21.0, 162.0, 1.0), "teal", 2.0),
        words(
            at(24.0, 26.0, 162.0, 9.0),
            &catalogue.put(&say::supplement()),
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
        (
            say::microcredential(),
            catalogue.put(&say::programme("{code}", "{programme}", "{version}")),
        ),
        (say::awarding_body(), "{awardingBody}".to_owned()),
        (
            say::issued(),
            catalogue.put(&say::issued_on("{date}", "{expiry}")),
        ),
        (say::level(), "{level}".to_owned()),
        (say::workload(), "{workload}".to_owned()),
        (say::participation(), "{participation}".to_owned()),
        (
            say::assessment(),
            catalogue.put(&say::assessed("{grade}", "{supervision}")),
        ),
        (say::quality(), "{quality}".to_owned()),
    ];
    for (number, (label, value)) in (0_u8..).zip(rows) {
        let label = catalogue.put(&label);
        page.extend(row(47.0 + 10.6 * f32::from(number), &label, &value));
    }
    page.extend([
        rule(at(24.0, 137.0, 162.0, 1.0), "line", 0.6),
        words(
            at(24.0, 142.0, 162.0, 5.0),
            &catalogue.put(&say::outcomes()),
            "label",
            Left,
        ),
        outcomes(at(24.0, 149.5, 162.0, 75.0), 1, Marker::Number, "line"),
        stacked(catalogue, at(24.0, 230.0, 130.0, 34.0)),
        qr_code(at(160.0, 238.0, 26.0, 26.0)),
        words(
            at(24.0, 272.0, 162.0, 4.5),
            &facts(catalogue),
            "facts",
            Left,
        ),
    ]);
    page
}

pub(super) fn template(catalogue: &Words) -> Template {
    let styles = vec![
        style(catalogue, "institution", SERIF_BOLD, 15.0, "teal"),
        style(catalogue, "linking", ITALIC, 13.0, "second"),
        TextStyle {
            smallest: 17.0,
            leading: 1.12,
            ..style(catalogue, "name", SERIF_BOLD, 36.0, "ink")
        },
        style(catalogue, "latin", SERIF, 15.0, "second"),
        TextStyle {
            smallest: 13.0,
            leading: 1.18,
            ..style(catalogue, "title", SERIF_BOLD, 25.0, "ink")
        },
        style(catalogue, "value", SERIF, 11.0, "ink"),
        style(catalogue, "label", SANS_BOLD, 8.6, "third"),
        TextStyle {
            smallest: 7.5,
            leading: 1.35,
            ..style(catalogue, "outcome", SERIF, 11.0, "ink")
        },
        style(catalogue, "seal", SERIF_BOLD, 22.0, "paper"),
        style(catalogue, "signatory", SANS_BOLD, 9.0, "ink"),
        style(catalogue, "office", SANS, 9.0, "third"),
        style(catalogue, "facts", SANS, 8.2, "third"),
    ];
    made(
        catalogue,
        "dossier",
        "Dossier",
        say::dossier_about(),
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
                    &catalogue.put(&say::certifies()),
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
                    &catalogue.put(&say::awarded()),
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
                seal(catalogue, at(86.0, 188.0, 38.0, 38.0), "★"),
                signature(at(24.0, 232.0, 62.0, 30.0), 0, Left),
                signature(at(124.0, 232.0, 62.0, 30.0), 1, Left),
                words(
                    at(24.0, 272.0, 162.0, 4.5),
                    "{date}  ·  {serial}",
                    "facts",
                    Centre,
                ),
            ],
            supplement(catalogue),
        ],
    )
}
