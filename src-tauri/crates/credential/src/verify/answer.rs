use crate::reason::Reason;

/// The answer to one of the four questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// As it should be.
    Yes,
    /// Not as it should be.
    No,
    /// What it takes to answer is missing.
    Unknown,
}

/// An answer with its reasons. A yes may have notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Finding {
    /// As it should be.
    #[must_use]
    pub const fn yes() -> Self {
        Self {
            answer: Answer::Yes,
            reasons: Vec::new(),
        }
    }

    /// As it should be, with a note.
    #[must_use]
    pub fn noted(reason: Reason) -> Self {
        Self {
            answer: Answer::Yes,
            reasons: vec![reason],
        }
    }

    /// Not as it should be.
    #[must_use]
    pub fn no(reason: Reason) -> Self {
        Self {
            answer: Answer::No,
            reasons: vec![reason],
        }
    }

    /// Not to be answered.
    #[must_use]
    pub fn unknown(reason: Reason) -> Self {
        Self {
            answer: Answer::Unknown,
            reasons: vec![reason],
        }
    }

    /// Both findings: a no outweighs an unknown, an unknown a yes.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let rank = |answer| match answer {
            Answer::Yes => 0,
            Answer::Unknown => 1,
            Answer::No => 2,
        };
        if rank(other.answer) > rank(self.answer) {
            self.answer = other.answer;
        }
        for reason in other.reasons {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
        self
    }
}
