//! Certificate templates, and the fonts they are set in.

use base64::Engine;
use domain::TemplateId;
use serde::Serialize;
use specta::Type;
use studio::Saved;
use studio::certificates::fonts::OwnFontEntry;
use studio::certificates::template_trial::TemplateTrial;
use studio::certificates::templates::{
    DesignKit, TEMPLATE_ENDING, Template, TemplateFinding, TemplateSummary, TemplateView,
};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// A template, tried: the very page, and what to look at.
#[derive(Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DrawnTemplate {
    /// The PDF as base64; empty where nothing can be printed.
    pdf: String,
    findings: Vec<TemplateFinding>,
    /// Whose page it is.
    name: String,
}

/// The templates there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_templates(
    app: AppHandle,
) -> Result<Vec<TemplateSummary>, CommandError> {
    asking(&app, studio::Studio::templates).await
}

/// A template, to look at or to change.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_template(
    app: AppHandle,
    id: String,
) -> Result<TemplateView, CommandError> {
    asking(&app, move |studio| studio.template(&id)).await
}

/// Begins a template from another one, or from an empty page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_template(
    app: AppHandle,
    from: String,
    name: String,
) -> Result<TemplateId, CommandError> {
    changing(&app, move |studio| studio.begin_template(&from, &name)).await
}

/// Saves a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_template(
    app: AppHandle,
    saved: Saved<Template>,
) -> Result<Saved<Template>, CommandError> {
    changing(&app, move |studio| studio.save_template(&saved)).await
}

/// Deletes a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_template(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_template(&id)).await
}

/// Tries a template as it is on the screen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_template(
    app: AppHandle,
    template: Template,
    trial: TemplateTrial,
) -> Result<DrawnTemplate, CommandError> {
    asking(&app, move |studio| {
        let proof = studio.try_template(&template, &trial)?;
        Ok(DrawnTemplate {
            pdf: base64::engine::general_purpose::STANDARD.encode(proof.pdf),
            findings: proof.findings,
            name: proof.name,
        })
    })
    .await
}

/// Writes a template as one file. Returns where it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_template(
    app: AppHandle,
    id: String,
) -> Result<Option<String>, CommandError> {
    let (name, bytes) = asking(&app, move |studio| studio.export_template(&id)).await?;
    dialogs::write(&app, &say::export_template(), &name, bytes).await
}

/// Asks for a template file and takes it in. Returns its identity.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_template(app: AppHandle) -> Result<Option<TemplateId>, CommandError> {
    let endings = [TEMPLATE_ENDING];
    let title = say::import_template();
    let Some((_, bytes)) = dialogs::read(&app, &title, &say::kind_template(), &endings).await?
    else {
        return Ok(None);
    };
    changing(&app, move |studio| studio.import_template(&bytes).map(Some)).await
}

/// What templates are made of: fonts and fields.
#[tauri::command]
#[specta::specta]
pub(crate) async fn design_kit(app: AppHandle) -> Result<DesignKit, CommandError> {
    asking(&app, studio::Studio::design_kit).await
}

/// The institution's own fonts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn own_fonts(app: AppHandle) -> Result<Vec<OwnFontEntry>, CommandError> {
    asking(&app, studio::Studio::own_fonts).await
}

/// Asks for a font file and takes it in. Returns the titles of its fonts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_font(app: AppHandle) -> Result<Vec<String>, CommandError> {
    let endings = ["ttf", "otf", "ttc", "otc"];
    let Some((name, bytes)) =
        dialogs::read(&app, &say::import_font(), &say::kind_fonts(), &endings).await?
    else {
        return Ok(Vec::new());
    };
    changing(&app, move |studio| studio.add_font(&name, &bytes)).await
}

/// Takes a font out of the choice.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_font(app: AppHandle, name: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.remove_font(&name)).await
}
