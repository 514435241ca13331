use serde_json::{Map, Value};

/// A text as it is signed: without control signs, which implementations write differently; line
/// ends as LF.
pub(super) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Writing fields that are left out where nothing is said.
pub(super) trait Put {
    fn text(&mut self, name: &str, text: &str);
    fn some(&mut self, name: &str, text: Option<&str>);
    fn list(&mut self, name: &str, values: Vec<Value>);
}

impl Put for Map<String, Value> {
    fn text(&mut self, name: &str, text: &str) {
        let text = plain(text);
        if !text.is_empty() {
            self.insert(name.to_owned(), text.into());
        }
    }

    fn some(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn list(&mut self, name: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.insert(name.to_owned(), values.into());
        }
    }
}

/// An object with its types.
pub(super) fn typed(types: &[&str]) -> Map<String, Value> {
    let types: Vec<Value> = types.iter().map(|t| Value::from(*t)).collect();
    Map::from_iter([("type".to_owned(), types.into())])
}
