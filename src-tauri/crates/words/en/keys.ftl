## the first time

keys-first-title = Sign your certificates
keys-first-what = Anybody can print a page that looks like yours. A signed certificate proves by itself who issued it and that no word was changed: with a phone or a file in the browser, without a network, and without asking you.
keys-first-how = For that your institution needs keys. They are made here, encrypted with a passphrase, and stay in this workspace.
keys-address = Address of a folder on your website
keys-addressExample = https://example.edu/credentials
keys-addressHint = Optional. What is published there lets everybody check that the keys belong to your website.
keys-addressEmpty = Left empty, the key itself names the institution. There is nothing to publish for it, but nobody can check the name against your website, and you cannot replace the key without becoming another issuer.
keys-newPassphrase = Passphrase of the keys
keys-passphrase = Passphrase of the keys
keys-differ = The two are not the same. Type the passphrase again.
keys-noPassphrase = Choose a passphrase.
keys-lost = If the passphrase is lost, nobody can bring the keys back, we included. Make a paper backup once there are keys.
keys-make = Make keys
keys-made = The keys are made, and unlocked for this session. Make a paper backup next.
keys-haveSome = You have keys already?

## how it stands

keys-standing = Signing
keys-signed = signed
keys-notSigned = not signed
keys-signedLead = Every certificate that is printed from now on is signed.
keys-notSignedLead = Certificates are printed unsigned. What is missing:
keys-unlocked = The keys are unlocked for this session.
keys-locked = The keys are locked. The passphrase is asked for once a session, before anything is signed.
keys-unlock = Unlock
keys-lock = Lock
keys-unlockTitle = Unlock the keys
keys-unlockLead = This needs the keys. The passphrase is asked for once a session.
keys-didOf = Known to others as
keys-copyDid = Copy it
keys-noAddress = none: the key itself names the institution
keys-changeAddress = Change…
keys-changeAddressOf = Change the address of the folder
keys-countSigned = Signed so far
keys-certificates = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
}
keys-addressTitle = Address of the folder on your website
keys-addressLead = Others will know the institution by this address from the next certificate on. Those signed before name the old one: leave what is published there where it is.
keys-save = Save
keys-addressSaved = The address is changed. Export the site folder and publish it there.

## what is signed

keys-code = What the printed code holds
keys-codes-none = Nothing signed
keys-codes-none-what = The code holds words that anybody could print. It proves nothing.
keys-codes-compact = Short
keys-codes-compact-what = Learner, award, dates, issuer and the place in the status list, signed. The code stays small and reads well from paper.
keys-codes-full = Full
keys-codes-full-what = All elements of the European standard in words, signed. The code is larger: give it room in the template.
keys-identity = Name the learner in clear in the credential
keys-identityHint = Otherwise the credential holds a salted hash of the email address or number: who knows that can check whose it is, and nobody else learns it. The name on the page stays as it is.

## the keys

keys-list = Keys
keys-name = Name
keys-signs = Signs
keys-signsWhat-ed25519 = Credentials and printed codes
keys-signsWhat-p256 = JWT
keys-madeOn = Made
keys-until = In use until
keys-status = Status
keys-inUse = in use
keys-expired = expired
keys-spare = not in use
# $since (Day)
keys-compromisedSince = compromised since { $since }
keys-noneFor-ed25519 = No key signs credentials and printed codes now.
keys-noneFor-p256 = No key signs JWTs now.
keys-makeMissing = Make the missing keys…
keys-makeMissingTitle = Make the missing keys
keys-import = Import a key…
keys-importTitle = Import a key
keys-importLead = A key of another program, as a file: PKCS#8 (PEM) or JWK, of the kind Ed25519 or P-256. You choose the file next.
keys-importNow = Choose the file…
keys-imported = { $name } was imported.
keys-restore = Restore from paper…
keys-restoreTitle = Restore a key from paper
keys-restoreLead = Type what stands on the sheet, line by line. Each line has a check, so that a slip of the finger is found, and the line is named.
keys-sheetOne = The sheet, or the first of two
keys-sheetTwo = The second sheet, where the key was kept in two parts
keys-restoreNow = Restore
keys-restored = { $name } is restored.
keys-changePassphrase = Change the passphrase…
keys-changeTitle = Change the passphrase of the keys
keys-changeLead = The keys stay the same. Copies elsewhere, such as backups of the workspace, keep the old passphrase.
keys-change = Change
keys-changed = The keys have a new passphrase.

