//! Pages as pictures: every template and every kind of element beside a picture that is kept, and
//! QR codes read back as a scanner reads them.
//!
//! `CREDWRIGHT_WRITE_PICTURES=1` draws the kept pictures anew; look at them before they are kept.

use std::path::{Path, PathBuf};

use certificate::element::{
    Background, Border, BorderDesign, Element, Fit, Form, Frame, Guilloche, Image, Kind, Line,
    Logo, Marker, Outcomes, QrCode, Reads, Seal, Shape, Signature, StackedAwards, Text,
};
use certificate::font::FontLibrary;
use certificate::template::{self, Template};
use certificate::{Alignment, Press, VerticalAlignment};
use domain::certificate::{Paper, StackedAward};
use domain::institution::StoredImage;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use image::{GrayImage, RgbaImage};

use crate::fixture::{certificate, find, run};
use crate::names::{SCRIPTS, name};

fn drawn(pdf: Vec<u8>, scale: f32) -> Vec<Pixmap> {
    let pdf = Pdf::new(pdf).unwrap();
    hayro::render_pdf(
        &pdf,
        scale,
        InterpreterSettings::default(),
        &hayro::RenderSettings::default(),
        None,
    )
    .unwrap()
}

fn on_paper(pixels: &Pixmap) -> RgbaImage {
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    // What is not painted is paper.
    let bytes = pixels
        .data()
        .iter()
        .flat_map(|p| {
            let light = 255 - p.a;
            [
                p.r.saturating_add(light),
                p.g.saturating_add(light),
                p.b.saturating_add(light),
                255,
            ]
        })
        .collect();
    RgbaImage::from_raw(width, height, bytes).unwrap()
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/certificates/pictures")
        .join(format!("{name}.png"))
}

/// Compares a page with the picture kept of it. Processors round differently in the last place, so
/// a shade may differ a little; nothing may be missing, moved or of another colour.
fn compare(name: &str, pdf: Vec<u8>) {
    for (number, page) in drawn(pdf, 0.8).iter().enumerate() {
        let name = if number == 0 {
            name.to_owned()
        } else {
            format!("{name}-{}", number + 1)
        };
        let page = on_paper(page);
        let path = kept(&name);
        if std::env::var_os("CREDWRIGHT_WRITE_PICTURES").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            page.save(&path).unwrap();
        }
        let wanted = image::open(&path)
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
            .to_rgba8();
        assert_eq!(page.dimensions(), wanted.dimensions(), "{name}");
        let other = page
            .pixels()
            .zip(wanted.pixels())
            .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 12))
            .count();
        let most = page.pixels().len() / 5_000;
        if other > most {
            let beside = std::env::temp_dir().join(format!("{name}-now.png"));
            page.save(&beside).unwrap();
            panic!("{name}: {other} pixels differ, see {}", beside.display());
        }
    }
}

#[test]
fn every_template_looks_as_it_did() {
    let library = FontLibrary::new();
    for template in template::built_in() {
        let mut run = run();
        run.paper = template.paper;
        let id = template.id.0.clone();
        let press = Press::prepare(&library, &run, template, &find).unwrap();
        let mut one = certificate(2, "Małgorzata Żółkiewska-Źrebięć");
        one.stacked = stacked();
        compare(&id, press.single(&one).unwrap());
    }
}

fn stacked() -> Vec<StackedAward> {
    let day = domain::Date::parse("2026-03-02").unwrap();
    ["Data Basics", "Metadata in Practice"]
        .into_iter()
        .zip(["NIT-26-000101-2", "NIT-26-000244-9"])
        .map(|(title, serial)| StackedAward {
            title: title.into(),
            serial: serial.into(),
            issued_on: day.clone(),
        })
        .collect()
}

fn picture() -> Option<StoredImage> {
    Some(StoredImage {
        hash: "logo".into(),
        media_type: "image/svg+xml".into(),
        file_name: "logo.svg".into(),
    })
}

