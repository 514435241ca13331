//! Addresses that credentials use: the same for the same thing, whoever asks.

use domain::programme::Programme;

use crate::credentials::settings::hex;

/// An identity that is the same for the same text.
pub(super) fn uuid(seed: &[u8]) -> String {
    let hash = blake3::hash(seed);
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(hash.as_bytes())
        .for_each(|(to, from)| *to = *from);
    // RFC 9562: version 8, made in a way of one's own.
    let [.., six, _, eight, _, _, _, _, _, _, _] = &mut bytes;
    *six = *six & 0x0F | 0x80;
    *eight = *eight & 0x3F | 0x80;
    let hex = hex(&bytes);
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// The address of something of an institution's own: below its site folder, or a name drawn from its
/// DID where it has no address.
pub(super) fn own_address(did: &str, address: &str, path: &str) -> String {
    if address.is_empty() {
        uuid(format!("{did} {path}").as_bytes())
    } else {
        format!("{address}/{path}")
    }
}

/// The address of a programme version in credentials.
pub(super) fn achievement_address(did: &str, address: &str, programme: &Programme) -> String {
    let path = format!("achievements/{}-{}", programme.code, programme.version);
    own_address(did, address, &path)
}
