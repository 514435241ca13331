## Errors of every room

errors-notFound = There is no { $kind ->
    [institution] institution
    [framework] framework
    [competency] competency
    [programme] programme
    [rubric] rubric
    [audit] audit
    [cohort] cohort
    [learner] learner
    [printRun] print run
    [pressRun] unfinished run
    [certificate] certificate
    [voidSerial] void serial
    [paperStock] batch of paper
    [profile] person
    [assessmentStandard] assessment standard
    [award] award
    [panel] panel
    [certificateTemplate] certificate template
    [font] font
    [assessment] assessment
    [clause] clause
    [qualityStandard] quality standard
    [backup] backup
   *[record] record
} “{ $name }” in this workspace.
# $error (Message)
errors-file = { $path }: { $error }. Nothing was changed.
errors-notText = The name of the folder { $folder } is not text that can be kept. Choose another folder. Nothing was changed.
# $count (Number)
errors-backupLacks = A backup was made, but { $count ->
    [1] one kept file is damaged or missing and is not in it.
   *[other] { $count } kept files are damaged or missing and are not in it.
} Older backups were all kept. Check the workspace under Settings: it says which, and puts back what a backup has.
errors-clock = This computer’s clock says a time before 1970 or after the year 9999. Set it right, then try again. Nothing was changed.
errors-stopped = Stopped. Nothing was changed.
# $printed (Number)
# $total (Number)
errors-pressStopped = Stopped. { $printed } of { $total } certificates are printed and in the register; the run can go on where it was.
# $printed (Number)
# $total (Number)
# $why (Message)
errors-pressFailed = { $why } { $printed } of { $total } certificates are printed and in the register. Mend what is in the way; the run can then go on where it was.
# $error (Message)
errors-fileCause = { $path }: { $error }.
errors-noSecret = This computer has no source of secret numbers: { $error }
errors-noFurtherVersion = There can be no further version of it. Nothing was changed.
errors-noDate = The computer’s clock gives no date. Set it and try again.
errors-noFurtherList = The list cannot go on from there. Begin it anew.

## Steps back and forth

# $what (Message)
errors-undo-changed = “{ $what }” cannot be undone, because what it changed was changed again since. Nothing was changed.
# $what (Message)
errors-undo-needed = “{ $what }” cannot be undone, because something made since needs what it made. Nothing was changed.
# $what (Message)
errors-undo-undo = Undo: { $what }
# $what (Message)
errors-undo-redo = Redo: { $what }

## Faults of the program itself

errors-noWorkspace = No workspace is open. Open one first.
errors-openFirst = Open the workspace first.
errors-ownFault = The program met a fault of its own: { $error }. What was saved is kept.
errors-noSampleFolder = There is no folder for the sample: { $error }
errors-noWindow = Credwright could not open its window: { $error }
