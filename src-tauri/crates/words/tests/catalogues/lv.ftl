language-formats = lv
plain = Nav ko labot
welcome = Laipni lūdzam, { $name }
learners = { $count ->
    [0] Neviens
    [zero] { $count } dalībnieks (zero)
    [one] { $count } dalībnieks (one)
   *[other] { $count } dalībnieks (other)
}
# $points (Decimal)
points = { $points ->
    [zero] { $points } punkts (zero)
    [one] { $points } punkts (one)
   *[other] { $points } punkts (other)
}
# $due (Day)
due = Līdz { $due }
# $at (Time)
saved = Saglabāts { $at }
# $names (List)
below = Zem minimuma: { $names }
# $what (Message)
undone = Atsaukts: { $what }
state = { $state ->
    [draft] Atvilktnē
   *[other] Citur
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
