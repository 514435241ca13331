//! The few words that fields need, by language. A language that is not here has the English ones.

use domain::programme::{Level, LevelScale};

/// Words of a language.
pub(super) struct Vocabulary {
    language: &'static str,
    eqf: &'static str,
    qf_ehea: &'static str,
    level: &'static str,
    pub ects: &'static str,
    pub hours: &'static str,
    pub onsite: &'static str,
    pub online: &'static str,
    pub blended: &'static str,
    pub unsupervised: &'static str,
    pub supervised: &'static str,
    pub identified: &'static str,
}

/// Abbreviations of the frameworks are those of the Council Recommendation of 22 May 2017
/// (2017/C 189/03) in each language.
const ALL: [Vocabulary; 8] = [
    Vocabulary {
        language: "en",
        eqf: "EQF level",
        qf_ehea: "QF-EHEA",
        level: "level",
        ects: "ECTS credits",
        hours: "hours",
        onsite: "onsite",
        online: "online",
        blended: "blended",
        unsupervised: "unsupervised assessment",
        supervised: "supervised assessment",
        identified: "supervised assessment with identity check",
    },
    Vocabulary {
        language: "de",
        eqf: "EQR-Niveau",
        qf_ehea: "QF-EHEA",
        level: "Niveau",
        ects: "ECTS",
        hours: "Std.",
        onsite: "in Präsenz",
        online: "online",
        blended: "Präsenz und online",
        unsupervised: "Prüfung ohne Aufsicht",
        supervised: "Prüfung unter Aufsicht",
        identified: "Prüfung unter Aufsicht mit Identitätsprüfung",
    },
    Vocabulary {
        language: "fr",
        eqf: "CEC niveau",
        qf_ehea: "QF-EHEA",
        level: "niveau",
        ects: "ECTS",
        hours: "h",
        onsite: "en présence",
        online: "en ligne",
        blended: "hybride",
        unsupervised: "évaluation sans surveillance",
        supervised: "évaluation surveillée",
        identified: "évaluation surveillée avec vérification d’identité",
    },
    Vocabulary {
        language: "es",
        eqf: "MEC nivel",
        qf_ehea: "QF-EHEA",
        level: "nivel",
        ects: "ECTS",
        hours: "h",
        onsite: "presencial",
        online: "en línea",
        blended: "semipresencial",
        unsupervised: "evaluación sin supervisión",
        supervised: "evaluación supervisada",
        identified: "evaluación supervisada con verificación de identidad",
    },
    Vocabulary {
        language: "it",
        eqf: "EQF livello",
        qf_ehea: "QF-EHEA",
        level: "livello",
        ects: "ECTS",
        hours: "ore",
        onsite: "in presenza",
        online: "online",
        blended: "in presenza e online",
        unsupervised: "valutazione non sorvegliata",
        supervised: "valutazione sorvegliata",
        identified: "valutazione sorvegliata con verifica dell’identità",
    },
    Vocabulary {
        language: "pt",
        eqf: "QEQ nível",
        qf_ehea: "QF-EHEA",
        level: "nível",
        ects: "ECTS",
        hours: "h",
        onsite: "presencial",
        online: "em linha",
        blended: "misto",
        unsupervised: "avaliação sem supervisão",
        supervised: "avaliação supervisionada",
        identified: "avaliação supervisionada com verificação de identidade",
    },
    Vocabulary {
        language: "nl",
        eqf: "EQF-niveau",
        qf_ehea: "QF-EHEA",
        level: "niveau",
        ects: "ECTS",
        hours: "uur",
        onsite: "op locatie",
        online: "online",
        blended: "op locatie en online",
        unsupervised: "toetsing zonder toezicht",
        supervised: "toetsing onder toezicht",
        identified: "toetsing onder toezicht met identiteitscontrole",
    },
    Vocabulary {
        language: "pl",
        eqf: "poziom ERK",
        qf_ehea: "QF-EHEA",
        level: "poziom",
        ects: "ECTS",
        hours: "godz.",
        onsite: "stacjonarnie",
        online: "online",
        blended: "hybrydowo",
        unsupervised: "ocena bez nadzoru",
        supervised: "ocena pod nadzorem",
        identified: "ocena pod nadzorem z weryfikacją tożsamości",
    },
];

/// The words of a language, by BCP 47 tag.
pub(super) fn vocabulary(language: &str) -> &'static Vocabulary {
    let base = language.split('-').next().unwrap_or_default();
    let [english, ..] = &ALL;
    ALL.iter()
        .find(|v| v.language.eq_ignore_ascii_case(base))
        .unwrap_or(english)
}

impl Vocabulary {
    /// A level, with its framework.
    pub(super) fn level(&self, level: &Level) -> String {
        match level.scale {
            LevelScale::Eqf => format!("{} {}", self.eqf, level.value),
            LevelScale::QfEhea => format!("{} {}", self.qf_ehea, level.value),
            LevelScale::National => {
                format!("{} {} {}", level.scale_name, self.level, level.value)
            }
        }
    }
}
