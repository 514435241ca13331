//! Status lists: which bit of which list says that a credential was revoked.

use credential::status::LEAST_ENTRIES;

use crate::credentials::addresses::uuid;

/// Bits that a number within a list has: a list holds as many credentials as the specification asks
/// for at least.
const BITS: u32 = 17;
const ENTRIES: u32 = 1 << BITS;
const _: () = assert!(ENTRIES as u64 == LEAST_ENTRIES);

/// The list, from 1, and the place in it of the credential with a running number. Places are in an
/// order that nobody outside can foresee, and no two credentials share one: rounds of an odd factor,
/// a sum and a shift, each of which can be undone.
pub(super) fn place_of(seed: &[u8; 32], number: u32) -> (u32, u64) {
    let (list, mut place) = (number >> BITS, number & (ENTRIES - 1));
    for round in 0_u8..6 {
        let mut hash = blake3::Hasher::new_keyed(seed);
        hash.update(b"status");
        hash.update(&list.to_be_bytes());
        hash.update(&[round]);
        let hash = hash.finalize();
        let word = |at: usize| {
            let bytes = hash.as_bytes().get(at..at + 4).unwrap_or_default();
            u32::from_be_bytes(bytes.try_into().unwrap_or_default())
        };
        place = place.wrapping_mul(word(0) | 1).wrapping_add(word(4)) & (ENTRIES - 1);
        place ^= place >> 9;
    }
    (list + 1, place.into())
}

/// The address of a list: below the site folder, or a name drawn from the institution's key.
pub(super) fn address_of_list(address: &str, did: &str, list: u32) -> String {
    if address.is_empty() {
        uuid(format!("{did}/status/{list}").as_bytes())
    } else {
        format!("{address}/{}", file_of_list(list))
    }
}

/// Where a list lies in the site folder.
pub(super) fn file_of_list(list: u32) -> String {
    format!("status/{list}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_credentials_share_a_place_and_neighbours_are_apart() {
        let seed = [7; 32];
        let mut seen = vec![false; ENTRIES as usize];
        let mut near = 0;
        let mut before = 0;
        for number in 0..ENTRIES {
            let (list, place) = place_of(&seed, number);
            assert_eq!(list, 1);
            let taken =
                usize::try_from(place).map(|place| std::mem::replace(&mut seen[place], true));
            assert_eq!(taken, Ok(false), "{number}");
            near += u32::from(place.abs_diff(before) <= 1);
            before = place;
        }
        assert!(near < 100, "{near}");
        assert_eq!(place_of(&seed, ENTRIES).0, 2);
        assert_ne!(place_of(&seed, 5), place_of(&[8; 32], 5));
    }
}
