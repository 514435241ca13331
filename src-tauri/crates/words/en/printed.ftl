## Words on what is printed. A folder without language.ftl has this file alone: the program prints
## in that language, though its window does not speak it.

# Abbreviations of the frameworks are those of the Council Recommendation of 22 May 2017
# (2017/C 189/03) in each language.
printed-eqf = EQF level { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } level { $level }
printed-ects = { $credits } ECTS credits
printed-hours = { $hours } hours
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = onsite
printed-online = online
printed-blended = blended
printed-unsupervised = unsupervised assessment
printed-supervised = supervised assessment
printed-identified = supervised assessment with identity check

## Read aloud

printed-qrCode = QR code with the facts of certificate { $serial }
printed-signature = Signature of { $name }
printed-logo = Logo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } of { $pages }

## Rubrics

# $version (Number)
printed-rubric = Rubric, version { $version }
printed-criterion = Criterion
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } to { $points })
# $weight (Decimal)
printed-weight = Weight { $weight }
# $weight (Decimal)
printed-weightMust = Weight { $weight }. Must be passed.

## Marks on what is no certificate, or another copy of one

printed-markProof = Proof, not valid
# $today (Day)
printed-markDuplicate = Duplicate, printed { $today }
printed-standsAlone = Stand-alone
printed-stacksTowards = Counts towards { $codes }
printed-resultGrade = Grade
printed-resultPercent = Result
