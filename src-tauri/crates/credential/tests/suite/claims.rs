//! The printed claim, with the vectors of `LAYOUT.md`.

use credential::Reason;
use credential::claim::{Claim, Size, printed, read_claim, verify_claim};
use credential::keys::did_key;
use credential::verify::{Answer, Known, Verdict, verify_printed};

use crate::help::{ed25519, moment, p256};

fn claim() -> Claim {
    Claim {
        issuer: "did:web:uni.example".into(),
        serial: "ADS-1/00042".into(),
        credential: Some("urn:uuid:00000000-0000-4000-8000-000000000042".into()),
        awarded: moment("2026-11-20T10:00:00Z"),
        valid_from: None,
        valid_until: Some(moment("2031-11-20T10:00:00Z")),
        learner: "Zoë Ünal".into(),
        title: "Applied Data Skills".into(),
        code: Some("ADS-1".into()),
        version: Some(2),
        status: Some(94_567),
        list: None,
        language: Some("en".into()),
        country: Some("NL".into()),
        body: Some("University of Applied Examples".into()),
        outcomes: vec![
            "Explain what a sample tells about a population".into(),
            "Choose and carry out a test of a hypothesis".into(),
            "Write a report that a colleague can repeat".into(),
        ],
        hours: Some(42),
        ects_hundredths: Some(150),
        level: Some("NLQF 5".into()),
        eqf: Some(5),
        assessment: vec!["Project".into(), "Written test".into()],
        participation: Some("Blended".into()),
        quality_assurance: Some("Accredited by the NVAO until 2030".into()),
        prerequisites: None,
        supervision: Some("Supervised on site with identity verification".into()),
        grade: Some("8.5".into()),
        stackability: Some("Stackable towards the minor Data".into()),
        further: None,
    }
}

fn short() -> Claim {
    Claim {
        credential: None,
        ..claim()
    }
}

#[test]
fn a_claim_comes_back_as_it_went() {
    let key = ed25519(7);
    let full = printed(&claim(), Size::Full, &key).unwrap();
    let read = read_claim(&full).unwrap();
    assert_eq!(read.claim, claim());
    verify_claim(&read, &key.public()).unwrap();

    let compact = printed(&claim(), Size::Compact, &key).unwrap();
    let read = read_claim(&compact).unwrap();
    assert_eq!(read.claim.title, "Applied Data Skills");
    assert_eq!(read.claim.status, Some(94_567));
    assert!(read.claim.outcomes.is_empty());
    verify_claim(&read, &key.public()).unwrap();
    assert!(matches!(
        verify_claim(&read, &ed25519(8).public()),
        Err(Reason::KeyUnknown(_))
    ));
    assert!(matches!(
        printed(&claim(), Size::Compact, &p256(1)),
        Err(Reason::KeyNotForSuite(..))
    ));
}

/// Alphanumeric mode of ISO/IEC 18004 at level M: 10-M holds 311 letters, 19-M 970.
#[test]
fn codes_have_the_size_that_fits_on_paper() {
    let key = ed25519(7);
    let compact = printed(&short(), Size::Compact, &key).unwrap();
    assert!(compact.len() <= 311, "{}", compact.len());
    let full = printed(&short(), Size::Full, &key).unwrap();
    assert!(full.len() <= 970, "{}", full.len());
    let allowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    assert!(
        full.chars()
            .chain(compact.chars())
            .all(|c| allowed.contains(c))
    );
    // The larger is packed, the smaller is not worth it.
    let first = |text: &str| base45::decode(&text[4..]).unwrap()[0];
    assert_eq!((first(&compact), first(&full)), (0xD2, 0x78));
}

#[test]
fn the_vectors_in_the_document_are_true() {
    let document = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/claim/LAYOUT.md"),
    )
    .unwrap();
    let key = ed25519(7);
    let wanted = [
        printed(&short(), Size::Compact, &key).unwrap(),
        printed(&short(), Size::Full, &key).unwrap(),
        credential::keys::public_to_multikey(&key.public()),
    ];
    for text in &wanted {
        assert!(document.contains(text.as_str()), "LAYOUT.md lacks\n{text}");
    }
}

