//! Pictures on certificates: PNG and JPEG as pixels, SVG as vectors where it can be.

mod drawing;
mod vetted;

use std::sync::{Arc, OnceLock};

use image::ImageReader;
use resvg::usvg;

use crate::error::{CertificateError, PictureFault};
use crate::font::bundled;

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

/// The fonts inside the program, for words in drawings: those of the system differ from one
/// computer to the next.
fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let made = FONTS.get_or_init(|| {
        let mut fonts = usvg::fontdb::Database::new();
        let all = bundled::CHOICES.iter().chain(&bundled::REGULAR);
        for (_, bytes) in all.chain(&bundled::BOLD) {
            fonts.load_font_data(bytes.to_vec());
        }
        fonts.set_serif_family("Source Serif 4");
        fonts.set_sans_serif_family("Inter");
        fonts.set_monospace_family("Inter");
        fonts.set_cursive_family("Source Serif 4");
        fonts.set_fantasy_family("Source Serif 4");
        Arc::new(fonts)
    });
    made.clone()
}

fn svg(bytes: &[u8]) -> Result<Picture, PictureFault> {
    use resvg::tiny_skia;
    let mut options = usvg::Options {
        font_family: "Source Serif 4".to_owned(),
        fontdb: fonts(),
        ..usvg::Options::default()
    };
    // Nothing outside the file is ever read, whatever it names.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let scale_of = |size: usvg::Size| SVG_PIXELS / size.width().max(size.height());
    let tree = vetted::read(bytes, &options, scale_of)?;
    let size = tree.size();
    let scale = scale_of(size);
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

    fn drawn(body: &str) -> Result<Picture, PictureFault> {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{body}</svg>"#
        );
        svg_of(&svg)
    }

    fn svg_of(svg: &str) -> Result<Picture, PictureFault> {
        match read("a.svg", svg.as_bytes()) {
            Err(CertificateError::Picture(_, fault)) => Err(fault),
            other => Ok(other.unwrap()),
        }
    }

    #[test]
    fn what_draws_for_hours_or_otherwise_elsewhere_is_refused_and_named() {
        let rects = |n| r#"<rect filter="url(#f)" width="10" height="10"/>"#.repeat(n);
        for (name, body) in [
            (
                "filter",
                format!(
                    r#"<filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="1000000"/></filter>{}"#,
                    rects(1)
                ),
            ),
            (
                "filter",
                format!(
                    r#"<filter id="f"><feMorphology operator="dilate" radius="5000"/></filter>{}"#,
                    rects(50)
                ),
            ),
            (
                "filter",
                r#"<rect style="filter: blur(900px)" width="10" height="10"/>"#.to_owned(),
            ),
            (
                "mask",
                r#"<mask id="m"/><rect mask="url(#m)" width="10" height="10"/>"#.to_owned(),
            ),
            (
                "image",
                r#"<image href="data:image/png;base64,AAAA" width="10" height="10"/>"#.to_owned(),
            ),
            (
                "pattern",
                r#"<pattern id="p" width="1" height="1"/>"#.to_owned(),
            ),
            ("foreignObject", "<foreignObject/>".to_owned()),
            ("script", "<script>1</script>".to_owned()),
        ] {
            assert_eq!(
                drawn(&body),
                Err(PictureFault::Uses(name.to_owned())),
                "{body}"
            );
        }
    }

    #[test]
    fn what_repeats_itself_beyond_measure_is_refused() {
        let mut bomb = r#"<g id="a0"><rect width="1" height="1"/></g>"#.to_owned();
        for n in 1..30 {
            let before = format!(r##"<use href="#a{}"/>"##, n - 1);
            bomb += &format!(r#"<g id="a{n}">{before}{before}</g>"#);
        }
        assert_eq!(drawn(&bomb), Err(PictureFault::TooMuch));
        let deep = "<g>".repeat(500) + &"</g>".repeat(500);
        assert_eq!(drawn(&deep), Err(PictureFault::TooMuch));
        let clips: String = (0..300)
            .map(|n| {
                let next = n + 1;
                format!(r#"<clipPath id="c{n}" clip-path="url(#c{next})"><rect width="9" height="9"/></clipPath>"#)
            })
            .collect();
        let clipped = clips + r#"<rect clip-path="url(#c0)" width="10" height="10"/>"#;
        assert_eq!(drawn(&clipped), Err(PictureFault::TooMuch));
        let many = r#"<rect width="10" height="10" opacity=".5"/>"#.repeat(20_000);
        assert_eq!(drawn(&many), Err(PictureFault::TooMuch));
        let own = r##"<g id="g"><use href="#g"/><rect width="1" height="1"/></g>"##;
        let _ = drawn(own);
    }

    #[test]
    fn shapes_gradients_text_and_clipping_are_drawn() {
        let drawn = |body| match drawn(body).unwrap().substance {
            Substance::Operators(operators) => operators.len(),
            Substance::Pixels(pixels) => pixels.chunks(4).filter(|p| p[3] > 0).count(),
        };
        assert!(
            drawn(r#"<text x="1" y="8" font-size="6" font-family="Nobody Has This">Ab</text>"#)
                > 300
        );
        assert!(
            drawn(
                r#"<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient><rect width="10" height="10" fill="url(#g)"/>"#
            ) > 10_000
        );
        assert!(
            drawn(
                r#"<clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath><rect width="10" height="10" clip-path="url(#c)"/>"#
            ) > 10_000
        );
    }

    #[test]
    fn other_files_are_refused() {
        assert!(read("a.png", b"GIF89a").is_err());
        assert!(read("a.png", b"\x89PNG\r\n\x1a\nrubbish").is_err());
        assert!(read("a.svg", b"<svg").is_err());
    }
}
