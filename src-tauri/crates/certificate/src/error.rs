//! Why a certificate cannot be printed.

use words::{Arg, Message, ToMessage, say};

/// What stands in the way, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum CertificateError {
    /// No font at hand has these characters.
    NotCovered {
        /// The text.
        text: String,
        /// The characters.
        characters: Vec<char>,
    },
    /// A font that cannot be used: its name, and what is wrong with it.
    Font(String, FontFault),
    /// A picture that cannot be used: its name, and what is wrong with it.
    Picture(String, PictureFault),
    /// More text than a QR code holds.
    QrCode,
    /// The file could not be written.
    Write(#[from] std::io::Error),
    /// The list of certificates grew shorter while it was printed.
    Missing(usize),
    /// A person stopped the run.
    Stopped,
}

/// What is wrong with a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// Its licence bits forbid embedding.
    Forbidden,
    /// Its licence bits allow bitmaps only.
    Bitmaps,
    /// A variable font.
    Variable,
    /// Nothing in it can be drawn.
    NoOutlines,
    /// No character has a glyph.
    NoCharacters,
    /// It does not say what it is called.
    NoName,
    /// More megabytes than this.
    TooLarge(usize),
    /// A font for web pages.
    Web,
    /// No font at all.
    Unknown,
    /// A collection without fonts.
    Empty,
    /// Nobody has it.
    NotInstalled,
    /// The workspace does not have it.
    NotHere,
    /// More glyphs than a PDF can name.
    TooManyGlyphs,
    /// A glyph that the survey of the run did not see.
    NotEmbedded,
    /// The part that was embedded is damaged.
    CutDown,
    /// The PDF library left something out.
    NoResources,
    /// What a library said of it.
    Said(String),
}

/// What is wrong with a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFault {
    /// More megabytes than this.
    TooLarge(usize),
    /// Of no kind that is read.
    Unknown,
    /// Larger than can be drawn.
    Undrawable,
    /// A drawing with an element that is not drawn.
    Uses(String),
    /// A drawing that would take too long.
    TooMuch,
    /// The workspace does not have its file.
    Missing,
    /// What a library said of it.
    Said(String),
}

impl ToMessage for FontFault {
    fn message(&self) -> Message {
        use say::printing as say;
        match self {
            Self::Forbidden => say::font_forbidden(),
            Self::Bitmaps => say::font_bitmaps(),
            Self::Variable => say::font_variable(),
            Self::NoOutlines => say::font_no_outlines(),
            Self::NoCharacters => say::font_no_characters(),
            Self::NoName => say::font_no_name(),
            Self::TooLarge(most) => say::font_too_large(*most),
            Self::Web => say::font_web(),
            Self::Unknown => say::font_unknown(),
            Self::Empty => say::font_empty(),
            Self::NotInstalled => say::font_not_installed(),
            Self::NotHere => say::font_not_here(),
            Self::TooManyGlyphs => say::font_too_many_glyphs(),
            Self::NotEmbedded => say::font_not_embedded(),
            Self::CutDown => say::font_cut_down(),
            Self::NoResources => say::font_no_resources(),
            Self::Said(detail) => Message::verbatim(detail),
        }
    }
}

impl ToMessage for PictureFault {
    fn message(&self) -> Message {
        use say::printing as say;
        match self {
            Self::TooLarge(most) => say::picture_too_large(*most),
            Self::Unknown => say::picture_unknown(),
            Self::Undrawable => say::picture_undrawable(),
            Self::Uses(element) => say::picture_uses(element),
            Self::TooMuch => say::picture_too_much(),
            Self::Missing => say::picture_missing(),
            Self::Said(detail) => Message::verbatim(detail),
        }
    }
}

/// How many characters without a font are named.
const NAMED: usize = 8;

fn named(characters: &[char]) -> Vec<Message> {
    let each = characters.iter().take(NAMED);
    each.map(|c| say::printing::character(c.to_string(), format!("{:04X}", u32::from(*c))))
        .collect()
}

impl ToMessage for CertificateError {
    fn message(&self) -> Message {
        use say::printing as say;
        match self {
            Self::NotCovered { text, characters } => {
                say::not_covered(named(characters).into_iter().map(Arg::from), text)
            }
            Self::Font(name, why) => say::font(name, why.message()),
            Self::Picture(name, why) => say::picture(name, why.message()),
            Self::QrCode => say::qr_code(),
            Self::Write(error) => say::write(words::disk_error(error)),
            Self::Missing(number) => say::missing(*number),
            Self::Stopped => say::stopped(),
        }
    }
}
