//! The record that is attached to a file.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::metadata::FileFacts;
use super::object::put;
use super::writer::Writer;
use crate::error::CertificateError;

/// The attached record, as far as it is written.
pub(super) struct Record {
    text: RecordText,
    length: usize,
    end: String,
}

/// Of many certificates it is deflated as it grows; of one it is short and deflated at its end.
enum RecordText {
    Growing(ZlibEncoder<Vec<u8>>),
    Short(Vec<u8>),
}

impl Record {
    pub(super) fn begin(
        total: usize,
        beginning: &str,
        end: String,
    ) -> Result<Self, CertificateError> {
        let text = if total > 1 {
            RecordText::Growing(ZlibEncoder::new(Vec::new(), Compression::new(6)))
        } else {
            RecordText::Short(Vec::new())
        };
        let mut record = Self {
            text,
            length: 0,
            end,
        };
        record.add(beginning)?;
        Ok(record)
    }

    pub(super) fn add(&mut self, text: &str) -> Result<(), CertificateError> {
        self.length += text.len();
        match &mut self.text {
            RecordText::Growing(encoder) => encoder.write_all(text.as_bytes())?,
            RecordText::Short(whole) => whole.extend_from_slice(text.as_bytes()),
        }
        Ok(())
    }

    /// The record deflated, and its length before.
    pub(super) fn finish(
        mut self,
        writer: &mut Writer<'_>,
    ) -> Result<(Vec<u8>, usize), CertificateError> {
        let end = std::mem::take(&mut self.end);
        self.add(&end)?;
        let deflated = match self.text {
            RecordText::Growing(encoder) => encoder.finish()?,
            RecordText::Short(whole) => writer.deflate(&whole),
        };
        Ok((deflated, self.length))
    }
}

/// A file to attach, already deflated.
pub(super) struct Attached<'a> {
    pub name: &'a str,
    /// What it is, for readers.
    pub what: &'a str,
    pub deflated: &'a [u8],
    /// Its length before.
    pub length: usize,
}

/// Attaches a file of JSON and returns the number of its file specification.
pub(super) fn attach(
    writer: &mut Writer<'_>,
    facts: &FileFacts,
    attached: &Attached<'_>,
) -> Result<u32, CertificateError> {
    let (file, specification) = (writer.reserve(), writer.reserve());
    let Attached {
        name,
        what,
        deflated,
        length,
    } = attached;
    let mut body = Vec::with_capacity(deflated.len() + 200);
    put(
        &mut body,
        format_args!(
            "<</Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {length}/ModDate({})>>/Filter/FlateDecode/Length {}>>stream\n",
            facts.pdf_date(),
            deflated.len()
        ),
    );
    body.extend_from_slice(deflated);
    body.extend_from_slice(b"\nendstream");
    writer.stream(file, &body)?;
    let entry = format!(
        "<</Type/Filespec/F({name})/UF({name})/Desc({what})/AFRelationship/Data/EF<</F {file} 0 R/UF {file} 0 R>>>>"
    );
    writer.small(specification, entry.as_bytes())?;
    Ok(specification)
}
