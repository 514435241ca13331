//! Rubrics and feedback as files and on paper.

use domain::scoring::Marker;
use domain::table::TableStyle;

use crate::{cohort, of, sheet, studio, without_second_marker};

#[test]
fn rubrics_travel_as_case_and_as_tables() {
    let (_folder, studio, programme) = studio();
    let id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[0]
        .rubric_id
        .clone()
        .unwrap();
    let own = studio.rubric_view(id.as_str()).unwrap().saved.value;
    for (name, bytes) in [
        ("r.json", studio.export_rubric_case(id.as_str()).unwrap()),
        (
            "r.csv",
            studio
                .export_rubric_table(id.as_str(), &TableStyle::default())
                .unwrap(),
        ),
    ] {
        let taken = studio.import_rubrics(name, &bytes).unwrap();
        let rubric = &taken.rubrics[0].value;
        assert_ne!(rubric.id, own.id);
        let words = |r: &domain::rubric::Rubric| {
            r.criteria
                .iter()
                .map(|c| (c.title.clone(), c.weight, c.descriptors.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(rubric), words(&own), "{name}");
        assert_eq!(
            rubric.levels.iter().map(|l| l.points).collect::<Vec<_>>(),
            own.levels.iter().map(|l| l.points).collect::<Vec<_>>()
        );
    }
    assert!(studio.import_rubrics("x.json", b"{}").is_err());
}

/// What a page says, where pdftotext is there to read it.
fn text_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).unwrap();
    if let Some(keep) = std::env::var_os("CREDWRIGHT_KEEP_PAGES") {
        let name = blake3::hash(pdf).to_hex().to_string();
        std::fs::write(
            std::path::Path::new(&keep)
                .join(&name[..8])
                .with_extension("pdf"),
            pdf,
        )
        .unwrap();
    }
    let out = std::process::Command::new("pdftotext")
        .arg("-layout")
        .arg(&file)
        .arg("-")
        .output();
    let Ok(out) = out else {
        println!("NOT RUN: pdftotext is not installed");
        return None;
    };
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn each_learner_gets_a_page_that_says_what_was_reached_and_what_comes_next() {
    let (folder, studio, programme) = studio();
    let cohort = cohort(&studio, &programme, 2);
    without_second_marker(&studio, &programme);
    for assessment in ["a1", "a2", "a3"] {
        let of = of(&cohort, assessment);
        let view = studio.marking_view(&of, Marker::First).unwrap();
        let mut sheets: Vec<_> = view
            .learners
            .iter()
            .map(|l| sheet(&l.id, Marker::First, &view.parts, 75))
            .collect();
        sheets[0].value.scores[0].comment = "Zażółć gęślą jaźń: name your sources.".into();
        sheets[0].value.comment = "A careful piece of work.".into();
        sheets[1].value.absent = assessment == "a1";
        studio.save_sheets(&of, Marker::First, &sheets).unwrap();
        let first = studio.learners(&cohort).unwrap()[0].id.clone();
        assert!(
            studio.feedback_page(&cohort, &first).is_err(),
            "not before the decision"
        );
        studio.close_marking(&of, Marker::First).unwrap();
    }
    studio.decide_awards(&cohort).unwrap();
    let learners = studio.learners(&cohort).unwrap();
    let page = studio.feedback_page(&cohort, &learners[0].id).unwrap();
    assert_eq!(
        page,
        studio.feedback_page(&cohort, &learners[0].id).unwrap(),
        "the same decision, the same bytes"
    );
    if let Some(text) = text_of(&page) {
        for words in [
            "Feedback for Learner 000 Ågren",
            "Zażółć gęślą jaźń",
            "A careful piece of work.",
            "Proficient",
            "3 of 4",
            "7 of 10",
            "Learning outcomes",
            "Next steps",
            "aim for",
            "reaches the pass mark of 50 %",
            "Awards 2026",
            "Certificate in Data Governance (CDG-1)",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let written = studio.write_feedback(&cohort, &out).unwrap();
    let files: Vec<_> = std::fs::read_dir(&written).unwrap().collect();
    assert_eq!(files.len(), 2);
    assert_ne!(
        studio.write_feedback(&cohort, &out).unwrap(),
        written,
        "nothing is written over"
    );
    if let Some(text) = text_of(&studio.feedback_page(&cohort, &learners[1].id).unwrap()) {
        assert!(text.contains("Nothing was handed in."), "{text}");
    }

    // The page speaks the programme's language, and nothing of its own is left in English.
    let english = text_of(&page);
    let mut saved = studio.programme_view(programme.as_str()).unwrap().saved;
    saved.value.languages = vec![words::PSEUDO.to_owned()];
    studio.save_programme(&saved).unwrap();
    let page = studio.feedback_page(&cohort, &learners[0].id).unwrap();
    let (Some(english), Some(pseudo)) = (english, text_of(&page)) else {
        return;
    };
    let (_, room) = words::files("en")
        .iter()
        .find(|(room, _)| *room == "feedback")
        .unwrap();
    let fixed: Vec<String> = words::signature::signatures(room)
        .unwrap()
        .iter()
        .filter(|signature| signature.arguments.is_empty())
        .filter_map(|signature| {
            let name = signature.id.strip_prefix("feedback-")?;
            Some(words::Message::named("feedback", name)?.in_english())
        })
        .filter(|said| english.contains(said))
        .collect();
    assert!(fixed.len() > 8, "{fixed:?}");
    let sentences = [
        "aim for",
        " version ",
        "3 of 4",
        "reaches the pass mark",
        "Feedback for",
    ];
    for said in fixed.iter().map(String::as_str).chain(sentences) {
        assert!(english.contains(said), "{said}\n{english}");
        // What follows a heading in the data may be called the same.
        let left = pseudo.matches(said).count();
        assert_eq!(left, 0, "{said}\n{pseudo}");
    }
}

#[test]
fn the_fixed_words_of_a_rubric_are_in_its_language() {
    let (_folder, studio, programme) = studio();
    let view = studio.programme_view(programme.as_str()).unwrap();
    let id = view.saved.value.assessments[0].rubric_id.clone().unwrap();
    let mut rubric = studio.copy_rubric(id.as_str()).unwrap();
    let id = rubric.value.id.clone();
    let german = [
        "Bewertungsraster, Version",
        "Kriterium",
        "Gewicht 25",
        "1 von 1",
    ];
    for (language, said) in [("de", &german[..]), (words::PSEUDO, &[])] {
        rubric.value.language = language.to_owned();
        rubric = studio.save_rubric(&rubric).unwrap().saved;
        let page = studio.rubric_page(id.as_str(), language).unwrap();
        let Some(text) = text_of(&page) else { return };
        for said in said {
            assert!(text.contains(said), "{said}\n{text}");
        }
        for english in ["Rubric, version", "Criterion", "Weight", "1 of 1"] {
            assert!(!text.contains(english), "{english}\n{text}");
        }
    }
}

#[test]
fn a_rubric_prints_on_a_clean_page() {
    let (_folder, studio, programme) = studio();
    let id = studio
        .programme_view(programme.as_str())
        .unwrap()
        .saved
        .value
        .assessments[0]
        .rubric_id
        .clone()
        .unwrap();
    let page = studio.rubric_page(id.as_str(), "en").unwrap();
    if let Some(text) = text_of(&page) {
        for words in [
            "Data stewardship portfolio",
            "Proficient (3)",
            "Respects the law on",
            "Weight 25",
            "1 of 1",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}
