"""Decodes and verifies printed codes by their layout alone, with base45, cbor2, pycose and cwt.

Called as `printed_code.py ISSUED…`; each folder has code.txt, one.json and site/did.json.
"""

import hashlib
import json
import sys
import zlib
from datetime import datetime
from pathlib import Path

import base45
import cbor2
import cwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pycose.keys import OKPKey
from pycose.keys.curves import Ed25519
from pycose.messages import CoseMessage, Sign1Message

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
LARGEST = 16_384


def multikey(text):
    """The 32 bytes of an Ed25519 key, from its Multikey."""
    number = 0
    for sign in text[1:]:
        number = number * 58 + BASE58.index(sign)
    whole = number.to_bytes(34, "big")
    assert text[0] == "z" and whole[:2] == b"\xed\x01", text
    return whole[2:]


def keys(did):
    """Each key by the short name that codes give it."""
    found = {}
    for method in did["verificationMethod"]:
        text = method.get("publicKeyMultibase", "")
        if text.startswith("z6Mk"):
            found[hashlib.sha256(text.encode()).digest()[:8]] = multikey(text)
    return found


def message(code):
    assert code.startswith("CW1:") and set(code) <= ALPHANUMERIC, code
    packed = base45.b45decode(code[len("CW1:"):])
    if packed[:1] != b"\x78":
        return packed
    unpacker = zlib.decompressobj()
    whole = unpacker.decompress(packed, LARGEST)
    assert unpacker.eof and not unpacker.unused_data
    # The writer takes whichever is shorter.
    assert len(packed) < len(whole)
    return whole


def by_pycose(signed, known):
    """The claims; raises where the signature is not by the key that the message names."""
    decoded = CoseMessage.decode(signed)
    assert isinstance(decoded, Sign1Message) and decoded.uhdr == {}
    names = {header.identifier: value for header, value in decoded.phdr.items()}
    assert set(names) == {1, 4} and names[1].identifier == -8, names
    decoded.key = OKPKey(crv=Ed25519, x=known[names[4]])
    if not decoded.verify_signature():
        raise ValueError("the signature is another's")
    return decoded.payload


def by_cwt(signed, known):
    """The same by a library that also holds the dates against the clock."""
    every = []
    for name, raw in known.items():
        key = Ed25519PublicKey.from_public_bytes(raw)
        pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        every.append(cwt.COSEKey.from_pem(pem, kid=name, alg="EdDSA"))
    return cwt.decode(signed, every)


def refused(verify, *arguments):
    try:
        verify(*arguments)
    except Exception:
        return True
    return False


def seconds(moment):
    return int(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp())


def check(folder):
    code = (folder / "code.txt").read_text(encoding="ascii")
    known = keys(json.loads((folder / "site/did.json").read_text(encoding="utf-8")))
    credential = json.loads((folder / "one.json").read_text(encoding="utf-8"))
    signed = message(code)
    payload = by_pycose(signed, known)
    claims = cbor2.loads(payload)
    assert cbor2.dumps(claims, canonical=True) == payload, "not deterministic"
    assert by_cwt(signed, known) == claims

    subject, status = credential["credentialSubject"], credential["credentialStatus"]
    told = claims[-65537]
    assert claims[1] == credential["issuer"]["id"]
    assert claims[4] == seconds(credential["validUntil"])
    assert claims[6] == seconds(credential["awardedDate"])
    assert claims[7].decode() == subject["licenseNumber"]
    assert told[0] == 1 and told[1] == subject["achievement"]["name"]
    assert told[3] == int(status["statusListIndex"])
    # A number stands for the list of that number in the folder that a did:web names.
    of_did = "https://" + claims[1].removeprefix("did:web:").replace(":", "/")
    lists = f"{of_did}/status/{told[4]}.json" if isinstance(told[4], int) else told[4]
    assert lists == status["statusListCredential"]
    assert told[5] == subject["achievement"]["humanCode"]
    assert told.get(7, credential["id"]) == credential["id"]

    changes = 0
    for place in range(len(signed)):
        other = bytearray(signed)
        other[place] ^= 1
        assert refused(by_pycose, bytes(other), known), f"byte {place} by pycose"
        assert refused(by_cwt, bytes(other), known), f"byte {place} by cwt"
        changes += 1
    stranger = {name: hashlib.sha256(raw).digest() for name, raw in known.items()}
    assert refused(by_pycose, signed, stranger)
    return len(code), changes


for argument in sys.argv[1:]:
    length, changes = check(Path(argument))
    print(f"{length} signs verified, {changes} changed ones refused")
