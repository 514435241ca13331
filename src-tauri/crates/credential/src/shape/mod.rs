//! What a credential must have, by VC Data Model 1.1 and 2.0, Open Badges 3.0 and CLR 2.0.

mod badge;
mod check;
mod data_model;
mod kind;

pub use check::{Form, check, form};
pub use data_model::{DataModel, data_model};
pub use kind::{Kind, kind};
