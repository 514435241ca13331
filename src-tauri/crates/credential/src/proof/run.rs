//! A run of signatures: the fast way, held to the full one.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::data_integrity::{canonical_options, hashes, joined};
use super::options::ProofOptions;
use super::suite::Suite;
use super::template::Template;
use crate::encoding::base58_encode;
use crate::keys::SecretKey;
use crate::reason::Reason;

/// The first of each shape is proven, and then one in so many, drawn by the caller's number. The full
/// way takes a hundred times as long, so that more would be most of the work.
const ONE_IN: u64 = 512;

/// A credential of which some places differ from the others of its shape.
#[derive(Debug, Clone)]
pub struct Varying {
    /// The whole credential, without proof.
    pub document: Map<String, Value>,
    /// Where it varies: JSON pointers to texts. Those of one shape have the same.
    pub paths: Vec<String>,
}

/// Signs many credentials with one key and the same options.
pub struct SigningRun<'a> {
    options: ProofOptions,
    key: &'a SecretKey,
    /// By shape: the template, and the canonical proof options under its contexts.
    shapes: HashMap<String, (Template, String)>,
    draw: u64,
    signed: u64,
    proven: u64,
}

impl<'a> SigningRun<'a> {
    /// A run. `seed` is a number nobody can foresee: it decides which credentials are proven.
    ///
    /// # Errors
    /// [`Reason::KeyNotForSuite`] unless the suite is `eddsa-rdfc-2022` and the key one of Ed25519.
    pub fn new(options: ProofOptions, key: &'a SecretKey, seed: u64) -> Result<Self, Reason> {
        if options.suite != Suite::EddsaRdfc2022 || key.kind() != options.suite.key() {
            return Err(Reason::KeyNotForSuite(
                options.suite.name().to_owned(),
                key.kind().name().to_owned(),
            ));
        }
        Ok(Self {
            options,
            key,
            shapes: HashMap::new(),
            draw: seed,
            signed: 0,
            proven: 0,
        })
    }

    /// How many were signed, and how many of them were proven the full way.
    #[must_use]
    pub const fn counts(&self) -> (u64, u64) {
        (self.signed, self.proven)
    }

    /// The next number of a linear congruential generator (Knuth, MMIX).
    const fn drawn(&mut self) -> bool {
        self.draw = self
            .draw
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.draw >> 33).is_multiple_of(ONE_IN)
    }

    /// What credentials share a template by: everything but the values that vary.
    fn shape(varying: &Varying) -> (String, Vec<String>) {
        let mut shape = Value::Object(varying.document.clone());
        let mut values = Vec::with_capacity(varying.paths.len());
        for path in &varying.paths {
            match shape.pointer_mut(path) {
                Some(Value::String(text)) => values.push(std::mem::take(text)),
                _ => values.push(String::new()),
            }
        }
        let mut key = shape.to_string();
        for path in &varying.paths {
            key.push('\n');
            key.push_str(path);
        }
        (key, values)
    }

    /// Signs one.
    ///
    /// # Errors
    /// [`Reason::RunRefused`] when the fast way and the full way differ: nothing more may be signed
    /// in this run, and nothing of it may be kept. Else what the full way refuses.
    pub fn sign(&mut self, varying: &Varying) -> Result<Map<String, Value>, Reason> {
        let (shape, values) = Self::shape(varying);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let Value::Object(mut proof) = self.options.written() else {
            return Err(Reason::NoProof);
        };
        let new = !self.shapes.contains_key(&shape);
        if new {
            let context = varying.document.get("@context");
            let options = canonical_options(self.options.suite, context, &proof)?;
            let document = Value::Object(varying.document.clone());
            let template = Template::new(&document, &varying.paths)?;
            self.shapes.insert(shape.clone(), (template, options));
        }
        let prove = self.drawn() || new;
        let (template, options) = self.shapes.get(&shape).ok_or(Reason::RunRefused)?;
        let canonical = template.canonical(&values)?;
        let signed = joined(options, &canonical);
        if prove {
            let full = hashes(self.options.suite, &varying.document, &proof)?;
            if full.document != canonical || full.signed != signed {
                return Err(Reason::RunRefused);
            }
            self.proven += 1;
        }
        self.signed += 1;
        let value = format!("z{}", base58_encode(&self.key.sign(&signed)));
        proof.insert("proofValue".to_owned(), value.into());
        let mut document = varying.document.clone();
        document.insert("proof".to_owned(), vec![Value::Object(proof)].into());
        Ok(document)
    }
}
