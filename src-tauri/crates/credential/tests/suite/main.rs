//! Everything that the crate promises, held to other people's files where there are any.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod badges;
mod baked;
mod canonical;
mod changes;
mod claims;
mod dcc;
mod help;
mod hostile;
mod issuers;
mod jwts;
mod keys;
mod mutations;
mod official_samples;
mod paper;
mod runs;
mod shared;
mod status;
mod vectors;
