//! JSON-LD to canonical N-Quads: contexts built in, no term lost, work bounded.

mod canonical;
mod contexts;
mod dataset;
mod expand;
mod loss;
mod names;

pub use canonical::{Digest, canonical, canonical_with, first_degree, labels};
pub use contexts::{KNOWN, Known, elements_context, is_known, known_contexts_alone};
pub use dataset::{Dataset, Part, Statement, escaped};
pub use expand::dataset;
pub use names::by_their_names;
