printed-eqf = EQF livello { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } livello { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } ore
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = in presenza
printed-online = online
printed-blended = in presenza e online
printed-unsupervised = valutazione non sorvegliata
printed-supervised = valutazione sorvegliata
printed-identified = valutazione sorvegliata con verifica dell’identità

## Read aloud

printed-qrCode = Codice QR con i dati del certificato { $serial }
printed-signature = Firma di { $name }
printed-logo = Logo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } di { $pages }

## Rubrics

# $version (Number)
printed-rubric = Rubrica di valutazione, versione { $version }
printed-criterion = Criterio
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } a { $points })
# $weight (Decimal)
printed-weight = Peso { $weight }
# $weight (Decimal)
printed-weightMust = Peso { $weight }. Deve essere superato.

## Marks on what is no certificate, or another copy of one

printed-markProof = Prova, non valida
# $today (Day)
printed-markDuplicate = Duplicato, stampato il { $today }
printed-standsAlone = Autonomo
printed-stacksTowards = Vale per { $codes }
printed-resultGrade = Voto
printed-resultPercent = Risultato
