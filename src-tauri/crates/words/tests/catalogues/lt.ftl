language-formats = lt
plain = Nėra ką taisyti
welcome = Sveiki, { $name }
learners = { $count ->
    [0] Niekas
    [one] { $count } mokinys (one)
    [few] { $count } mokinys (few)
    [many] { $count } mokinys (many)
   *[other] { $count } mokinys (other)
}
# $points (Decimal)
points = { $points ->
    [one] { $points } taškas (one)
    [few] { $points } taškas (few)
    [many] { $points } taškas (many)
   *[other] { $points } taškas (other)
}
# $due (Day)
due = Iki { $due }
# $at (Time)
saved = Išsaugota { $at }
# $names (List)
below = Žemiau minimumo: { $names }
# $what (Message)
undone = Atšaukta: { $what }
state = { $state ->
    [draft] Stalčiuje
   *[other] Kitur
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
