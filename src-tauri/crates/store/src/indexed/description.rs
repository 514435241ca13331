//! What an index is: its parts, and in which form each is held.

/// How the values of a part are taken from a record, compared and sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Text, compared byte for byte.
    Text,
    /// Text, compared whatever its case and composition: folded, then NFC.
    Folded,
    /// The variant of an enum, however serde writes it: `"valid"`, `{"kind": "revoked"}`
    /// or `{"revoked": {…}}`. It is a word of the program, never a person's.
    Tag,
    /// A day (`2026-11-24`) or a time (RFC 3339). A time is held in UTC to the second, and
    /// comes after its day.
    Day,
    /// Whether there is something: `false` for nothing, `null` and `false` itself.
    Flag,
    /// A whole number, not negative.
    Number,
    /// Text by what it looks like: without case, hidden signs and doubled spaces, each letter as
    /// the one that it is taken for.
    Looks,
}

/// One part of what an index is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// Where the value is, as a JSON pointer (RFC 6901). A `*` stands for each element of a
    /// list, or each value of an object: the record then has an entry for each. One part of
    /// an index may have one.
    pub pointer: &'static str,
    /// What is taken from there.
    pub form: Form,
    /// Whether a record without a value is held all the same, before all others.
    pub optional: bool,
}

impl Part {
    const fn of(pointer: &'static str, form: Form) -> Self {
        Self {
            pointer,
            form,
            optional: false,
        }
    }

    /// Text as it is.
    #[must_use]
    pub const fn text(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Text)
    }

    /// Text whatever its case and composition.
    #[must_use]
    pub const fn folded(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Folded)
    }

    /// Text by what it looks like.
    #[must_use]
    pub const fn looks(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Looks)
    }

    /// The variant of an enum.
    #[must_use]
    pub const fn tag(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Tag)
    }

    /// A day or time.
    #[must_use]
    pub const fn day(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Day)
    }

    /// Whether there is something. A record always has a value here.
    #[must_use]
    pub const fn flag(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Flag)
    }

    /// A whole number.
    #[must_use]
    pub const fn number(pointer: &'static str) -> Self {
        Self::of(pointer, Form::Number)
    }

    /// Holds a record without a value too, before all others.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }
}

/// An index over the records of a kind.
///
/// A record is in the index once for each value of its `*` part, once if there is none. It
/// is not in it when a part has no value, unless the part is optional or a flag. Text that
/// is empty is no value. Text of more than two hundred bytes is held by its beginning and a
/// hash: it is found by the whole of it, and sorted by the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IndexDescription {
    /// The kind of record.
    pub kind: &'static str,
    /// What the index is called; each of a kind has its own name.
    pub name: &'static str,
    /// What it is sorted by, the first part first. After them comes the record's identity.
    pub parts: &'static [Part],
    /// Whether the store refuses a change set that would give two records the same parts.
    /// Records that share them already, from before there was an index, can be saved.
    pub unique: bool,
    /// Prefixes of up to this many parts have a counter each; `None` when none has.
    pub counted: Option<u8>,
}

impl IndexDescription {
    /// An index that is neither unique nor counted.
    #[must_use]
    pub const fn new(kind: &'static str, name: &'static str, parts: &'static [Part]) -> Self {
        Self {
            kind,
            name,
            parts,
            unique: false,
            counted: None,
        }
    }

    /// No two records may hold the same parts.
    #[must_use]
    pub const fn unique(self) -> Self {
        Self {
            unique: true,
            ..self
        }
    }

    /// Keeps a counter for every prefix of up to so many parts; 0 for the whole index only.
    #[must_use]
    pub const fn counted(self, parts: u8) -> Self {
        Self {
            counted: Some(parts),
            ..self
        }
    }
}
