//! Rubrics we export, held against the JSON Schema of a CASE package.

use std::path::Path;
use std::process::Command;

use studio::Studio;

const VALIDATE: &str = "
import json, sys
from jsonschema import Draft7Validator, FormatChecker
schema = json.load(open(sys.argv[1], encoding='utf-8'))
package = json.load(open(sys.argv[2], encoding='utf-8'))
errors = list(Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(package))
print(len(package['CFRubrics'][0]['CFRubricCriteria']), len(errors))
for error in errors[:5]:
    print(list(error.path), error.message)
";

pub fn rubrics_are_valid(python: Option<&Path>) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let id = studio.rubrics("", None, 1).unwrap().rubrics[0].id.clone();
    let file = folder.path().join("rubric.json");
    std::fs::write(&file, studio.export_rubric_case(id.as_str()).unwrap()).unwrap();
    let schema =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/case-v1p0-cfpackage-schema.json");
    let out = Command::new(python.unwrap())
        .args(["-c", VALIDATE])
        .arg(&schema)
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    assert_eq!(said.lines().next(), Some("3 0"), "{said}");
}
