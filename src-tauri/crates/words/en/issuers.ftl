## two lists

issuers-lead = Who vouches for an issuer: lists that others signed and you rely on, and the list you sign yourself.
issuers-tabs-lists = Lists I rely on
issuers-tabs-mine = My list
issuers-tabs-endorsements = Endorsements

## lists that others signed

issuers-import = Import a file…
issuers-emptyTitle = Nobody vouches for anybody yet
issuers-emptyText = A signature proves which key signed, not whose key it is. Import a list of recognised issuers from an agency you rely on. Keys of an issuer (did.json) and status lists are taken in here, too.
issuers-files = Imported files
issuers-file = Name
issuers-sort = Kind
issuers-sorts-issuerList = List of recognised issuers
issuers-sorts-keyDocument = Keys of an issuer
issuers-sorts-statusList = Status list
issuers-sorts-endorsement = Endorsement
issuers-signer = Signed by
issuers-from = Signed on
issuers-until = In force until
issuers-holds = Issuers
issuers-standing = Used
issuers-relied = relied on
issuers-notRelied = not relied on
issuers-ended = out of date
issuers-used = used
issuers-show = Show its issuers
issuers-rely = Rely on this list…
issuers-relyNo = Rely on it no more
issuers-remove = Remove…
issuers-removeTitle = Remove “{ $name }”?
issuers-removeFile = Verifying does without it from now on. You can import the file again.
issuers-removeNow = Remove
issuers-removed = “{ $name }” was removed.
issuers-takenIn = “{ $name }” is taken in. Verifying uses it from now on.
issuers-relyTitle = A list of recognised issuers
issuers-relySigner = Signer
issuers-relyKey = Key
issuers-relyAge = Age
issuers-age = { $days ->
    [0] signed today
    [one] signed yesterday, on { $date }
   *[other] signed { $days } days ago, on { $date }
}
issuers-ageUnknown = it does not say when it was signed
issuers-ends = in force until { $date }
issuers-ended-lead = The list is out of date since { $date }. Ask its signer for a newer one.
issuers-relyTick = Rely on this list
issuers-relyNow = Rely on it
issuers-notNow = Not now
issuers-relyDone = Verifying relies on “{ $name }” from now on.
issuers-relyDoneNo = Verifying relies on “{ $name }” no more.
issuers-kept = “{ $name }” is imported, and not relied on.

## issuers of a list

issuers-of = Issuers of “{ $name }”
issuers-search = Name, website or DID
# $count (Number)
issuers-count = { $count ->
    [one] { $count } issuer
   *[other] { $count } issuers
}
issuers-nothing = No issuer is found by these words.
issuers-keyCount = { $count ->
    [0] no keys
    [one] { $count } key
   *[other] { $count } keys
}
issuers-awardsAll = may award everything
issuers-awards = may award { $what }
issuers-sinceDay = since { $day }
issuers-untilDay = until { $day }
issuers-withdrawn = withdrawn on { $day }

## my list

issuers-mineLead = For an agency, a network or a ministry, or for your own partners: name the institutions that you vouch for, sign the list with your key, and give it to whoever verifies.
issuers-listName = Name of the list
issuers-listNameExample = Recognised providers of microcredentials 2026
issuers-months = In force for so many months
issuers-monthsHint = After that, verifying asks for a newer list.
issuers-saveList = Save
issuers-listSaved = The list is saved.
issuers-entries = Institutions on the list
issuers-add = Add an institution…
issuers-fromFile = Add from a did.json…
issuers-mineEmpty = Nobody is on the list yet. Add an institution by hand, or read its name and keys from the did.json that it sends you.
issuers-edit = Edit…
issuers-addTitle = Add an institution
issuers-editTitle = { $name }
issuers-did = DID
issuers-didHint = Begins with did:web: or did:key:
issuers-name = Name
issuers-legalName = Legal name
issuers-website = Website
issuers-keys = Keys, one a line
issuers-keysHint = As they stand in its did.json under publicKeyMultibase. Ask the institution over another way whether they are its own.
issuers-mayAward = What it may award, one a line
issuers-mayAwardHint = Left empty, it may award everything.
issuers-since = Recognised since
issuers-end = Recognised until
issuers-withdrawnOn = Withdrawn on
issuers-noDid = Write the DID, such as did:web:example.edu.
issuers-noName = Write the name.
issuers-save = Save
issuers-saved = { $name } is on the list. Sign and export it again.
issuers-removeIssuer = It is on the list no more once you sign and export it again. To say that recognition ended, write a day under “Withdrawn on” rather than removing it: then others learn why.
issuers-sign = Sign and export…
issuers-signLead = The list is signed with your key. Whoever gets it sees your name, when it was signed, and until when it is in force.
issuers-signFirst = Add an institution first.
issuers-signNoKeys = There is no key to sign with yet.
issuers-toKeys = Go to Keys
issuers-signed = The signed list is written to { $path }

