//! Templates of the workspace, beside those inside the program.

use std::collections::{BTreeMap, BTreeSet};

use certificate::field::FIELDS;
use certificate::template;
pub use certificate::template::file::ENDING as TEMPLATE_ENDING;
use certificate::template::file::TemplateFile;
pub use certificate::template::{Finding as TemplateFinding, Template};
use domain::TemplateId;
use domain::certificate::Paper;
use domain::difference::field_name;
use domain::people::Action;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::Write;
use words::say::templates as say;
use words::{Message, ToMessage};

use crate::certificates::fonts::FontChoice;
use crate::core::error::StudioError;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// Templates a workspace can have.
const MOST: usize = 500;

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateSummary {
    /// Its identity.
    pub id: TemplateId,
    /// The name.
    pub name: String,
    /// What it is like.
    pub description: Message,
    /// The paper it is made for.
    pub paper: Paper,
    /// How many pages it has.
    pub pages: u32,
    /// Whether it is the workspace's, and so can be changed.
    pub own: bool,
}

/// What templates are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DesignKit {
    /// The fonts that styles can be set in.
    pub fonts: Vec<FontChoice>,
    /// The names that fields have between braces.
    pub fields: Vec<String>,
}

/// A template as it is edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// The template and its revision; revision 0 for one inside the program.
    pub saved: Saved<Template>,
    /// Whether it is the workspace's, and so can be changed.
    pub own: bool,
}

fn summary(template: Template, own: bool) -> TemplateSummary {
    let inside = (!own).then(|| template::about(&template.id)).flatten();
    TemplateSummary {
        id: template.id,
        name: template.name,
        description: inside.unwrap_or_else(|| Message::verbatim(template.description)),
        paper: template.paper,
        pages: u32::try_from(template.pages.len()).unwrap_or(u32::MAX),
        own,
    }
}

/// Whether a template is read back as it was written: a number too large for it becomes nothing.
fn is_read_back(template: &Template) -> bool {
    serde_json::to_value(template)
        .and_then(serde_json::from_value::<Template>)
        .is_ok_and(|back| back == *template)
}

/// Whether any text in it has more characters: setting one of a book’s length takes minutes.
fn has_longer_text(template: &Template, most: usize) -> bool {
    fn has(value: &Value, most: usize) -> bool {
        match value {
            Value::String(text) => text.chars().count() > most,
            Value::Array(all) => all.iter().any(|v| has(v, most)),
            Value::Object(all) => all.values().any(|v| has(v, most)),
            _ => false,
        }
    }
    // Plain data always becomes JSON.
    serde_json::to_value(template).is_ok_and(|value| has(&value, most))
}

/// What makes a template unfit to be kept at all. What merely looks wrong is found later.
pub(crate) fn refusal(template: &Template) -> Option<Message> {
    let limits = template::LIMITS;
    let pages = &template.pages;
    let long = |text: &str, most: usize| text.chars().count() > most;
    let mut seen = BTreeSet::new();
    if pages.is_empty() || pages.len() > limits.pages {
        Some(say::refused_pages())
    } else if pages
        .iter()
        .any(|p| p.elements.len() > limits.elements || p.guides.len() > 100)
    {
        Some(say::refused_elements())
    } else if template.styles.len() > limits.styles || template.colours.len() > limits.styles {
        Some(say::refused_styles())
    } else if long(&template.name, 200) || long(&template.description, 2_000) {
        Some(say::refused_long())
    } else if has_longer_text(template, limits.characters) {
        Some(say::refused_long_text(limits.characters))
    } else if !template.elements().all(|e| seen.insert(e.id.as_str())) {
        Some(say::refused_twice())
    } else if !is_read_back(template) {
        Some(say::refused_number())
    } else {
        None
    }
}

/// Between what a part of a template is and which one it is, in the names that comparing needs.
const BETWEEN: char = '\u{1f}';
/// What a page is called in them.
const PAGE: &str = "page";

fn part_name(kind: &str, which: &str) -> String {
    format!("{kind}{BETWEEN}{which}")
}

