//! Why a file as a whole cannot be read.

/// A file that cannot be read at all. A single bad row is not an error but a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// More bytes than any honest file has.
    #[error("The file is larger than {0} MB. Split it and import the parts one after another.")]
    TooLarge(usize),
    /// More rows or columns than the program takes in.
    #[error("The file has more than {0} {1}. Split it and import the parts one after another.")]
    TooMany(usize, &'static str),
    /// Nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// Columns that must be there are not.
    #[error("The file has no column for {0}. Its columns are: {1}.")]
    NoColumn(&'static str, String),
    /// JSON that is none.
    #[error("This is not a readable JSON file: {0}.")]
    NotJson(String),
    /// A readable file of another kind.
    #[error("{0}")]
    OtherKind(String),
    /// A programme that breaks a rule.
    #[error("The programme cannot be imported. {0}")]
    Programme(String),
}

/// Refuses files over `megabytes`.
pub(crate) fn limit_size(bytes: &[u8], megabytes: usize) -> Result<(), ExchangeError> {
    if bytes.len() > megabytes * 1_000_000 {
        return Err(ExchangeError::TooLarge(megabytes));
    }
    if bytes.is_empty() {
        return Err(ExchangeError::Empty);
    }
    Ok(())
}
