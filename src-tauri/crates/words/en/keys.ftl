keys-missingKey = The institution has no key that signs. Make keys under Keys.
keys-locked = The keys are locked. Give their passphrase under Keys, once a session.
# $most (Number)
keys-tooMany = A workspace holds { $most } keys at most.
keys-twice = This key is here already.
keys-compromisedLater = The day is to come. Give the day from which the key may have been in other hands.
keys-shapeChanged = What this credential shares with the others of its run is not what was signed. Restore the workspace from a backup.
keys-numbersAtEnd = No number is left for another credential.
keys-notSigned = Certificate { $serial } was issued without a signed credential.
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
