language-formats = ar
plain = لا شيء للإصلاح
welcome = مرحبا { $name }
learners = { $count ->
    [0] لا أحد
    [zero] { $count } متعلم (zero)
    [one] { $count } متعلم (one)
    [two] { $count } متعلم (two)
    [few] { $count } متعلم (few)
    [many] { $count } متعلم (many)
   *[other] { $count } متعلم (other)
}
# $points (Decimal)
points = { $points ->
    [zero] { $points } نقطة (zero)
    [one] { $points } نقطة (one)
    [two] { $points } نقطة (two)
    [few] { $points } نقطة (few)
    [many] { $points } نقطة (many)
   *[other] { $points } نقطة (other)
}
# $due (Day)
due = في { $due }
# $at (Time)
saved = حُفظ { $at }
# $names (List)
below = دون الحد الأدنى: { $names }
# $what (Message)
undone = تم التراجع: { $what }
state = { $state ->
    [draft] في الدرج
   *[other] في مكان آخر
}
twice = { plain } · { welcome }
braces = { "{" }serial{ "}" }
# $share (Decimal)
share = { $share } %
