//! Paper, places on it, and where to cut.

use domain::certificate::PT_PER_MM;

use crate::template::Template;

/// The paper of a page as it comes from the printer, in points.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    /// `[0 0 width height]`.
    pub media_box: String,
    /// Boxes of each page besides.
    pub page_boxes: String,
    /// The box of forms: the trimmed page with its bleed.
    pub form_box: String,
    /// Lower left corners of the certificates on a sheet.
    pub places: Vec<(f32, f32)>,
    /// Operators that draw where to cut.
    pub crop_marks: Vec<u8>,
}

/// Between the trimmed edge and a crop mark, and its length, in points.
const CROP_GAP: f32 = 2.0 * PT_PER_MM;
const CROP_LENGTH: f32 = 5.0 * PT_PER_MM;

pub(super) fn page_geometry(template: &Template) -> Geometry {
    let (width, height) = template.paper.size_pt();
    let bleed = template.bleed_mm() * PT_PER_MM;
    let form_box = format!(
        "[{:.0} {:.0} {:.0} {:.0}]",
        (-bleed).floor(),
        (-bleed).floor(),
        (width + bleed).ceil(),
        (height + bleed).ceil()
    );
    let (media, places) = if let Some(labels) = &template.labels {
        let sheet = labels.paper.size_pt();
        let label = template.paper.size_mm();
        let places = (0..labels.count())
            .map(|number| {
                let (x, y) = labels.place(number, label);
                (x * PT_PER_MM, sheet.1 - y * PT_PER_MM - height)
            })
            .collect();
        (sheet, places)
    } else {
        let margin = if template.crop_marks {
            bleed.max(CROP_GAP) + CROP_LENGTH + 2.0
        } else {
            bleed
        };
        let media = (width + 2.0 * margin, height + 2.0 * margin);
        (media, vec![(margin, margin)])
    };
    let page_boxes = match places.first() {
        Some((x, y)) if template.labels.is_none() && *x > 0.0 => format!(
            "/TrimBox[{x:.2} {y:.2} {:.2} {:.2}]/BleedBox[{:.2} {:.2} {:.2} {:.2}]",
            x + width,
            y + height,
            x - bleed,
            y - bleed,
            x + width + bleed,
            y + height + bleed
        ),
        _ => String::new(),
    };
    let mut crop_marks = Vec::new();
    if template.crop_marks {
        crop_marks.extend_from_slice(b"q 0 0 0 RG 0.25 w\n");
        // Marks between two labels must not run into either.
        let (gap, length) = if template.labels.is_some() {
            (0.0, 1.5 * PT_PER_MM)
        } else {
            (bleed.max(CROP_GAP), CROP_LENGTH)
        };
        for (x, y) in &places {
            for (cx, cy, dx, dy) in [
                (*x, *y, -1.0, -1.0),
                (x + width, *y, 1.0, -1.0),
                (*x, y + height, -1.0, 1.0),
                (x + width, y + height, 1.0, 1.0),
            ] {
                for line in [
                    [cx + dx * gap, cy, cx + dx * (gap + length), cy],
                    [cx, cy + dy * gap, cx, cy + dy * (gap + length)],
                ] {
                    let [ax, ay, bx, by] = line;
                    crop_marks.extend_from_slice(
                        format!("{ax:.2} {ay:.2} m {bx:.2} {by:.2} l S\n").as_bytes(),
                    );
                }
            }
        }
        crop_marks.extend_from_slice(b"Q\n");
    }
    Geometry {
        media_box: format!("[0 0 {:.2} {:.2}]", media.0, media.1),
        page_boxes,
        form_box,
        places,
        crop_marks,
    }
}
