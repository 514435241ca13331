//! Certificate templates in the terminal.

use domain::TemplateId;
use serde_json::json;
use studio::certificates::templates::TemplateSummary;
use studio::{Studio, read_outside, write_outside};

use words::say;

use crate::answer::{Answer, Failure, as_value};
use crate::arguments::TemplateCommand;

/// The template with this identity or name, whatever its case.
pub(crate) fn find(studio: &Studio, name: &str) -> Result<TemplateId, Failure> {
    let all = studio.templates()?;
    let known = |wanted: &dyn Fn(&TemplateSummary) -> bool| all.iter().find(|t| wanted(t));
    let found = known(&|t| t.id.as_str() == name)
        .or_else(|| known(&|t| t.name.to_lowercase() == name.to_lowercase()));
    found.map(|t| t.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
        Failure::not_found(say::terminal::no_template(name, names))
    })
}

pub(crate) fn run(studio: &Studio, command: &TemplateCommand) -> Result<Answer, Failure> {
    match command {
        TemplateCommand::List => {
            let all = studio.templates()?;
            let lines = all
                .iter()
                .map(|t| say::terminal::template(t.description.clone(), &t.name));
            Ok(Answer {
                yes: true,
                said: lines.collect(),
                value: as_value(&all),
            })
        }
        TemplateCommand::Import { file } => {
            let id = studio.import_template(&read_outside(file)?)?;
            let name = studio.template(id.as_str())?.saved.value.name;
            let value = json!({ "id": id, "name": name });
            Answer::yes(say::terminal::imported(name), value)
        }
        TemplateCommand::Export { name, file } => {
            let id = find(studio, name)?;
            let (_, bytes) = studio.export_template(id.as_str())?;
            write_outside(file, &bytes)?;
            let said = say::terminal::file_written(file.display().to_string());
            Answer::yes(said, json!({ "id": id, "file": file }))
        }
    }
}
