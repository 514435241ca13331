//! Two rosters of the sample, as CSV, with names from many places. Nobody in them exists.

const HEADING: &str =
    "Learner number,Name,Name in Latin letters,E-mail,Result,Grade,Completed on\n";

fn roster(first: u32, day: &str, learners: &[(&str, &str, &str, &str)]) -> String {
    let mut text = HEADING.to_owned();
    for (number, (name, latin, result, grade)) in (first..).zip(learners) {
        text += &format!(
            "{number},{name},{latin},learner{number}@northfield.example,{result},{grade},{day}\n"
        );
    }
    text
}

pub(super) fn spring() -> String {
    roster(
        2_026_101,
        "2026-06-19",
        &[
            ("Aoife Ní Dhomhnaill", "", "passed", "Distinction"),
            ("Zofia Wójcik-Dąbrowska", "", "passed", "Merit"),
            (
                "محمد علي القحطاني",
                "Mohammed Ali Al-Qahtani",
                "passed",
                "Merit",
            ),
            ("佐藤 美咲", "Sato Misaki", "passed", "Pass"),
            ("Joaquín Ibáñez Peña", "", "passed", "Pass"),
            (
                "Δημήτρης Αλεξίου",
                "Dimitris Alexiou",
                "passed",
                "Distinction",
            ),
            ("Trần Quốc Bảo", "", "failed", ""),
            ("Oluwaseun Adébáyọ̀", "", "passed", "Merit"),
            ("Søren Kjærgaard", "", "passed", "Pass"),
            ("Олена Коваленко", "Olena Kovalenko", "passed", "Merit"),
        ],
    )
}

pub(super) fn autumn() -> String {
    roster(
        2_026_201,
        "2026-11-13",
        &[
            ("Þórdís Ævarsdóttir", "", "passed", "Distinction"),
            (
                "عبد الرحمن الخوارزمي",
                "Abd al-Rahman al-Khwarizmi",
                "passed",
                "Merit",
            ),
            (
                "अनुष्का श्रीवास्तव",
                "Anushka Shrivastava",
                "passed",
                "Distinction",
            ),
            ("Nguyễn Thị Hồng Ánh", "", "passed", "Pass"),
            ("王小明", "Wang Xiaoming", "passed", "Merit"),
            ("Gwenllian Ŵyn", "", "passed", "Merit"),
            (
                "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst",
                "",
                "passed",
                "Pass",
            ),
            ("J. Smith", "", "passed", "Pass"),
            ("J. Smith", "", "passed", "Merit"),
            ("ณัฐพงษ์ กิตติศักดิ์", "Natthaphong Kittisak", "passed", "Merit"),
            ("김민준", "Kim Min-jun", "passed", "Distinction"),
            ("山田 さくら", "Yamada Sakura", "passed", "Pass"),
            ("אברהם בן־דוד", "Avraham Ben-David", "passed", "Merit"),
            ("Małgorzata Żółkiewska", "", "passed", "Distinction"),
            ("İbrahim Şükrü Iğdır", "", "passed", "Pass"),
            ("რუსუდან ჯაფარიძე", "Rusudan Japaridze", "passed", "Merit"),
            ("Հայկ Պետրոսյան", "Hayk Petrosyan", "failed", ""),
            (
                "রবীন্দ্র চট্টোপাধ্যায়",
                "Rabindra Chattopadhyay",
                "passed",
                "Merit",
            ),
            ("கவிதா முருகன்", "Kavitha Murugan", "passed", "Pass"),
            ("ሰላማዊት ተስፋዬ", "Selamawit Tesfaye", "passed", "Distinction"),
            ("សុខ ចាន់ដារ៉ា", "Sok Chandara", "passed", "Pass"),
            ("Seán Ó Murchú", "", "pending", ""),
            ("Léa Fontaine", "", "failed", ""),
            ("Ana-Lucía d’Almeida O’Connor", "", "passed", "Merit"),
        ],
    )
}

/// Numbers and names only: their results are decided from scores.
pub(super) fn pilot() -> String {
    let names = [
        "Amélie Rousseau",
        "Bartłomiej Wiśniewski",
        "Chiamaka Okonkwo",
        "Dagný Sigurðardóttir",
        "Emre Yılmaz",
        "Fatima Zahra Benali",
        "Giulia D’Angelo",
        "Hoàng Minh Đức",
        "Ioana Țepeș",
        "João Simões",
        "Katarína Ďuricová",
        "Liam Ó Súilleabháin",
    ];
    let mut text = "Learner number,Name\n".to_owned();
    for (number, name) in (2_026_301..).zip(names) {
        text += &format!("{number},{name}\n");
    }
    text
}
