language-formats = fr
plain = Rien à corriger
welcome = Bienvenue, { $name }
learners = { $count ->
    [0] Personne
    [one] { $count } apprenant (one)
    [many] { $count } apprenant (many)
   *[other] { $count } apprenant (other)
}
# $points (Decimal)
points = { $points ->
    [one] { $points } point (one)
    [many] { $points } point (many)
   *[other] { $points } point (other)
}
# $due (Day)
due = Pour le { $due }
# $at (Time)
saved = Enregistré { $at }
# $names (List)
below = Sous le minimum: { $names }
# $what (Message)
undone = Annulé: { $what }
state = { $state ->
    [draft] Au tiroir
   *[other] Ailleurs
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
