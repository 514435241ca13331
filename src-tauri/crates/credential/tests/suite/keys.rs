use credential::Reason;
use credential::keys::{
    KeyKind, PublicKey, PublishedKey, SecretKey, address_of_did_web, did_document, did_key,
    did_key_method, did_web, public_from_jwk, public_from_multikey, public_of_did_key,
    public_to_jwk, public_to_multikey, seal, secret_from_jwk, secret_from_multikey,
    secret_from_pkcs8, secret_to_jwk, secret_to_pkcs8, unseal,
};
use serde_json::{Value, json};

use crate::help::{ed25519, moment, object, p256};

fn both() -> [SecretKey; 2] {
    [ed25519(11), p256(13)]
}

#[test]
fn a_key_survives_every_way_out_and_back() {
    for key in both() {
        let public = key.public();
        assert_eq!(
            public_from_multikey(&public_to_multikey(&public)),
            Ok(public.clone())
        );
        assert_eq!(public_of_did_key(&did_key(&public)), Ok(public.clone()));
        assert_eq!(
            public_of_did_key(&did_key_method(&public)),
            Ok(public.clone())
        );
        assert_eq!(public_from_jwk(&public_to_jwk(&public)), Ok(public.clone()));
        assert_eq!(
            secret_from_jwk(&secret_to_jwk(&key)).unwrap().public(),
            public
        );
        let pem = secret_to_pkcs8(&key).unwrap();
        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
        assert_eq!(secret_from_pkcs8(&pem).unwrap().public(), public);
        let message = b"a message";
        assert_eq!(public.verify(message, &key.sign(message)), Ok(()));
        assert_eq!(
            public.verify(b"another", &key.sign(message)),
            Err(Reason::SignatureWrong)
        );
        assert!(format!("{key:?}").starts_with("SecretKey("));
    }
}

#[test]
fn the_keys_of_the_vectors_are_read() {
    for (pair, public, secret) in [
        (
            "w3c/vc-di-eddsa/keyPair.json",
            "publicKeyMultibase",
            "privateKeyMultibase",
        ),
        (
            "w3c/vc-di-ecdsa/p256KeyPair.json",
            "publicKeyMultibase",
            "secretKeyMultibase",
        ),
    ] {
        let pair = object(pair);
        let key = secret_from_multikey(pair[secret].as_str().unwrap()).unwrap();
        assert_eq!(
            public_to_multikey(&key.public()),
            pair[public].as_str().unwrap()
        );
    }
}

/// Keys and signatures of RFC 8032, 7.1 (test 2) and RFC 6979, A.2.5 (SHA-256, "sample").
#[test]
fn signatures_are_those_of_the_rfcs() {
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len() / 2)
            .map(|n| u8::from_str_radix(&hex[n * 2..n * 2 + 2], 16).unwrap())
            .collect()
    };
    let key = SecretKey::from_bytes(
        KeyKind::Ed25519,
        &bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
    )
    .unwrap();
    assert_eq!(
        key.sign(&[0x72]).to_vec(),
        bytes(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        )
    );
    let key = SecretKey::from_bytes(
        KeyKind::P256,
        &bytes("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"),
    )
    .unwrap();
    assert_eq!(
        key.sign(b"sample").to_vec(),
        bytes(
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
        )
    );
}

#[test]
fn weak_keys_are_refused() {
    // The eight points of small order, in every spelling that decompresses.
    for point in [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ] {
        let bytes: Vec<u8> = (0..32)
            .map(|n| u8::from_str_radix(&point[n * 2..n * 2 + 2], 16).unwrap())
            .collect();
        assert_eq!(PublicKey::ed25519(&bytes), Err(Reason::KeyWeak), "{point}");
    }
    // The point with y = 1 written as y = p + 1, which is another spelling.
    let mut other = [0xff; 32];
    other[0] = 0xee;
    other[31] = 0x7f;
    assert!(PublicKey::ed25519(&other).is_err());
    assert_eq!(PublicKey::ed25519(&[0; 31]), Err(Reason::KeyUnreadable));
    assert_eq!(PublicKey::p256(&[0]), Err(Reason::KeyUnreadable));
    assert_eq!(PublicKey::p256(&[4; 65]), Err(Reason::KeyUnreadable));
    assert_eq!(
        PublicKey::rsa(&[0xff; 128], &[1, 0, 1]),
        Err(Reason::KeyWeak)
    );
    assert_eq!(PublicKey::rsa(&[0xff; 256], &[1]), Err(Reason::KeyWeak));
    assert_eq!(PublicKey::rsa(&[0xff; 256], &[4]), Err(Reason::KeyWeak));
    assert_eq!(
        PublicKey::rsa(&[0xff; 4096], &[1, 0, 1]),
        Err(Reason::KeyUnreadable)
    );
    // An even modulus is none, whoever is asked to verify with it.
    let mut even = [0xff; 256];
    even[255] = 0xfe;
    if let Ok(key) = PublicKey::rsa(&even, &[1, 0, 1]) {
        assert!(key.verify(b"x", &[7; 256]).is_err());
    }
    for zero in [[0; 32], [0xff; 32]] {
        assert!(SecretKey::from_bytes(KeyKind::P256, &zero).is_err());
    }
}

