//! What stands on the certificate, for every contestant.

pub(super) const NAMES: [&str; 6] = [
    "Zofia Wójcik-Dąbrowska",
    "Nguyễn Thị Hồng Ánh",
    "İbrahim Şükrü Iğdır",
    "Gwenllian Ŵyn Llŷr",
    "Þórdís Ævarsdóttir",
    "Ana-Lucía d’Almeida O’Connor",
];

pub(super) fn name(number: u32) -> String {
    let place = usize::try_from(number).unwrap_or(0) % NAMES.len();
    format!("{} {number}", NAMES.get(place).copied().unwrap_or_default())
}

pub(super) fn serial(number: u32) -> String {
    format!("NIT-26-{number:06}")
}

/// What the QR code says.
#[cfg(feature = "peers")]
pub(super) fn code(number: u32) -> String {
    format!(
        "{}\n{}\nApplied Data Stewardship (ADS-1 v1)\nNorthfield Institute of Technology\n2026-11-24",
        serial(number),
        name(number)
    )
}
