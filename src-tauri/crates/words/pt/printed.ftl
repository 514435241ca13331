printed-eqf = QEQ nível { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } nível { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } h
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = presencial
printed-online = em linha
printed-blended = misto
printed-unsupervised = avaliação sem supervisão
printed-supervised = avaliação supervisionada
printed-identified = avaliação supervisionada com verificação de identidade

## Read aloud

printed-qrCode = Código QR com os dados do certificado { $serial }
printed-signature = Assinatura de { $name }
printed-logo = Logótipo: { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } de { $pages }

## Rubrics

# $version (Number)
printed-rubric = Rubrica de avaliação, versão { $version }
printed-criterion = Critério
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } a { $points })
# $weight (Decimal)
printed-weight = Peso { $weight }
# $weight (Decimal)
printed-weightMust = Peso { $weight }. Tem de ser superado.

## Marks on what is no certificate, or another copy of one

printed-markProof = Prova, sem validade
# $today (Day)
printed-markDuplicate = Duplicado, impresso em { $today }
printed-standsAlone = Autónomo
printed-stacksTowards = Conta para { $codes }
printed-resultGrade = Classificação
printed-resultPercent = Resultado
