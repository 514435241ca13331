//! The few words that fields need, in the language of a certificate.

use domain::programme::{Level, LevelScale, Participation, Supervision};
use words::{Message, say};

/// A level, with its framework.
pub(super) fn level(level: &Level) -> Message {
    let value = level.value.to_string();
    match level.scale {
        LevelScale::Eqf => say::printed::eqf(value),
        LevelScale::QfEhea => say::printed::qf_ehea(value),
        LevelScale::National => say::printed::national_level(value, &level.scale_name),
    }
}

/// How learners take part.
pub(super) fn participation(value: Participation) -> Message {
    match value {
        Participation::Onsite => say::printed::onsite(),
        Participation::Online => say::printed::online(),
        Participation::Blended => say::printed::blended(),
    }
}

/// How assessments are watched over.
pub(super) fn supervision(value: Supervision) -> Message {
    match value {
        Supervision::Unsupervised => say::printed::unsupervised(),
        Supervision::Supervised => say::printed::supervised(),
        Supervision::SupervisedWithIdentity => say::printed::identified(),
    }
}
