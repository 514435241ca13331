use credential::Reason;
use credential::badge::credential;
use credential::encoding::base64url_encode;
use credential::keys::did_key;
use credential::proof::sign;
use credential::status::{
    Bits, LEAST_ENTRIES, Look, MOST_ENTRIES, Purpose, StatusList, entry, look, look_in_old_list,
    old_revocation_list, status_list,
};
use credential::verify::{Answer, Known, Verdict, verify};
use serde_json::{Map, Value, json};

use crate::help::{ed25519, facts, moment, object, options};

const ADDRESS: &str = "https://uni.example/status/1";

fn list(bits: Bits, purposes: &[Purpose]) -> StatusList {
    StatusList {
        address: ADDRESS.into(),
        issuer: did_key(&ed25519(7).public()),
        valid_from: moment("2026-11-28T00:00:00Z"),
        valid_until: Some(moment("2026-12-28T00:00:00Z")),
        ttl: Some(86_400_000),
        purposes: purposes.to_vec(),
        bits,
    }
}

fn signed(list: &StatusList) -> Map<String, Value> {
    sign(
        &status_list(list).unwrap(),
        &options(&ed25519(7)),
        &ed25519(7),
    )
    .unwrap()
}

fn known(list: &Map<String, Value>) -> Known {
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    known.add_status_list(ADDRESS, &Value::Object(list.clone()).to_string());
    known
}

fn badge() -> String {
    let built = credential(&facts(1)).unwrap();
    Value::Object(sign(&built, &options(&ed25519(7)), &ed25519(7)).unwrap()).to_string()
}

#[test]
fn bits_are_counted_from_the_left() {
    let mut bits = Bits::new(1).unwrap();
    assert_eq!(bits.entries(), LEAST_ENTRIES);
    bits.set(0, true).unwrap();
    bits.set(9, true).unwrap();
    bits.set(131_071, true).unwrap();
    let packed = credential::encoding::base64url_decode(&bits.encoded().unwrap()[1..]).unwrap();
    let mut plain = Vec::new();
    std::io::Read::read_to_end(
        &mut flate2::read::GzDecoder::new(packed.as_slice()),
        &mut plain,
    )
    .unwrap();
    assert_eq!((plain[0], plain[1], plain[16_383]), (0x80, 0x40, 0x01));
    let again = Bits::decode(&bits.encoded().unwrap()).unwrap();
    assert_eq!(again, bits);
    assert_eq!(again.count(), 3);
    assert_eq!(
        bits.set(131_072, true),
        Err(Reason::ListTooShortFor(131_072))
    );
    bits.set(9, false).unwrap();
    assert_eq!(bits.get(9), Ok(false));
    assert_eq!(Bits::new(MOST_ENTRIES + 8), Err(Reason::ListTooLong));
}

#[test]
fn a_list_is_small() {
    let mut bits = Bits::new(LEAST_ENTRIES).unwrap();
    assert!(bits.encoded().unwrap().len() < 100);
    for number in 0..1310 {
        bits.set(number * 100, true).unwrap();
    }
    assert!(bits.encoded().unwrap().len() < 4000);
}

#[test]
fn revoking_suspending_and_taking_back() {
    let badge = badge();
    let index = 8;
    let mut bits = Bits::new(0).unwrap();
    let ask = |bits: &Bits, purpose| {
        verify(
            badge.as_bytes(),
            &known(&signed(&list(bits.clone(), &[purpose]))),
        )
        .unwrap()
    };
    let report = ask(&bits, Purpose::Revocation);
    assert_eq!(report.status.answer, Answer::Yes, "{:?}", report.status);
    assert_eq!(report.status_as_of, Some(moment("2026-11-28T00:00:00Z")));
    bits.set(index, true).unwrap();
    let report = ask(&bits, Purpose::Revocation);
    assert_eq!(report.status.reasons, [Reason::Revoked]);
    assert_eq!(report.verdict(), Verdict::NotValid);
    bits.set(index, false).unwrap();
    bits.set(index + 1, true).unwrap();
    assert_eq!(ask(&bits, Purpose::Revocation).status.answer, Answer::Yes);
    // A list for another purpose answers nothing.
    let report = ask(&bits, Purpose::Suspension);
    assert_eq!(report.status.answer, Answer::Unknown);
    assert_eq!(
        report.status.reasons,
        [Reason::ListPurpose("revocation".into())]
    );

    // One list may have both purposes; an entry of either is looked up in it.
    let both = status_list(&list(
        bits.clone(),
        &[Purpose::Revocation, Purpose::Suspension],
    ))
    .unwrap();
    assert_eq!(
        look(&both, 9, Purpose::Suspension, 1),
        Ok(Look::Set(Purpose::Suspension))
    );
    assert_eq!(look(&both, 8, Purpose::Revocation, 1), Ok(Look::Clear));
}