#[test]
fn the_four_questions_are_answered_from_what_is_at_hand() {
    let key = ed25519(7);
    let mut claim = short();
    claim.status = None;
    claim.issuer = did_key(&key.public());
    let text = printed(&claim, Size::Compact, &key).unwrap();
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    let report = verify_printed(&text, &known).unwrap();
    assert_eq!(report.unchanged.answer, Answer::Yes);
    assert_eq!(report.in_force.answer, Answer::Yes);
    assert_eq!(report.issuer.answer, Answer::Unknown);
    assert_eq!(report.verdict(), Verdict::CannotTell);
    known.now = moment("2031-12-01T00:00:00Z");
    assert_eq!(
        verify_printed(&text, &known).unwrap().verdict(),
        Verdict::NotValid
    );
    known.now = moment("2026-01-01T00:00:00Z");
    assert_eq!(
        verify_printed(&text, &known).unwrap().verdict(),
        Verdict::NotValid
    );

    // The key of a did:web comes from its document.
    let text = printed(&short(), Size::Compact, &key).unwrap();
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    let report = verify_printed(&text, &known).unwrap();
    assert_eq!(
        report.unchanged.reasons,
        [Reason::KeyUnknown("did:web:uni.example".into())]
    );
    let document = credential::keys::did_document(
        "did:web:uni.example",
        &[credential::keys::PublishedKey {
            fragment: "key-1".into(),
            key: key.public(),
            expires: None,
            revoked: None,
        }],
    );
    known.add_document(&document.to_string()).unwrap();
    let report = verify_printed(&text, &known).unwrap();
    assert_eq!(report.unchanged.answer, Answer::Yes);
    assert_eq!(
        report.status.answer,
        Answer::Unknown,
        "its list is not at hand"
    );
}

#[test]
fn other_texts_and_other_spellings_are_refused() {
    let key = ed25519(7);
    let text = printed(&claim(), Size::Full, &key).unwrap();
    let refused = |text: &str| read_claim(text).unwrap_err();
    assert_eq!(refused("https://uni.example/verify?1"), Reason::NotAClaim);
    assert_eq!(refused("HC1:NCF"), Reason::NotAClaim);
    assert_eq!(refused(&text.to_lowercase()), Reason::NotAClaim);
    assert_eq!(refused("CW1:"), Reason::ClaimUnreadable);
    assert_eq!(refused("CW1:a"), Reason::NotBase45);
    assert_eq!(
        refused(&format!("CW1:{}", "0".repeat(5000))),
        Reason::ClaimTooLarge
    );
    let letters = |bytes: &[u8]| format!("CW1:{}", base45::encode(bytes));
    let zlib = |bytes: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packer, bytes).unwrap();
        packer.finish().unwrap()
    };
    // A bomb.
    assert_eq!(
        refused(&letters(&zlib(&vec![0; 1 << 20]))),
        Reason::ClaimTooLarge
    );
    let packed = base45::decode(&text[4..]).unwrap();
    let mut more = packed.clone();
    more.push(0);
    assert_eq!(refused(&letters(&more)), Reason::ClaimNotCanonical);
    assert!(read_claim(&letters(&packed[..packed.len() - 3])).is_err());
    let compact = base45::decode(&printed(&short(), Size::Compact, &key).unwrap()[4..]).unwrap();
    // Both the packed and the plain form are the claim.
    assert_eq!(zlib(&compact)[0], 0x78);
    assert_eq!(
        read_claim(&letters(&compact)).map(|r| r.key_id.len()),
        Ok(8)
    );
    assert_eq!(
        read_claim(&letters(&zlib(&compact))).map(|r| r.key_id.len()),
        Ok(8)
    );
    assert_eq!(
        read_claim(&letters(&zlib(&compact))).unwrap().claim,
        read_claim(&letters(&compact)).unwrap().claim
    );
    // A header that nobody signed: {1: -8} beside the protected one.
    let mut loose = compact.clone();
    let at = loose.windows(2).position(|w| *w == [0xa0, 0x58]).unwrap();
    loose.splice(at..=at, [0xa1, 0x01, 0x27]);
    assert_eq!(refused(&letters(&loose)), Reason::ClaimNotCanonical);
    // One byte after the end.
    let mut longer = compact;
    longer.push(0);
    assert!(read_claim(&letters(&longer)).is_err());
}
