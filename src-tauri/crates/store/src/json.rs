//! The JSON of a value, kept once however many hold it.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

/// A value as its JSON. Copies share the text: what is saved, and what undo puts back, is a
/// fraction of the size of a tree of values.
#[derive(Debug, Clone)]
pub struct Json(Arc<RawValue>);

impl Json {
    /// The JSON of a value.
    ///
    /// # Errors
    /// When it has none, such as a map whose keys are no text.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        to_raw_value(value).map(|raw| Self(raw.into()))
    }

    /// The value.
    ///
    /// # Errors
    /// When it is deeper than what is read.
    pub fn value(&self) -> Result<Value, serde_json::Error> {
        serde_json::from_str(self.0.get())
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        // A tree of values always has JSON.
        Self(to_raw_value(&value).unwrap_or_default().into())
    }
}

impl AsRef<RawValue> for Json {
    fn as_ref(&self) -> &RawValue {
        &self.0
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_comes_back_and_copies_are_equal() {
        let value = json!({ "name": "Gwenllian Ŵyn", "points": 7.25, "none": null });
        let kept = Json::from(value.clone());
        assert_eq!(kept.value().unwrap(), value);
        assert_eq!(kept.clone(), Json::of(&value).unwrap());
        assert_ne!(kept, Json::of(&json!({ "name": "Gwenllian" })).unwrap());
    }
}
