//! The picture of a badge, into which a credential is put: a seal with the programme's title, the
//! institution and the last day it holds. Its letters are outlines, so that it looks the same
//! everywhere.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions};

use crate::error::{CertificateError, PictureFault};
use crate::font::bundled;

/// The side of the drawing, in its own units.
const SIDE: f32 = 600.0;
/// The side of the picture in pixels.
const PIXELS: u32 = 1_200;
/// What the title may fill.
const WIDTH: f32 = 420.0;
const MOST_LINES: usize = 5;

/// What a badge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The programme's title.
    pub title: String,
    /// The institution.
    pub institution: String,
    /// A short line below, such as the programme's code.
    pub line: String,
    /// Colour of the seal, `#rrggbb`.
    pub colour: String,
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().filter(|c| !c.is_control()) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// Words in lines that are about so wide, and the size of type at which they fit.
fn lines(text: &str, largest: f32, width: f32) -> (Vec<String>, f32) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut size = largest;
    loop {
        // A letter of the bundled faces is about half as wide as it is high.
        let most = ((width / (size * 0.52)).max(4.0)) as usize;
        let mut lines: Vec<String> = Vec::new();
        for word in &words {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push((*word).to_owned()),
            }
        }
        let fits = lines.iter().all(|line| line.chars().count() <= most);
        if (fits && lines.len() <= MOST_LINES) || size < 12.0 {
            return (lines, size);
        }
        size *= 0.92;
    }
}

fn text(
    lines: &[String],
    (middle, size, gap): (f32, f32, f32),
    family: &str,
    fill: &str,
) -> String {
    let first = middle - (lines.len() as f32 - 1.0) * size * gap / 2.0 + size * 0.35;
    lines
        .iter()
        .zip(0_u16..)
        .map(|(line, number)| {
            let y = first + f32::from(number) * size * gap;
            format!(
                "<text x=\"300\" y=\"{y:.1}\" text-anchor=\"middle\" font-family=\"{family}\" \
                 font-size=\"{size:.1}\" fill=\"{fill}\">{}</text>",
                escaped(line)
            )
        })
        .collect()
}

fn drawing(badge: &Badge) -> String {
    let is_colour = badge.colour.len() == 7
        && badge.colour.starts_with('#')
        && badge.colour.chars().skip(1).all(|c| c.is_ascii_hexdigit());
    let colour = if is_colour {
        badge.colour.as_str()
    } else {
        "#1f3a5f"
    };
    // Thirty-six scallops around the seal.
    let scallops: String = (0..36_u16)
        .map(|n| {
            let angle = f32::from(n) * std::f32::consts::TAU / 36.0;
            let (x, y) = (300.0 + 272.0 * angle.cos(), 300.0 + 272.0 * angle.sin());
            format!("<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"25\" fill=\"{colour}\"/>")
        })
        .collect();
    let (title, size) = lines(&badge.title, 54.0, WIDTH);
    let (institution, small) = lines(&badge.institution, 23.0, 330.0);
    let line = [badge.line.trim().to_owned()];
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\" width=\"{SIDE}\" height=\"{SIDE}\">\
         {scallops}<circle cx=\"300\" cy=\"300\" r=\"276\" fill=\"{colour}\"/>\
         <circle cx=\"300\" cy=\"300\" r=\"254\" fill=\"#ffffff\"/>\
         <circle cx=\"300\" cy=\"300\" r=\"244\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
         {}<path d=\"M250 408h100\" stroke=\"{colour}\" stroke-width=\"2\"/>{}{}</svg>",
        text(
            &title,
            (268.0, size, 1.16),
            "Source Serif 4, Noto Serif",
            colour
        ),
        text(
            &institution,
            (448.0, small, 1.2),
            "Inter, Noto Serif",
            "#333333"
        ),
        text(&line, (138.0, 20.0, 1.2), "Inter, Noto Serif", "#555555"),
    )
}

fn tree(badge: &Badge) -> Result<Tree, CertificateError> {
    let mut options = Options::default();
    let faces = bundled::CHOICES
        .iter()
        .chain(&bundled::BOLD)
        .chain(&bundled::REGULAR);
    for (_, bytes) in faces {
        options.fontdb_mut().load_font_data(bytes.to_vec());
    }
    options.fontdb_mut().set_serif_family("Noto Serif");
    Tree::from_str(&drawing(badge), &options)
        .map_err(|_| CertificateError::Picture("badge.svg".to_owned(), PictureFault::Undrawable))
}

/// The badge as SVG.
///
/// # Errors
/// When it cannot be drawn.
pub fn svg(badge: &Badge) -> Result<String, CertificateError> {
    Ok(tree(badge)?.to_string(&WriteOptions::default()))
}

/// The badge as PNG, 1,200 pixels square.
///
/// # Errors
/// When it cannot be drawn.
pub fn png(badge: &Badge) -> Result<Vec<u8>, CertificateError> {
    let fault = || CertificateError::Picture("badge.png".to_owned(), PictureFault::Undrawable);
    let mut pixels = Pixmap::new(PIXELS, PIXELS).ok_or_else(fault)?;
    let scale = PIXELS as f32 / SIDE;
    let tree = tree(badge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().map_err(|_| fault())
}
