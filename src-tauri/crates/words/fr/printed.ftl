printed-eqf = CEC niveau { $level }
printed-qfEhea = QF-EHEA { $level }
printed-nationalLevel = { $scale } niveau { $level }
printed-ects = { $credits } ECTS
printed-hours = { $hours } h
# $credits (Message)
# $hours (Message)
printed-workload = { $credits }, { $hours }
printed-onsite = en présence
printed-online = en ligne
printed-blended = hybride
printed-unsupervised = évaluation sans surveillance
printed-supervised = évaluation surveillée
printed-identified = évaluation surveillée avec vérification d’identité

## Read aloud

printed-qrCode = Code QR avec les données du certificat { $serial }
printed-signature = Signature de { $name }
printed-logo = Logo : { $name }

## The foot of a page

# $page (Number)
# $pages (Number)
printed-foot = { $foot }  ·  { $page } sur { $pages }

## Rubrics

# $version (Number)
printed-rubric = Grille d’évaluation, version { $version }
printed-criterion = Critère
# $points (Decimal)
printed-points = { $level } ({ $points })
# $lowest (Decimal)
# $points (Decimal)
printed-pointsBetween = { $level } ({ $lowest } à { $points })
# $weight (Decimal)
printed-weight = Pondération { $weight }
# $weight (Decimal)
printed-weightMust = Pondération { $weight }. Doit être réussi.

## Marks on what is no certificate, or another copy of one

printed-markProof = Épreuve, sans valeur
# $today (Day)
printed-markDuplicate = Duplicata, imprimé le { $today }
printed-standsAlone = Autonome
printed-stacksTowards = Compte pour { $codes }
printed-resultGrade = Mention
printed-resultPercent = Résultat
