//! The fonts inside the program. Their licences are in `fonts/OFL.txt`.

macro_rules! faces {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../fonts/", $name, ".ttf")).as_slice())),*]
    };
}

/// PostScript name and bytes of the faces templates choose from.
pub(crate) const CHOICES: [(&str, &[u8]); 5] = faces![
    "SourceSerif4-SemiBold",
    "SourceSerif4-Regular",
    "SourceSerif4-Italic",
    "Inter-Regular",
    "Inter-SemiBold",
];

/// The faces that stand in where a chosen one lacks a letter, beside bold type.
pub(crate) const BOLD: [(&str, &[u8]); 11] = faces![
    "NotoSerif-Bold",
    "NotoNaskhArabic-Bold",
    "NotoSerifHebrew-Bold",
    "NotoSerifDevanagari-Bold",
    "NotoSerifBengali-Bold",
    "NotoSerifTamil-Bold",
    "NotoSerifThai-Bold",
    "NotoSerifKhmer-Bold",
    "NotoSerifGeorgian-Bold",
    "NotoSerifArmenian-Bold",
    "NotoSerifEthiopic-Bold",
];

/// The same beside type of usual weight.
pub(crate) const REGULAR: [(&str, &[u8]); 11] = faces![
    "NotoSerif-Regular",
    "NotoNaskhArabic-Regular",
    "NotoSerifHebrew-Regular",
    "NotoSerifDevanagari-Regular",
    "NotoSerifBengali-Regular",
    "NotoSerifTamil-Regular",
    "NotoSerifThai-Regular",
    "NotoSerifKhmer-Regular",
    "NotoSerifGeorgian-Regular",
    "NotoSerifArmenian-Regular",
    "NotoSerifEthiopic-Regular",
];

/// What people call a bundled face.
#[must_use]
pub fn title(name: &str) -> &str {
    match name {
        "SourceSerif4-SemiBold" => "Source Serif, semibold",
        "SourceSerif4-Regular" => "Source Serif",
        "SourceSerif4-Italic" => "Source Serif, italic",
        "Inter-Regular" => "Inter",
        "Inter-SemiBold" => "Inter, semibold",
        other => other,
    }
}
