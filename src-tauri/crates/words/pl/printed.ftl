printed-eqf = poziom ERK { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } poziom { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } godz.
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = stacjonarnie
printed-online = online
printed-blended = hybrydowo
printed-unsupervised = ocena bez nadzoru
printed-supervised = ocena pod nadzorem
printed-identified = ocena pod nadzorem z weryfikacją tożsamości

## Read aloud

printed-qrCode = Kod QR z danymi certyfikatu { $serial }
printed-signature = Podpis: { $name }
printed-logo = Logo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } z { $pages }

## Rubrics

# $version (Number)
printed-rubric = Kryteria oceny, wersja { $version }
printed-criterion = Kryterium
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } do { $points })
# $weight (Decimal)
printed-weight = Waga { $weight }
# $weight (Decimal)
printed-weightMust = Waga { $weight }. Musi zostać zaliczone.

## Marks on what is no certificate, or another copy of one

printed-markProof = Wydruk próbny, nieważny
# $today (Day)
printed-markDuplicate = Duplikat, wydrukowano { $today }
printed-standsAlone = Samodzielne
printed-stacksTowards = Zalicza się do { $codes }
printed-resultGrade = Ocena
printed-resultPercent = Wynik
