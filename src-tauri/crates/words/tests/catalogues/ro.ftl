language-formats = ro
plain = Nimic de corectat
welcome = Bun venit, { $name }
learners = { $count ->
    [0] Nimeni
    [one] { $count } cursant (one)
    [few] { $count } cursant (few)
   *[other] { $count } cursant (other)
}
# $points (Decimal)
points = { $points ->
    [one] { $points } punct (one)
    [few] { $points } punct (few)
   *[other] { $points } punct (other)
}
# $due (Day)
due = Până la { $due }
# $at (Time)
saved = Salvat { $at }
# $names (List)
below = Sub minim: { $names }
# $what (Message)
undone = Anulat: { $what }
state = { $state ->
    [draft] În sertar
   *[other] În altă parte
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
