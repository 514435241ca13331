//! Changing a text in one place, by chance.

use serde_json::Value;

/// Numbers by chance, the same in each run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

/// One byte exchanged by another that can stand in such a text.
pub fn byte_changed(text: &str, chance: &mut Chance) -> String {
    loop {
        let mut bytes = text.as_bytes().to_vec();
        let at = chance.below(bytes.len());
        let with = b" !\"#,.0123456789:AEZ[]abcdefghiz{}-_+/="[chance.below(39)];
        if bytes[at] != with && bytes[at].is_ascii() {
            bytes[at] = with;
            return String::from_utf8(bytes).unwrap();
        }
    }
}

fn places(value: &Value, path: &str, out: &mut Vec<String>) {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, v)| places(v, &format!("{path}/{n}"), out)),
        Value::Object(map) => map
            .iter()
            .for_each(|(k, v)| places(v, &format!("{path}/{}", escape(k)), out)),
        _ => {}
    }
    if !path.is_empty() {
        out.push(path.to_owned());
    }
}

/// One field taken away, exchanged, doubled or renamed.
fn field_changed(text: &str, chance: &mut Chance) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    let mut all = Vec::new();
    places(&value, "", &mut all);
    loop {
        let mut changed = value.clone();
        let path = &all[chance.below(all.len())];
        let other = value
            .pointer(&all[chance.below(all.len())])
            .unwrap()
            .clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        match (changed.pointer_mut(parent).unwrap(), chance.below(5)) {
            (Value::Object(map), 0) => {
                map.remove(&key);
            }
            (Value::Object(map), 1) => {
                let taken = map.remove(&key).unwrap();
                map.insert(format!("{key}x"), taken);
            }
            (Value::Object(map), 2) => {
                map.insert("description".into(), other);
            }
            (Value::Array(list), 0) => {
                list.remove(key.parse().unwrap());
            }
            (Value::Array(list), 1 | 2) => list.push(other),
            _ => {
                *changed.pointer_mut(path).unwrap() = match chance.below(3) {
                    0 => other,
                    1 => Value::from("x"),
                    _ => Value::from(7),
                }
            }
        }
        if same(&changed) != same(&value) {
            return changed.to_string();
        }
    }
}

/// A value and a list of that value are one statement, and lists are sets: what differs in that
/// alone was not changed.
fn same(value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(same).collect();
            list.sort_by_key(Value::to_string);
            list.dedup();
            if list.len() == 1 {
                list.remove(0)
            } else {
                list.into()
            }
        }
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), same(v))).collect(),
        other => other.clone(),
    }
}

pub fn changed(text: &str, chance: &mut Chance) -> String {
    if chance.below(2) == 0 {
        byte_changed(text, chance)
    } else {
        field_changed(text, chance)
    }
}

/// Whether the text still says the same.
pub fn unchanged(before: &str, after: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok().map(|v| same(&v));
    read(after).is_some_and(|after| Some(after) == read(before))
}
