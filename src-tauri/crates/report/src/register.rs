//! The register.

use domain::certificate::{AwardKept, Certificate, Standing};
use domain::decimal::Decimal;
use domain::table::{Column, Heading, TableStyle};
use words::say::tables as say;

fn of_award(certificate: &Certificate, field: impl Fn(&AwardKept) -> String) -> String {
    certificate.award.as_ref().map(field).unwrap_or_default()
}

/// `Report of the project (version 2); Interview (version 1)`.
fn rubrics(certificate: &Certificate, style: &TableStyle) -> String {
    let words = style.words();
    let each = certificate.rubrics.iter();
    each.map(|r| words.put(&say::rubric_version(&r.title, r.version)))
        .collect::<Vec<_>>()
        .join("; ")
}

fn standing(certificate: &Certificate, style: &TableStyle) -> String {
    match certificate.standing {
        Standing::Valid => style.one_of("valid", &say::valid()),
        Standing::Revoked { .. } => style.one_of("revoked", &say::revoked()),
        Standing::Suspended { .. } => style.one_of("suspended", &say::suspended()),
        Standing::Replaced { .. } => style.one_of("replaced", &say::replaced()),
    }
}

fn reason(certificate: &Certificate, style: &TableStyle) -> String {
    match &certificate.standing {
        Standing::Valid => String::new(),
        Standing::Revoked { reason, .. } | Standing::Suspended { reason, .. } => reason.clone(),
        Standing::Replaced { by, .. } => style.one_of(by, &say::replaced_by(by)),
    }
}

fn revoked_at(certificate: &Certificate) -> String {
    match &certificate.standing {
        Standing::Revoked { at, .. } => at.0.clone(),
        Standing::Valid | Standing::Suspended { .. } | Standing::Replaced { .. } => String::new(),
    }
}

/// The register, a certificate a row.
#[must_use]
pub fn register() -> Vec<Column<'static, Certificate>> {
    type C = Certificate;
    vec![
        Column::of("certificate_serial", say::serial(), |c: &C| {
            c.serial.clone()
        }),
        Column::of("learner_name", say::name(), |c: &C| c.name.clone()),
        Column::of("learner_latin_name", say::latin_name(), |c: &C| {
            c.latin_name.clone()
        }),
        Column::of("learner_number", say::learner_number(), |c: &C| {
            c.learner_number.clone()
        }),
        Column::of("programme_code", say::programme(), |c: &C| {
            c.programme_code.clone()
        }),
        Column::of("programme_version", say::version(), |c: &C| {
            c.programme_version.to_string()
        }),
        Column::of("programme_title", say::title(), |c: &C| {
            c.programme_title.clone()
        }),
        Column::of("cohort_name", say::cohort(), |c: &C| c.cohort_name.clone()),
        Column::of("grade", say::grade(), |c: &C| c.grade.clone()),
        Column::of("issued_on", say::issued_on(), |c: &C| {
            c.issued_on.as_str().to_owned()
        }),
        Column::of("valid_until", say::valid_until(), |c: &C| {
            let day = c.valid_until.as_ref();
            day.map(|d| d.as_str().to_owned()).unwrap_or_default()
        }),
        Column::new(Heading::new("standing", say::standing()), standing),
        Column::new(Heading::new("standing_reason", say::reason()), reason),
        Column::of("revoked_at", say::revoked_at(), revoked_at),
        Column::of("reprints", say::reprints(), |c: &C| c.reprints.to_string()),
        Column::of("replaces_serial", say::replaces(), |c: &C| {
            c.replaces.clone()
        }),
        Column::of("paper_sheet", say::sheet(), |c: &C| c.sheet.clone()),
        Column::of("standard_title", say::standard(), |c: &C| {
            of_award(c, |a| a.standard_title.clone())
        }),
        Column::of("standard_version", say::standard_version(), |c: &C| {
            of_award(c, |a| a.standard_version.to_string())
        }),
        Column::of("result_percent", say::result_percent(), |c: &C| {
            of_award(c, |a| {
                let percent = a.percent.as_ref();
                percent.map(Decimal::to_string).unwrap_or_default()
            })
        }),
        Column::of("decided_at", say::decided_at(), |c: &C| {
            of_award(c, |a| a.decided_at.0.clone())
        }),
        Column::new(Heading::new("rubrics", say::rubrics()), rubrics),
    ]
}

