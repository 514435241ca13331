//! Standard setting, as the field calls it: a panel of judges says where the cut score of an
//! assessment lies. A cut score is neither an assessment standard, which may use it, nor a
//! quality standard.
//!
//! Judgements are statistics and floating point; the cut score that is taken over from them is
//! a decimal number that a person chose.

mod angoff;
mod bookmark;
mod borderline;
mod ebel;
mod feedback;
mod panel;

pub use borderline::{Borderline, borderline_regression};
pub use feedback::{ItemSpread, JudgeCut, PanelResult, panel_result};
pub use panel::{
    Candidate, EbelRating, ITEM_CLASSES, Judge, Panel, PanelInvalid, PanelItem, PanelJudgement,
    PanelMethod, Round,
};

/// Mean and standard error of judges' cut scores: the standard deviation over judges divided
/// by the square root of their number. One judge has no standard error.
pub(crate) fn mean_and_error(cuts: &[f64]) -> Option<(f64, Option<f64>)> {
    let count = cuts.len() as f64;
    if cuts.is_empty() {
        return None;
    }
    let mean = cuts.iter().sum::<f64>() / count;
    let error = (cuts.len() > 1).then(|| {
        let variance = cuts.iter().map(|c| (c - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (variance / count).sqrt()
    });
    Some((mean, error))
}
