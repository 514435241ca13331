//! The fixed words of certificates come from the catalogue of their language.

use std::collections::HashSet;
use std::ops::ControlFlow;

use certificate::font::FontLibrary;
use certificate::template::{Template, built_in_words};
use certificate::{CertificateError, FontFault, Press, template};
use words::{PSEUDO, ToMessage, printed};

use crate::fixture::{certificate, copied, find, has, run};

/// Words of three letters and more, without case.
fn words_of(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect()
}

fn page(library: &FontLibrary, template: Template) -> String {
    let mut run = run();
    run.paper = template.paper;
    let press = Press::prepare(library, &run, template, &find).unwrap();
    let mut out = Vec::new();
    press
        .merged(&data(), &mut out, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    copied(&out).join("\n")
}

fn data() -> Vec<domain::certificate::Certificate> {
    let mut one = certificate(2, "Ada Lovelace");
    one.latin_name = "Ada Byron".into();
    one.valid_until = domain::Date::parse("2029-11-23").ok();
    one.stacked = vec![domain::certificate::StackedAward {
        serial: "NIT-1".into(),
        title: "Foundations".into(),
        issued_on: one.issued_on.clone(),
    }];
    vec![one]
}

/// The template with nothing but the texts that are in another language than it is.
fn only_its_second_language(template: &Template) -> Template {
    let mut only = serde_json::to_value(template).unwrap();
    for page in only["pages"].as_array_mut().unwrap() {
        page["elements"]
            .as_array_mut()
            .unwrap()
            .retain(|element| element.to_string().contains("\"language\":\"fr\""));
    }
    serde_json::from_value(only).unwrap()
}

#[test]
fn no_fixed_word_is_left_in_english() {
    if !has("pdftotext") {
        return;
    }
    let library = FontLibrary::new();
    let mut said = words_of(&serde_json::to_string(&run()).unwrap());
    said.extend(words_of(&serde_json::to_string(&data()).unwrap()));
    let english = template::built_in();
    let pseudo = built_in_words(printed(PSEUDO));
    for (english, pseudo) in english.into_iter().zip(pseudo) {
        let id = pseudo.id.clone();
        assert_eq!(
            (pseudo.language.as_str(), &pseudo.id),
            (PSEUDO, &english.id)
        );
        // Words on a side that is in a language of its own stay in that one.
        let beside = words_of(&page(&library, only_its_second_language(&english)));
        let english = words_of(&page(&library, english));
        let fixed: HashSet<&String> = english.difference(&said).collect();
        let fixed: HashSet<&String> = fixed
            .into_iter()
            .filter(|word| !beside.contains(*word))
            .collect();
        assert!(!fixed.is_empty(), "{id}");
        let other = page(&library, pseudo);
        let left: Vec<_> = words_of(&other)
            .into_iter()
            .filter(|word| fixed.contains(word))
            .collect();
        assert!(left.is_empty(), "{id}: {left:?} in\n{other}");
    }
}

#[test]
fn names_of_styles_are_in_the_language_of_the_template() {
    let english = template::built_in();
    for (english, pseudo) in english.iter().zip(built_in_words(printed(PSEUDO))) {
        for (one, other) in english.styles.iter().zip(&pseudo.styles) {
            assert_eq!(one.id, other.id);
            assert_ne!(one.name, other.name);
        }
        assert_ne!(english.description, pseudo.description);
    }
}

#[test]
fn the_french_side_of_confluence_is_french() {
    let confluence = template::find(&"confluence".into()).unwrap();
    let words = serde_json::to_string(&confluence).unwrap();
    for said in [
        "certifie que",
        "a obtenu la microcertification",
        "Mention : {grade}",
    ] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn an_error_speaks_every_language() {
    let error = CertificateError::Font("Comic".into(), FontFault::Web);
    assert_eq!(
        error.to_string(),
        "The font Comic cannot be used: it is a web font. Use its TTF or OTF file."
    );
    let pseudo = printed(PSEUDO).put(&error.message());
    assert!(
        !pseudo.contains("font") && pseudo.contains("Comic"),
        "{pseudo}"
    );
}
