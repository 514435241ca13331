//! Templates, the press, the register, paper.

pub(crate) mod paper_stocks;
pub(crate) mod press;
pub(crate) mod register;
pub(crate) mod templates;
