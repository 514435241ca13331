//! What a file says about itself: XMP, the output intent, the attached record.

use std::fmt::Write as _;

use super::object::text_string;
use super::writer::Writer;
use crate::error::{CertificateError, FontFault};

/// What the file says about itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileFacts {
    /// The title.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// RFC 3339 in UTC, to the second: `2026-11-23T10:00:00Z`.
    pub created: String,
    /// BCP 47 tag of the template's words.
    pub language: String,
}

impl FileFacts {
    pub(super) fn pdf_date(&self) -> String {
        let digits: String = self
            .created
            .chars()
            .filter(char::is_ascii_digit)
            .take(14)
            .collect();
        format!("D:{digits}+00'00'")
    }

    /// The information dictionary; it says what the XMP says.
    pub(super) fn information(&self) -> String {
        format!(
            "<</Title{}/Author{}/Producer(Credwright)/CreationDate({date})>>",
            text_string(&self.title),
            text_string(&self.author),
            date = self.pdf_date()
        )
    }

    /// XMP (ISO 16684-1): PDF/A-3b, and PDF/UA-1 with the schema that PDF/A asks to have described.
    pub(super) fn xmp(&self) -> Vec<u8> {
        let mut out = String::with_capacity(2_400);
        out.push_str("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
        let _ = write!(
            out,
            ">\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n<xmp:CreateDate>{date}</xmp:CreateDate><pdf:Producer>Credwright</pdf:Producer>\n<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>\n",
            escaped(&self.title),
            escaped(&self.author),
            date = escaped(&self.created)
        );
        out.push_str("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
        out.push_str("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
        out.into_bytes()
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Characters that XML 1.0 does not have at all.
            '\u{0}'..='\u{8}'
            | '\u{B}'
            | '\u{C}'
            | '\u{E}'..='\u{1F}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The day of IEC 61966-2-1, as an ICC profile writes it (ICC.1, 4.2): six numbers of two bytes.
const DAY: [u8; 12] = [7, 207, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0];

/// The sRGB profile. The library writes the time of writing into its header (bytes 24 to 35)
/// whatever the profile says; the same certificate must give the same bytes on any day.
fn srgb() -> Result<Vec<u8>, CertificateError> {
    let mut profile = moxcms::ColorProfile::new_srgb()
        .encode()
        .map_err(|e| CertificateError::Font("sRGB".to_owned(), FontFault::Said(e.to_string())))?;
    if let Some(written) = profile.get_mut(24..36) {
        written.copy_from_slice(&DAY);
    }
    Ok(profile)
}

/// Writes the sRGB profile and returns the number of the output intent.
pub(crate) fn output_intent(writer: &mut Writer<'_>) -> Result<u32, CertificateError> {
    let profile = srgb()?;
    let (file, intent) = (writer.reserve(), writer.reserve());
    writer.packed(file, "/N 3", &profile)?;
    let body = format!(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {file} 0 R>>"
    );
    writer.small(intent, body.as_bytes())?;
    Ok(intent)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_the_same_on_any_day() {
        let profile = srgb().unwrap();
        assert_eq!(profile[24..36], DAY);
        assert_eq!(&profile[36..40], b"acsp");
    }

    #[test]
    fn xmp_is_escaped() {
        let facts = FileFacts {
            title: "A & B <\u{1}>".to_owned(),
            created: "2026-11-23T10:00:00Z</xmp:CreateDate><x>".to_owned(),
            ..FileFacts::default()
        };
        let xmp = String::from_utf8(facts.xmp()).unwrap();
        assert!(xmp.contains(">A &amp; B &lt;&gt;</rdf:li>"), "{xmp}");
        assert!(
            !xmp.contains("<x>"),
            "a date from a file is text, too: {xmp}"
        );
    }
}
