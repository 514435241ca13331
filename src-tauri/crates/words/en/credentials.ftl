# What verifying finds, and why a key, a file or a code is refused.

# Reading
credentials-notJson = The text is not JSON: it cannot be read from { $place } on.
credentials-duplicateKey = The field “{ $key }” stands twice in one object. Programs read that differently, so nothing of it is relied on.
# $most (Number)
credentials-tooDeep = The file nests more than { $most } levels deep. No credential needs that.
# $most (Number)
credentials-tooManyValues = The file holds more than { $most } values. No credential needs that.
# $most (Number)
credentials-tooLarge = The file is larger than { $most } kB. No credential needs that.
credentials-numberTooLarge = The file holds a number that programs do not read alike: it has too many digits.
credentials-notACredential = This is no credential. A credential is a JSON file, a JWT, or a PNG or SVG picture with one inside.
credentials-notADocument = This is no document of keys: it lacks an “id”.
credentials-olderBadge = This is a badge of Open Badges 1 or 2. It is not signed, so that nothing can be verified without asking its issuer.
credentials-notAMoment = “{ $text }” is no date and time with a time zone, such as 2026-11-27T09:00:00Z.
credentials-notMultibase = A key or signature is written in a base that is not read here.
credentials-notBase58 = A key or signature holds letters that base58 does not have, or is too long.
credentials-notBase64Url = A part is not written in base64url, or not in its one spelling.
credentials-notBase45 = The printed code is damaged: it holds letters that it cannot have.

# Keys
credentials-keyUnreadable = The key cannot be read.
credentials-keyWeak = The key is weak: signatures under it can be forged.
credentials-keyKind = Keys of the kind { $kind } are not read here.
credentials-keyHasSecret = The key comes with its secret half. Whoever has the file can sign in its name.
credentials-keyEncrypted = The key file is encrypted. Decrypt it with the program that made it, and import it then.
credentials-keyNotForSuite = { $suite } takes no key of the kind { $kind }.
credentials-keyUnknown = The key { $key } is not known here. Import the issuer’s did.json, or a list of recognised issuers that names the key.
credentials-keyAddress = { $key } names no key: a key is named by a DID or a web address.
credentials-keyNotInDocument = The issuer’s document does not name the key { $key }.
credentials-keyNotForAssertion = The issuer’s document does not allow the key { $key } to sign credentials.
credentials-keyNotOfIssuer = The key that signed is not one of { $issuer }.
credentials-keyExpired = The key had expired when it signed.
# $since (Time)
credentials-keyCompromised = The key has not been safe since { $since }, and signed after that.
# $since (Time)
credentials-keyCompromisedLater = The key has not been safe since { $since }. By its own date this was signed before that.
credentials-notAWebAddress = “{ $address }” cannot be made into a did:web. Write the https address of a folder, without query and without letters that must be escaped.
credentials-wrongPassphrase = The passphrase is another one, or the key file was changed.
# $line (Number)
credentials-paperLine = Line { $line } has a mistake. Compare it with the sheet, letter by letter.
credentials-paperPart = This key stands on two sheets, and it takes both. The sheets given do not belong together, or one is missing.
credentials-paperUnreadable = This is no paper backup of a key, or lines are missing.

# Form
credentials-contextFirst = The first “@context” is neither that of VC Data Model 2.0 nor that of 1.1.
credentials-contextOfBadge = The context of Open Badges 3.0 is missing.
credentials-unknownContext = The context { $address } is not built in. Contexts are never fetched, so what was signed cannot be known.
credentials-contextWritten = The file brings a list of words of its own that is not known here. It could give each word another meaning than the one that was signed, so that nothing can be told from it.
credentials-contextRefused = The context breaks the rules of JSON-LD: { $detail }.
credentials-undefinedTerm = No context defines “{ $term }”. What no context defines is not signed.
# $most (Number)
credentials-tooManyContexts = The file names more than { $most } contexts. No credential needs that.
credentials-underAnotherName = The file says “{ $term }” under another name than its standard gives it, where it would be overlooked.
credentials-notCompact = “{ $key }” has no place in a credential: what stands there would be overlooked.
credentials-notAbsolute = “{ $text }” is no complete address. What it says would get lost when it is signed.
credentials-notALanguage = “{ $tag }” is no language tag. The text would get lost when it is signed.
credentials-nothingSaid = The file says nothing that could be signed.
credentials-tooEntangled = The file is built so that its canonical form takes too long to find.
credentials-fieldMissing = The field “{ $field }” is missing.
credentials-fieldWrong = The field “{ $field }” holds something that it cannot hold.
credentials-typeMissing = The type “{ $type }” is missing.
credentials-typeWrong = “{ $field }” must be of the type { $type }.
credentials-nothingOfThisName = { $name } is pointed at, and is not there.
credentials-endsBeforeItBegins = The credential would end before it begins.
# $most (Number)
credentials-tooManyWithin = It holds more than { $most } credentials, or too many within each other. Not all were looked at.

