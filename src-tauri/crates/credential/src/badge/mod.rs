//! Building Open Badges 3.0 credentials from plain facts.

mod achievement;
mod build;
mod elements;
mod endorsement;
mod facts;
mod identity;
mod learner_record;
mod text;
mod varying;

pub use build::{OB_CONTEXT, VC_CONTEXT, credential};
pub use elements::ELEMENTS_TYPE;
pub use endorsement::{Endorsement, endorsement};
pub use facts::{
    Achievement, Alignment, Credential, Elements, Evidence, Identifier, Issuer, Learner,
    LearnerResult, Outcome, ResultDescription, RubricLevel, StatusEntry,
};
pub use identity::{Identity, is_identity};
pub use learner_record::{LearnerRecord, PartOf, learner_record};
pub use varying::varying;
