//! The encodings that text files come in, and decoding them.

use domain::double_encoding::undone;
use encoding_rs as codec;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use crate::code_pages::CodePage;

/// The encodings rosters come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the name of each says what it is")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-8 that was taken for Windows-1252 and encoded again.
    Utf8Twice,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// What western European spreadsheets save by default.
    Windows1252,
    Windows1250,
    Windows1251,
    Windows1253,
    Windows1254,
    Windows1255,
    Windows1256,
    Windows1257,
    Windows1258,
    Windows874,
    Latin2,
    MacRoman,
    MacCyrillic,
    Ibm850,
    Ibm852,
    Ibm437,
    Ibm866,
    Koi8R,
    Koi8U,
    ShiftJis,
    EucJp,
    Gb18030,
    Big5,
    EucKr,
}

enum Codec {
    Known(&'static codec::Encoding),
    Page(CodePage),
    Twice,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 28] = [
        Self::Utf8,
        Self::Utf8Twice,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1254,
        Self::Windows1255,
        Self::Windows1256,
        Self::Windows1257,
        Self::Windows1258,
        Self::Windows874,
        Self::Latin2,
        Self::MacRoman,
        Self::MacCyrillic,
        Self::Ibm850,
        Self::Ibm852,
        Self::Ibm437,
        Self::Ibm866,
        Self::Koi8R,
        Self::Koi8U,
        Self::ShiftJis,
        Self::EucJp,
        Self::Gb18030,
        Self::Big5,
        Self::EucKr,
    ];

    fn codec(self) -> Codec {
        Codec::Known(match self {
            Self::Utf8 => codec::UTF_8,
            Self::Utf8Twice => return Codec::Twice,
            Self::Utf16Le => codec::UTF_16LE,
            Self::Utf16Be => codec::UTF_16BE,
            Self::Windows1252 => codec::WINDOWS_1252,
            Self::Windows1250 => codec::WINDOWS_1250,
            Self::Windows1251 => codec::WINDOWS_1251,
            Self::Windows1253 => codec::WINDOWS_1253,
            Self::Windows1254 => codec::WINDOWS_1254,
            Self::Windows1255 => codec::WINDOWS_1255,
            Self::Windows1256 => codec::WINDOWS_1256,
            Self::Windows1257 => codec::WINDOWS_1257,
            Self::Windows1258 => codec::WINDOWS_1258,
            Self::Windows874 => codec::WINDOWS_874,
            Self::Latin2 => codec::ISO_8859_2,
            Self::MacRoman => codec::MACINTOSH,
            Self::MacCyrillic => codec::X_MAC_CYRILLIC,
            Self::Ibm850 => return Codec::Page(CodePage::Western),
            Self::Ibm852 => return Codec::Page(CodePage::Central),
            Self::Ibm437 => return Codec::Page(CodePage::First),
            Self::Ibm866 => codec::IBM866,
            Self::Koi8R => codec::KOI8_R,
            Self::Koi8U => codec::KOI8_U,
            Self::ShiftJis => codec::SHIFT_JIS,
            Self::EucJp => codec::EUC_JP,
            Self::Gb18030 => codec::GB18030,
            Self::Big5 => codec::BIG5,
            Self::EucKr => codec::EUC_KR,
        })
    }

