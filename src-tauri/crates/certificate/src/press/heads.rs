//! Making what files of one certificate paint before anything that varies.

use super::layout::{Head, Layout, Unit};
use super::sheet_writer::SheetWriter;
use crate::error::CertificateError;
use crate::pdf::{Codes, Deflater, stream};

/// Makes the heads of all pages, as objects numbered from `first`.
pub(super) fn heads(
    layouts: &mut [Layout],
    codes: &Codes,
    first: u32,
) -> Result<Vec<Vec<u8>>, CertificateError> {
    let mut objects = Vec::new();
    let mut deflater = Deflater::new(12);
    for layout in layouts {
        let shared = layout
            .units
            .iter()
            .take_while(|unit| matches!(unit, Unit::Fixed { .. }));
        let mut sheet = SheetWriter {
            operators: Vec::new(),
            tags: Vec::new(),
            codes,
            whole: true,
        };
        let mut units = 0;
        for unit in shared {
            sheet.unit(unit, &[], 0, (0.0, 0.0))?;
            units += 1;
        }
        if units > 0 {
            let number = first + u32::try_from(objects.len()).unwrap_or(0);
            objects.push(stream("", &sheet.operators, &mut deflater));
            layout.head = Some(Head {
                units,
                number,
                tags: sheet.tags,
            });
        }
    }
    Ok(objects)
}
