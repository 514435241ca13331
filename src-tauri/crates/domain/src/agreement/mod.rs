//! Agreement between markers, and how well scores measure.
//!
//! Statistics are floating point; awards never depend on them. Every figure comes with what it
//! means and with a warning where there are too few data for it to mean much.

mod figures;
mod icc;
mod items;
mod kappa;
mod krippendorff;
mod ratings;
mod reliability;

pub use figures::{Figure, Statistic, agreement, consistency};
pub use icc::{Icc, IccForm, icc};
pub use items::{ItemQuality, item_quality};
pub use kappa::{KappaWeights, cohens_kappa, fleiss_kappa, percent_agreement};
pub use krippendorff::{Measurement, krippendorffs_alpha};
pub use ratings::Ratings;
pub use reliability::cronbachs_alpha;
