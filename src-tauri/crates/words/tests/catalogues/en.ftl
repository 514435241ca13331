# What both sides are held to with tests/table.json.
language-formats = en-GB
plain = Nothing to mend
welcome = Welcome, { $name }
learners = { $count ->
    [0] Nobody
    [one] { $count } learner
   *[other] { $count } learners
}
# $points (Decimal)
points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
# $due (Day)
due = Due on { $due }
# $at (Time)
saved = Saved { $at }
# $names (List)
below = Below the minimum: { $names }
# $what (Message)
undone = Undone: { $what }
state = { $state ->
    [draft] In the drawer
   *[other] Elsewhere
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" } stays
# $share (Decimal)
share = { $share } %
