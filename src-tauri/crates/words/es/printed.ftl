printed-eqf = MEC nivel { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } nivel { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } h
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = presencial
printed-online = en línea
printed-blended = semipresencial
printed-unsupervised = evaluación sin supervisión
printed-supervised = evaluación supervisada
printed-identified = evaluación supervisada con verificación de identidad

## Read aloud

printed-qrCode = Código QR con los datos del certificado { $serial }
printed-signature = Firma de { $name }
printed-logo = Logotipo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } de { $pages }

## Rubrics

# $version (Number)
printed-rubric = Rúbrica, versión { $version }
printed-criterion = Criterio
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } a { $points })
# $weight (Decimal)
printed-weight = Peso { $weight }
# $weight (Decimal)
printed-weightMust = Peso { $weight }. Debe superarse.

## Marks on what is no certificate, or another copy of one

printed-markProof = Prueba, sin validez
# $today (Day)
printed-markDuplicate = Duplicado, impreso el { $today }
printed-standsAlone = Independiente
printed-stacksTowards = Cuenta para { $codes }
printed-resultGrade = Calificación
printed-resultPercent = Resultado
