printed-eqf = EQF-niveau { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } niveau { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } uur
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = op locatie
printed-online = online
printed-blended = op locatie en online
printed-unsupervised = toetsing zonder toezicht
printed-supervised = toetsing onder toezicht
printed-identified = toetsing onder toezicht met identiteitscontrole

## Read aloud

printed-qrCode = QR-code met de gegevens van certificaat { $serial }
printed-signature = Handtekening van { $name }
printed-logo = Logo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } van { $pages }

## Rubrics

# $version (Number)
printed-rubric = Beoordelingsmatrix, versie { $version }
printed-criterion = Criterium
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } tot { $points })
# $weight (Decimal)
printed-weight = Gewicht { $weight }
# $weight (Decimal)
printed-weightMust = Gewicht { $weight }. Moet worden behaald.

## Marks on what is no certificate, or another copy of one

printed-markProof = Proefdruk, niet geldig
# $today (Day)
printed-markDuplicate = Duplicaat, afgedrukt op { $today }
printed-standsAlone = Zelfstandig
printed-stacksTowards = Telt mee voor { $codes }
printed-resultGrade = Cijfer
printed-resultPercent = Resultaat
