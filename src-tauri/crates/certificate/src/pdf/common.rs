//! What the files of a run begin with: the objects they share, and the output intent.

use super::metadata::output_intent;
use super::writer::Beginning;
use crate::error::CertificateError;

/// A beginning with its output intent.
pub(crate) struct Common {
    pub beginning: Beginning,
    /// Number of the output intent.
    pub intent: u32,
}

impl Common {
    /// Objects are numbered from 1 in their order.
    pub(crate) fn new<'o>(
        objects: impl Iterator<Item = &'o Vec<u8>> + Clone,
    ) -> Result<Self, CertificateError> {
        let mut intent = 0;
        let beginning = Beginning::new(|writer| {
            for _ in objects.clone() {
                writer.reserve();
            }
            for (number, body) in (1..).zip(objects) {
                if body.ends_with(b"endstream") {
                    writer.stream(number, body)?;
                } else {
                    writer.small(number, body)?;
                }
            }
            intent = output_intent(writer)?;
            Ok(())
        })?;
        Ok(Self { beginning, intent })
    }
}
