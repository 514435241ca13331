//! Content streams: marks as PDF operators.
//!
//! Copied text must be what went in. A glyph whose font entry says its text needs
//! nothing. A run where characters and glyphs do not pair up carries the whole text
//! as `/ActualText`. Right-to-left runs are written glyph by glyph as they stand,
//! one character each, because readers turn the order round themselves.

use super::object::{put, put_code, put_number, text_string};
use super::shared::Codes;
use crate::error::{CertificateError, FontFault};
use crate::sheet::Mark;
use crate::text::{Glyph, Line, Run};

/// Whether writing failed because a font was cut down to less than is needed.
pub(crate) fn lacks_glyph(error: &CertificateError) -> bool {
    matches!(error, CertificateError::Font(_, FontFault::NotEmbedded))
}

fn numbers(out: &mut Vec<u8>, values: &[f32]) {
    for value in values {
        put_number(out, *value);
        out.push(b' ');
    }
}

/// Writes marks as operators. A path that is painted many times is added to `paths`, which
/// become forms `/G0`, `/G1`, and so on.
pub(crate) fn content(
    out: &mut Vec<u8>,
    marks: &[Mark],
    codes: &Codes,
    paths: &mut Vec<Vec<u8>>,
) -> Result<(), CertificateError> {
    for mark in marks {
        match mark {
            Mark::Path(operators) => out.extend_from_slice(operators),
            Mark::Repeated { path, matrices } => {
                let name = paths.len();
                paths.push(path.clone());
                for [a, b, c, d, e, f] in matrices {
                    put(
                        out,
                        format_args!(
                            "q {a:.4} {b:.4} {c:.4} {d:.4} {e:.1} {f:.1} cm/G{name} Do Q\n"
                        ),
                    );
                }
            }
            Mark::Picture {
                name,
                x,
                y,
                width,
                height,
            } => {
                out.extend_from_slice(b"q ");
                numbers(out, &[*width, 0.0, 0.0, *height, *x, *y]);
                put(out, format_args!("cm/{name} Do Q\n"));
            }
            Mark::QrCode {
                mask,
                count,
                x,
                y,
                side,
                colour,
            } => {
                out.extend_from_slice(b"q ");
                out.extend_from_slice(colour.operator("rg").as_bytes());
                numbers(out, &[*side, 0.0, 0.0, *side, *x, *y]);
                put(
                    out,
                    format_args!("cm\nBI/W {count}/H {count}/IM true/BPC 1/F/A85 ID "),
                );
                base85(out, mask);
                out.extend_from_slice(b"\nEI Q\n");
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
                out.extend_from_slice(colour.operator("rg").as_bytes());
                out.extend_from_slice(b"1 0 0 1 ");
                numbers(out, &[*x, *y]);
                out.extend_from_slice(b"Tm\n");
                text(out, line, *size, *spacing, codes)?;
                out.extend_from_slice(b"ET\n");
            }
        }
    }
    Ok(())
}

/// ASCII base-85 (ISO 32000-1, 7.4.3). Whitespace never stands in it, so no reader takes part of
/// an inline image for its end.
fn base85(out: &mut Vec<u8>, bytes: &[u8]) {
    for group in bytes.chunks(4) {
        let mut word = [0_u8; 4];
        for (to, from) in word.iter_mut().zip(group) {
            *to = *from;
        }
        let mut value = u32::from_be_bytes(word);
        if value == 0 && group.len() == 4 {
            out.push(b'z');
            continue;
        }
        let mut digits = [0_u8; 5];
        for digit in digits.iter_mut().rev() {
            *digit = b'!' + u8::try_from(value % 85).unwrap_or(0);
            value /= 85;
        }
        out.extend_from_slice(digits.get(..=group.len()).unwrap_or_default());
    }
    out.extend_from_slice(b"~>");
}

fn is_mark(c: char) -> bool {
    unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::NSM
}

