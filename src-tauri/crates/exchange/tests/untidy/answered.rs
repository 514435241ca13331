//! What a person answers changes exactly what was asked.

use domain::cohort::LearnerResult;
use domain::person_name::NameOrder;
use domain::roster::{RosterField, RowClass, to_write};
use domain::written_date::DateOrder;
use exchange::encoding::Encoding;
use exchange::roster::{
    ColumnAnswer, HeadingAnswer, ImportAnswers, LookedAtRows, NoNumber, ResultWordAnswer,
    UnsaidResult, read,
};

use crate::told::{asked, classed, reading};

fn answers() -> ImportAnswers {
    ImportAnswers::default()
}

/// Number, name and result of everyone who is taken in; nothing is open.
fn taken(file: &str, answers: &ImportAnswers) -> Vec<(String, String, LearnerResult)> {
    let reading = reading(file, answers);
    assert_eq!(asked(&reading), Vec::<String>::new(), "{file}");
    let rows = classed(&reading, answers);
    to_write(rows)
        .map(|l| (l.number, l.name, l.result))
        .collect()
}

fn names(file: &str, answers: &ImportAnswers) -> Vec<String> {
    taken(file, answers)
        .into_iter()
        .map(|(_, name, _)| name)
        .collect()
}

fn passed() -> ImportAnswers {
    ImportAnswers {
        result: Some(UnsaidResult::Passed),
        ..answers()
    }
}

#[test]
fn learners_who_failed_by_their_grade_stay_failed_when_everyone_is_said_to_have_passed() {
    let rows = taken("r14c_grade_fail.csv", &passed());
    let passed: Vec<&str> = rows
        .iter()
        .filter(|r| r.2 == LearnerResult::Passed)
        .map(|r| r.1.as_str())
        .collect();
    assert_eq!(passed, ["Amal Haddad"]);
}

#[test]
fn a_day_of_completion_may_tell_who_passed() {
    let dated = ImportAnswers {
        result: Some(UnsaidResult::PassedWhereDated),
        ..answers()
    };
    let rows = taken("r14d_completed_date.csv", &dated);
    assert_eq!(
        rows.iter().map(|r| r.2).collect::<Vec<_>>(),
        [LearnerResult::Passed, LearnerResult::Pending]
    );
}

#[test]
fn a_word_of_result_means_what_a_person_says() {
    let word = |is| ImportAnswers {
        result_words: [("1.0".to_owned(), is)].into(),
        ..answers()
    };
    let rows = taken(
        "r14f_result_words.csv",
        &word(ResultWordAnswer::Is(LearnerResult::Passed)),
    );
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[7].2, LearnerResult::Passed);
    assert_eq!(
        taken("r14f_result_words.csv", &word(ResultWordAnswer::LeaveOut)).len(),
        9
    );
}

#[test]
fn names_stand_as_a_person_says() {
    let order = |names| ImportAnswers {
        names: Some(names),
        result: Some(UnsaidResult::Passed),
        ..answers()
    };
    assert_eq!(
        names("r19_last_first.csv", &order(NameOrder::GivenFirst)),
        ["Amal Haddad", "Bea Ruiz Soto", "Martin King, Jr."]
    );
    assert_eq!(
        names("r19_last_first.csv", &order(NameOrder::AsWritten)),
        ["Haddad, Amal", "Ruiz Soto, Bea", "King, Jr., Martin"]
    );
    assert_eq!(
        names("r06_cjk.csv", &order(NameOrder::GivenFirst))[3..],
        ["Eszter Nagy", "Thị Mai Nguyễn"]
    );
    assert_eq!(
        names("r06_cjk.csv", &order(NameOrder::FamilyFirst)),
        [
            "王小明",
            "佐藤花子",
            "김민준",
            "Nagy Eszter",
            "Nguyễn Thị Mai"
        ]
    );
    let turned = order(NameOrder::GivenFirst);
    assert_eq!(
        names("exports/google-sheets-responses.csv", &turned)[0],
        "Mirja Kallasvere"
    );
}

