//! The press in the terminal: issuing, and going on with runs that were stopped.

use domain::Date;
use domain::certificate::{IssueClass, Paper};
use studio::certificates::issue_plan::PlannedCertificate;
use studio::certificates::pages::IssueOptions;
use studio::{Progress, Studio};

use words::say::terminal as say;
use words::{Message, ToMessage};

use crate::answer::{Answer, Failure, as_value, data};
use crate::arguments::{Issue, PaperName};
use crate::template;

pub(crate) fn resume(studio: &Studio, list: bool) -> Result<Answer, Failure> {
    if list {
        let runs = studio.unfinished_runs()?;
        let lines = runs.iter().map(|open| {
            say::open_run(
                &open.run.cohort_name,
                open.run.id.as_str(),
                open.run.planned,
                open.printed,
                &open.run.programme_code,
            )
        });
        return Ok(Answer {
            yes: true,
            said: lines.collect(),
            value: as_value(&runs),
        });
    }
    let mut reports = Vec::new();
    let mut said = Vec::new();
    for open in studio.unfinished_runs()? {
        let report = studio.resume_issue_run(open.run.id.as_str(), &Progress::quiet())?;
        let (programme, cohort) = (&open.run.programme_code, &open.run.cohort_name);
        said.push(say::resumed(open.printed, cohort, report.issued, programme));
        said.extend(report.files.iter().map(data));
        said.extend(report.left_out.iter().cloned().map(say::left_out));
        reports.push(report);
    }
    if reports.is_empty() {
        said.push(say::nothing_stopped());
    }
    Ok(Answer {
        yes: reports.iter().all(|r| r.left_out.is_empty()),
        said,
        value: as_value(&reports),
    })
}

/// Closes a run that is not to go on, as where its folder is gone.
pub(crate) fn close(studio: &Studio, run: &str) -> Result<Answer, Failure> {
    studio.close_issue_run(run)?;
    Answer::yes(say::run_closed(), serde_json::json!({ "closed": run }))
}

pub(crate) fn issue(studio: &Studio, options: &Issue) -> Result<Answer, Failure> {
    let issued_on = match &options.date {
        Some(text) => Some(Date::parse(text).map_err(|e| Failure::wrong_use(e.message()))?),
        None => None,
    };
    let programme =
        studio.programme_of_cohort(&options.programme, options.version_number, &options.cohort)?;
    let cohort = studio.cohort_by_name(&programme.id, &options.cohort)?;
    let how = IssueOptions {
        template_id: template::find(studio, &options.template)?,
        paper: options.paper.map(|paper| match paper {
            PaperName::A4 => Paper::A4Landscape,
            PaperName::Letter => Paper::LetterLandscape,
        }),
        issued_on,
        merged: options.merged || !options.single,
        single: options.single,
        split: options.split.unwrap_or(0),
        file_names: options.file_names.clone(),
        printer: options.printer.clone(),
        again: options.again.iter().map(|n| n.trim().to_owned()).collect(),
        only_again: false,
        stock: None,
    };
    let id = cohort.id.as_str();
    let nobody = studio.numbers_of_nobody(id, &how.again)?;
    if !nobody.is_empty() {
        let said = say::no_such_learner(&cohort.name, nobody);
        return Err(Failure::wrong_use(said));
    }
    let blocked = studio.blocked_issue(id, &how)?;
    if !blocked.is_empty() {
        return Ok(Answer {
            yes: false,
            said: blocked,
            value: as_value(&studio.plan_issue(id, &how)?),
        });
    }
    let none = studio.who_gets_none(id, &how)?;
    let issued = studio.issue_to_whoever_is_due(id, &how, &options.out, &Progress::quiet())?;
    let named = none.named.iter().map(got_none);
    let Some(report) = issued else {
        let to_look_at = none.named.len();
        let nobody = say::nobody_due(none.already_hold, to_look_at, none.not_eligible);
        return Ok(Answer {
            yes: false,
            said: std::iter::once(nobody).chain(named).collect(),
            value: as_value(&studio.plan_issue(id, &how)?),
        });
    };
    let mut said = vec![say::issued(report.issued)];
    said.extend(report.files.iter().map(data));
    said.extend(report.notes.iter().cloned());
    said.extend(report.left_out.iter().cloned().map(say::left_out));
    said.extend(named);
    let mut value = as_value(&report);
    if let Some(object) = value.as_object_mut() {
        object.insert("gotNone".to_owned(), as_value(&none.named));
    }
    Ok(Answer {
        yes: report.left_out.is_empty() && none.named.is_empty(),
        said,
        value,
    })
}

/// Who gets no certificate, and why.
fn got_none(row: &PlannedCertificate) -> Message {
    let (number, serial) = (row.number.as_str(), row.serial.as_str());
    let why = match row.class {
        IssueClass::RanOut => say::why_ran_out(number, serial),
        IssueClass::RevokedBefore => say::why_revoked_before(number, serial),
        IssueClass::InAnotherName => say::why_in_another_name(number, serial),
        IssueClass::InAnotherNumber => say::why_in_another_number(number, serial),
        IssueClass::AlreadyHolds => say::why_already_holds(serial),
        IssueClass::DidNotPass => say::why_did_not_pass(),
        IssueClass::ResultPending => say::why_result_pending(),
        IssueClass::CannotPrint => row.note.clone().unwrap_or_else(say::why_cannot_print),
        // These are printed.
        IssueClass::FirstAward
        | IssueClass::Renewal
        | IssueClass::Supersedes
        | IssueClass::Again => say::issued(1),
    };
    say::got_none(&row.name, number, why)
}
