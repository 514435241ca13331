verify-title = Verify a certificate
verify-noNetwork = This page needs no network. What you open here does not leave your computer.
verify-drop = Drop a file here
verify-kinds = A credential as JSON, JWT, PNG or SVG. Keys (did.json), status lists and lists of recognised issuers are taken in, too.
verify-choose = Choose files…
verify-paste = Text of a credential or of a printed code
verify-check = Verify
verify-print = Print this answer
verify-verdicts-valid = Valid
verify-verdicts-notValid = Not valid
verify-verdicts-cannotTell = Cannot tell
verify-questions-form = Is it complete?
verify-questions-unchanged = Is it unchanged?
verify-questions-inForce = Is it in force?
verify-questions-status = Was it revoked or suspended?
verify-questions-issuer = Who issued it, and who vouches?
verify-answers-yes = As it should be
verify-answers-no = Not as it should be
verify-answers-unknown = Cannot be told
verify-vouched = { $signer } vouches for { $name } in “{ $list }”.
verify-claimedName = It calls its issuer “{ $name }”.
verify-award = Award
verify-learner = Learner
verify-serial = Number
verify-refused = The file was not read
verify-takenIn-title = Taken in
verify-takenIn-document = Keys of { $name }
verify-takenIn-statusList = Status list { $name }
verify-takenIn-issuerList = List of recognised issuers “{ $name }”
# $count (Number)
verify-within = { $count ->
    [one] It holds one more credential, signed by itself.
   *[other] It holds { $count } more credentials, each signed by itself.
}
verify-failed = Something went wrong in this page. Nothing was found out about the file.
verify-rely-question = “{ $name }” is what the list calls its signer. Nobody here knows whose key { $key } is. Rely on the list only if you got it, or this key, from the signer.
verify-rely-button = Rely on this list
