## Words on the templates inside the program. What stands in square brackets on a page is left
## out where a field in it is empty.

designs-blank = Empty page
designs-blankAbout = An empty page with the styles and colours most certificates need.
designs-laurelAbout = Serif, with fine lines in the background, a gilt border and two signatures.
designs-meridianAbout = Sans serif and set left, with a deep blue band at the side.
designs-cartoucheAbout = A warm ground, an ornamented border and a gilt seal.
designs-quireAbout = Portrait, with the outcomes as a numbered table.
designs-confluenceAbout = Two languages side by side, English and French; both can be changed.
designs-dossierAbout = Two pages: the certificate, and a supplement with the European standard elements.
designs-pennantAbout = Small and bright, for short courses; A5.
designs-walletAbout = A card for the pocket, ten on a sheet of A4 with crop marks.

## What styles are called

designs-style-name = Learner’s name
designs-style-title = Title
designs-style-linking = Linking words
designs-style-body = Running text
designs-style-about = Facts
designs-style-signatory = Signatory
designs-style-office = Position
designs-style-letters = Letters in the seal
designs-style-institution = Institution
designs-style-latin = Name in Latin letters
designs-style-grade = Grade
designs-style-outcomes = Outcomes
designs-style-facts = Date and serial
designs-style-label = Label
designs-style-value = Value
designs-style-serial = Serial

## What stands on the page

designs-certifies = certifies that
designs-awarded = has been awarded the microcredential
designs-thisCertifies = This is to certify that
designs-completed = has completed the microcredential
designs-confers = hereby confers upon
designs-awardOf = the award of
designs-wellDone = Well done,
designs-earned = You have earned
designs-aboutShort = [{ $level }  ·  ][{ $workload }  ·  ]{ $supervision }[  ·  Grade: { $grade }]
designs-aboutCard = [{ $level }  ·  ]{ $workload }[  ·  Grade: { $grade }]
designs-grade = [Grade: { $grade }]
designs-facts = { $date }[  ·  valid until { $expiry }]  ·  { $serial }  ·  scan to read, no network needed
designs-factsShort = { $date }[  ·  valid until { $expiry }]  ·  { $serial }
designs-dates = { $date }[  ·  valid until { $expiry }]
designs-serialUntil = { $serial }[  ·  until { $expiry }]
designs-seal = Seal
designs-stacked = Stacked from
designs-outcomes = Learning outcomes

## The supplement

designs-supplement = Certificate supplement
designs-microcredential = Microcredential
designs-programme = { $programme } ({ $code }, version { $version })
designs-awardingBody = Awarding body
designs-issued = Date of issue
designs-issuedOn = { $date }[, valid until { $expiry }]
designs-level = Level
designs-workload = Workload
designs-participation = Participation
designs-assessment = Assessment
designs-assessed = { $supervision }[, grade { $grade }]
designs-quality = Quality assurance
