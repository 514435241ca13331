//! Fonts of the system: Chinese, Japanese and Korean, which are too large to bundle, and the
//! scripts of the Noto families that few certificates need.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use fontdb::{Database, Family, Query, Source, Weight};
use unicode_script::Script;

/// Bytes of a font file, and which font of it is meant.
pub(crate) type Found = (Arc<[u8]>, u32);

/// A folder of further fonts, beside those the system knows of.
pub(crate) const FOLDER: &str = "CREDWRIGHT_FONTS";

/// Scripts looked for under `Noto Serif …` and `Noto Sans …`.
pub(crate) const SCRIPTS: [(Script, &str); 30] = [
    (Script::Gujarati, "Gujarati"),
    (Script::Gurmukhi, "Gurmukhi"),
    (Script::Telugu, "Telugu"),
    (Script::Kannada, "Kannada"),
    (Script::Malayalam, "Malayalam"),
    (Script::Sinhala, "Sinhala"),
    (Script::Oriya, "Oriya"),
    (Script::Myanmar, "Myanmar"),
    (Script::Lao, "Lao"),
    (Script::Tibetan, "Tibetan"),
    (Script::Mongolian, "Mongolian"),
    (Script::Thaana, "Thaana"),
    (Script::Syriac, "Syriac"),
    (Script::Nko, "NKo"),
    (Script::Adlam, "Adlam"),
    (Script::Cherokee, "Cherokee"),
    (Script::Tifinagh, "Tifinagh"),
    (Script::Javanese, "Javanese"),
    (Script::Balinese, "Balinese"),
    (Script::Sundanese, "Sundanese"),
    (Script::Vai, "Vai"),
    (Script::Ol_Chiki, "Ol Chiki"),
    (Script::Meetei_Mayek, "Meetei Mayek"),
    (Script::Chakma, "Chakma"),
    (Script::Lisu, "Lisu"),
    (Script::Osage, "Osage"),
    (Script::Canadian_Aboriginal, "Canadian Aboriginal"),
    (Script::Cham, "Cham"),
    (Script::Tai_Le, "Tai Le"),
    (Script::Yi, "Yi"),
];

fn database() -> &'static Database {
    static DATABASE: OnceLock<Database> = OnceLock::new();
    DATABASE.get_or_init(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        if let Some(folder) = std::env::var_os(FOLDER) {
            database.load_fonts_dir(PathBuf::from(folder));
        }
        database
    })
}

fn find(families: &[&str], heavy: bool) -> Option<Found> {
    let families: Vec<Family<'_>> = families.iter().map(|name| Family::Name(name)).collect();
    let weight = if heavy { Weight::BOLD } else { Weight::NORMAL };
    let id = database().query(&Query {
        families: &families,
        weight,
        ..Query::default()
    })?;
    let (source, index) = database().face_source(id)?;
    let bytes: Arc<[u8]> = match source {
        Source::File(path) => Arc::from(std::fs::read(path).ok()?),
        Source::Binary(data) => Arc::from(data.as_ref().as_ref()),
    };
    Some((bytes, index))
}

/// The font of a script.
pub(crate) fn of_script(name: &str, heavy: bool) -> Option<Found> {
    find(
        &[&format!("Noto Serif {name}"), &format!("Noto Sans {name}")],
        heavy,
    )
}

/// Regions of Noto's CJK families.
pub(crate) const REGIONS: [&str; 4] = ["JP", "KR", "SC", "TC"];

/// The font of a region. Its file is read once for all regions that come from it.
pub(crate) fn of_region(region: &str, heavy: bool) -> Option<Found> {
    static FILES: [OnceLock<Option<Arc<[u8]>>>; 2] = [OnceLock::new(), OnceLock::new()];
    let serif = format!("Noto Serif CJK {region}");
    let sans = format!("Noto Sans CJK {region}");
    let weight = if heavy { Weight::BOLD } else { Weight::NORMAL };
    let id = database().query(&Query {
        families: &[Family::Name(&serif), Family::Name(&sans)],
        weight,
        ..Query::default()
    })?;
    let (source, index) = database().face_source(id)?;
    let path = match source {
        Source::File(path) => path,
        Source::Binary(_) => return find(&[&serif, &sans], heavy),
    };
    if path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("ttc"))
    {
        let file = FILES.get(usize::from(heavy))?;
        let bytes = file.get_or_init(|| std::fs::read(&path).ok().map(Arc::from));
        return bytes.clone().map(|bytes| (bytes, index));
    }
    Some((Arc::from(std::fs::read(path).ok()?), index))
}

/// Which regions suit a text, by their places in [`REGIONS`]: kana means Japanese, hangul
/// Korean, else Chinese.
pub(crate) fn order_for(text: &str) -> [usize; 4] {
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

/// Whether a character is one that Chinese, Japanese and Korean fonts are asked for.
pub(crate) fn is_cjk(script: Script) -> bool {
    matches!(
        script,
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Bopomofo
            | Script::Common
            | Script::Inherited
    )
}
