//! Content streams: marks as PDF operators.
//!
//! Copied text must be what went in. A glyph whose font entry says its text needs
//! nothing. A run where characters and glyphs do not pair up carries the whole text
//! as `/ActualText`. Right-to-left runs are written glyph by glyph as they stand,
//! one character each, because readers turn the order round themselves.

use super::object::{put, text_string};
use super::shared::Codes;
use crate::element::colour_operator;
use crate::error::CertificateError;
use crate::sheet::Mark;
use crate::text::{Glyph, Line, Run};

/// Writes marks as operators.
pub(crate) fn content(
    out: &mut Vec<u8>,
    marks: &[Mark],
    codes: &Codes,
) -> Result<(), CertificateError> {
    for mark in marks {
        match mark {
            Mark::Path(operators) => out.extend_from_slice(operators),
            Mark::Picture {
                name,
                x,
                y,
                width,
                height,
            } => {
                put(
                    out,
                    format_args!("q {width:.2} 0 0 {height:.2} {x:.2} {y:.2} cm/{name} Do Q\n"),
                );
            }
            Mark::QrCode {
                modules,
                count,
                x,
                y,
                side,
                colour,
            } => {
                out.extend_from_slice(b"q ");
                out.extend_from_slice(colour_operator(*colour, "rg").as_bytes());
                put(
                    out,
                    format_args!("{side:.2} 0 0 {side:.2} {x:.2} {y:.2} cm\n"),
                );
                put(
                    out,
                    format_args!("BI/W {count}/H {count}/IM true/BPC 1/F/AHx ID "),
                );
                mask(out, modules, *count);
                out.extend_from_slice(b">\nEI Q\n");
            }
            Mark::Text {
                line,
                x,
                y,
                size,
                colour,
                spacing,
            } => {
                out.extend_from_slice(b"BT ");
                out.extend_from_slice(colour_operator(*colour, "rg").as_bytes());
                put(out, format_args!("1 0 0 1 {x:.2} {y:.2} Tm\n"));
                text(out, line, *size, *spacing, codes)?;
                out.extend_from_slice(b"ET\n");
            }
        }
    }
    Ok(())
}

/// Rows of bits, each row filled up to a whole byte; 0 paints (ISO 32000-1, 8.9.6.2).
fn mask(out: &mut Vec<u8>, modules: &[u8], count: usize) {
    for row in modules.chunks(count.max(1)) {
        for byte in row.chunks(8) {
            let bits = (0..8).fold(0_u8, |bits, n| {
                bits << 1 | u8::from(byte.get(n) != Some(&1))
            });
            put(out, format_args!("{bits:02X}"));
        }
    }
}

struct Pen<'c> {
    codes: &'c Codes,
    size: f32,
    /// Where readers think the pen is, and where it should be, in thousandths of an em.
    is: f32,
    wanted: f32,
    font: String,
    open: bool,
}

fn text(
    out: &mut Vec<u8>,
    line: &Line,
    size: f32,
    spacing: f32,
    codes: &Codes,
) -> Result<(), CertificateError> {
    let mut pen = Pen {
        codes,
        size,
        is: 0.0,
        wanted: 0.0,
        font: String::new(),
        open: false,
    };
    for run in &line.runs {
        if run.right_to_left {
            for glyph in &run.glyphs {
                pen.reversed(out, run, glyph, spacing)?;
            }
        } else if run.simple && spacing == 0.0 {
            for glyph in &run.glyphs {
                pen.copied(out, run, glyph, &glyph.text, spacing)?;
            }
        } else {
            pen.begin(out, &run.text);
            for glyph in &run.glyphs {
                pen.show(out, run, glyph, spacing)?;
            }
            pen.end(out);
        }
    }
    pen.close(out);
    Ok(())
}

impl Pen<'_> {
    fn close(&mut self, out: &mut Vec<u8>) {
        if self.open {
            out.extend_from_slice(b">]TJ\n");
            self.open = false;
        }
    }

    fn begin(&mut self, out: &mut Vec<u8>, text: &str) {
        self.close(out);
        put(
            out,
            format_args!("/Span<</ActualText{}>>BDC\n", text_string(text)),
        );
    }

    fn end(&mut self, out: &mut Vec<u8>) {
        self.close(out);
        out.extend_from_slice(b"EMC\n");
    }

    /// Shows a glyph that is copied as `text`.
    fn copied(
        &mut self,
        out: &mut Vec<u8>,
        run: &Run,
        glyph: &Glyph,
        text: &str,
        spacing: f32,
    ) -> Result<(), CertificateError> {
        if self
            .codes
            .get(run.face, glyph.id)
            .is_some_and(|c| c.text == text)
        {
            return self.show(out, run, glyph, spacing);
        }
        self.begin(out, text);
        self.show(out, run, glyph, spacing)?;
        self.end(out);
        Ok(())
    }

    /// Shows a glyph of a right-to-left run. Several characters on one glyph (lam-alef)
    /// are split: the later ones go on unseen copies to its left, one character each.
    fn reversed(
        &mut self,
        out: &mut Vec<u8>,
        run: &Run,
        glyph: &Glyph,
        spacing: f32,
    ) -> Result<(), CertificateError> {
        let mut letters = glyph.text.chars();
        let first = letters.next();
        let rest: Vec<char> = letters.collect();
        let (is, wanted) = (self.is, self.wanted);
        for letter in rest.iter().rev() {
            self.begin(out, &letter.to_string());
            out.extend_from_slice(b"3 Tr 1 Tz\n");
            self.show(out, run, glyph, spacing)?;
            self.end(out);
            out.extend_from_slice(b"0 Tr 100 Tz\n");
            (self.is, self.wanted) = (is + glyph.nominal.floor() * 0.01, wanted);
        }
        match first {
            Some(letter) => self.copied(out, run, glyph, letter.encode_utf8(&mut [0; 4]), spacing),
            None => self.copied(out, run, glyph, "", spacing),
        }
    }

    fn show(
        &mut self,
        out: &mut Vec<u8>,
        run: &Run,
        glyph: &Glyph,
        spacing: f32,
    ) -> Result<(), CertificateError> {
        let code = self.codes.get(run.face, glyph.id).ok_or_else(|| {
            CertificateError::Font("set".to_owned(), "a glyph was not embedded".to_owned())
        })?;
        if self.font != code.font {
            self.close(out);
            put(out, format_args!("/{} {:.2} Tf\n", code.font, self.size));
            self.font.clone_from(&code.font);
        }
        let raised = glyph.y_offset.abs() >= 1.0;
        if raised {
            self.close(out);
            put(
                out,
                format_args!("{:.2} Ts\n", glyph.y_offset * self.size / 1000.0),
            );
        }
        let away = (self.wanted + glyph.x_offset - self.is).round();
        if away == 0.0 {
            if !self.open {
                out.extend_from_slice(b"[<");
            }
        } else {
            out.extend_from_slice(if self.open { b">" } else { b"[" });
            put(out, format_args!("{}<", -away));
            self.is += away;
        }
        self.open = true;
        put(out, format_args!("{:04X}", code.code));
        // printpdf writes widths as whole thousandths, rounded down.
        self.is += glyph.nominal.floor();
        self.wanted += glyph.advance + spacing;
        if raised {
            self.close(out);
            out.extend_from_slice(b"0 Ts\n");
        }
        Ok(())
    }
}
