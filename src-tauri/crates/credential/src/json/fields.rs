use serde_json::{Map, Value};

/// Reading fields of an object where one value and a list of one mean the same.
pub trait Fields {
    /// The text of a field.
    fn text(&self, name: &str) -> Option<&str>;
    /// The values of a field: none, one, or those of its list.
    fn each(&self, name: &str) -> Vec<&Value>;
    /// The types.
    fn types(&self) -> Vec<&str>;
    /// Whether it is of this type.
    fn is_a(&self, name: &str) -> bool {
        self.types().contains(&name)
    }
    /// The identity of a field that holds an address or an object with `id`.
    fn identity(&self, name: &str) -> Option<&str>;
}

impl Fields for Map<String, Value> {
    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    fn each(&self, name: &str) -> Vec<&Value> {
        match self.get(name) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(list)) => list.iter().collect(),
            Some(one) => vec![one],
        }
    }

    fn types(&self) -> Vec<&str> {
        self.each("type")
            .into_iter()
            .chain(self.each("@type"))
            .filter_map(Value::as_str)
            .collect()
    }

    fn identity(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::String(text) => Some(text),
            Value::Object(object) => object.text("id").or_else(|| object.text("@id")),
            _ => None,
        }
    }
}

/// Whether a text is an absolute address (an IRI with a scheme).
#[must_use]
pub fn is_absolute(text: &str) -> bool {
    iref::Iri::new(text).is_ok()
}
