//! Paper: the sizes certificates, badges and cards come in.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Points in a millimetre.
pub const PT_PER_MM: f32 = 72.0 / 25.4;

/// A size of paper, trimmed. Width comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Paper {
    /// 297 by 210 mm (ISO 216).
    A4Landscape,
    /// 210 by 297 mm.
    A4Portrait,
    /// 279.4 by 215.9 mm (ANSI/ASME Y14.1 A).
    LetterLandscape,
    /// 215.9 by 279.4 mm.
    LetterPortrait,
    /// 210 by 148 mm (ISO 216).
    A5Landscape,
    /// 148 by 210 mm.
    A5Portrait,
    /// A badge of 105 by 74 mm (A7).
    BadgeLandscape,
    /// A badge of 74 by 105 mm.
    BadgePortrait,
    /// A card of 85.6 by 53.98 mm (ISO/IEC 7810 ID-1).
    Card,
    /// Any other size.
    Custom {
        /// Width in tenths of a millimetre.
        width_tenths: u16,
        /// Height in tenths of a millimetre.
        height_tenths: u16,
    },
}

impl Paper {
    /// The sizes with a name.
    pub const NAMED: [Self; 9] = [
        Self::A4Landscape,
        Self::A4Portrait,
        Self::LetterLandscape,
        Self::LetterPortrait,
        Self::A5Landscape,
        Self::A5Portrait,
        Self::BadgeLandscape,
        Self::BadgePortrait,
        Self::Card,
    ];

    /// Width and height in millimetres; a custom size is kept between 20 mm and 1 m.
    #[must_use]
    pub fn size_mm(self) -> (f32, f32) {
        match self {
            Self::A4Landscape => (297.0, 210.0),
            Self::A4Portrait => (210.0, 297.0),
            Self::LetterLandscape => (279.4, 215.9),
            Self::LetterPortrait => (215.9, 279.4),
            Self::A5Landscape => (210.0, 148.0),
            Self::A5Portrait => (148.0, 210.0),
            Self::BadgeLandscape => (105.0, 74.0),
            Self::BadgePortrait => (74.0, 105.0),
            Self::Card => (85.6, 53.98),
            Self::Custom {
                width_tenths,
                height_tenths,
            } => {
                let side = |tenths: u16| f32::from(tenths.clamp(200, 10_000)) / 10.0;
                (side(width_tenths), side(height_tenths))
            }
        }
    }

    /// Width and height in points.
    #[must_use]
    pub fn size_pt(self) -> (f32, f32) {
        let (width, height) = self.size_mm();
        (width * PT_PER_MM, height * PT_PER_MM)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_points_are_those_of_the_standards() {
        let (width, height) = Paper::A4Landscape.size_pt();
        assert!((width - 841.89).abs() < 0.01 && (height - 595.276).abs() < 0.01);
        assert_eq!(Paper::LetterPortrait.size_pt(), (612.0, 792.0));
    }

    #[test]
    fn a_custom_size_stays_within_reason() {
        let size = Paper::Custom {
            width_tenths: 0,
            height_tenths: u16::MAX,
        };
        assert_eq!(size.size_mm(), (20.0, 1_000.0));
    }

    #[test]
    fn what_was_written_before_still_reads() {
        let old: Paper = serde_json::from_str("\"a4Landscape\"").unwrap();
        assert_eq!(old, Paper::A4Landscape);
    }
}