#[test]
fn learners_without_a_number_go_by_mail_or_stay_out() {
    let no_number = |no_number| ImportAnswers {
        no_number: Some(no_number),
        ..passed()
    };
    let numbers: Vec<String> = taken("r09b_moodle_some.csv", &no_number(NoNumber::UseMail))
        .into_iter()
        .map(|r| r.0)
        .collect();
    assert_eq!(numbers, ["778", "bea@example.org", "cai@example.org"]);
    assert_eq!(
        taken("r09b_moodle_some.csv", &no_number(NoNumber::LeaveOut)).len(),
        1
    );
    assert_eq!(
        taken("r09_moodle.csv", &no_number(NoNumber::UseMail)).len(),
        2
    );
}

#[test]
fn letters_are_read_as_a_person_says() {
    for (file, encoding, first) in [
        ("r04b_cp1250.csv", Encoding::Windows1250, "Łukasz Wójcik"),
        ("r04c_cp1251.csv", Encoding::Windows1251, "Анна Петрова"),
        ("r04d_mac.csv", Encoding::MacRoman, "José Núñez"),
        ("r04e_double.csv", Encoding::Utf8Twice, "José Núñez"),
        ("r04f_sjis.csv", Encoding::ShiftJis, "佐藤 花子"),
        (
            "r04j_greek.csv",
            Encoding::Windows1253,
            "Ελένη Παπαδοπούλου",
        ),
    ] {
        let offered = &reading(file, &answers()).questions[0].choices[0];
        assert_eq!(offered.answers.encoding, Some(encoding), "{file}");
        assert!(!offered.samples.is_empty());
        let said = ImportAnswers {
            encoding: Some(encoding),
            ..passed()
        };
        assert_eq!(names(file, &said)[0], first);
    }
}

#[test]
fn columns_are_read_as_a_person_says() {
    let columns = |pairs: &[(u32, Option<RosterField>)]| ImportAnswers {
        columns: pairs
            .iter()
            .map(|(at, field)| ColumnAnswer {
                at: *at,
                field: *field,
            })
            .collect(),
        ..answers()
    };
    let counted = columns(&[(0, Some(RosterField::Number)), (2, Some(RosterField::Name))]);
    assert_eq!(
        taken("r29b_nfd.csv", &counted)
            .into_iter()
            .map(|r| (r.0, r.1))
            .collect::<Vec<_>>(),
        [
            ("1".to_owned(), "Zoë Brontë".to_owned()),
            ("2".into(), "José Nuñez".into()),
            ("3".into(), "Zoë Brontë".into())
        ]
    );
    let graded = columns(&[(3, Some(RosterField::Grade))]);
    let reading = reading("r35_quoted.csv", &graded);
    let rows = classed(&reading, &graded);
    assert_eq!(rows[1].learner.as_ref().unwrap().grade, "2,000");
}

#[test]
fn a_list_without_a_heading_is_read_when_a_person_says_so() {
    let said = ImportAnswers {
        heading: Some(HeadingAnswer::None),
        columns: vec![
            ColumnAnswer {
                at: 0,
                field: Some(RosterField::Number),
            },
            ColumnAnswer {
                at: 1,
                field: Some(RosterField::Name),
            },
        ],
        names: Some(NameOrder::GivenFirst),
        ..passed()
    };
    assert_eq!(
        taken("exports/excel-class-list-no-header.csv", &said)
            .into_iter()
            .map(|r| (r.0, r.1))
            .collect::<Vec<_>>()[..2],
        [
            ("1".to_owned(), "Teun van Wijngaarden".to_owned()),
            ("2".into(), "Noor Achterberg".into())
        ]
    );
}