## one key

keys-replace = Replace…
keys-replaceTitle = Replace { $name }
keys-replaceLead = A new key of the same kind signs from now on, and { $name } expires today. What it signed stays valid. Export the site folder again afterwards, so that others know the new key.
keys-replaceNow = Replace
keys-replaced = { $name } signs from now on. Export the site folder again.
keys-setExpiry = Set the expiry…
keys-expiryTitle = Expiry of { $name }
keys-expiryLead = After this day the key signs nothing more. What it signed before stays valid. Leave it empty for no end.
keys-expiry = Last day
keys-expirySet = The expiry of { $name } is set. Export the site folder again.
keys-mark = Mark as compromised…
keys-markTitle = Mark { $name } as compromised
keys-markLead = Somebody else has the key, or may have it. Nothing that it signed from this day on is believed any more, and it signs nothing more here. Others learn it once you publish the site folder. This cannot be taken back.
keys-since = Not safe since
keys-markNow = Mark as compromised
keys-marked = { $name } is marked as compromised. Export the site folder now, so that others learn it.
keys-backup = Paper backup…
keys-backupTitle = Paper backup of { $name }
keys-backupLead = The key in letters to be typed in again, with checks. It restores the key without this program’s files. You choose a folder next; print the PDF, keep it locked away, and delete the file.
keys-backupParts = Sheets
keys-one = One sheet
keys-two = Two parts
keys-oneWhat = Whoever has the sheet has the key.
keys-twoWhat = Each part alone is worth nothing. Keep them in two places: it takes both.
keys-backupNow = Choose a folder…
keys-backedUp = { $count ->
    [one] The backup of { $name } is written. Print it, and delete the file.
   *[other] The backup of { $name } is written: { $count } files. Print them, and delete the files.
}
keys-export = Export…
keys-exportTitle = Export { $name }
keys-exportLead = For another program that signs in the institution’s name. The file holds the secret half and is not encrypted: whoever has it can sign as you.
keys-exportForm = Form
keys-forms-pkcs8 = PKCS#8
keys-forms-jwk = JWK
keys-exportNow = Export…
keys-exported = { $name } was written to { $path }. Whoever has this file can sign as you.

## publishing

keys-publish = Publish
keys-publishLead = Others verify with what you publish. It is a folder of plain files for any web server; put it there anew after each change of a key and whenever a certificate was revoked or suspended.
keys-holds-document = did.json: the public keys, with those that expired or are compromised
keys-holds-lists = The status lists: which certificates were revoked or suspended, by number only, without a name
keys-holds-profile = The institution’s profile, for programs
keys-holds-page = A page that a person can read
keys-where = It belongs where this address leads:
keys-whereAny = Your keys name the institution themselves, so did.json is not needed. Put the folder anywhere, and give the status lists to whoever verifies.
keys-check = To check it, open this address in a browser. You see a text that begins with a curly bracket and names { $did }:
keys-exportSite = Export the site folder…
keys-siteWritten = The site folder is written to { $folder }.
# $revoked (Number)
keys-siteHolds = { $lists ->
    [one] { $lists } status list, { $revoked } revoked or suspended
   *[other] { $lists } status lists, { $revoked } revoked or suspended
}

## signing in other rooms

keys-toPrint = Certificates are signed as they are printed. Unlock the keys first; the passphrase is asked for once a session.
keys-credential = Credential
keys-credentialOf = The signed twin of this certificate
keys-saveAs = Save the credential of { $serial }
keys-credentialForms-json = Save as JSON…
keys-credentialForms-jwt = Save as JWT…
keys-credentialForms-png = Save as a badge (PNG)…
keys-credentialForms-svg = Save as a badge (SVG)…
keys-credentialForms-pdf = Save as PDF with the credential inside…

## What is refused, what was done, and what is written