/// A part of a template by the name that comparing gave it; `None` for any other text.
pub(crate) fn part_said(name: &str) -> Option<Message> {
    let (kind, which) = name.split_once(BETWEEN)?;
    Some(match which.parse::<u32>() {
        Ok(number) if kind == PAGE => say::page_number(number),
        _ => say::element(which, field_name(kind)),
    })
}

/// A template whose parts are named for what they are, with millimetres to the thousandth, so that
/// two versions of it can be held against each other part by part.
pub(crate) fn with_names(mut template: Value) -> Value {
    for list in ["styles", "colours"] {
        for part in parts_of(&mut template, list) {
            let name = part.get("name").cloned();
            part.extend(name.map(|name| ("id".to_owned(), name)));
        }
    }
    for (number, page) in (1..).zip(parts_of(&mut template, "pages")) {
        page.insert("id".to_owned(), part_name(PAGE, &number.to_string()).into());
        let elements = page.get_mut("elements").and_then(Value::as_array_mut);
        for element in elements.into_iter().flatten() {
            let kind = element.pointer("/kind/type").and_then(Value::as_str);
            let id = element.get("id").and_then(Value::as_str);
            if let (Some(kind), Some(id)) = (kind, id) {
                element["id"] = part_name(kind, id).into();
            }
        }
    }
    round(&mut template);
    template
}

fn parts_of<'t>(
    template: &'t mut Value,
    list: &str,
) -> impl Iterator<Item = &'t mut serde_json::Map<String, Value>> {
    let parts = template.get_mut(list).and_then(Value::as_array_mut);
    parts.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn round(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(exact) = number.as_f64() {
                *value = ((exact * 1_000.0).round() / 1_000.0).into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(round),
        Value::Object(fields) => fields.values_mut().for_each(round),
        _ => {}
    }
}

impl Studio {
    /// The workspace's templates, by name.
    pub(crate) fn own_templates(&self) -> Result<Vec<Template>, StudioError> {
        let mut own: Vec<Template> = self
            .list::<Template>(RecordKind::CertificateTemplate, "")?
            .into_iter()
            .map(|saved| saved.value)
            .collect();
        own.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        Ok(own)
    }

