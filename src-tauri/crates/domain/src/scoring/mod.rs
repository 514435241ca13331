//! Scoring: what markers give, who marked blind to whom, and how differences were settled.

mod marking;
mod moderation;
mod phrase;
mod sample;
mod sheet;
mod table;

pub use marking::{Closed, Marking, MarkingRefused, RubricMove};
pub use moderation::{Difference, differences, settle};
pub use phrase::Phrase;
pub use sample::{Sample, SampleRule, SampleWish, draw};
pub use sheet::{Marker, PartScore, ScoreSheet, ScoredLevel, ScoredPart, Settlement, SheetInvalid};
pub use table::{ScoreCells, ScoreRow, ScoreRowClass, ScoreTotals, class_rows};
