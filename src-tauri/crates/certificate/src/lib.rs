//! A template and a learner in, pages out.
//!
//! [`Press::prepare`] shapes what all certificates of a run share, subsets its
//! fonts once and lets printpdf write the objects they have in common. After that
//! each certificate is a page appended to them: in one merged file, or in a file
//! of its own. What a certificate's file holds depends on its run and itself
//! alone, so a reprint gives the same bytes.

pub mod badge;
pub mod document;
pub mod element;
mod error;
pub mod field;
pub mod font;
mod frame;
mod pdf;
pub mod picture;
mod press;
mod sheet;
pub mod template;
pub mod text;

pub use error::{CertificateError, FontFault, PictureFault};
pub use press::{Certificates, Checked, FindPicture, Fit, Press, letters_of};
pub use sheet::{Alignment, Coarse, Colour, FINE_ENOUGH, Tightness, VerticalAlignment};

/// What TypeScript calls the numbers of a template: JSON has no others than finite ones, so none
/// of them is ever `null` there.
pub(crate) type Finite = u32;