/// The line below a register: the anchor of the journal that it was written from.
#[must_use]
pub fn anchor_line(anchor: &str, style: &TableStyle) -> [String; 2] {
    let name = style.one_of("journal_anchor", &say::journal_anchor());
    [format!("# {name}"), anchor.to_owned()]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_register_ends_with_the_anchor_in_a_line_as_long_as_the_others() {
        for (style, name) in [
            (TableStyle::default(), "# Anchor of the journal"),
            (TableStyle::machine("en"), "# journal_anchor"),
        ] {
            let mut writer = crate::Writer::begin(register(), &style, Vec::new()).unwrap();
            let valid = serde_json::json!({"kind": "valid"});
            writer.add(&certificate(valid)).unwrap();
            let written = writer.finish_with(&anchor_line("7:00ff", &style)).unwrap();
            let text = String::from_utf8(written).unwrap();
            let foot = text.lines().nth(2).unwrap();
            assert!(
                foot.starts_with(&format!("\"{name}\",\"7:00ff\",")),
                "{foot}"
            );
            assert_eq!(foot.matches(',').count(), register().len() - 1);
            assert_eq!(text.lines().count(), 3);
        }
    }

    fn certificate(standing: serde_json::Value) -> Certificate {
        serde_json::from_value(serde_json::json!({
            "serial": "N-1", "runId": "r", "programmeId": "p", "programmeCode": "ADS-1",
            "programmeVersion": 1, "programmeTitle": "Data", "cohortId": "c", "cohortName": "Autumn",
            "learnerId": "l", "learnerNumber": "7", "name": "Ada", "latinName": "", "grade": "B",
            "issuedOn": "2026-11-27", "validUntil": null, "sheet": "A-12", "replaces": "N-0",
            "rubrics": [{"id": "x", "title": "Report", "version": 2}, {"id": "y", "title": "Interview", "version": 1}],
            "award": {"standardId": "s", "standardTitle": "Usual", "standardVersion": 3, "percent": "74.5",
                "decidedBy": null, "decidedAt": "2026-11-20T10:00:00Z"},
            "standing": standing, "reprints": 0
        }))
        .unwrap()
    }

    fn written(style: &TableStyle, standing: serde_json::Value) -> Vec<String> {
        let bytes = crate::csv(register(), style, [certificate(standing)]);
        let text = String::from_utf8(bytes).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_register_says_what_a_certificate_rests_on() {
        let lines = written(&TableStyle::default(), serde_json::json!({"kind": "valid"}));
        let row = lines.get(1).unwrap();
        assert!(
            row.ends_with("0,\"N-0\",\"A-12\",\"Usual\",3,74.5,\"2026-11-20T10:00:00Z\",\"Report (version 2); Interview (version 1)\""),
            "{row}"
        );
    }

    #[test]
    fn names_of_machines_are_fixed() {
        let replaced =
            serde_json::json!({"kind": "replaced", "by": "N-2", "at": "2026-11-28T00:00:00Z"});
        let lines = written(&TableStyle::machine("qps"), replaced);
        assert_eq!(
            lines.first().unwrap(),
            "\u{feff}\"certificate_serial\",\"learner_name\",\"learner_latin_name\",\"learner_number\",\"programme_code\",\"programme_version\",\"programme_title\",\"cohort_name\",\"grade\",\"issued_on\",\"valid_until\",\"standing\",\"standing_reason\",\"revoked_at\",\"reprints\",\"replaces_serial\",\"paper_sheet\",\"standard_title\",\"standard_version\",\"result_percent\",\"decided_at\",\"rubrics\""
        );
        assert!(
            lines.get(1).unwrap().contains(",\"replaced\",\"N-2\","),
            "{lines:?}"
        );
    }

    #[test]
    fn titles_are_in_the_language_of_the_table() {
        let style = TableStyle {
            language: words::PSEUDO.to_owned(),
            ..TableStyle::default()
        };
        let lines = written(&style, serde_json::json!({"kind": "valid"}));
        for column in register() {
            let english = column.heading.title.in_english();
            let own = style.words().put(&column.heading.title);
            let heading = lines.first().unwrap();
            assert!(heading.contains(&own), "{heading}");
            assert!(!heading.contains(&english), "{english}: {heading}");
        }
        assert!(!lines.get(1).unwrap().contains("\"valid\""), "{lines:?}");
    }
}
