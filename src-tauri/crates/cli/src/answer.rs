//! What a command answers, and why there is no answer.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};
use studio::StudioError;
use words::{Message, ToMessage, Words, say};

use crate::shown::shown;

/// What a command answers.
pub(crate) struct Answer {
    /// Whether the answer is yes (exit code 0) or no (1).
    pub yes: bool,
    /// The answer for people, a line each.
    pub said: Vec<Message>,
    /// The answer for programs.
    pub value: Value,
}

/// Why there is no answer.
pub(crate) struct Failure {
    /// 2 wrong use, 3 failed.
    pub code: u8,
    said: Vec<Message>,
}

impl Answer {
    pub(crate) fn yes(said: Message, value: Value) -> Result<Self, Failure> {
        Ok(Self {
            yes: true,
            said: vec![said],
            value,
        })
    }

    pub(crate) fn print(&self, words: &Words, json: bool) -> Result<(), Failure> {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let written = if json {
            writeln!(
                out,
                "{}",
                shown(&with_texts(&self.value, words).to_string())
            )
        } else {
            self.said
                .iter()
                .try_for_each(|line| writeln!(out, "{}", shown(words.put(line).trim_end())))
        };
        read_by_somebody(written.and_then(|()| out.flush()))
    }
}

impl Failure {
    pub(crate) fn wrong_use(said: Message) -> Self {
        Self::wrong_use_of(vec![said])
    }

    pub(crate) fn wrong_use_of(said: Vec<Message>) -> Self {
        Self { code: 2, said }
    }

    /// What was asked for by its name is not there.
    pub(crate) fn not_found(said: Message) -> Self {
        Self {
            code: 3,
            said: vec![said],
        }
    }

    pub(crate) fn print(&self, words: &Words, json: bool) {
        let lines: Vec<String> = self.said.iter().map(|line| words.put(line)).collect();
        // Where nobody reads it, the exit code says it all the same.
        let _ = if json {
            let error = json!({ "error": lines.join("\n") });
            writeln!(std::io::stdout(), "{}", shown(&error.to_string()))
        } else {
            writeln!(std::io::stderr(), "{}", shown(&lines.join("\n")))
        };
    }
}

impl From<StudioError> for Failure {
    fn from(error: StudioError) -> Self {
        Self {
            code: 3,
            said: vec![error.message()],
        }
    }
}

/// A reader that has gone away, as `head` does, has read what it wanted: that is no failure.
fn read_by_somebody(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure {
            code: 3,
            said: vec![say::terminal::not_said(error.to_string())],
        }),
        _ => Ok(()),
    }
}

/// An answer for programs in which each message has its text beside its code and arguments.
fn with_texts(value: &Value, words: &Words) -> Value {
    match value {
        Value::Array(values) => values.iter().map(|v| with_texts(v, words)).collect(),
        Value::Object(fields) => {
            let is_message = fields.contains_key("code")
                && fields.keys().all(|name| name == "code" || name == "args");
            let message: Option<Message> = is_message
                .then(|| serde_json::from_value(value.clone()).ok())
                .flatten();
            match message {
                Some(message) => {
                    let mut told = fields.clone();
                    told.insert("text".to_owned(), words.put(&message).into());
                    Value::Object(told)
                }
                None => Value::Object(
                    fields
                        .iter()
                        .map(|(name, value)| (name.clone(), with_texts(value, words)))
                        .collect(),
                ),
            }
        }
        plain => plain.clone(),
    }
}

/// A line that is data: the same in every language.
pub(crate) fn data(text: impl Into<String>) -> Message {
    Message::verbatim(text)
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(studio::read_outside(path)?)
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    Ok(studio::write_outside(path, bytes)?)
}

pub(crate) fn as_value(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
