//! The press: prepares what a run shares, then prints certificate after certificate.

mod certificates;
mod check;
mod geometry;
mod heads;
mod lanes;
mod layout;
mod letters;
mod prepare;
mod print;
mod record;
mod resources;
mod run;
mod sheet_writer;
mod unit;

pub use certificates::Certificates;
pub use check::{Checked, Fit};
pub use letters::letters_of;
pub use prepare::FindPicture;
pub use run::Press;
