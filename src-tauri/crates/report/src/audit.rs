//! Audits.

use domain::audit::{AuditStanding, ClauseStanding, Finding, Judgement, Severity};
use domain::check::Rating;
use domain::table::{Column, Heading, TableStyle};
use words::say::tables as say;

/// A clause with what was found against it.
struct Row<'a> {
    clause: &'a ClauseStanding,
    finding: Option<&'a Finding>,
}

impl Row<'_> {
    fn judged(&self, field: impl Fn(&Judgement) -> String) -> String {
        let judgement = self.clause.judgement.as_ref();
        judgement.map(field).unwrap_or_default()
    }
}

fn rating(rating: Option<Rating>, style: &TableStyle) -> String {
    match rating {
        Some(Rating::Met) => style.one_of("met", &say::rating_met()),
        Some(Rating::Partly) => style.one_of("partly", &say::rating_partly()),
        Some(Rating::NotMet) => style.one_of("not_met", &say::rating_not_met()),
        Some(Rating::NotApplicable) => {
            style.one_of("not_applicable", &say::rating_not_applicable())
        }
        None => style.one_of("to_do", &say::rating_to_do()),
    }
}

fn severity(row: &Row<'_>, style: &TableStyle) -> String {
    match row.finding.map(|f| f.severity) {
        Some(Severity::Major) => style.one_of("major", &say::severity_major()),
        Some(Severity::Minor) => style.one_of("minor", &say::severity_minor()),
        Some(Severity::Observation) => style.one_of("observation", &say::severity_observation()),
        None => String::new(),
    }
}

fn evidence(row: &Row<'_>, style: &TableStyle) -> String {
    let words = style.words();
    row.judged(|judgement| {
        let each = judgement.evidence.iter().map(|e| {
            words.put(&match &e.file {
                Some(f) => say::evidence_file(&e.detail, &f.file_name, &f.hash, &e.title),
                None => say::evidence_item(&e.detail, &e.title),
            })
        });
        each.collect::<Vec<_>>().join("; ")
    })
}

fn columns<'a>() -> Vec<Column<'a, Row<'a>>> {
    let column = |name, title, cell: fn(&Row<'a>, &TableStyle) -> String| {
        Column::new(Heading::new(name, title), cell)
    };
    vec![
        column("clause_number", say::clause(), |r, _| {
            r.clause.clause.number.clone()
        }),
        column("clause_title", say::title(), |r, style| {
            style.words().put(&r.clause.clause.title)
        }),
        column("clause_part", say::part(), |r, style| {
            style.words().put(&r.clause.clause.part)
        }),
        column("mandatory", say::mandatory(), |r, style| {
            style.yes_or_no(r.clause.clause.mandatory)
        }),
        column("weight", say::weight(), |r, _| {
            r.clause.clause.weight.to_string()
        }),
        column("check_rating", say::checked(), |r, style| {
            let check = r.clause.check.as_ref();
            check
                .map(|c| rating(Some(c.rating), style))
                .unwrap_or_default()
        }),
        column("check_finding", say::found(), |r, style| {
            let check = r.clause.check.as_ref();
            check
                .map(|c| style.words().put(&c.message))
                .unwrap_or_default()
        }),
        column("rating", say::rating(), |r, style| {
            rating(r.clause.rating, style)
        }),
        column("note", say::note(), |r, _| r.judged(|j| j.note.clone())),
        column("finding_severity", say::severity(), severity),
        column("finding_owner", say::owner(), |r, _| {
            r.finding.map(|f| f.owner.clone()).unwrap_or_default()
        }),
        column("finding_due", say::due(), |r, _| {
            let due = r.finding.and_then(|f| f.due.as_ref());
            due.map(|d| d.as_str().to_owned()).unwrap_or_default()
        }),
        column("evidence", say::evidence(), evidence),
    ]
}

/// An audit, one clause a row.
#[must_use]
pub fn audit(standing: &AuditStanding, style: &TableStyle) -> Vec<u8> {
    let rows = standing.clauses.iter().map(|clause| Row {
        clause,
        finding: standing
            .findings
            .iter()
            .find(|f| f.clause_id == clause.clause.id),
    });
    crate::csv(columns(), style, rows)
}
