//! Chinese, Japanese and Korean from the system's Noto collection, which is too
//! large to bundle.

use std::sync::{Arc, OnceLock};

use super::Load;

const PLACES: [&str; 6] = [
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/local/share/fonts/NotoSerifCJK-Bold.ttc",
];

fn collection() -> Option<Arc<[u8]>> {
    static BYTES: OnceLock<Option<Arc<[u8]>>> = OnceLock::new();
    BYTES
        .get_or_init(|| {
            PLACES
                .iter()
                .find_map(|place| std::fs::read(place).ok())
                .map(Arc::from)
        })
        .clone()
}

/// The fonts of the collection, in the order in which Noto keeps them.
pub(crate) const FACES: [(&str, Load); 4] = [
    ("NotoCJK-Bold-JP", || Some((collection()?, 0))),
    ("NotoCJK-Bold-KR", || Some((collection()?, 1))),
    ("NotoCJK-Bold-SC", || Some((collection()?, 2))),
    ("NotoCJK-Bold-TC", || Some((collection()?, 3))),
];

/// Which of them suits a text: kana means Japanese, hangul Korean, else Chinese.
pub(crate) fn order_for(text: &str) -> [u8; 4] {
    let has = |ranges: &[(char, char)]| {
        text.chars()
            .any(|c| ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)))
    };
    if has(&[('\u{3040}', '\u{30FF}'), ('\u{FF66}', '\u{FF9D}')]) {
        [0, 2, 3, 1]
    } else if has(&[('\u{1100}', '\u{11FF}'), ('\u{AC00}', '\u{D7AF}')]) {
        [1, 2, 3, 0]
    } else {
        [2, 3, 0, 1]
    }
}
