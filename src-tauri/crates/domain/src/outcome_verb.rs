//! The first verb of a learning outcome: can what it says be observed?
//!
//! The lists follow Bloom's revised taxonomy (Anderson and Krathwohl, 2001) and the
//! advice of Cedefop's handbook on learning outcomes (2017) to avoid verbs that name
//! a state of mind.

/// Verbs nobody can watch a learner do, each with two that can be watched.
const VAGUE: [(&str, [&str; 2]); 12] = [
    ("understand", ["apply", "explain"]),
    ("know", ["describe", "identify"]),
    ("appreciate", ["justify", "compare"]),
    ("learn", ["demonstrate", "apply"]),
    ("realise", ["explain", "relate"]),
    ("realize", ["explain", "relate"]),
    ("believe", ["justify", "argue"]),
    ("comprehend", ["explain", "summarise"]),
    ("grasp", ["explain", "apply"]),
    ("enjoy", ["choose", "present"]),
    ("familiarise", ["describe", "use"]),
    ("think", ["analyse", "propose"]),
];

/// What is wrong with the verb of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VagueVerb {
    /// The verb as written.
    pub verb: String,
    /// Two that could stand in its place.
    pub instead: [&'static str; 2],
}

/// Finds a first verb that cannot be observed, if the outcome has one.
#[must_use]
pub fn vague_verb(outcome: &str) -> Option<VagueVerb> {
    let mut words = outcome.split_whitespace();
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let verb = if bare(first) == "be" && bare(second) == "aware" {
        return Some(VagueVerb {
            verb: "be aware".into(),
            instead: ["describe", "recognise"],
        });
    } else {
        bare(first)
    };
    VAGUE
        .iter()
        .find(|(vague, _)| verb == *vague || verb.strip_suffix('s') == Some(*vague))
        .map(|(_, instead)| VagueVerb {
            verb: first.to_owned(),
            instead: *instead,
        })
}

/// Finds a word anywhere in a descriptor that says what goes on in a head instead of what
/// can be seen: the verbs above in their usual forms.
#[must_use]
pub fn vague_word(descriptor: &str) -> Option<VagueVerb> {
    descriptor.split_whitespace().find_map(|word| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        let stem = |vague: &str| {
            bare == vague
                || ["s", "ing", "ed"]
                    .iter()
                    .any(|end| bare.strip_suffix(end) == Some(vague))
                || (vague.ends_with('e') && bare.strip_suffix("ing") == vague.strip_suffix('e')
                    || bare.strip_suffix('d') == Some(vague))
        };
        let irregular = match bare.as_str() {
            "understood" => "understand",
            "knew" => "know",
            _ => "",
        };
        VAGUE
            .iter()
            // These have plain uses in a descriptor, such as what a learner thinks aloud.
            .filter(|(vague, _)| !matches!(*vague, "learn" | "enjoy" | "think" | "believe"))
            .find(|(vague, _)| *vague == irregular || stem(vague))
            .map(|(_, instead)| VagueVerb {
                verb: bare.clone(),
                instead: *instead,
            })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn finds_verbs_that_cannot_be_observed() {
        assert_eq!(
            vague_verb("Understand the law").unwrap().instead,
            ["apply", "explain"]
        );
        assert!(vague_verb("Knows, roughly, the rules").is_some());
        assert!(vague_verb("Be aware of risks").is_some());
        assert!(vague_verb("Assess the quality").is_none());
        assert!(vague_verb("").is_none());
    }

    #[test]
    fn finds_them_within_a_descriptor_too() {
        assert_eq!(
            vague_word("Shows (understanding) of it").unwrap().verb,
            "understanding"
        );
        assert_eq!(
            vague_word("Appreciates nuance").unwrap().verb,
            "appreciates"
        );
        assert_eq!(vague_word("Knew it").unwrap().verb, "knew");
        assert!(vague_word("Names three known standards and explains one").is_none());
    }
}
