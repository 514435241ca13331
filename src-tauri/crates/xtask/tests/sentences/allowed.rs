//! Which crates are held free of sentences, and the few texts that may stay.

/// The crates that speak through the catalogue alone, from the folder `src-tauri`.
pub const HELD: [&str; 8] = [
    "crates/store/src",
    "crates/exchange/src",
    "crates/certificate/src",
    "crates/credential/src",
    "crates/report/src",
    "crates/studio/src",
    "crates/cli/src",
    "src",
];

/// A file, how a text in it begins, and why that text is no words of the program.
type Allowed = (&'static str, &'static str, &'static str);

const TO_OTHER_TOOLS: &str =
    "a mark that is found by its name; its text is for whoever opens it with other tools";

pub const ALLOWED: [Allowed; 55] = [
    ("crates/certificate/src/badge.rs", "<svg xmlns", "a drawing"),
    (
        "crates/certificate/src/badge.rs",
        "Source Serif 4, Noto Serif",
        "names of fonts",
    ),
    (
        "crates/certificate/src/badge.rs",
        "Inter, Noto Serif",
        "names of fonts",
    ),
    (
        "crates/certificate/src/badge.rs",
        "Noto Serif",
        "the name of a font",
    ),
    (
        "crates/studio/src/credentials/facts.rs",
        "Result",
        "what Open Badges calls it",
    ),
    (
        "crates/studio/src/credentials/facts.rs",
        "Percent",
        "what Open Badges calls it",
    ),
    (
        "crates/studio/src/credentials/endorsements.rs",
        "Achievement",
        "what Open Badges calls it",
    ),
    (
        "crates/studio/src/credentials/endorsements.rs",
        "Profile",
        "what Open Badges calls it",
    ),
    (
        "crates/studio/src/credentials/site.rs",
        "Profile",
        "what Open Badges calls it",
    ),
    (
        "crates/studio/src/credentials/verifying/pdf_codes.rs",
        "Filter",
        "what PDF calls it",
    ),
    (
        "crates/studio/src/credentials/verifying/pdf_codes.rs",
        "Subtype",
        "what PDF calls it",
    ),
    (
        "crates/studio/src/credentials/verifying/pdf_codes.rs",
        "Image",
        "what PDF calls it",
    ),
    (
        "crates/studio/src/credentials/verifying/pdf_codes.rs",
        "Width",
        "what PDF calls it",
    ),
    (
        "crates/studio/src/credentials/verifying/pdf_codes.rs",
        "Height",
        "what PDF calls it",
    ),
    (
        "crates/certificate/src/pdf/volume.rs",
        "Facts as data",
        TO_OTHER_TOOLS,
    ),
    (
        "crates/certificate/src/pdf/volume.rs",
        "Signed credential (Open Badges 3.0)",
        TO_OTHER_TOOLS,
    ),
    (
        "crates/exchange/src/case/package.rs",
        "duplicate field `",
        "how the parser begins what it says",
    ),
    (
        "crates/exchange/src/json.rs",
        " at line ",
        "what the parser adds to what it was told",
    ),
    (
        "crates/exchange/src/roster/hidden_rows.rs",
        "Target",
        "what a workbook calls the place of a sheet",
    ),
    (
        "crates/exchange/src/esco.rs",
        "Occupation",
        "what ESCO calls it in its tables",
    ),
    (
        "crates/exchange/src/programme_file.rs",
        "missing field `",
        "how the parser begins what it says",
    ),
    (
        "crates/certificate/src/picture/mod.rs",
        "Source Serif 4",
        "the name of a font",
    ),
    (
        "crates/certificate/src/picture/mod.rs",
        "Inter",
        "the name of a font",
    ),
    (
        "crates/credential/src/badge/elements.rs",
        "EQF level",
        "how the framework names its levels",
    ),
    (
        "crates/credential/src/badge/elements.rs",
        "European Qualifications Framework",
        "the name of the framework",
    ),
    (
        "crates/credential/src/json/strict.rs",
        "number out of range",
        "how the parser begins what it says",
    ),
    (
        "crates/credential/src/keys/sealed.rs",
        "credwright key 1",
        "what a seal is bound to; another text opens nothing",
    ),
    (
        "crates/credential/src/linked_data/contexts.rs",
        "not built in",
        "what the library is told; a person reads the reason made of it",
    ),
    (
        "crates/exchange/src/roster/headings.rs",
        "",
        "how questions of forms begin that ask for a name",
    ),
    (
        "crates/exchange/src/roster/sniff.rs",
        "<!doctype html",
        "how a page begins",
    ),
    (
        "crates/studio/src/certificates/printers.rs",
        "Get-Printer | ForEach-Object Name",
        "a command of the system",
    ),
    (
        "crates/studio/src/certificates/printers.rs",
        "Start-Process -FilePath",
        "a command of the system",
    ),
    (
        "crates/studio/src/certificates/template_trial.rs",
        "Ana María Ruiz López",
        "somebody’s name",
    ),
    (
        "crates/studio/src/certificates/template_trial.rs",
        "Dmytro Yizhakivskyi",
        "somebody’s name",
    ),
    (
        "crates/studio/src/certificates/template_trial.rs",
        "Дмитро Їжаківський",
        "somebody’s name",
    ),
    (
        "crates/studio/src/certificates/template_trial.rs",
        "Maximiliane-Charlotte von und zu",
        "somebody’s name",
    ),
    (
        "crates/exchange/src/esco.rs",
        "European Commission",
        "the name of the publisher",
    ),
    (
        "crates/exchange/src/esco.rs",
        "This service uses the ESCO classification",
        "what the licence of ESCO asks to be said, in its words",
    ),
    (
        "crates/exchange/src/rubric_case.rs",
        "Credwright",
        "the name of the program",
    ),
    (
        "crates/certificate/src/document/layout.rs",
        "Table",
        "a name that PDF gives",
    ),
    (
        "crates/certificate/src/element/logo/mod.rs",
        "Logo",
        "the name of a picture within the press",
    ),
    (
        "crates/certificate/src/font/bundled.rs",
        "Source Serif",
        "the name of a font",
    ),
    (
        "crates/certificate/src/font/bundled.rs",
        "Inter, semibold",
        "the name of a font",
    ),
    (
        "crates/certificate/src/font/system.rs",
        "Noto S",
        "the name by which the system knows a font",
    ),
    (
        "crates/certificate/src/font/system.rs",
        "Ol Chiki",
        "the name of a script, as its Noto font has it",
    ),
    (
        "crates/certificate/src/font/system.rs",
        "Meetei Mayek",
        "the name of a script, as its Noto font has it",
    ),
    (
        "crates/certificate/src/font/system.rs",
        "Canadian Aboriginal",
        "the name of a script, as its Noto font has it",
    ),
    (
        "crates/certificate/src/font/system.rs",
        "Tai Le",
        "the name of a script, as its Noto font has it",
    ),
    (
        "crates/certificate/src/template/built_in/",
        "pale gilt",
        "the identity of a colour in the template",
    ),
    (
        "crates/store/src/commit_queue.rs",
        "index flush",
        "the name of a thread",
    ),
    (
        "crates/store/src/encryption/keys.rs",
        "credwright 2026",
        "what a key is derived for; another text gives another key",
    ),
    (
        "crates/store/src/repair/give_up.rs",
        "This file was damaged",
        TO_OTHER_TOOLS,
    ),
    (
        "crates/store/src/unfinished/mark.rs",
        "This workspace is being made",
        TO_OTHER_TOOLS,
    ),
    (
        "crates/store/src/unfinished/mark.rs",
        "This workspace is being restored",
        TO_OTHER_TOOLS,
    ),
    (
        "crates/store/src/unfinished/mark.rs",
        "Its folder was made for it",
        TO_OTHER_TOOLS,
    ),
];

/// Files and folders whose single words are names, and whose sentences are held all the same.
pub const NAMES: [(&str, &str); 4] = [
    (
        "crates/certificate/src/font/",
        "names of fonts, weights and scripts",
    ),
    ("crates/certificate/src/pdf/", "names that PDF gives"),
    (
        "crates/credential/src/",
        "types that W3C and Open Badges name",
    ),
    (
        "crates/certificate/src/template/built_in/",
        "names of templates, which are proper names",
    ),
];

/// Folders whose texts are content, not words of the program.
pub const CONTENT: [(&str, &str); 1] = [(
    "crates/studio/src/sample/",
    "the sample workspace: what an invented institution wrote",
)];