    /// What the terminal calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Twice => "utf-8-twice",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1254 => "windows-1254",
            Self::Windows1255 => "windows-1255",
            Self::Windows1256 => "windows-1256",
            Self::Windows1257 => "windows-1257",
            Self::Windows1258 => "windows-1258",
            Self::Windows874 => "windows-874",
            Self::Latin2 => "iso-8859-2",
            Self::MacRoman => "mac-roman",
            Self::MacCyrillic => "mac-cyrillic",
            Self::Ibm850 => "cp850",
            Self::Ibm852 => "cp852",
            Self::Ibm437 => "cp437",
            Self::Ibm866 => "cp866",
            Self::Koi8R => "koi8-r",
            Self::Koi8U => "koi8-u",
            Self::ShiftJis => "shift-jis",
            Self::EucJp => "euc-jp",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
            Self::EucKr => "euc-kr",
        }
    }

    /// What the window calls it.
    #[must_use]
    pub fn label(self) -> Message {
        use say::common as say;
        match self {
            Self::Utf8 => say::encodings_utf8(),
            Self::Utf8Twice => say::encodings_utf8_twice(),
            Self::Utf16Le => say::encodings_utf16_le(),
            Self::Utf16Be => say::encodings_utf16_be(),
            Self::Windows1252 => say::encodings_windows1252(),
            Self::Windows1250 => say::encodings_windows1250(),
            Self::Windows1251 => say::encodings_windows1251(),
            Self::Windows1253 => say::encodings_windows1253(),
            Self::Windows1254 => say::encodings_windows1254(),
            Self::Windows1255 => say::encodings_windows1255(),
            Self::Windows1256 => say::encodings_windows1256(),
            Self::Windows1257 => say::encodings_windows1257(),
            Self::Windows1258 => say::encodings_windows1258(),
            Self::Windows874 => say::encodings_windows874(),
            Self::Latin2 => say::encodings_latin2(),
            Self::MacRoman => say::encodings_mac_roman(),
            Self::MacCyrillic => say::encodings_mac_cyrillic(),
            Self::Ibm850 => say::encodings_ibm850(),
            Self::Ibm852 => say::encodings_ibm852(),
            Self::Ibm437 => say::encodings_ibm437(),
            Self::Ibm866 => say::encodings_ibm866(),
            Self::Koi8R => say::encodings_koi8_r(),
            Self::Koi8U => say::encodings_koi8_u(),
            Self::ShiftJis => say::encodings_shift_jis(),
            Self::EucJp => say::encodings_euc_jp(),
            Self::Gb18030 => say::encodings_gb18030(),
            Self::Big5 => say::encodings_big5(),
            Self::EucKr => say::encodings_euc_kr(),
        }
    }

    /// The encoding of this name, without regard to case, hyphens and underlines; other names of
    /// the same encoding are known, too.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = |text: &str| {
            text.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
                .collect::<String>()
        };
        let wanted = plain(name);
        if let Some(known) = Self::ALL.into_iter().find(|e| plain(e.name()) == wanted) {
            return Some(known);
        }
        match wanted.as_str() {
            "ibm850" => return Some(Self::Ibm850),
            "ibm852" => return Some(Self::Ibm852),
            "ibm437" => return Some(Self::Ibm437),
            "utf16" => return Some(Self::Utf16Le),
            "ansi" => return Some(Self::Windows1252),
            _ => {}
        }
        let number = wanted.strip_prefix("cp").filter(|n| n.starts_with("125"));
        let label = number.map_or_else(|| name.trim().to_owned(), |n| format!("windows-{n}"));
        Self::of_codec(codec::Encoding::for_label(label.as_bytes())?)
    }

    /// The encoding that a detector names.
    pub(crate) fn of_codec(wanted: &'static codec::Encoding) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|e| matches!(e.codec(), Codec::Known(known) if known == wanted))
            .or_else(|| (wanted == codec::GBK).then_some(Self::Gb18030))
    }

    /// The text. Bytes that the encoding does not have become U+FFFD, which the
    /// rules for rows then refuse by line.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        match self.codec() {
            Codec::Known(known) => {
                let (text, _) = known.decode_with_bom_removal(bytes);
                text.into_owned()
            }
            Codec::Page(page) => page.decode(bytes),
            Codec::Twice => {
                let text = Self::Utf8.decode(bytes);
                let mut out = String::with_capacity(text.len());
                for line in text.split_inclusive(['\n', '\r']) {
                    match undone(line) {
                        Some(once) => out.push_str(&once),
                        None => out.push_str(line),
                    }
                }
                out
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_has_its_name() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
            assert!(!encoding.label().in_english().is_empty());
        }
        for (name, encoding) in [
            ("UTF8", Encoding::Utf8),
            ("latin1", Encoding::Windows1252),
            ("cp1250", Encoding::Windows1250),
            ("Shift_JIS", Encoding::ShiftJis),
            ("GBK", Encoding::Gb18030),
            ("macintosh", Encoding::MacRoman),
        ] {
            assert_eq!(Encoding::from_name(name), Some(encoding), "{name}");
        }
        assert_eq!(Encoding::from_name("klingon"), None);
    }

    #[test]
    fn what_was_encoded_twice_is_undone_by_the_line() {
        let text = "1;Jos\u{C3}\u{A9}\r\n2;Ann\r\n";
        assert_eq!(
            Encoding::Utf8Twice.decode(text.as_bytes()),
            "1;José\r\n2;Ann\r\n"
        );
    }
}
