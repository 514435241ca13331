//! The fonts inside the program. Their licences are in `fonts/OFL.txt`.

use std::sync::Arc;

use super::Load;

macro_rules! faces {
    ($($name:literal),* $(,)?) => {
        [$(($name, (|| {
            Some((Arc::from(&include_bytes!(concat!("../../fonts/", $name, ".ttf"))[..]), 0))
        }) as Load)),*]
    };
}

/// PostScript name and bytes of each; the first five are those of [`super::FontRole`].
pub(crate) const FACES: [(&str, Load); 16] = faces![
    "SourceSerif4-SemiBold",
    "SourceSerif4-Regular",
    "SourceSerif4-Italic",
    "Inter-Regular",
    "Inter-SemiBold",
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
