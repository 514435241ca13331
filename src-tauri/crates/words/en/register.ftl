## register

register-serial = Serial
register-name = Name
register-number = Number
register-programme = Programme
register-cohort = Cohort
register-grade = Grade
register-issuedOn = Issued
register-validUntil = Valid until
register-standing = Status
register-search = Search the register
register-searchExample = Name, serial, number or programme
# $revoked (Number)
register-counts = { $count ->
    [one] { $count } certificate, { $revoked } revoked
   *[other] { $count } certificates, { $revoked } revoked
}
register-export = Export as CSV
# $serials (List)
register-severalSerials = “{ $text }” could be several serials: { $serials }. Write it as it stands.
register-card = Certificate { $serial }
register-closeCard = Close the certificate
register-ofLearner = Number { $number } · { $cohort }
register-select = Select
register-selectOne = Select { $serial }
register-copySerial = Copy the serial
register-frozen = This page is as it was printed. A reprint gives the same page, whatever changed since.
register-reprint = Reprint…
register-duplicate = Duplicate…
register-replacedBy = { $serial } took its place on { $date }.
register-replaces = It takes the place of { $serial }.
register-basis = Basis
# $version (Number)
register-award = Decided by “{ $standard }”, version { $version }, on { $at }.
# $percent (Decimal)
register-result = Result: { $percent } %.
register-rubrics = Marked with: { $rubrics }.
# $version (Number)
register-rubric = { $title }, version { $version }
register-runningOut = Expiring
register-stock = Serials and paper
register-sheet = Printed on sheet { $sheet }
register-reprints = { $count ->
    [one] Reprinted once
   *[other] Reprinted { $count } times
}
register-revoke = Revoke…
register-revokeTitle = Revoke { $serial }
register-revokeLead = The certificate stays in the register with your reason. This cannot be undone.
register-revokeSome = { $count ->
    [one] Revoke { $count } certificate…
   *[other] Revoke { $count } certificates…
}
# $count (Number)
register-revokeSomeTitle = Revoke { $count } certificates
register-revokeSomeLead = { $serials } stay in the register with your reason. This cannot be undone.
# $count (Number)
register-revokedSome = { $count } certificates are revoked
register-reason = Reason
register-revoked = { $serial } is revoked
register-suspend = Suspend…
register-suspendTitle = Suspend { $serial }
register-suspendLead = The certificate does not hold until you reinstate it. Whoever verifies it learns so from your next status list.
register-suspended = { $serial } is suspended
register-wasSuspended = Suspended on { $date }: { $reason }
register-reinstate = Reinstate
register-reinstated = { $serial } holds again
register-wasRevoked = Revoked on { $date }: { $reason }
register-emptyTitle = No certificates issued yet
register-emptyText = Every certificate you print stands here for good, with the page as it was.

## standings

standings-valid = valid
standings-revoked = revoked
standings-replaced = replaced
standings-suspended = suspended

register-revoke-noReason = Say why it is revoked: the reason stands in the register for good.
register-reinstate-notSuspended = Certificate { $serial } is not suspended. Nothing was changed.
register-revoke-already = Certificate { $serial } holds no more, so there is nothing to revoke. Nothing was changed.

## Steps, as undo and the history call them

register-step-revoke = Revoke { $serial }
register-step-suspend = Suspend { $serial }
register-step-reinstate = Reinstate { $serial }
register-step-export = Export the register