keys-noKeyInUse = The keys of the institution are all expired or compromised, so that certificates would be printed unsigned. Replace one under Keys.
keys-missingKey = The institution has no key that signs. Make keys under Keys.
# $most (Number)
keys-tooMany = A workspace holds { $most } keys at most.
keys-twice = This key is here already.
keys-compromisedLater = The day is to come. Give the day from which the key may have been in other hands.
keys-shapeChanged = What this credential shares with the others of its run is not what was signed. Restore the workspace from a backup.
keys-numbersAtEnd = No number is left for another credential.
keys-record = Learner record (PDF)…
# $count (Number)
keys-recordWritten = { $count ->
    [one] The record with one certificate is written to { $path }
   *[other] The record with { $count } certificates is written to { $path }
}
# $count (Number)
# $unsigned (Number)
keys-recordWrittenInPart = { $count ->
    [one] The record with one certificate is written to { $path }.
   *[other] The record with { $count } certificates is written to { $path }.
} { $unsigned ->
    [one] One more was issued before there were keys, and is not in it.
   *[other] { $unsigned } more were issued before there were keys, and are not in it.
}
keys-recordNothing = No valid certificate of { $name } is signed, so that there is nothing to put into a record.
keys-recordTitle = Learner record
keys-recordLearner = Learner
keys-recordMade = Date of this record
keys-recordAward = Award
keys-recordGrade = Grade
keys-recordIssued = Awarded
keys-recordUntil = Valid until
keys-recordSerial = Number
# $count (Number)
keys-recordAttached = { $count ->
    [one] Attached to this file is the award as a signed credential (Open Badges 3.0), within a Comprehensive Learner Record (CLR 2.0). Keep the file as it is: a print holds the words alone.
   *[other] Attached to this file are the { $count } awards as signed credentials (Open Badges 3.0), within one Comprehensive Learner Record (CLR 2.0). Keep the file as it is: a print holds the words alone.
}
keys-recordVerify = Whoever receives it can verify it with no network and no account: with verify.html, which the institution gives out, or with any verifier of Open Badges 3.0.
keys-stepRecord = Export the record of { $name }
keys-noJwt = Certificate { $serial } has no JWT: there was no key for one, or no address to publish under, when it was issued.

# Steps
keys-stepSettings = Change how certificates are signed
# $count (Number)
keys-stepMake = { $count ->
    [one] Add a key
   *[other] Add { $count } keys
}
keys-stepPassphrase = Change the passphrase of the keys
keys-stepChange = Change the key { $name }
keys-stepExport = Export the key { $name }
keys-stepPaper = Print the key { $name } on paper
keys-stepSite = Export the site folder
keys-stepCredential = Export the credential of { $serial }

# Paper backup
keys-paperTitle = Backup of the key { $name }
keys-paperSheet = Sheet
# $part (Number)
# $of (Number)
keys-paperSheetOf = { $part } of { $of }
keys-paperDay = Printed on
keys-paperPublic = The public half of the key: { $key }
keys-paperWhyOne = Whoever has this sheet can sign in the institution’s name. Keep it where only those get to it who may.
keys-paperWhyTwo = It takes both sheets to restore the key. One alone tells nothing. Keep them in two places.
keys-paperHow = To restore it, open Keys, choose “Restore from paper”, and type the five lines. Spaces and small letters do not matter; the last group of each line finds a mistake in it.

# Site folder
keys-siteTitle = Credentials of { $institution }
keys-siteLead = These files let anybody verify certificates of this institution with no network and without asking it. They are read by programs.
keys-siteIdentity = The institution signs under this identity:
keys-siteWhere = The folder belongs at { $address }. Put all of its files there, with the folders in it.
keys-siteNowhere = The key itself names the institution, so that the folder may be published anywhere, or passed on as it is.
keys-siteDay = Made on { $day }.
keys-siteDid = the institution’s keys
keys-siteProfile = the institution’s profile
keys-siteStatus = which credentials were revoked, signed
keys-siteRevoked = the same for older programs
keys-refusedNotSigned = Certificate { $serial } was issued without a signed credential.
keys-refusedLocked = The keys are locked. Give their passphrase under Keys, once a session.
