use credential::Reason;
use credential::keys::{paper_backup, paper_backup_in_two, restore_from_paper};

use crate::help::{ed25519, p256};

#[test]
fn paper_restores_the_key() {
    for key in [ed25519(11), p256(13)] {
        let sheet = paper_backup(&key).lines.join("\n");
        assert_eq!(
            restore_from_paper(&[&sheet]).unwrap().public(),
            key.public()
        );
        let untidy = format!(
            "\n{}\n\n",
            sheet.to_lowercase().replace(' ', "-").replace('0', "o")
        );
        assert_eq!(
            restore_from_paper(&[&untidy]).unwrap().public(),
            key.public()
        );

        let [a, b] = paper_backup_in_two(&key, &[0x5a; 32]).map(|s| s.lines.join("\n"));
        assert_eq!(
            restore_from_paper(&[&b, &a]).unwrap().public(),
            key.public()
        );
        for too_few in [
            vec![a.as_str()],
            vec![b.as_str()],
            vec![a.as_str(), a.as_str()],
        ] {
            assert_eq!(restore_from_paper(&too_few).unwrap_err(), Reason::PaperPart);
        }
        let [other, _] = paper_backup_in_two(&ed25519(77), &[1; 32]).map(|s| s.lines.join("\n"));
        assert_eq!(
            restore_from_paper(&[&other, &b]).unwrap_err(),
            Reason::PaperPart
        );
    }
}

#[test]
fn a_mistake_on_paper_is_found_in_its_line() {
    let sheet = paper_backup(&ed25519(21)).lines.clone();
    assert_eq!(sheet.len(), 5);
    let mut found = 0;
    for (number, line) in sheet.iter().enumerate() {
        for (at, letter) in line.char_indices().filter(|(_, l)| *l != ' ') {
            let mut lines = sheet.to_vec();
            let other = if letter == 'Z' { "Y" } else { "Z" };
            lines[number].replace_range(at..=at, other);
            assert_eq!(
                restore_from_paper(&[&lines.join("\n")]).unwrap_err(),
                Reason::PaperLine(number + 1)
            );
            found += 1;
        }
    }
    assert_eq!(found, 100);
    let mut swapped = sheet.to_vec();
    swapped.swap(1, 2);
    assert_eq!(
        restore_from_paper(&[&swapped.join("\n")]).unwrap_err(),
        Reason::PaperLine(2)
    );
    assert_eq!(
        restore_from_paper(&[&sheet[..4].join("\n")]).unwrap_err(),
        Reason::PaperUnreadable
    );
    assert_eq!(
        restore_from_paper(&[""]).unwrap_err(),
        Reason::PaperUnreadable
    );
    assert_eq!(
        restore_from_paper(&[]).unwrap_err(),
        Reason::PaperUnreadable
    );
}