#[test]
fn signatures_have_one_spelling() {
    let key = ed25519(3);
    let signature = key.sign(b"x");
    // S + L is the same number to whoever does not look.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut other = signature;
    let mut carry = 0_u16;
    for (byte, add) in other[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = (sum & 255) as u8;
        carry = sum >> 8;
    }
    assert_eq!(
        key.public().verify(b"x", &other),
        Err(Reason::SignatureNotCanonical)
    );
    assert_eq!(
        key.public().verify(b"x", &signature[..63]),
        Err(Reason::SignatureNotCanonical)
    );
    let key = p256(3);
    assert_eq!(
        key.public().verify(b"x", &[0; 64]),
        Err(Reason::SignatureNotCanonical)
    );
    assert_eq!(
        key.public().verify(b"x", &[0xff; 64]),
        Err(Reason::SignatureNotCanonical)
    );
}

#[test]
fn a_jwk_is_read_strictly() {
    let secret = secret_to_jwk(&ed25519(5));
    assert_eq!(public_from_jwk(&secret), Err(Reason::KeyHasSecret));
    let mut other = secret_to_jwk(&ed25519(6));
    other["d"] = secret["d"].clone();
    assert!(
        secret_from_jwk(&other).is_err(),
        "the halves do not belong together"
    );
    for (jwk, reason) in [
        (json!({}), Reason::KeyKind(String::new())),
        (json!({"kty": "oct", "k": "AA"}), Reason::KeyHasSecret),
        (
            json!({"kty": "EC", "crv": "secp256k1"}),
            Reason::KeyKind("EC secp256k1".into()),
        ),
        (
            json!({"kty": "OKP", "crv": "Ed25519"}),
            Reason::KeyUnreadable,
        ),
        (
            json!({"kty": "OKP", "crv": "Ed25519", "x": "AB=="}),
            Reason::NotBase64Url,
        ),
        (json!([]), Reason::KeyUnreadable),
    ] {
        assert_eq!(public_from_jwk(&jwk), Err(reason), "{jwk}");
    }
}

#[test]
fn a_sealed_key_opens_with_its_passphrase_alone() {
    let key = ed25519(9);
    let sealed = seal(&key, "correct horse", &[5; 40]).unwrap();
    let stored = serde_json::to_string(&sealed).unwrap();
    assert!(!stored.contains(&credential::encoding::base64url_encode(
        key.bytes().as_slice()
    )));
    let read = serde_json::from_str(&stored).unwrap();
    assert_eq!(
        unseal(&read, "correct horse").unwrap().public(),
        key.public()
    );
    assert_eq!(unseal(&read, "wrong").unwrap_err(), Reason::WrongPassphrase);
    // What the seal binds cannot be exchanged.
    let mut other = read.clone();
    other.public_key = public_to_multikey(&ed25519(10).public());
    assert_eq!(
        unseal(&other, "correct horse").unwrap_err(),
        Reason::WrongPassphrase
    );
    let mut greedy = read.clone();
    greedy.memory_kib = u32::MAX;
    assert_eq!(
        unseal(&greedy, "correct horse").unwrap_err(),
        Reason::KeyUnreadable
    );
    let mut greedy = read;
    greedy.passes = 1000;
    assert_eq!(
        unseal(&greedy, "correct horse").unwrap_err(),
        Reason::KeyUnreadable
    );
}

#[test]
fn a_folder_on_the_web_is_a_did() {
    for (address, did, document) in [
        (
            "https://uni.example",
            "did:web:uni.example",
            "https://uni.example/.well-known/did.json",
        ),
        (
            "https://Uni.example/badges/",
            "did:web:uni.example:badges",
            "https://uni.example/badges/did.json",
        ),
        (
            "https://uni.example:8443/a/b",
            "did:web:uni.example%3A8443:a:b",
            "https://uni.example:8443/a/b/did.json",
        ),
    ] {
        assert_eq!(did_web(address).as_deref(), Ok(did));
        assert_eq!(address_of_did_web(did).as_deref(), Ok(document));
    }
    for bad in [
        "http://uni.example",
        "https://",
        "https://uni.example/?a",
        "https://a b/",
        "https://uni.example/../x",
        "uni.example",
        "https://uni.example//x",
    ] {
        assert!(did_web(bad).is_err(), "{bad}");
    }
    for bad in [
        "did:web:",
        "did:web:a/b",
        "did:web:uni.example:..",
        "did:key:z",
        "did:web:uni.example%2Fx",
    ] {
        assert!(address_of_did_web(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_did_document_lists_its_keys() {
    let did = "did:web:uni.example";
    let keys: Vec<PublishedKey> = both()
        .iter()
        .zip(["key-1", "key-2"])
        .map(|(key, fragment)| PublishedKey {
            fragment: fragment.into(),
            key: key.public(),
            expires: None,
            revoked: Some(moment("2026-01-01T00:00:00Z")),
        })
        .collect();
    let document = did_document(did, &keys);
    assert_eq!(
        document["assertionMethod"],
        json!(["did:web:uni.example#key-1", "did:web:uni.example#key-2"])
    );
    assert_eq!(document["verificationMethod"][0]["type"], "Multikey");
    assert_eq!(
        document["verificationMethod"][1]["publicKeyJwk"]["crv"],
        "P-256"
    );
    assert_eq!(
        document["verificationMethod"][0]["revoked"],
        "2026-01-01T00:00:00Z"
    );
    assert!(!document.to_string().contains("\"d\""));
    // The document itself is clean linked data.
    credential::linked_data::dataset(&Value::clone(&document)).unwrap();
}
