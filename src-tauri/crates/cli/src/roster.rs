//! Rosters in the terminal: each open question is printed with the option that answers it.

use domain::table::TableStyle;
use serde_json::{Value, json};
use studio::Studio;
use studio::cohorts::roster_import::{ImportAnswers, Question, RosterPreview, Topic};
use words::Message;
use words::say::cohorts as say;
use words::say::terminal;

use crate::answer::{Answer, Failure, as_value, read, write};
use crate::roster_options::{RosterImport, options_of};

/// Reads the file by what the options say.
fn preview(studio: &Studio, asked: &RosterImport) -> Result<RosterPreview, Failure> {
    let programme =
        studio.programme_of_cohort(&asked.programme, asked.version_number, &asked.cohort)?;
    let name = asked
        .file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let answers = asked.answers()?;
    let bytes = read(&asked.file)?;
    let mut preview =
        studio.read_roster(&programme.id, &asked.cohort, &name, bytes, answers.clone())?;
    // Columns are named by their headings, which only the file says.
    if !asked.map.is_empty() {
        let columns = asked.columns(&preview.columns)?;
        let answers = answers.and(&ImportAnswers {
            columns,
            ..ImportAnswers::default()
        });
        preview = studio.reread_roster(answers)?;
    }
    if asked.take_all()
        && let Some(question) = preview.questions.iter().find(|q| q.topic == Topic::LookAt)
        && let Some(all) = question.choices.last()
    {
        preview = studio.reread_roster(preview.answers.clone().and(&all.answers))?;
    }
    Ok(preview)
}

/// How the file was read, a line each.
fn how_read(preview: &RosterPreview) -> Vec<Message> {
    let file = &preview.file;
    let mut said = Vec::new();
    said.extend(file.encoding.map(|e| say::roster_told_encoding(e.label())));
    if let Some(sheet) = &file.sheet {
        said.push(say::roster_told_sheet(sheet, file.sheets.clone()));
    }
    said.extend(
        file.heading
            .filter(|line| *line > 1)
            .map(say::roster_told_heading),
    );
    for column in &preview.columns {
        if let Some(field) = column.field {
            let why = column.why.clone();
            said.push(say::roster_told_column(&column.heading, field.label(), why));
        }
    }
    let unread: Vec<String> = preview
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.field.is_none() && !(c.heading.is_empty() && c.samples.is_empty()))
        .map(|(at, c)| match c.heading.as_str() {
            "" => format!("#{}", at + 1),
            heading => heading.to_owned(),
        })
        .collect();
    if !unread.is_empty() {
        said.push(say::roster_told_unread(unread));
    }
    said.extend(preview.notes.iter().cloned());
    said
}

fn question(question: &Question, preview: &RosterPreview) -> Vec<Message> {
    let mut said = vec![say::roster_told_question(question.text.clone())];
    for row in &question.rows {
        said.push(say::roster_told_shown_row(row.line, &row.text));
    }
    for choice in &question.choices {
        let option = options_of(&choice.answers, &preview.columns);
        let label = choice.label.clone();
        said.push(if choice.samples.is_empty() {
            say::roster_told_choice(label, option)
        } else {
            say::roster_told_choice_read(label, option, choice.samples.clone())
        });
    }
    said
}

/// An open question for programs.
fn question_value(question: &Question, preview: &RosterPreview, style: &TableStyle) -> Value {
    let choices: Vec<Value> = question
        .choices
        .iter()
        .map(|choice| {
            json!({
                "label": style.several(&choice.label.clone().into()),
                "option": options_of(&choice.answers, &preview.columns),
                "samples": choice.samples,
            })
        })
        .collect();
    json!({
        "topic": question.topic,
        "text": style.several(&question.text.clone().into()),
        "rows": question.rows,
        "choices": choices,
    })
}

pub(crate) fn import(
    studio: &Studio,
    asked: &RosterImport,
    style: &TableStyle,
) -> Result<Answer, Failure> {
    let preview = preview(studio, asked)?;
    let totals = preview.totals;
    let rows = studio.roster_rows_with_reasons();
    asked.fits(&preview, &rows)?;
    if let Some(path) = &asked.left_out {
        write(path, &studio.rows_left_out(style))?;
    }
    let open = !preview.questions.is_empty();
    if !asked.dry_run && !open {
        studio.import_roster()?;
    }
    let mut said = how_read(&preview);
    said.push(terminal::roster(
        totals.changed,
        totals.duplicate,
        totals.invalid,
        totals.look_at,
        totals.new,
        totals.rows,
        totals.same_name,
        totals.unchanged,
    ));
    for row in &rows {
        let reasons = row.reason.iter().cloned();
        said.push(terminal::roster_line(row.line, reasons));
    }
    for asked in &preview.questions {
        said.extend(question(asked, &preview));
    }
    if open {
        said.push(say::roster_told_open());
    }
    let reasons: Vec<Value> = rows
        .iter()
        .map(|r| json!({ "line": r.line, "class": r.class, "taken": r.taken, "reason": style.several(&r.reason) }))
        .collect();
    let questions: Vec<Value> = preview
        .questions
        .iter()
        .map(|q| question_value(q, &preview, style))
        .collect();
    let value = json!({
        "totals": totals,
        "rows": reasons,
        "imported": !asked.dry_run && !open,
        "file": preview.file,
        "columns": preview.columns,
        "questions": questions,
        "answers": as_value(&preview.answers),
    });
    Ok(Answer {
        yes: !open && totals.left_out == 0,
        said,
        value,
    })
}
