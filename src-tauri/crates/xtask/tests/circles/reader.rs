//! The reading itself, held on small trees.

use std::io::{Error, ErrorKind};

use crate::graph::{Crate, circles};

/// The circles of a crate whose files are given, each as `a b c`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let source = |place: &[String]| {
        let name = place.join("/");
        let file = files.iter().find(|(path, _)| *path == name);
        file.map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| Error::new(ErrorKind::NotFound, name))
    };
    let uses = Crate::gather(source).unwrap().uses();
    let each = circles(&uses);
    let words = |circle: Vec<Vec<String>>| {
        let names: Vec<_> = circle
            .iter()
            .map(|place| format!("/{}", place.join("/")))
            .collect();
        names.join(" ")
    };
    each.into_iter().map(words).collect()
}

#[test]
fn two_files_that_use_each_other_are_found() {
    let circle = found(&[
        ("", "mod a; mod b;"),
        ("a", "use crate::b::B; pub struct A;"),
        ("b", "pub struct B; fn f(_: super::a::A) {}"),
    ]);
    assert_eq!(circle, ["/a /b"]);
}

#[test]
fn the_shortest_way_around_is_named_once() {
    let circle = found(&[
        ("", "mod a; mod b; mod c; mod d;"),
        (
            "a",
            "use crate::{b::B, d::{self, D}}; pub struct A; fn f() { d::g() }",
        ),
        ("b", "use crate::c::C; pub struct B;"),
        ("c", "use crate::a::A; pub struct C;"),
        (
            "d",
            "use crate::b::B; pub struct D; fn g() { crate::a::f() }",
        ),
    ]);
    assert_eq!(circle, ["/a /d"]);
}

#[test]
fn a_name_is_followed_to_where_it_is_written() {
    let circle = found(&[
        ("", "mod a; mod b; pub use a::A; pub use b::*;"),
        ("a", "use crate::B; pub struct A;"),
        ("b", "use crate::A; pub struct B;"),
    ]);
    assert_eq!(circle, ["/a /b"]);
}

#[test]
fn a_folder_that_shows_what_it_holds_is_no_circle() {
    let circle = found(&[
        ("", "mod room;"),
        (
            "room",
            "mod table; mod chair; pub use table::Table; pub struct Wood;",
        ),
        (
            "room/table",
            "use super::Wood; use super::chair::Chair; pub struct Table(Wood);",
        ),
        ("room/chair", "use super::*; pub struct Chair(Wood);"),
    ]);
    assert_eq!(circle, [""; 0]);
}

#[test]
fn a_folder_that_works_with_what_it_holds_is_one() {
    let child = "use super::Wood; pub struct Table(Wood);";
    for room in [
        "mod table; use table::Table; pub struct Wood;",
        "mod table; pub use table::Table; pub struct Wood; fn f(_: Table) {}",
        "mod table; pub struct Wood; fn f(_: table::Table) {}",
        "mod table; pub struct Wood; #[serde(with = \"self::table::Table\")] struct S;",
        "mod table; pub struct Wood; mod inner { fn f(_: super::table::Table) {} }",
    ] {
        let circle = found(&[("", "mod room;"), ("room", room), ("room/table", child)]);
        assert_eq!(circle, ["/room /room/table"], "{room}");
    }
}

#[test]
fn comments_texts_and_tests_count_for_nothing() {
    let circle = found(&[
        ("", "mod a; mod b;"),
        (
            "a",
            r##"
            // use crate::b::B;
            /* use crate::b::B; /* nested */ use crate::b::B; */
            /// [`crate::b::B`]
            pub struct A<'a>(&'a str);
            const TEXT: &str = "a \" crate::b::B";
            const RAW: &str = r#"say "crate::b::B" "#;
            const SIGNS: [char; 3] = ['"', '\'', 'x'];
            #[cfg(test)]
            #[allow(dead_code)]
            mod tests { use crate::b::B; }
            #[cfg(test)]
            use crate::b::B;
            #[cfg(test)]
            mod other;
            "##,
        ),
        ("b", "use crate::a::A; pub struct B;"),
    ]);
    assert_eq!(circle, [""; 0]);
}