/// One of each kind, in the middle of a small page.
fn kinds() -> Vec<(&'static str, Kind)> {
    let style = || "outcome".to_owned();
    vec![
        (
            "text",
            Kind::Text(Text {
                content: "{learner}[ (grade {grade})], {date}".into(),
                style: style(),
                alignment: Alignment::Right,
                vertical: VerticalAlignment::Middle,
                fit: Fit::Wrap { lines: 3 },
                reads: Reads::Paragraph,
                language: "fr".into(),
            }),
        ),
        (
            "image",
            Kind::Image(Image {
                picture: picture(),
                alternative: "A ring".into(),
            }),
        ),
        (
            "logo",
            Kind::Logo(Logo {
                alignment: Alignment::Right,
                vertical: VerticalAlignment::Top,
            }),
        ),
        (
            "seal",
            Kind::Seal(Seal {
                picture: None,
                colour: "#A9822F".into(),
                ink: "#FFFFFF".into(),
                scallops: 24,
                letters: "{code}".into(),
                style: style(),
                alternative: "Seal".into(),
            }),
        ),
        (
            "signature",
            Kind::Signature(Signature {
                signatory: 1,
                name_style: style(),
                role_style: style(),
                colour: "ink".into(),
                alignment: Alignment::Centre,
            }),
        ),
        (
            "qr-code",
            Kind::QrCode(QrCode {
                colour: "#0F5C4D".into(),
            }),
        ),
        (
            "line",
            Kind::Line(Line {
                colour: "#A8261C".into(),
                weight: 3.0,
                dash: 6.0,
            }),
        ),
        (
            "shape",
            Kind::Shape(Shape {
                form: Form::Rectangle { radius: 6.0 },
                fill: "#E3F0EC".into(),
                stroke: "#0F5C4D".into(),
                weight: 2.0,
            }),
        ),
        (
            "ellipse",
            Kind::Shape(Shape {
                form: Form::Ellipse,
                fill: String::new(),
                stroke: "#1B5B99".into(),
                weight: 1.0,
            }),
        ),
        (
            "guilloche",
            Kind::Guilloche(Guilloche {
                curves: 24,
                lobes: 6,
                turn: 60.0,
                shrink: 40.0,
                colour: "#0F5C4D".into(),
                weight: 0.4,
            }),
        ),
        (
            "background",
            Kind::Background(Background {
                colour: "#FBF6EA".into(),
                picture: picture(),
            }),
        ),
        (
            "outcomes",
            Kind::Outcomes(Outcomes {
                style: style(),
                marker: Marker::Number,
                columns: 2,
                rules: "#CFC8BA".into(),
            }),
        ),
        (
            "stacked-awards",
            Kind::StackedAwards(StackedAwards {
                heading: "Stacked from".into(),
                heading_style: style(),
                style: style(),
            }),
        ),
    ]
}

fn alone(kind: Kind) -> Template {
    let mut template = template::find(&"quire".into()).unwrap();
    template.paper = Paper::Custom {
        width_tenths: 1_200,
        height_tenths: 800,
    };
    template.bleed = 3.0;
    template.crop_marks = true;
    template.pages[0].elements = vec![Element {
        id: "e".into(),
        name: String::new(),
        frame: Frame::new(15.0, 15.0, 90.0, 50.0),
        locked: false,
        hidden: false,
        kind,
    }];
    template
}

#[test]
fn every_kind_of_element_looks_as_it_did() {
    let library = FontLibrary::new();
    let borders = [
        ("border-single", BorderDesign::Single),
        ("border-double", BorderDesign::Double),
        ("border-band", BorderDesign::Band),
        ("border-corners", BorderDesign::Corners),
        ("border-angles", BorderDesign::Angles),
    ]
    .map(|(name, design)| {
        let border = Border {
            design,
            colour: "#A9822F".into(),
            inner_colour: "#0F5C4D".into(),
            weight: 2.0,
            gap: 3.0,
        };
        (name, Kind::Border(border))
    });
    for (name, kind) in kinds().into_iter().chain(borders) {
        let template = alone(kind);
        let mut run = run();
        run.paper = template.paper;
        let press = Press::prepare(&library, &run, template, &find).unwrap();
        let mut one = certificate(2, "Zofia Wójcik-Dąbrowska");
        one.stacked = stacked();
        compare(&format!("element-{name}"), press.single(&one).unwrap());
    }
}

#[test]
fn qr_codes_read_back_what_was_written() {
    let library = FontLibrary::new();
    let mut template = alone(Kind::QrCode(QrCode {
        colour: "ink".into(),
    }));
    template.paper = Paper::Card;
    template.crop_marks = false;
    template.pages[0].elements[0].frame = Frame::new(20.0, 7.0, 40.0, 40.0);
    let mut run = run();
    run.paper = template.paper;
    let press = Press::prepare(&library, &run, template, &find).unwrap();
    let mut seed = 3;
    for number in 0..200 {
        let (_, words) = SCRIPTS[number % SCRIPTS.len()];
        let one = certificate(number as u32, &name(&mut seed, words));
        let page = on_paper(&drawn(press.single(&one).unwrap(), 3.0)[0]);
        let grey: GrayImage = image::DynamicImage::ImageRgba8(page).to_luma8();
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let mut scanned = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            grey.get_pixel(x as u32, y as u32).0[0]
        });
        let found = scanned.detect_grids();
        assert_eq!(found.len(), 1, "{}", one.name);
        let (_, text) = found[0].decode().unwrap();
        assert_eq!(text, one.qr_text(&run.institution));
    }
}
