//! A roster as a registry would send it: UTF-16, semicolons, columns in their own order.

/// Number and name of everyone who can be taken in. Two share a name.
pub(crate) const LEARNERS: [(&str, &str); 14] = [
    ("1001", "عبد الرحمن الخوارزمي"),
    ("1002", "אברהם בן־דוד"),
    ("1003", "अनुष्का श्रीवास्तव"),
    ("1004", "ณัฐพงษ์ กิตติศักดิ์"),
    ("1005", "王小明"),
    ("1006", "山田 さくら"),
    ("1007", "김민준"),
    ("1008", "Nguyễn Thị Hồng Ánh"),
    ("1009", "Małgorzata Żółkiewska"),
    ("1010", "İbrahim Şükrü Iğdır"),
    ("1011", "Gwenllian Ŵyn Llŷr"),
    ("1012", "J. Smith"),
    ("1013", "J. Smith"),
    ("1014", "O’Connor, Ana-Lucía; d’Almeida"),
];

/// The learners, one row without a name, and one learner twice.
pub(crate) fn utf16_with_semicolons() -> Vec<u8> {
    let mut text = "Ergebnis;Name;E-Mail;Matrikelnummer;Bemerkung\r\n".to_owned();
    let odd = [LEARNERS[0], ("1099", "")];
    for (number, name) in LEARNERS.iter().chain(&odd) {
        text += &format!("bestanden;\"{name}\";l{number}@example.org;{number};\r\n");
    }
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}
