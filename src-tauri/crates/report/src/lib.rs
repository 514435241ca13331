//! Reports as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read
//! every script), with cells that a spreadsheet would run as a formula made harmless.

use domain::audit::{AuditStanding, Severity};
use domain::certificate::{AwardKept, Certificate, Standing};
use domain::check::Rating;
use domain::decimal::Decimal;
use domain::roster::{ClassedRow, RowClass};
use domain::spreadsheet::neutralised;

/// Writes a table. Rows may be of any length.
#[must_use]
pub fn csv(heading: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    // Writing to memory fails only when memory does.
    let _ = writer.write_record(heading);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| neutralised(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

fn of_award(certificate: &Certificate, field: impl Fn(&AwardKept) -> String) -> String {
    certificate.award.as_ref().map(field).unwrap_or_default()
}

/// `Report of the project (version 2); Interview (version 1)`.
fn rubrics(certificate: &Certificate) -> String {
    let each = certificate.rubrics.iter();
    each.map(|r| format!("{} (version {})", r.title, r.version))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The register.
#[must_use]
pub fn register(certificates: &[Certificate]) -> Vec<u8> {
    let heading = [
        "Serial",
        "Name",
        "Name in Latin letters",
        "Learner number",
        "Programme",
        "Version",
        "Title",
        "Cohort",
        "Grade",
        "Issued on",
        "Valid until",
        "Standing",
        "Reason",
        "Revoked at",
        "Reprints",
        "Takes the place of",
        "Sheet of paper",
        "Assessment standard",
        "Version of the standard",
        "Result in per cent",
        "Decided at",
        "Rubrics",
    ];
    csv(
        &heading,
        certificates.iter().map(|c| {
            let (standing, reason, at) = match &c.standing {
                Standing::Valid => ("valid", String::new(), String::new()),
                Standing::Revoked { reason, at } => ("revoked", reason.clone(), at.0.clone()),
                Standing::Replaced { by, .. } => ("replaced", format!("by {by}"), String::new()),
            };
            vec![
                c.serial.clone(),
                c.name.clone(),
                c.latin_name.clone(),
                c.learner_number.clone(),
                c.programme_code.clone(),
                c.programme_version.to_string(),
                c.programme_title.clone(),
                c.cohort_name.clone(),
                c.grade.clone(),
                c.issued_on.as_str().to_owned(),
                c.valid_until
                    .as_ref()
                    .map(|d| d.as_str().to_owned())
                    .unwrap_or_default(),
                standing.to_owned(),
                reason,
                at,
                c.reprints.to_string(),
                c.replaces.clone(),
                c.sheet.clone(),
                of_award(c, |a| a.standard_title.clone()),
                of_award(c, |a| a.standard_version.to_string()),
                of_award(c, |a| {
                    a.percent
                        .as_ref()
                        .map(Decimal::to_string)
                        .unwrap_or_default()
                }),
                of_award(c, |a| a.decided_at.0.clone()),
                rubrics(c),
            ]
        }),
    )
}

/// A rating in words.
#[must_use]
pub fn rating(rating: Option<Rating>) -> &'static str {
    match rating {
        Some(Rating::Met) => "met",
        Some(Rating::Partly) => "partly met",
        Some(Rating::NotMet) => "not met",
        Some(Rating::NotApplicable) => "not applicable",
        None => "to do",
    }
}

/// An audit, one clause a row.
#[must_use]
pub fn audit(standing: &AuditStanding) -> Vec<u8> {
    let heading = [
        "Clause",
        "Title",
        "Part",
        "Mandatory",
        "Weight",
        "Checked automatically",
        "What the check found",
        "Rating",
        "Note",
        "Severity",
        "Owner",
        "Due",
        "Evidence",
    ];
    csv(
        &heading,
        standing.clauses.iter().map(|c| {
            let judgement = c.judgement.as_ref();
            let finding = standing
                .findings
                .iter()
                .find(|f| f.clause_id == c.clause.id);
            let severity = finding.map_or("", |f| match f.severity {
                Severity::Major => "major",
                Severity::Minor => "minor",
                Severity::Observation => "observation",
            });
            let evidence = judgement.map(|j| {
                j.evidence
                    .iter()
                    .map(|e| match &e.file {
                        Some(f) => {
                            format!("{}: {} ({}, {})", e.title, e.detail, f.file_name, f.hash)
                        }
                        None => format!("{}: {}", e.title, e.detail),
                    })
                    .collect::<Vec<_>>()
                    .join("; ")
            });
            vec![
                c.clause.number.clone(),
                c.clause.title.clone(),
                c.clause.part.clone(),
                if c.clause.mandatory { "yes" } else { "no" }.to_owned(),
                c.clause.weight.to_string(),
                c.check
                    .as_ref()
                    .map(|r| rating(Some(r.rating)))
                    .unwrap_or_default()
                    .to_owned(),
                c.check
                    .as_ref()
                    .map(|r| r.message.clone())
                    .unwrap_or_default(),
                rating(c.rating).to_owned(),
                judgement.map(|j| j.note.clone()).unwrap_or_default(),
                severity.to_owned(),
                finding.map(|f| f.owner.clone()).unwrap_or_default(),
                finding
                    .and_then(|f| f.due.as_ref())
                    .map(|d| d.as_str().to_owned())
                    .unwrap_or_default(),
                evidence.unwrap_or_default(),
            ]
        }),
    )
}

/// Rows of a roster that an import would not take in, as they stood, with line and reason.
#[must_use]
pub fn rows_left_out(columns: &[String], rows: &[ClassedRow]) -> Vec<u8> {
    let mut heading: Vec<&str> = vec!["Line", "Reason"];
    heading.extend(columns.iter().map(String::as_str));
    let left_out = rows
        .iter()
        .filter(|r| matches!(r.class, RowClass::Invalid | RowClass::Duplicate));
    csv(
        &heading,
        left_out.map(|r| {
            let mut cells = vec![r.line.to_string(), r.reason.clone()];
            cells.extend(r.original.iter().cloned());
            cells
        }),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_scripts_kept() {
        let bytes = csv(
            &["a", "b"],
            [vec!["=HYPERLINK(\"x\")".to_owned(), "王, 小明".to_owned()]],
        );
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "\u{feff}a,b\r\n\"'=HYPERLINK(\"\"x\"\")\",\"王, 小明\"\r\n"
        );
    }

    #[test]
    fn the_register_says_what_a_certificate_rests_on() {
        let certificate: Certificate = serde_json::from_value(serde_json::json!({
            "serial": "N-1", "runId": "r", "programmeId": "p", "programmeCode": "ADS-1",
            "programmeVersion": 1, "programmeTitle": "Data", "cohortId": "c", "cohortName": "Autumn",
            "learnerId": "l", "learnerNumber": "7", "name": "Ada", "latinName": "", "grade": "B",
            "issuedOn": "2026-11-27", "validUntil": null, "sheet": "A-12", "replaces": "N-0",
            "rubrics": [{"id": "x", "title": "Report", "version": 2}, {"id": "y", "title": "Interview", "version": 1}],
            "award": {"standardId": "s", "standardTitle": "Usual", "standardVersion": 3, "percent": "74.5",
                "decidedBy": null, "decidedAt": "2026-11-20T10:00:00Z"},
            "standing": {"kind": "valid"}, "reprints": 0
        }))
        .unwrap();
        let text = String::from_utf8(register(&[certificate])).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(
            row.ends_with("0,N-0,A-12,Usual,3,74.5,2026-11-20T10:00:00Z,Report (version 2); Interview (version 1)"),
            "{row}"
        );
    }

    #[test]
    fn rows_left_out_come_back_as_they_stood() {
        let row = |line, class: RowClass| ClassedRow {
            line,
            class,
            reason: "The name is empty".into(),
            learner: None,
            original: vec!["7".into(), "-".into()],
        };
        let rows = [row(2, RowClass::New), row(3, RowClass::Invalid)];
        let text = String::from_utf8(rows_left_out(&["Nr".into(), "Name".into()], &rows)).unwrap();
        assert_eq!(
            text,
            "\u{feff}Line,Reason,Nr,Name\r\n3,The name is empty,7,'-\r\n"
        );
    }
}