# Proofs
credentials-noProof = The credential is not signed.
credentials-noProofValue = The proof has no signature.
# $most (Number)
credentials-tooManyProofs = The credential has more than { $most } proofs.
credentials-suiteUnknown = Proofs of the kind “{ $suite }” are not read here.
credentials-proofPurpose = The proof was made for “{ $purpose }”, not for issuing a credential.
credentials-proofExpired = The proof has expired.
credentials-contextOfProof = The contexts of the proof are not those that the credential begins with.
credentials-previousProof = The proof stands on another that is not there.
credentials-signatureWrong = The signature does not fit: the credential was changed after it was signed, or another key signed it.
credentials-signatureNotCanonical = The signature is not in its one spelling, so that it could be altered unseen.
credentials-notAJwt = This is no JWT that holds a credential.
credentials-algorithmNone = The header says that nothing is signed.
credentials-algorithmUnknown = Signatures by { $algorithm } are not read here.
credentials-algorithmOfOtherKey = The header asks for { $algorithm }, and the key is of the kind { $kind }.
credentials-criticalHeader = The header { $header } must be understood, and is not.
credentials-claimDiffers = The claim “{ $claim }” says something else than the credential.
credentials-templateUnfit = Credentials cannot be signed together: “{ $place }” cannot vary.
credentials-runRefused = The fast way of signing came to another result than the full one. The run was stopped, and nothing of it may be used.

# In force, status
# $from (Time)
credentials-notYetInForce = It is in force only from { $from }.
# $until (Time)
credentials-expired = It was in force until { $until }.
credentials-noStatus = The credential names no status list, so that it cannot have been revoked by one.
credentials-statusUnknown = A status of the kind “{ $kind }” is not read here.
credentials-statusUnreadable = The status cannot be read: “{ $field }” is faulty.
credentials-revoked = It was revoked.
credentials-suspended = It is suspended.
credentials-listMissing = The status list { $address } is not at hand. Import it to learn whether the credential was revoked.
credentials-listNotAList = The file given as status list is none.
credentials-listOfOther = The status list is of { $issuer }, who did not issue the credential.
credentials-listNotTrusted = The status list is not signed by its issuer, or was changed.
credentials-listNotInForce = The status list is not in force. Import a newer one.
credentials-listPurpose = The status list is not for { $purpose }.
# $entries (Number)
credentials-listTooShort = The status list has { $entries } entries. Fewer than 131,072 could tell who is in it.
# $index (Number)
credentials-listTooShortFor = The status list has no entry { $index }.
credentials-listTooLong = The status list unpacks to more than 4 MB.
credentials-listUnreadable = The status list cannot be unpacked.
credentials-listUnsigned = The revocation list is not signed. It can warn, and cannot prove that nothing was revoked.

# Issuers
credentials-issuerUnknown = No list of recognised issuers names { $issuer }, so that nobody vouches for it.
credentials-issuerListNotInForce = The list of recognised issuers “{ $list }” is not in force. Import a newer one.
credentials-mayNotAward = { $name } is recognised, but not for this award.
credentials-recognisedLater = { $name } was not recognised yet when it issued this.
credentials-recognitionEnded = The recognition of { $name } had ended when it issued this.
credentials-recognitionWithdrawn = The recognition of { $name } had been withdrawn when it issued this.
credentials-keyNotVouched = { $name } is recognised, but the list does not name its keys, and the keys here came with the files.
credentials-notAnIssuerList = This is no list of recognised issuers.

# Printed codes, pictures
credentials-notAClaim = This is no printed code of a certificate.
credentials-claimUnreadable = The printed code cannot be read.
credentials-claimNotCanonical = The printed code is not in its one spelling, so that it could be altered unseen.
credentials-claimTooLarge = The printed code holds more than a code can.
# $layout (Number)
credentials-claimNewer = The printed code has the layout { $layout }, which is newer than this program.
credentials-notAPng = The picture is no PNG.
credentials-notAnSvg = The picture is no SVG.
credentials-pictureDamaged = The picture is damaged.
credentials-nothingBaked = There is no credential in this picture. Some programs remove it when they save a picture; ask for the original file.
credentials-severalBaked = There are several credentials in this picture. Nobody can tell which one is meant.
