//! verify.html with what this workspace goes by inside: for employers, with no network.

use std::path::Path;

use credential::keys::did_document;
use domain::people::Action;
use serde_json::json;
use words::say::issuers as say;

use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;
use crate::credentials::known_files::KnownFileSort;

/// Where the page keeps what comes with it.
const PLACE: &str = "<script type=\"application/json\" id=\"at-hand\">{}</script>";

impl Studio {
    /// Writes verify.html with the institution's own keys and status lists, and every file that is
    /// relied on. `page` is the page as it was built.
    ///
    /// # Errors
    /// When the keys are locked, or the file cannot be written.
    pub fn export_verifier(&self, page: &str, to: &Path) -> Result<(), StudioError> {
        self.ask_to_export(Action::Sign, &say::step_verifier())?;
        let mut documents = Vec::new();
        let mut lists = Vec::new();
        if self.keys_in_use()?.proof.is_some() {
            for (did, address) in self.own_identities()? {
                documents.push(did_document(&did, &self.published_keys()?).to_string());
                for list in self.lists_of((&did, &address))?.0 {
                    lists.push(json!({"address": list.address, "text": list.text}));
                }
            }
        }
        let texts = |sort| self.texts_relied_on(sort);
        documents.extend(
            texts(KnownFileSort::KeyDocument)?
                .into_iter()
                .map(|(_, text)| text),
        );
        for (address, text) in texts(KnownFileSort::StatusList)? {
            lists.push(json!({"address": address, "text": text}));
        }
        let issuers: Vec<String> = texts(KnownFileSort::IssuerList)?
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        let at_hand = json!({
            "documents": documents,
            "statusLists": lists,
            "issuerLists": issuers,
        });
        // No text may end the element that it stands in.
        let at_hand = at_hand.to_string().replace('<', "\\u003c");
        let element =
            format!("<script type=\"application/json\" id=\"at-hand\">{at_hand}</script>");
        if !page.contains(PLACE) {
            return Err(StudioError::refused(say::verifier_missing()));
        }
        write_outside(to, page.replacen(PLACE, &element, 1).as_bytes())
    }
}
