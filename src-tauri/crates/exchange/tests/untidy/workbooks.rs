//! Workbooks and pages: cells as they are shown, days as days.

use std::io::Write;

use exchange::roster::{ImportAnswers, read};

use crate::told::{asked, classed};

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn rows_of(bytes: &[u8], answers: &ImportAnswers) -> Vec<String> {
    let reading = read(bytes, answers).unwrap_or_else(|e| panic!("{}", e.in_english()));
    assert_eq!(asked(&reading), Vec::<String>::new());
    classed(&reading, answers)
        .iter()
        .map(|row| match &row.learner {
            Some(l) => format!(
                "{} | {} | {:?} | {} | {}",
                l.number,
                l.name,
                l.result,
                l.grade,
                l.completed_on.as_ref().map_or("", |d| d.as_str())
            ),
            None => row.reason.in_english().join("; "),
        })
        .collect()
}

const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Cover" sheetId="1" r:id="rId1"/><sheet name="Class" sheetId="2" r:id="rId2"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

fn text(cell: &str, words: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>"#)
}

fn workbook() -> Vec<u8> {
    let sheet = |rows: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        )
    };
    let mut rows = format!(
        "<row r=\"1\">{}</row>",
        text("A1", "Class list Autumn 2026")
    );
    rows += "<row r=\"3\">";
    for (cell, words) in [
        ("A3", "Student ID"),
        ("B3", "Name"),
        ("C3", "Result"),
        ("D3", "Grade"),
        ("E3", "Completion date"),
    ] {
        rows += &text(cell, words);
    }
    rows += "</row>";
    rows += &format!(
        r#"<row r="4"><c r="A4" s="1"><v>123</v></c>{}{}<c r="D4"><v>8.5</v></c><c r="E4" s="2"><v>46349</v></c></row>"#,
        text("B4", "Zoë Brontë"),
        text("C4", "passed")
    );
    rows += &format!(
        r#"<row r="5"><c r="A5"><v>123456789012</v></c>{}{}</row>"#,
        text("B5", "Bo Day"),
        text("C5", "failed")
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet("")),
        ("xl/worksheets/sheet2.xml", &sheet(&rows)),
    ])
}

#[test]
fn an_excel_workbook_is_read_as_it_is_shown() {
    let found = rows_of(&workbook(), &ImportAnswers::default());
    assert_eq!(
        found,
        [
            "00123 | Zoë Brontë | Passed | 8.5 | 2026-11-23",
            "123456789012 | Bo Day | Failed |  | "
        ]
    );
    let reading = read(&workbook(), &ImportAnswers::default()).unwrap();
    assert_eq!(reading.file.sheets, ["Cover", "Class"]);
    assert_eq!(reading.file.sheet.as_deref(), Some("Class"));
    assert_eq!(reading.file.heading, Some(3));
    let wrong = ImportAnswers {
        sheet: Some("Other".into()),
        ..ImportAnswers::default()
    };
    assert!(
        read(&workbook(), &wrong)
            .unwrap_err()
            .in_english()
            .contains("Cover and Class")
    );
}

#[test]
fn an_open_document_sheet_is_read_as_it_is_shown() {
    let cell = |words: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>"#
        )
    };
    let head: String = ["Student ID", "Name", "Result", "Completion date"]
        .iter()
        .map(|h| cell(h))
        .collect();
    let row = format!(
        r#"<table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell>{}{}<table:table-cell office:value-type="date" office:date-value="2026-11-23"><text:p>23/11/26</text:p></table:table-cell>"#,
        cell("O&apos;Neill<office:annotation><text:p>a note</text:p></office:annotation> Max"),
        cell("passed")
    );
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Class"><table:table-row>{head}</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row><table:table-row>{row}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ]);
    assert_eq!(
        rows_of(&bytes, &ImportAnswers::default()),
        ["00123 | O'Neill Max | Passed |  | 2026-11-23"]
    );
}

#[test]
fn a_page_with_a_table_is_read_under_any_name() {
    let page = "<html><head><meta charset=utf-8></head><body><table><tr><th>Student ID</th><th>Name</th><th>Result</th></tr><tr><td>00123</td><td>Zo&euml; Li</td><td>passed</td></tr></table></body></html>";
    assert_eq!(
        rows_of(page.as_bytes(), &ImportAnswers::default()),
        ["00123 | Zoë Li | Passed |  | "]
    );
}
