//! Why a certificate cannot be printed.

/// What stands in the way, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// No font at hand has these characters.
    #[error(
        "No font covers {characters} in “{text}”. Nothing was printed. Install the Noto fonts for this script (on Debian: fonts-noto-core, fonts-noto-cjk), or add a font that has it under Settings, Fonts, and try again."
    )]
    NotCovered {
        /// The text.
        text: String,
        /// The characters, each with its number.
        characters: String,
    },
    /// A font that cannot be read.
    #[error("The font {0} cannot be used: {1}.")]
    Font(String, String),
    /// A picture that cannot be read.
    #[error("The picture {0} cannot be used: {1}.")]
    Picture(String, String),
    /// More text than a QR code holds.
    #[error("The text for the QR code is too long for one.")]
    QrCode,
    /// The file could not be written.
    #[error("The file could not be written: {0}. Check that the disk has room.")]
    Write(#[from] std::io::Error),
    /// A person stopped the run.
    #[error("The run was stopped.")]
    Stopped,
}