#[test]
fn days_are_read_as_a_person_says_where_the_column_does_not_tell() {
    let file = b"Student ID,Name,Result,Completion Date\n1,Ann Lee,passed,06/05/2026\n2,Bo Day,passed,07/04/2026\n";
    let open = read(file, &answers()).unwrap();
    assert_eq!(asked(&open), ["Dates?"]);
    assert_eq!(
        open.questions[0].choices[0].samples,
        ["2026-05-06", "2026-04-07"]
    );
    for (order, day) in [
        (DateOrder::DayFirst, "2026-05-06"),
        (DateOrder::MonthFirst, "2026-06-05"),
    ] {
        let said = ImportAnswers {
            dates: Some(order),
            ..answers()
        };
        let reading = read(file, &said).unwrap();
        assert!(reading.questions.is_empty());
        let rows = classed(&reading, &said);
        assert_eq!(
            rows[0]
                .learner
                .as_ref()
                .unwrap()
                .completed_on
                .as_ref()
                .unwrap()
                .as_str(),
            day
        );
    }
}

#[test]
fn one_half_of_a_name_is_a_question() {
    for (file, answer) in [
        (
            "Student ID,Last name,Result\n1,Okafor,passed\n2,Day,passed\n",
            1,
        ),
        ("Student ID,Name,Result\n1,Okafor,passed\n2,Day,passed\n", 1),
    ] {
        let open = read(file.as_bytes(), &answers()).unwrap();
        assert_eq!(asked(&open), ["Name?"], "{file}");
        let whole = &open.questions[0].choices.last().unwrap().answers;
        assert_eq!(
            whole.columns,
            [ColumnAnswer {
                at: answer,
                field: Some(RosterField::Name)
            }]
        );
        assert!(read(file.as_bytes(), whole).unwrap().questions.is_empty());
    }
    // The other half under a heading that nobody knows is offered.
    let open = read(
        b"Student ID,Last name,Rufzeichen,Result\n1,Okafor,Chidi,passed\n2,Day,Bo,passed\n",
        &answers(),
    )
    .unwrap();
    let first = &open.questions[0].choices[0].answers;
    assert!(first.columns.contains(&ColumnAnswer {
        at: 2,
        field: Some(RosterField::GivenName)
    }));
}

#[test]
fn two_columns_of_one_heading_are_a_question() {
    let open = read(
        b"Student ID,Name,Name,Result\n1,Ann Lee,Bo Day,passed\n",
        &answers(),
    )
    .unwrap();
    assert_eq!(asked(&open), ["Name?"]);
    let same = read(
        b"Student ID,Name,Name,Result\n1,Ann Lee,Ann Lee,passed\n",
        &answers(),
    )
    .unwrap();
    assert!(same.questions.is_empty());
}

#[test]
fn rows_to_look_at_are_taken_in_by_line() {
    let look = |take: &[u32]| ImportAnswers {
        looked_at: Some(LookedAtRows {
            take: take.to_vec(),
        }),
        ..answers()
    };
    let rows = |take: &[u32]| {
        let answers = look(take);
        classed(&reading("r20_dup.csv", &answers), &answers)
    };
    assert!(
        rows(&[])
            .iter()
            .all(|r| r.class == RowClass::LookAt && !r.taken)
    );
    let chosen = rows(&[4, 5, 7]);
    let names: Vec<(String, LearnerResult)> =
        to_write(chosen).map(|l| (l.name, l.result)).collect();
    assert_eq!(
        names,
        [
            ("Cai Wu".to_owned(), LearnerResult::Passed),
            ("Bea Ruiz".to_owned(), LearnerResult::Failed),
            ("Dee Om".to_owned(), LearnerResult::Passed)
        ]
    );
}

#[test]
fn the_same_file_with_the_same_answers_gives_the_same_rows() {
    for file in [
        "r06_cjk.csv",
        "r20_dup.csv",
        "exports/canvas-gradebook.csv",
        "r04b_cp1250.csv",
    ] {
        let once = crate::told::told(file, &passed());
        assert_eq!(once, crate::told::told(file, &passed()));
    }
}
