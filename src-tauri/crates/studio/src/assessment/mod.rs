//! Rubrics, assessment standards, scoring, moderation, panels and agreement of raters.

pub mod agreement;
pub mod assessment_standards;
mod families;
pub mod marking;
pub mod moderation;
pub mod panel_rounds;
pub mod panels;
pub mod phrases;
pub mod rubric_files;
pub mod rubric_moves;
pub(crate) mod rubric_uses;
pub mod rubrics;
pub mod score_files;
mod score_saving;
pub mod scoring;
pub mod standard_trial;
