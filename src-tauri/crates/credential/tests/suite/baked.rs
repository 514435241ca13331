use credential::Reason;
use credential::badge::credential;
use credential::baking::{Baked, bake_png, bake_svg, unbake_png, unbake_svg};
use credential::proof::sign;
use credential::verify::{Answer, Known, verify};
use serde_json::Value;

use crate::help::{bytes, ed25519, facts, moment, options, text};

const PNG: &str = "open-badges/validator-samples/simple-json.png";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><rect width=\"5\" height=\"5\"/></svg>";

fn badge() -> String {
    let built = credential(&facts(1)).unwrap();
    Value::Object(sign(&built, &options(&ed25519(7)), &ed25519(7)).unwrap()).to_string()
}

#[test]
fn what_is_baked_comes_out_again() {
    for what in [badge(), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln".to_owned()] {
        let png = bake_png(&bytes(PNG), &what).unwrap();
        assert_eq!(unbake_png(&png), Ok(Baked::Credential(what.clone())));
        // Baked again it is there once.
        assert_eq!(bake_png(&png, &what).unwrap(), png);
        let svg = bake_svg(SVG, &what).unwrap();
        assert_eq!(
            unbake_svg(&svg),
            Ok(Baked::Credential(what.clone())),
            "{svg}"
        );
        assert_eq!(bake_svg(&svg, &what).unwrap(), svg);
        assert!(svg.ends_with("<rect width=\"5\" height=\"5\"/></svg>"));
        let empty = bake_svg("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &what).unwrap();
        assert_eq!(
            unbake_svg(&empty),
            Ok(Baked::Credential(what.clone())),
            "{empty}"
        );
    }
    let known = Known::at(moment("2026-12-01T00:00:00Z"));
    let png = bake_png(&bytes(PNG), &badge()).unwrap();
    let svg = bake_svg(SVG, &badge()).unwrap();
    for file in [png, svg.into_bytes()] {
        assert_eq!(verify(&file, &known).unwrap().unchanged.answer, Answer::Yes);
    }
    // The chunk is iTXt, not compressed.
    let png = bake_png(&bytes(PNG), "{}").unwrap();
    let chunk = b"iTXtopenbadgecredential\0\0\0\0\0{}";
    assert_eq!(png.windows(chunk.len()).filter(|w| w == chunk).count(), 1);
}

#[test]
fn character_data_may_end_anywhere() {
    let what = "{\"a\":\"]]>\",\"b\":\"<x>&amp;\"}";
    let svg = bake_svg(SVG, what).unwrap();
    assert_eq!(unbake_svg(&svg), Ok(Baked::Credential(what.into())));
}

#[test]
fn pictures_of_others_are_read() {
    for (file, json) in [
        ("simple-json", true),
        ("simple-jwt", false),
        ("simple-jwt_v1", false),
    ] {
        let png = unbake_png(&bytes(&format!("open-badges/validator-samples/{file}.png"))).unwrap();
        let svg = unbake_svg(&text(&format!("open-badges/validator-samples/{file}.svg"))).unwrap();
        for baked in [png, svg] {
            let Baked::Credential(text) = baked else {
                panic!("{file}");
            };
            assert_eq!(text.trim_start().starts_with('{'), json, "{file}");
        }
    }
}

#[test]
fn several_or_none_are_refused() {
    let whole = bytes(PNG);
    let chunk = |keyword: &str, text: &str| {
        let mut body = b"iTXt".to_vec();
        body.extend(keyword.as_bytes());
        body.extend([0, 0, 0, 0, 0]);
        body.extend(text.as_bytes());
        let mut out = u32::try_from(body.len() - 4)
            .unwrap()
            .to_be_bytes()
            .to_vec();
        out.extend(&body);
        out.extend(crc32fast::hash(&body).to_be_bytes());
        out
    };
    // After IHDR: 8 bytes of signature, 25 of the chunk.
    let with = |more: &[Vec<u8>]| {
        let mut png = whole[..33].to_vec();
        more.iter().for_each(|m| png.extend(m));
        png.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
        png
    };
    let one = chunk("openbadgecredential", "{}");
    assert_eq!(unbake_png(&with(&[])), Err(Reason::NothingBaked));
    assert_eq!(
        unbake_png(&with(&[one.clone(), one.clone()])),
        Err(Reason::SeveralBaked)
    );
    let older = chunk("openbadges", "https://uni.example/assertion");
    assert_eq!(
        unbake_png(&with(std::slice::from_ref(&older))),
        Ok(Baked::Older("https://uni.example/assertion".into()))
    );
    assert_eq!(
        credential::verify::read(&with(&[older])).unwrap_err(),
        Reason::OlderBadge
    );
    let mut broken = with(&[one]);
    broken[40] ^= 1;
    assert_eq!(unbake_png(&broken), Err(Reason::PictureDamaged));
    for length in [0, 7, 8, 20, 33, 60, whole.len() - 1] {
        assert!(unbake_png(&whole[..length]).is_err());
    }
    let mut longer = whole;
    longer.push(0);
    assert_eq!(unbake_png(&longer), Err(Reason::PictureDamaged));
    assert_eq!(unbake_png(b"GIF89a"), Err(Reason::NotAPng));

    let svg = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">{inner}</svg>"
        )
    };
    let element = "<openbadges:credential><![CDATA[{}]]></openbadges:credential>";
    assert_eq!(unbake_svg(&svg("")), Err(Reason::NothingBaked));
    assert_eq!(
        unbake_svg(&svg(&element.repeat(2))),
        Err(Reason::SeveralBaked)
    );
    // Another namespace under the same prefix is another element.
    let other = svg(element).replace(
        "https://purl.imsglobal.org/ob/v3p0",
        "https://other.example/",
    );
    assert_eq!(unbake_svg(&other), Err(Reason::NothingBaked));
    assert_eq!(
        unbake_svg(&svg(&"<g>".repeat(300))),
        Err(Reason::TooDeep(256))
    );
    for none in [
        "",
        "<html/>",
        "<svg/>",
        "text",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">",
    ] {
        assert!(unbake_svg(none).is_err(), "{none}");
    }
}
