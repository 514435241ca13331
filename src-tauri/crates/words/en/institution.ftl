institution-title = Institution
institution-legalName = Legal name
institution-serialPrefix = Serial prefix
institution-serialPattern = Serial pattern
institution-patternHint = { "{" }prefix{ "}" }, { "{" }programme{ "}" }, { "{" }yyyy{ "}" }, { "{" }yy{ "}" }, { "{" }number{ "}" }, { "{" }number:4{ "}" }, { "{" }check{ "}" }
institution-prefixHint = Two to five letters, such as NIT
institution-country = Country
institution-address = Address
institution-website = Web address
institution-logo = Logo
institution-identifiers = Identifiers
institution-scheme = Register or scheme
institution-value = Number or code
institution-addIdentifier = Add an identifier
# $number (Number)
institution-removeIdentifier = Remove identifier { $number }
institution-signatories = Signatories
institution-signatoriesText = Up to two people whose names and signatures stand on certificates.
institution-name = Name
institution-role = Position
# $number (Number)
institution-signature = Signature { $number }
institution-addSignatory = Add a signatory
# $number (Number)
institution-removeSignatory = Remove signatory { $number }
institution-missingName = the institution’s legal name
institution-missingCountry = the institution’s country
institution-missingSignatory = at least one signatory
institution-pattern-tooLong = The pattern of serials is longer than 60 characters.
# $known (List)
institution-pattern-unknown = There is no { $field } for serials. There are { $known }, and { "{" }number:4{ "}" } for four digits.
institution-pattern-characters = Between the fields of a serial stand letters from A to Z, digits, hyphens, dots and underscores only.
institution-pattern-noNumber = Put { "{" }number{ "}" } into the pattern of serials, so that no two are the same.

## Why a change of the institution is refused

institution-refused-many = An institution can have at most 8 signatories and 50 identifiers.
institution-refused-long = A text is longer than 2,000 characters. Shorten it and save again.
institution-step-change = Change the institution
