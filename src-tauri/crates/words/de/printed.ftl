printed-eqf = EQR-Niveau { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } Niveau { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } Std.
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = in Präsenz
printed-online = online
printed-blended = Präsenz und online
printed-unsupervised = Prüfung ohne Aufsicht
printed-supervised = Prüfung unter Aufsicht
printed-identified = Prüfung unter Aufsicht mit Identitätsprüfung

## Read aloud

printed-qrCode = QR-Code mit den Angaben des Zertifikats { $serial }
printed-signature = Unterschrift von { $name }
printed-logo = Logo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } von { $pages }

## Rubrics

# $version (Number)
printed-rubric = Bewertungsraster, Version { $version }
printed-criterion = Kriterium
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } bis { $points })
# $weight (Decimal)
printed-weight = Gewicht { $weight }
# $weight (Decimal)
printed-weightMust = Gewicht { $weight }. Muss bestanden werden.

## Marks on what is no certificate, or another copy of one

printed-markProof = Probedruck, ungültig
# $today (Day)
printed-markDuplicate = Zweitschrift, gedruckt am { $today }
printed-standsAlone = Eigenständig
printed-stacksTowards = Zählt für { $codes }
printed-resultGrade = Note
printed-resultPercent = Ergebnis
