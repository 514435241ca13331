//! The pictures of a template.

use domain::institution::StoredImage;

use super::Template;

impl Template {
    /// Every picture it holds.
    #[must_use]
    pub fn pictures(&self) -> Vec<&StoredImage> {
        self.elements()
            .flat_map(|element| element.kind.as_draw().pictures())
            .collect()
    }
}