#[test]
fn a_list_that_cannot_be_relied_on_answers_nothing() {
    let badge = badge();
    let good = signed(&list(Bits::new(0).unwrap(), &[Purpose::Revocation]));
    let ask = |list: &Map<String, Value>| {
        let report = verify(badge.as_bytes(), &known(list)).unwrap();
        assert_eq!(report.verdict(), Verdict::CannotTell);
        assert_eq!(report.status.answer, Answer::Unknown);
        report.status.reasons
    };
    let mut changed = good.clone();
    changed["credentialSubject"]["ttl"] = 1.into();
    assert_eq!(ask(&changed), [Reason::ListNotTrusted]);
    let mut unsigned = good.clone();
    unsigned.remove("proof");
    assert_eq!(ask(&unsigned), [Reason::ListNotTrusted]);

    let mut other = list(Bits::new(0).unwrap(), &[Purpose::Revocation]);
    other.issuer = did_key(&ed25519(9).public());
    let of_other = sign(
        &status_list(&other).unwrap(),
        &options(&ed25519(9)),
        &ed25519(9),
    )
    .unwrap();
    assert_eq!(ask(&of_other), [Reason::ListOfOther(other.issuer.clone())]);
    // The issuer's name over another's key.
    let stolen = sign(
        &status_list(&list(Bits::new(0).unwrap(), &[Purpose::Revocation])).unwrap(),
        &options(&ed25519(9)),
        &ed25519(9),
    )
    .unwrap();
    assert_eq!(ask(&stolen), [Reason::ListNotTrusted]);

    let mut old = list(Bits::new(0).unwrap(), &[Purpose::Revocation]);
    old.valid_until = Some(moment("2026-11-30T00:00:00Z"));
    assert_eq!(ask(&signed(&old)), [Reason::ListNotInForce]);

    let resigned = |change: &dyn Fn(&mut Value)| {
        let mut document = Value::Object(
            status_list(&list(Bits::new(0).unwrap(), &[Purpose::Revocation])).unwrap(),
        );
        change(&mut document);
        let Value::Object(document) = document else {
            panic!()
        };
        sign(&document, &options(&ed25519(7)), &ed25519(7)).unwrap()
    };
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packer, bytes).unwrap();
        format!("u{}", base64url_encode(packer.finish().unwrap()))
    };
    let short = packed(&[0; 16_383]);
    assert_eq!(
        ask(&resigned(
            &|d| d["credentialSubject"]["encodedList"] = short.clone().into()
        )),
        [Reason::ListTooShort(131_064)]
    );
    let bomb = packed(&vec![0; 64 << 20]);
    assert!(bomb.len() < 200_000);
    assert_eq!(
        ask(&resigned(
            &|d| d["credentialSubject"]["encodedList"] = bomb.clone().into()
        )),
        [Reason::ListTooLong]
    );
    assert_eq!(
        ask(&resigned(
            &|d| d["credentialSubject"]["encodedList"] = "uAAAA".into()
        )),
        [Reason::ListUnreadable]
    );
    assert_eq!(
        ask(&resigned(&|d| d["type"] = json!(["VerifiableCredential"]))),
        [Reason::ListNotAList]
    );
}

