language-formats = he
plain = אין מה לתקן
welcome = ברוכים הבאים { $name }
learners = { $count ->
    [0] אף אחד
    [one] { $count } לומד (one)
    [two] { $count } לומד (two)
   *[other] { $count } לומד (other)
}
# $points (Decimal)
points = { $points ->
    [one] { $points } נקודה (one)
    [two] { $points } נקודה (two)
   *[other] { $points } נקודה (other)
}
# $due (Day)
due = עד { $due }
# $at (Time)
saved = נשמר { $at }
# $names (List)
below = מתחת למינימום: { $names }
# $what (Message)
undone = בוטל: { $what }
state = { $state ->
    [draft] במגירה
   *[other] במקום אחר
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
