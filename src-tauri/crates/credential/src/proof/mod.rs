//! Proofs: Data Integrity inside a credential, VC-JWT around it.

mod data_integrity;
mod jwt;
mod options;
mod run;
mod suite;
mod template;

pub use data_integrity::{Hashes, hashes, sign, verify_proof, without_proof};
pub use jwt::{Jwt, SigningKeyOfJwt, jwt, jwt_claims, read_jwt, verify_jwt};
pub use options::ProofOptions;
pub use run::{SigningRun, Varying};
pub use suite::Suite;
pub use template::Template;