#[test]
fn an_entry_is_read_strictly() {
    let good = json!({
        "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": "94567", "statusListCredential": ADDRESS,
    });
    assert!(entry(good.as_object().unwrap()).is_ok());
    for (field, value, reason) in [
        ("statusListIndex", json!("-1"), "statusListIndex"),
        ("statusListIndex", json!("1.0"), "statusListIndex"),
        ("statusListIndex", json!("007"), "statusListIndex"),
        (
            "statusListIndex",
            json!("99999999999999999999"),
            "statusListIndex",
        ),
        ("statusListIndex", json!(null), "statusListIndex"),
        (
            "statusListCredential",
            json!("status/1"),
            "statusListCredential",
        ),
        ("id", json!(ADDRESS), "id"),
        ("statusSize", json!(0), "statusSize"),
        ("statusSize", json!("2"), "statusSize"),
    ] {
        let mut faulty = good.clone();
        faulty[field] = value;
        assert_eq!(
            entry(faulty.as_object().unwrap()),
            Err(Reason::StatusUnreadable(reason.into())),
            "{faulty}"
        );
    }
    let mut other = good.clone();
    other["statusPurpose"] = "refresh".into();
    assert_eq!(
        entry(other.as_object().unwrap()),
        Err(Reason::StatusUnknown("refresh".into()))
    );
    let mut other = good;
    other["type"] = "VelocityRevocationListJan2021".into();
    assert!(matches!(
        entry(other.as_object().unwrap()),
        Err(Reason::StatusUnknown(_))
    ));
}

#[test]
fn numbers_beyond_every_list_are_beyond_this_one() {
    let list = status_list(&list(Bits::new(0).unwrap(), &[Purpose::Revocation])).unwrap();
    for (index, size) in [
        (131_072, 1),
        (u64::MAX, 1),
        (u64::MAX, 8),
        (u64::MAX / 8, 8),
    ] {
        assert_eq!(
            look(&list, index, Purpose::Revocation, size),
            Err(Reason::ListTooShortFor(index))
        );
    }
}

#[test]
fn the_examples_of_the_recommendation_are_read() {
    let credential = object("w3c/bitstring/a-revocable-verifiable-credential.json");
    let status = credential["credentialStatus"].as_object().unwrap();
    assert!(entry(status).is_ok());
    let list = object("w3c/bitstring/a-status-list-verifiable-credential.json");
    let subject = list["credentialSubject"].as_object().unwrap();
    assert!(subject.contains_key("encodedList"));
}

#[test]
fn the_old_list_warns_and_proves_nothing() {
    let issuer = did_key(&ed25519(7).public());
    let list = old_revocation_list(
        "https://uni.example/revocations",
        &issuer,
        &[(
            "urn:uuid:00000000-0000-4000-8000-000000000001".into(),
            "mistake".into(),
        )],
    );
    let map = list.as_object().unwrap();
    assert_eq!(
        look_in_old_list(map, "urn:uuid:00000000-0000-4000-8000-000000000001"),
        Ok(Look::Set(Purpose::Revocation))
    );
    let mut built = credential(&facts(1)).unwrap();
    built.insert(
        "credentialStatus".into(),
        json!({"id": "https://uni.example/revocations", "type": "1EdTechRevocationList"}),
    );
    let badge =
        Value::Object(sign(&built, &options(&ed25519(7)), &ed25519(7)).unwrap()).to_string();
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    known.add_status_list("https://uni.example/revocations", &list.to_string());
    let report = verify(badge.as_bytes(), &known).unwrap();
    assert_eq!(
        report.status.reasons,
        [Reason::Revoked, Reason::ListUnsigned]
    );
    known.add_status_list(
        "https://uni.example/revocations",
        &old_revocation_list("https://uni.example/revocations", &issuer, &[]).to_string(),
    );
    let report = verify(badge.as_bytes(), &known).unwrap();
    assert_eq!(report.status.answer, Answer::Unknown);
}
