//! Pictures on certificates: PNG and JPEG as pixels, SVG as vectors where it can be.

mod drawing;

use image::ImageReader;

use crate::error::{CertificateError, PictureFault};

const MOST_MEGABYTES: usize = 16;
const MOST_PIXELS: u32 = 4_000;
/// An SVG that must be pixels is drawn this long: 30 mm at 600 dpi.
const SVG_PIXELS: f32 = 709.0;

/// What a picture is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Substance {
    /// Four bytes a pixel, row by row from the top: red, green, blue, opacity.
    Pixels(Vec<u8>),
    /// PDF operators that draw into a square of one by one.
    Operators(Vec<u8>),
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across; for operators, only the proportion counts.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What it is made of.
    pub substance: Substance,
}

/// What sort of picture the bytes are, by their content and never by their name.
#[must_use]
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..512).unwrap_or(bytes);
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xFF\xD8\xFF") {
        Some("image/jpeg")
    } else if String::from_utf8_lossy(head).contains("<svg") {
        Some("image/svg+xml")
    } else {
        None
    }
}

/// Reads a picture.
///
/// # Errors
/// [`CertificateError::Picture`] with the reason; `name` is only used there.
pub fn read(name: &str, bytes: &[u8]) -> Result<Picture, CertificateError> {
    let failed = |fault| CertificateError::Picture(name.to_owned(), fault);
    if bytes.len() > MOST_MEGABYTES * 1_000_000 {
        return Err(failed(PictureFault::TooLarge(MOST_MEGABYTES)));
    }
    match media_type(bytes) {
        Some("image/svg+xml") => svg(bytes).map_err(failed),
        Some(_) => {
            let mut reader = ImageReader::new(std::io::Cursor::new(bytes))
                .with_guessed_format()
                .map_err(|e| failed(PictureFault::Said(e.to_string())))?;
            let mut limits = image::Limits::default();
            limits.max_image_width = Some(MOST_PIXELS * 2);
            limits.max_image_height = Some(MOST_PIXELS * 2);
            limits.max_alloc = Some(256_000_000);
            reader.limits(limits);
            let decoded = reader
                .decode()
                .map_err(|e| failed(PictureFault::Said(e.to_string())))?;
            let decoded = if decoded.width().max(decoded.height()) > MOST_PIXELS {
                decoded.thumbnail(MOST_PIXELS, MOST_PIXELS)
            } else {
                decoded
            };
            let rgba = decoded.to_rgba8();
            Ok(Picture {
                width: rgba.width(),
                height: rgba.height(),
                substance: Substance::Pixels(rgba.into_raw()),
            })
        }
        None => Err(failed(PictureFault::Unknown)),
    }
}

fn svg(bytes: &[u8]) -> Result<Picture, PictureFault> {
    use resvg::{tiny_skia, usvg};
    let mut options = usvg::Options::default();
    // Nothing outside the file is ever read, whatever it names.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree =
        usvg::Tree::from_data(bytes, &options).map_err(|e| PictureFault::Said(e.to_string()))?;
    let size = tree.size();
    let scale = SVG_PIXELS / size.width().max(size.height());
    let pixels = |length: f32| (length * scale).ceil().clamp(1.0, MOST_PIXELS as f32) as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    if let Some(operators) = drawing::operators(&tree) {
        return Ok(Picture {
            width,
            height,
            substance: Substance::Operators(operators),
        });
    }
    let mut map = tiny_skia::Pixmap::new(width, height).ok_or(PictureFault::Undrawable)?;
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    let pixels = map
        .pixels()
        .iter()
        .flat_map(|p| {
            let p = p.demultiply();
            [p.red(), p.green(), p.blue(), p.alpha()]
        })
        .collect();
    Ok(Picture {
        width,
        height,
        substance: Substance::Pixels(pixels),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_svg_stays_a_drawing() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#f00"/></svg>"##;
        let picture = read("a.svg", svg).unwrap();
        let Substance::Operators(operators) = picture.substance else {
            panic!("pixels")
        };
        let words = String::from_utf8(operators).unwrap();
        assert!(
            words.contains("1 0 0 rg") && words.contains("f Q"),
            "{words}"
        );
        assert!(picture.width >= picture.height * 2 - 2);
    }

    #[test]
    fn an_svg_with_more_is_drawn_as_pixels() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#f00" opacity=".5"/></svg>"##;
        let picture = read("a.svg", svg).unwrap();
        let Substance::Pixels(pixels) = picture.substance else {
            panic!("operators")
        };
        assert_eq!((pixels[0], pixels.last()), (255, Some(&0)));
    }

    #[test]
    fn other_files_are_refused() {
        assert!(read("a.png", b"GIF89a").is_err());
        assert!(read("a.png", b"\x89PNG\r\n\x1a\nrubbish").is_err());
        assert!(read("a.svg", b"<svg").is_err());
    }
}
