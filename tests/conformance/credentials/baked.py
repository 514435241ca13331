"""Reads and verifies credentials with openbadgeslib: the JWT, and what is baked into PNG and SVG.

Called as `baked.py ISSUED…`; each folder has one.json, one.jwt, one.png, one.svg, revoked.jwt and
the site folder, which is all the network there is.

Its verifier of Data Integrity credentials takes none with an inline context, as ours have. So of
those only the proof is verified: canonical form by PyLD, hash and signature.
"""

import copy
import json
import sys
from pathlib import Path

from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from openbadgeslib.ob3.did import resolve_verification_method
from openbadgeslib.ob3.ldp import verify_data_integrity_proof


def refused(verify, *arguments, **named):
    try:
        verify(*arguments, **named)
    except OB3VerificationError:
        return True
    return False


def check(folder):
    did = json.loads((folder / "site/did.json").read_text(encoding="utf-8"))["id"]
    base = "https://" + did.removeprefix("did:web:").replace(":", "/") + "/"

    def download(address):
        assert address.startswith(base), address
        return (folder / "site" / address[len(base):]).read_bytes()

    plain = (folder / "one.json").read_text(encoding="utf-8")
    png = OB3Verifier.extract_token_from_png((folder / "one.png").read_bytes())
    svg = OB3Verifier.extract_token_from_svg((folder / "one.svg").read_bytes())
    assert png == plain and svg == plain, "another credential is baked in"

    document = json.loads(png)
    key = resolve_verification_method(document["proof"][0]["verificationMethod"], download=download)
    verify_data_integrity_proof(document, key)
    changed = copy.deepcopy(document)
    changed["credentialSubject"]["achievement"]["name"] = "Another"
    assert refused(verify_data_integrity_proof, changed, key), "a changed one is verified"

    # The list is looked up without its proof, which this library reads from JWTs only.
    verifier = OB3Verifier.for_issuer_did(did, download=download)
    how = {"check_status": True, "verify_status_list": False, "download": download}
    jwt = (folder / "one.jwt").read_text(encoding="ascii").strip()
    credential = verifier.verify(jwt, **how)
    assert credential.issuer.id == did
    assert credential.recipient_id == document["credentialSubject"]["id"]
    head, body, signature = jwt.split(".")
    other = ("A" if signature[0] != "A" else "B") + signature[1:]
    forged = f"{head}.{body}.{other}"
    assert refused(verifier.verify, forged, **how), "another signature is verified"
    revoked = (folder / "revoked.jwt").read_text(encoding="ascii").strip()
    verifier.verify(revoked)
    assert refused(verifier.verify, revoked, **how), "the revoked one is verified"


for argument in sys.argv[1:]:
    check(Path(argument))
print(f"checked {len(sys.argv) - 1}")
