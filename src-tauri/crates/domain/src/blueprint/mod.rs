//! The blueprint of an assessment: how many points which outcome should have at which
//! cognitive level, beside what its items or criteria really give.

mod coverage;
mod plan;

pub use coverage::{Coverage, CoverageCell, CoverageReport, coverage_of};
pub use plan::{AssessmentItem, BlueprintCell, CognitiveLevel};