    /// The templates there are: the workspace's, then those inside the program.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn templates(&self) -> Result<Vec<TemplateSummary>, StudioError> {
        let own = self.own_templates()?;
        Ok(own
            .into_iter()
            .map(|t| summary(t, true))
            .chain(template::built_in().into_iter().map(|t| summary(t, false)))
            .collect())
    }

    /// What templates are made of.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn design_kit(&self) -> Result<DesignKit, StudioError> {
        Ok(DesignKit {
            fonts: self.font_choices()?,
            fields: FIELDS.iter().map(|(_, name)| (*name).to_owned()).collect(),
        })
    }

    /// A template, to look at or to change.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn template(&self, id: &str) -> Result<TemplateView, StudioError> {
        if let Some(saved) = self.get::<Template>(RecordKind::CertificateTemplate, id)? {
            return Ok(TemplateView { saved, own: true });
        }
        let value = template::find(&id.into())
            .ok_or_else(|| StudioError::not_found(RecordKind::CertificateTemplate, id))?;
        Ok(TemplateView {
            saved: Saved { revision: 0, value },
            own: false,
        })
    }

    pub(crate) fn free_template_name(&self, wanted: &str) -> Result<String, StudioError> {
        let taken: BTreeSet<String> = self.templates()?.into_iter().map(|t| t.name).collect();
        let wanted = wanted.trim();
        if !taken.contains(wanted) {
            return Ok(wanted.to_owned());
        }
        Ok((2..)
            .map(|n| format!("{wanted} {n}"))
            .find(|name| !taken.contains(name))
            .unwrap_or_default())
    }

    fn keep_template(
        &self,
        permit: &Permit,
        mut made: Template,
        what: &Message,
    ) -> Result<TemplateId, StudioError> {
        if self.own_templates()?.len() >= MOST {
            return Err(StudioError::refused(say::refused_too_many()));
        }
        made.id = TemplateId(self.new_id());
        made.name = self.free_template_name(&made.name)?;
        made.version = 1;
        if let Some(reason) = refusal(&made) {
            return Err(StudioError::refused(reason));
        }
        let id = made.id.as_str();
        self.save(
            permit,
            what,
            vec![records::absent(RecordKind::CertificateTemplate, id)],
            vec![records::put(RecordKind::CertificateTemplate, id, &made)?],
        )?;
        Ok(made.id)
    }

    /// Begins a template from another one, or from an empty page when `from` is empty.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn begin_template(&self, from: &str, name: &str) -> Result<TemplateId, StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        let mut made = if from.is_empty() {
            template::blank()
        } else {
            self.template(from)?.saved.value
        };
        if !name.trim().is_empty() {
            made.name = name.trim().to_owned();
        }
        self.keep_template(&permit, made, &say::step_begin())
    }

    /// Saves a template.
    ///
    /// # Errors
    /// When it was changed meanwhile, is one inside the program, or beyond all limits.
    pub fn save_template(&self, saved: &Saved<Template>) -> Result<Saved<Template>, StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        if let Some(reason) = refusal(&saved.value) {
            return Err(StudioError::refused(reason));
        }
        let id = saved.value.id.as_str();
        let before = self
            .get::<Template>(RecordKind::CertificateTemplate, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::CertificateTemplate, id))?;
        let mut value = saved.value.clone();
        value.version = before.value.version;
        if value != before.value {
            value.version += 1;
        }
        self.save(
            &permit,
            &say::step_change(),
            vec![records::revision_is(
                RecordKind::CertificateTemplate,
                id,
                saved.revision,
            )],
            vec![records::put(RecordKind::CertificateTemplate, id, &value)?],
        )?;
        Ok(self.template(id)?.saved)
    }

    /// Deletes a template. What was printed with it can be printed again.
    ///
    /// # Errors
    /// When there is no such template, or it is one inside the program.
    pub fn delete_template(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        if !self.template(id)?.own {
            return Err(StudioError::refused(say::refused_inside_program()));
        }
        let key = records::key(RecordKind::CertificateTemplate, id);
        self.save(
            &permit,
            &say::step_delete(),
            Vec::new(),
            vec![Write::Delete(key)],
        )
    }

    /// A template as one file, with the pictures and fonts it needs: its name and its bytes.
    ///
    /// # Errors
    /// When there is no such template, or a picture or font of it is missing.
    pub fn export_template(&self, id: &str) -> Result<(String, Vec<u8>), StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_export())?;
        let template = self.template(id)?.saved.value;
        let kept = |hash: &str, what: &str| {
            self.kept_file(hash)
                .ok_or_else(|| StudioError::refused(say::refused_missing(what)))
        };
        let mut pictures = BTreeMap::new();
        for picture in template.pictures() {
            let bytes = kept(&picture.hash, &picture.file_name)?;
            pictures.insert(picture.hash.clone(), bytes);
        }
        let mut fonts = BTreeMap::new();
        for font in self.own_fonts()? {
            if template.styles.iter().any(|s| s.font == font.name) {
                let bytes = kept(&font.hash, &font.title)?;
                fonts.insert(font.name, bytes);
            }
        }
        let name = format!(
            "{}.{}",
            domain::file_name::plain(&template.name, 80),
            TEMPLATE_ENDING
        );
        let file = TemplateFile {
            template,
            pictures,
            fonts,
        };
        Ok((name, file.write()))
    }

    /// Takes in a template from a file, as a new one.
    ///
    /// # Errors
    /// When it is no template, is damaged, or a font in it may not be used.
    pub fn import_template(&self, bytes: &[u8]) -> Result<TemplateId, StudioError> {
        let permit = self.may(Action::DrawTemplates)?;
        let file = TemplateFile::read(bytes).map_err(|e| StudioError::refused(e.message()))?;
        if let Some(reason) = refusal(&file.template) {
            return Err(StudioError::refused(reason));
        }
        let known: BTreeSet<String> = self.own_fonts()?.into_iter().map(|f| f.name).collect();
        for (name, bytes) in &file.fonts {
            if !known.contains(name) {
                self.add_font(name, bytes)?;
            }
        }
        for bytes in file.pictures.values() {
            self.keep_file(bytes)?;
        }
        self.keep_template(&permit, file.template, &say::step_import())
    }
}
