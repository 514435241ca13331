//! Rubrics, assessment standards, scoring, panels.

pub(crate) mod assessment_standards;
pub(crate) mod panels;
pub(crate) mod rubrics;
pub(crate) mod scoring;
