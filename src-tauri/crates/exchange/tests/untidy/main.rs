//! Rosters as they come in real life, each kind on the files that show it: what is asked, and every
//! learner, result, number, grade and day exactly. `expected/KIND.txt` says it, and was read through by a
//! person; `CREDWRIGHT_WRITE_EXPECTED=1` writes it anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod answered;
mod told;
mod workbooks;

use std::path::PathBuf;

use exchange::roster::ImportAnswers;

fn holds(kind: &str, files: &[&str]) {
    let mut text = String::new();
    for file in files {
        text += &format!(
            "=== {file}\n{}\n",
            told::told(file, &ImportAnswers::default())
        );
    }
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/untidy/expected/{kind}.txt"));
    if std::env::var_os("CREDWRIGHT_WRITE_EXPECTED").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    for (found, wanted) in text.split("=== ").zip(expected.split("=== ")) {
        assert_eq!(found, wanted);
    }
    assert_eq!(text, expected);
}

/// Lists that somebody made to get a wrong certificate out of the program, all of them together.
#[test]
fn again() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/untidy/again");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("again/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    files.sort_unstable();
    assert!(files.len() > 350);
    holds(
        "again",
        &files.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

macro_rules! kinds {
    ($($name:ident = [$($file:literal),* $(,)?]),* $(,)?) => {$(
        #[test]
        fn $name() {
            holds(&stringify!($name).replace('_', "-"), &[$($file),*]);
        }
    )*};
}

kinds! {
    half_a_name = [
        "r01_nom_prenom.csv", "r01b_nombre_apellidos.csv", "r01c_name_surname.csv", "r01d_nome_cognome.csv",
        "r01e_cognome_nome.csv", "r01f_prenom_nomdefamille.csv", "r01i_lastonly.csv", "r21_infix.csv",
        "r21b_middle.csv", "r31b_email2.csv", "r33_de.csv", "r33b_moodle_fr.csv", "r33c_moodle_es.csv",
        "r33d_pt.csv", "r33e_pl.csv", "r33f_nl.csv", "r33g_learner.csv", "r33h_learner2.csv",
        "r33i_recipient.csv", "r38.csv", "rt.csv",
    ],
    order_of_names = [
        "r06_cjk.csv", "r19_last_first.csv", "r08_canvas.csv", "r08b_canvas_name.csv",
        "exports/canvas-gradebook.csv", "exports/canvas-gradebook-muted-row.csv", "exports/google-sheets-responses.csv",
    ],
    failed_learners = [
        "r14_passfail.csv", "r14c_grade_fail.csv", "r14d_completed_date.csv", "r14e_status.csv",
        "r14f_result_words.csv", "r11_gforms.csv", "r11b_gforms_name.csv", "r24a.csv", "r24b.csv", "r24c_empty.csv",
        "m.csv", "exports/excel-class-list-de-cp1252.csv", "exports/excel-unicode-text.txt",
    ],
    private_notes = ["r13_note.csv", "r32_grade.csv", "r35_quoted.csv", "exports/excel-class-list-fr.csv"],
    the_wrong_key = [
        "r12_rownumber.csv", "r12c_rows2.csv", "r09_moodle.csv", "r09b_moodle_some.csv", "r07_slash.csv",
        "r07b_slash.csv", "r20_dup.csv", "r22_case.csv", "r23a_numbers.csv", "r23b_mail.csv", "r23c_zeros.csv",
        "r23d_zeros_lost.csv", "r25_files.csv", "exports/google-forms-quiz.csv", "exports/microsoft-forms.csv",
        "exports/oneroster-users.csv",
    ],
    one_person_several_certificates = ["x_a.csv", "x_b.csv", "x_c.csv", "r37.csv", "r39.csv", "re_a.csv"],
    letters = [
        "r04_mixed.csv", "r04b_cp1250.csv", "r04c_cp1251.csv", "r04d_mac.csv", "r04e_double.csv", "r04f_sjis.csv",
        "r04h_cut.csv", "r04j_greek.csv", "r29_nfd.csv", "r29b_nfd.csv", "r27_letters.csv", "r27b.csv",
        "r17_entities.csv", "r18_excel_errors.csv", "r05_invisible.csv", "r05b_invisible_head.csv",
        "r05d_blank_names.csv", "r28_rtl.csv", "r36_teletex.csv", "m2.csv", "r26_long.csv",
    ],
    numbers_a_spreadsheet_spoiled = ["r02_sci.csv", "r02c_formula_text.csv"],
    dates = ["r03_us_dates.csv", "r03c_two_digit.csv", "r03d_buddhist.csv"],
    tables = [
        "r15_blank_rows.csv", "r16_title.csv", "r16b_title_plain.csv", "r30_pipe.csv", "r30b_sep_pipe.csv",
        "r30c_sep_bom16.csv", "r30d_sepq.csv", "r30f_deccomma.csv", "r30g_cr.csv", "r30h_backslash.csv",
        "r30i_spacequote.csv", "r30j_short.csv", "r30k_trailing.csv", "r10_blackboard.xls", "bin.csv", "x.xlsx",
        "empty.csv", "headonly.csv", "exports/excel-class-list-no-header.csv", "exports/excel-sep-line.csv",
        "exports/blackboard-gradecenter.csv",
    ],
    mail = ["r05c_mail_only.csv", "exports/moodle-participants.csv"],
}
