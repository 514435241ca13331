issuers-notAKnownFile = This is no list of recognised issuers, no key document (did.json) and no status list.
issuers-olderThanKnown = A newer edition of this list is here already.
# $most (Number)
issuers-tooManyFiles = A workspace keeps { $most } such files at most.
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
issuers-stepExport = Sign and export { $name }
issuers-stepVerifier = Export verify.html
