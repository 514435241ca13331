//! krilla: the same texts and QR code on one page, without guilloche, tags or record, and set
//! from one left edge, so that it need not measure.

#[cfg(feature = "peers")]
pub(super) fn make(count: u32, out: &std::path::Path, single: bool) {
    let mut fonts = Vec::new();
    for name in [
        "Inter-Regular",
        "Inter-SemiBold",
        "SourceSerif4-Regular",
        "SourceSerif4-SemiBold",
        "SourceSerif4-Italic",
    ] {
        let file = whole_program::root()
            .join("src-tauri/crates/certificate/fonts")
            .join(format!("{name}.ttf"));
        let bytes = std::fs::read(file).unwrap();
        fonts.push(krilla::text::Font::new(std::sync::Arc::new(bytes).into(), 0).unwrap());
    }
    let save = |document: krilla::Document, name: &str| {
        std::fs::write(out.join(name), document.finish().unwrap()).unwrap();
    };
    if single {
        for number in 0..count {
            let mut document = krilla::Document::new();
            page(&mut document, &fonts, number);
            save(document, &format!("{number}.pdf"));
        }
    } else {
        let mut document = krilla::Document::new();
        for number in 0..count {
            page(&mut document, &fonts, number);
        }
        save(document, "all.pdf");
    }
}

#[cfg(feature = "peers")]
fn page(document: &mut krilla::Document, fonts: &[krilla::text::Font], number: u32) {
    use krilla::color::rgb;
    use krilla::geom::{PathBuilder, Point, Rect};
    use krilla::page::PageSettings;
    use krilla::paint::{Fill, Stroke};
    use krilla::text::TextDirection;
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::texts;

    let (wide, high) = (841.89, 595.28);
    let mut page = document.start_page_with(PageSettings::from_wh(wide, high).unwrap());
    let mut surface = page.surface();
    let ink = || Fill {
        paint: rgb::Color::new(28, 36, 48).into(),
        ..Fill::default()
    };
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(169, 130, 47).into(),
        ..Stroke::default()
    }));
    surface.set_fill(None);
    let mut border = PathBuilder::new();
    border.push_rect(Rect::from_ltrb(24.0, 24.0, wide - 24.0, high - 24.0).unwrap());
    surface.draw_path(&border.finish().unwrap());
    surface.set_stroke(None);
    surface.set_fill(Some(ink()));
    let last = format!(
        "24 November 2026 · {} · scan to read, no network needed",
        texts::serial(number)
    );
    let name = texts::name(number);
    for (font, size, y, text) in [
        (1, 11.0, 85.0, "NORTHFIELD INSTITUTE OF TECHNOLOGY"),
        (4, 13.0, 115.0, "certifies that"),
        (3, 34.0, 165.0, name.as_str()),
        (4, 13.0, 245.0, "has been awarded the microcredential"),
        (3, 28.0, 285.0, "Applied Data Stewardship"),
        (
            0,
            10.0,
            310.0,
            "EQF level 6 · 3 ECTS credits, 75 hours · online",
        ),
        (
            2,
            12.0,
            345.0,
            "Describe a data set so that someone else can find and reuse it · Assess",
        ),
        (
            2,
            12.0,
            363.0,
            "the quality of a data set against agreed rules · Negotiate access to data",
        ),
        (0, 9.0, 550.0, last.as_str()),
    ] {
        let font = fonts.get(font).unwrap().clone();
        surface.draw_text(
            Point::from_xy(90.0, y),
            font,
            size,
            text,
            false,
            TextDirection::Auto,
        );
    }
    let code = QrCode::encode_text(&texts::code(number), QrCodeEcc::Medium).unwrap();
    // As a picture of one dot a module: as rectangles it takes krilla more than twice as long.
    let side = u32::try_from(code.size()).unwrap();
    let dots: Vec<u8> = (0..code.size())
        .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
        .flat_map(|(x, y)| {
            let shade = if code.get_module(x, y) { 0 } else { 255 };
            [shade, shade, shade, 255]
        })
        .collect();
    let picture = krilla::image::Image::from_rgba8(dots, side, side);
    surface.push_transform(&krilla::geom::Transform::from_translate(384.0, 446.0));
    surface.draw_image(picture, krilla::geom::Size::from_wh(74.0, 74.0).unwrap());
    surface.pop();
    surface.finish();
    page.finish();
}

#[cfg(not(feature = "peers"))]
pub(super) fn make(_: u32, _: &std::path::Path, _: bool) {
    // Without a file the run counts as not made.
    std::process::exit(1);
}
