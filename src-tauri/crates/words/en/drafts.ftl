## fields that hold what cannot be saved

invalid-unfinished = Write a number. This is not saved.
invalid-between = Write a number from { $least } to { $most }. This is not saved.
invalid-decimal = Write a number, such as 2.5. This is not saved.
invalid-most = At most { $most }. This is not saved.
# $least (Number)
# $most (Number)
invalid-whole = Write a whole number from { $least } to { $most }. This is not saved.

## what is not saved

notSaved-reason = Not saved: { $reason }
notSaved-named = { $name } is not saved: { $reason }
notSaved-again = Try again
notSaved-discard = Discard

## leaving

leaving-title = These changes are not saved
leaving-lead = They could not be written. Stay and mend them, or leave without them.
leaving-named = { $name }: { $reason }
leaving-waiting = This is still waiting to be saved.
leaving-saving = This is still being saved.
leaving-conflict = This was changed meanwhile, and waits for your choice.
leaving-leave = Close anyway
leaving-stay = Stay
