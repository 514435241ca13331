//! Certificate templates in the terminal.

use domain::TemplateId;
use serde_json::json;
use studio::templates::TemplateSummary;
use studio::{Studio, read_outside, write_outside};

use crate::arguments::TemplateCommand;
use crate::run::{Answer, Failure, as_value};

/// The template with this identity or name, whatever its case.
pub(crate) fn find(studio: &Studio, name: &str) -> Result<TemplateId, Failure> {
    let all = studio.templates()?;
    let known = |wanted: &dyn Fn(&TemplateSummary) -> bool| all.iter().find(|t| wanted(t));
    let found = known(&|t| t.id.as_str() == name)
        .or_else(|| known(&|t| t.name.to_lowercase() == name.to_lowercase()));
    found.map(|t| t.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
        Failure::wrong_use(format!(
            "There is no template “{name}”. There are {}.",
            names.join(", ")
        ))
    })
}

pub(crate) fn run(studio: &Studio, command: &TemplateCommand) -> Result<Answer, Failure> {
    match command {
        TemplateCommand::List => {
            let all = studio.templates()?;
            let words: Vec<String> = all
                .iter()
                .map(|t| format!("{}  {}", t.name, t.description))
                .collect();
            Answer::yes(words.join("\n"), as_value(&all))
        }
        TemplateCommand::Import { file } => {
            let id = studio.import_template(&read_outside(file)?)?;
            let name = studio.template(id.as_str())?.saved.value.name;
            let value = json!({ "id": id, "name": name });
            Answer::yes(format!("“{name}” taken in"), value)
        }
        TemplateCommand::Export { name, file } => {
            let id = find(studio, name)?;
            let (_, bytes) = studio.export_template(id.as_str())?;
            write_outside(file, &bytes)?;
            let words = format!("written to {}", file.display());
            Answer::yes(words, json!({ "id": id, "file": file }))
        }
    }
}