struct Pen<'c> {
    codes: &'c Codes,
    size: f32,
    /// Where readers think the pen is, and where it should be, in thousandths of an em.
    is: f32,
    wanted: f32,
    /// How far the next glyph stands to the right of its place, because of its copies.
    back: f32,
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
        back: 0.0,
        font: String::new(),
        open: false,
    };
    for (place, run) in line.runs.iter().enumerate() {
        if run.turned {
            let ends_in_mark = run.text.chars().next_back().is_some_and(is_mark);
            if let Some(letter) = run.glyphs.iter().find(|g| g.nominal >= 1.0)
                && place == 0
                && ends_in_mark
            {
                // A mark that ends a line which reads from the right stands at its left edge,
                // where readers take it for the beginning unless a letter that reads from the
                // right is there: U+200F is one, and nothing to see.
                pen.unseen(out, run, letter, '\u{200F}')?;
                pen.wanted += 1.0;
            }
            for glyph in &run.glyphs {
                pen.reversed(out, run, glyph, spacing)?;
            }
        } else if run.simple && spacing == 0.0 && !run.right_to_left {
            for glyph in &run.glyphs {
                pen.copied(out, run, glyph, run.letters(glyph), spacing)?;
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
        let mut letters = run.letters(glyph).chars();
        let first = letters.next();
        let rest: Vec<char> = letters.collect();
        if !rest.is_empty() {
            self.step(out, glyph);
            let mut start = self.is;
            for letter in rest.iter().rev() {
                start = self.is;
                self.unseen(out, run, glyph, *letter)?;
            }
            // Readers sort by where things begin: the letter begins to the right of its copies.
            let moved = self.wanted.max(start + 1.0 - glyph.x_offset);
            self.back = moved - self.wanted;
            self.wanted = moved;
        }
        match first {
            Some(letter) => {
                self.copied(out, run, glyph, letter.encode_utf8(&mut [0; 4]), spacing)?;
            }
            None => self.copied(out, run, glyph, "", spacing)?,
        }
        self.wanted -= std::mem::take(&mut self.back);
        Ok(())
    }

    /// Shows a glyph unseen and a hundredth as wide, only so that `letter` is copied there.
    fn unseen(
        &mut self,
        out: &mut Vec<u8>,
        run: &Run,
        glyph: &Glyph,
        letter: char,
    ) -> Result<(), CertificateError> {
        let (start, wanted) = (self.is, self.wanted);
        self.wanted = start - glyph.x_offset;
        self.begin(out, letter.encode_utf8(&mut [0; 4]));
        out.extend_from_slice(b"3 Tr 1 Tz\n");
        self.show(out, run, glyph, 0.0)?;
        self.end(out);
        out.extend_from_slice(b"0 Tr 100 Tz\n");
        self.is = start + glyph.nominal.floor() * 0.01;
        self.wanted = wanted;
        Ok(())
    }

    /// Moves the pen to a glyph's place: a step taken while glyphs are narrowed is narrowed too.
    fn step(&mut self, out: &mut Vec<u8>, glyph: &Glyph) {
        let away = (self.wanted + glyph.x_offset - self.is).round();
        if away != 0.0 {
            self.close(out);
            out.push(b'[');
            put_number(out, -away);
            out.extend_from_slice(b"]TJ\n");
            self.is += away;
        }
    }

    fn show(
        &mut self,
        out: &mut Vec<u8>,
        run: &Run,
        glyph: &Glyph,
        spacing: f32,
    ) -> Result<(), CertificateError> {
        let code = self
            .codes
            .get(run.face, glyph.id)
            .ok_or_else(|| CertificateError::Font("set".to_owned(), FontFault::NotEmbedded))?;
        if self.font != code.font {
            self.close(out);
            out.push(b'/');
            out.extend_from_slice(code.font.as_bytes());
            out.push(b' ');
            put_number(out, self.size);
            out.extend_from_slice(b" Tf\n");
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
            put_number(out, -away);
            out.push(b'<');
            self.is += away;
        }
        self.open = true;
        put_code(out, code.code);
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