## endorsements

endorsements-lead = A partner, such as an employer or a professional body, signs a programme with its own copy of this program. Certificates printed afterwards carry its word, and whoever verifies them sees it.
endorsements-ours = Of our programmes
endorsements-oursHow = Export a programme, send the file to the partner, and import the endorsement that comes back.
endorsements-empty = No partner has endorsed a programme yet.
endorsements-programme = Programme
endorsements-export = Export for endorsement…
endorsements-import = Import an endorsement…
endorsements-exported = “{ $name }” is written to { $path }. Send it to the partner.
endorsements-takenIn = The endorsement by { $name } is imported. Certificates printed from now on carry it.
endorsements-endorser = Endorsed by
endorsements-says = Says
endorsements-until = In force until
endorsements-of = Programme version
endorsements-removeTitle = Remove the endorsement by { $name }?
endorsements-removeText = Certificates printed from now on do without it. Those that carry it keep it.
endorsements-theirs = Endorse a partner’s programme
endorsements-theirsHow = Choose the file that the institution sent you, or one of its credentials (JSON). You see what it is about before you sign.
endorsements-choose = Choose a programme file…
endorsements-dialog = Endorse { $name }
endorsements-awardedBy = Awarded by, as the file says
endorsements-criteria = How it is earned
endorsements-comment = What you say about it
endorsements-commentHint = For example: “Our members hire for these skills. We reviewed the outcomes in 2026.”
endorsements-end = In force until
endorsements-endHint = Left empty, it has no end.
endorsements-noComment = Write what you say about it.
endorsements-sign = Sign and save…
endorsements-signed = The endorsement is written to { $path }. Send it to the institution, with your did.json if it has not got it.

## verify.html

issuers-verifier = A verifier for employers
issuers-verifierWhat = verify.html is one file for anybody who is shown a certificate: it opens in any browser by double click, needs no network, and answers the same four questions. The lists you rely on, your own keys and your status lists are inside, so export it again when they change.
issuers-verifierExport = Export verify.html…

## What is refused, what was done, and what is written

issuers-notAKnownFile = This is no list of recognised issuers, no key document (did.json), no status list and no endorsement.
issuers-olderThanKnown = A newer edition of this list is here already.
# $most (Number)
issuers-tooManyFiles = A workspace keeps { $most } such files at most.
issuers-otherKeys = Other keys of { $id } are here already, and these are not the same. Nothing was imported. If you know that the new ones are right, remove the others first.
issuers-listNotOfIssuer = The status list names { $issuer }, and was not signed by a key of that issuer. Nothing was imported.
issuers-listUnverified = A status list of { $issuer } is here already, and whether this one is its own cannot be told. Import the issuer’s did.json first. Nothing was imported.
# $most (Number)
issuers-endorse-comment = Write what you say about the programme, in at most { $most } characters.
issuers-endorse-draft = { $code } is not approved yet and may still change. Approve it first: a partner endorses what stays as it is.
issuers-endorse-ended = The endorsement would end before it begins.
issuers-endorse-keysMissing = Whether { $id } signed this cannot be told, as its keys are not here. Import its did.json first.
issuers-endorse-noKeys = Make keys first: they name your institution.
issuers-endorse-notOne = This file describes no programme: choose the file that was exported for endorsement, or a credential (JSON).
issuers-fileGone = The file of “{ $name }” is missing from the workspace. Import it again.
issuers-nameMissing = Give the issuer a name.
issuers-idNotADid = “{ $id }” is no DID and no https address.
issuers-untilBeforeSince = The recognition would end before it begins.
issuers-listNameMissing = Give the list a name.
issuers-listEmpty = The list names no issuer yet.
# $most (Number)
issuers-tooManyIssuers = A list holds { $most } issuers at most.
issuers-verifierMissing = The verifier page is missing from this build of the program.

# Steps
issuers-stepImport = Import { $name }
issuers-stepRely = Rely on { $name }
issuers-stepNotRely = Rely no more on { $name }
issuers-stepRemove = Remove { $name }
issuers-stepList = Name the list { $name }
issuers-stepIssuer = Recognise { $name }
issuers-stepIssuerOff = Take { $name } off the list
issuers-stepEndorse = Endorse { $name }
issuers-stepExportToEndorse = Export { $code } for endorsement
issuers-stepExport = Sign and export { $name }
issuers-stepVerifier = Export verify.html
