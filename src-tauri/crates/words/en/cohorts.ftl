## cohorts

cohorts-import = Import a roster
cohorts-print = Print certificates
cohorts-learners = Learners
cohorts-name = Name
cohorts-number = Number
cohorts-search = Search learners
cohorts-copyName = Copy the name
cohorts-copyNumber = Copy the number
# $count (Number)
# $passed (Number)
cohorts-counts = { $count } learners, { $passed } passed
cohorts-deleted = { $name } was deleted.
cohorts-emptyTitle = No cohorts yet
cohorts-emptyText = A cohort is a group of learners on one programme. Import a roster, or begin with an empty cohort and add learners by hand.
# $version (Number)
cohorts-ofProgramme = { $count ->
    [one] { $code } v{ $version } · { $count } learner
   *[other] { $code } v{ $version } · { $count } learners
}
# $version (Number)
cohorts-choiceOfVersion = { $name } · { $code } v{ $version }

## cohorts by hand

cohorts-new = New cohort
cohorts-create = Create cohort
cohorts-newLead = A cohort begins empty. Add learners one by one, or import a roster into it.
cohorts-made = { $name } was created.
cohorts-rename = Rename…
cohorts-renameIt = Rename cohort { $name }
cohorts-nameOf = Name of the cohort
cohorts-renamed = The cohort is called { $name } now.
cohorts-nobodyTitle = No learners yet
cohorts-nobodyText = Add learners one by one, or import a roster into this cohort.

## learners of a cohort

learners-add = Add a learner
learners-addNow = Add learner
learners-addAnother = Add and write another
learners-edit = Edit…
learners-editOf = Edit learner
learners-save = Save
learners-saveAnyway = Save anyway
learners-addAnyway = Add anyway
learners-added = { $name } was added.
learners-corrected = { $name } was saved.
learners-remove = Remove from cohort
# $count (Number)
learners-removed = { $count ->
    [one] { $count } learner was removed from the cohort.
   *[other] { $count } learners were removed from the cohort.
}
learners-latinHint = Where the full name is in another script.
learners-numberHint = Tells learners of one name apart. Scores and awards go along when it changes.
learners-decided = Result and grade were decided by the assessment standard. Change them under Awards.
learners-printThese = Print certificates for these
learners-printThis = Print a certificate
# $count (Number)
learners-hold = { $count ->
    [one] { $count } certificate was printed for this learner. It stays as it is: after a correction, print it again or revoke it in the register.
   *[other] { $count } certificates were printed for this learner. They stay as they are: after a correction, print them again or revoke them in the register.
}
# $count (Number)
learners-keepName = { $count ->
    [one] { $count } certificate keeps the earlier name; print it again or revoke it in the register.
   *[other] { $count } certificates keep the earlier name; print them again or revoke them in the register.
}
# $count (Number)
learners-keepGrade = { $count ->
    [one] { $count } certificate keeps the earlier grade; print it again or revoke it in the register.
   *[other] { $count } certificates keep the earlier grade; print them again or revoke them in the register.
}
learners-certificates = Certificates of { $name }

## roster

roster-title = Import a roster
roster-lead = Choose a table of learners. You will see what every row does before anything is saved.
roster-programme = Programme
roster-cohort = Cohort
roster-cohortExample = Autumn 2026
roster-cohortHint = A cohort of this name is brought up to date; otherwise it is made.
roster-choose = Choose a file…
roster-preview = Import { $file }
roster-encoding = Encoding
roster-separator = Separator
roster-unsaid-passed = Everyone in it passed
roster-unsaid-pending = Results are still to come
roster-column = Column
roster-samples = For example
roster-readAs = Read as
roster-readColumnAs = Read { $column } as
roster-notRead = Ignore
roster-rows = Rows
roster-allRows = { $count ->
    [one] All (1 row)
   *[other] All { $count } rows
}
# $line (Number)
roster-line = line { $line }
roster-leftOut = { $count ->
    [one] { $count } row is left out. It stays in your file, and can be exported with the reason.
   *[other] { $count } rows are left out. They stay in your file, and can be exported with the reasons.
}
roster-export = Export these rows
roster-nothing = Everything that can be imported from this file is here already. Importing it changes nothing.
roster-noneTaken = No row of this file can be imported as it is. Each row says why.
roster-import = { $count ->
    [one] Import { $count } learner
   *[other] Import { $count } learners
}
# $count (Number)
# $unchanged (Number)
# $out (Number)
roster-done = { $count } learners imported, { $unchanged } unchanged, { $out } rows left out.

## rosterFields

rosterFields-number = Learner number
rosterFields-name = Full name
rosterFields-givenName = Given name
rosterFields-middleName = Middle name
rosterFields-infix = Words before the family name
rosterFields-familyName = Family name
rosterFields-secondFamilyName = Second family name
rosterFields-suffix = Suffix of the name
rosterFields-latinName = Name in Latin letters
rosterFields-email = Email
rosterFields-result = Result
rosterFields-grade = Grade
rosterFields-completedOn = Completed on

## rowClasses

rowClasses-new = new
rowClasses-unchanged = unchanged
rowClasses-changed = changed
rowClasses-sameName = same name
rowClasses-duplicate = duplicate
rowClasses-lookAt = to check
rowClasses-invalid = invalid

## What is wrong with a row of a roster, or what it changes

roster-nameEmpty = The name is empty
# $most (Number)
roster-nameTooLong = The name is longer than { $most } characters
roster-nameDirection = The name holds an invisible sign that turns the direction of writing ({ $character }). Type the name anew.
roster-nameOdd = The name holds a character that cannot be printed ({ $character }). Was the file saved in another encoding?
roster-noIdentity = { $what ->
    [email] The email address is empty, so the learner could not be told from others
    [none] Nothing in the row tells the learner from others
   *[number] The learner number is empty, so the learner could not be told from others
}
roster-numberBad = The learner number holds neither a letter nor a figure
# $most (Number)
roster-numberTooLong = The learner number is longer than { $most } characters
roster-numberOdd = The learner number holds a character that cannot be printed ({ $character })
roster-numberIsError = “{ $text }” is an error or a formula of the spreadsheet, not a learner number
roster-numberScientific = A spreadsheet shortened the learner number to “{ $text }”, and its last figures are gone from the file. Format the column as text or as a number without decimals in the spreadsheet, and save the file again.
roster-nameNoLetter = The name “{ $text }” holds no letter
roster-nameIsError = “{ $text }” is an error of the spreadsheet, not a name
roster-nameIsFormula = “{ $text }” is a formula, not a name
roster-nameIsMail = “{ $text }” is an email address, not a name
roster-nameIsNothing = “{ $text }” stands for no name
roster-nameIsTotal = “{ $text }” is a line of totals, not a person
roster-emailBad = “{ $text }” is not an email address
roster-resultBad = The result “{ $text }” is neither passed nor failed
roster-gradeTooLong = The grade is longer than 100 characters
# $most (Number)
roster-latinNameTooLong = The name in Latin letters is longer than { $most } characters
# $line (Number)
roster-duplicate = Number { $number } stands in line { $line } already; that line counts
# $numbers (List)
roster-sameName = The same name stands with number { $numbers }, too. They are kept as different people.
# $after (Message)
# $before (Message)
# $field (Message)
roster-change = { $field }: { $before } → { $after }
roster-empty = (empty)
roster-severalLines = A cell runs over several lines. Is a quotation mark missing?
roster-severalLinesInSheet = A cell holds several lines. Put what belongs to the learner on one line.

## Why a cohort or a roster is refused

cohorts-refused-decided = Awards were decided in { $name }. Decisions are kept with the learners and scores that they rest on, so the cohort stays.
cohorts-refused-name = Give the cohort a name of at most 200 characters, such as Autumn 2026.
# $version (Number)
cohorts-refused-noVersion = { $code } has no version { $version }. See which it has with { "programme list" }.
# $versions (List)
cohorts-refused-severalVersions = Versions { $versions } of { $code } have a cohort called { $cohort }. Say which version is meant with { "--version-number" }.
cohorts-refused-taken = This programme has a cohort called { $name } already.
learner-awardDecided = The award was decided by the assessment standard. Change it under Awards.
learner-decided = The award of { $name } was decided. The decision is kept with the learner that it is about, who stays in the cohort.
learner-elsewhere = { $name } is in another cohort.
learner-noIdentity = Enter a learner number, or an email address that tells the learner from others.
learner-numberTaken = { $name } has number { $number } already.
# $most (Number)
learner-tooMany = Choose at most { $most } learners at once.
roster-refused-noFile = Choose a roster file first.

## Steps, as undo and the history call them

cohorts-step-add = Add cohort { $name }
cohorts-step-rename = Rename cohort { $before } to { $name }
learner-step-add = Add { $name } to { $cohort }
learner-step-correct = Correct { $name }
# $count (Number)
learner-step-remove = { $count ->
    [one] Take one learner out of { $cohort }
   *[other] Take { $count } learners out of { $cohort }
}
cohorts-step-delete = Delete cohort { $name }
roster-step-import = Import { $file }

## What a person should look at before a row is taken in

roster-look-wouldRead = The cell holds “{ $text }”, which would read as “{ $meant }”
roster-look-figure = The name holds a figure: { $sign }
# $cell (Text)
roster-look-against = The column “{ $heading }” says “{ $cell }”
roster-look-remark = The name holds “{ $remark }”, which is no part of a name
roster-look-hiddenRow = The row is hidden in the sheet
roster-look-struckRow = The row is struck through in the sheet
roster-look-earlierNumber = { $name } had this number before it was corrected to { $number }
roster-look-numberDay = The number “{ $number }” looks like a day. Did a spreadsheet change it?
roster-look-numberWord = “{ $number }” stands where the other learners have a number
roster-look-gradeSigns = The grade “{ $grade }” holds neither a letter nor a figure
roster-look-marks = Many marks are piled on a letter of the name
roster-look-garbled = “{ $word }” looks as if the file had another encoding
roster-look-address = The name begins with a form of address: { $address }
roster-look-farDay = The day { $day } is ahead of today or long ago
roster-look-bracket = The name holds a bracket: { $sign } Is it a note?
roster-look-dash = A dash stands between the words of the name. Is what follows a note?
roster-look-sign = The name holds a sign that names do not hold: { $sign }
roster-look-mixed = “{ $word }” mixes letters of different alphabets
roster-look-grouped = The number “{ $number }” would read as { $plain } without its marks between thousands
# $line (Number)
# $what (Message)
roster-look-line = Line { $line }: { $what }
roster-look-sameNumber = Number { $number } stands with { $name } and with { $other }
roster-look-otherResult = Number { $number } stands with another result, grade or day
roster-look-otherName = Number { $number } belongs to { $name }, which is quite another name
roster-look-nearNumber = Number { $number } of { $name } differs by zeros, case or spaces alone
roster-look-nameAndMail = Number { $number } has the same name, and the email address { $email }
roster-look-mailOfOther = The email address { $email } belongs to { $name }, number { $number }
roster-look-nameHere = Number { $number } has the same name, and no such email address

roster-look-comma = “{ $name }” holds a comma: where the family name ends is not certain
roster-look-order = “{ $name }” stands family name first, and where the family name ends is not certain
roster-look-half = Only one half of the name is there
roster-look-partsDiffer = The parts of the name are { $parts }
roster-look-standIn = “{ $name }” holds no name of a person
roster-look-testStudent = This looks like the test student of a learning platform
roster-look-gradeDay = The grade “{ $grade }” looks like a day that a spreadsheet made of two numbers
roster-look-failingGrade = The result is passed, and the grade “{ $grade }” means the contrary

## More of what is wrong with a row of a roster

roster-gradeOdd = The grade holds a character that cannot be printed ({ $character })
roster-gradeIsError = “{ $text }” is an error or a formula of the spreadsheet, not a grade
roster-headingAgain = The row repeats the heading
roster-openQuote = A quotation mark is opened here and not closed properly
# $cells (Number)
# $columns (Number)
roster-uneven = The row has { $cells } cells where the heading has { $columns }
# $most (Number)
roster-cellTooLong = A cell is longer than { $most } bytes
roster-yearBuddhist = { $year } is a year of the Buddhist calendar: { $gregorian } in the Gregorian one. Write the day in the Gregorian calendar.
roster-yearIslamic = { $year } is a year of another calendar, counted from the Hijra. Write the day in the Gregorian calendar.
roster-yearHebrew = { $year } is a year of the Hebrew calendar. Write the day in the Gregorian calendar.
roster-yearFar = The year { $year } is far off
roster-dayNumber = “{ $text }” is a number, not a day

## What a file is that holds no roster

# $kind (Message)
roster-otherKind = This is { $kind }, not a table of learners. Save the table as CSV or as an Excel workbook (.xlsx), and import that.
roster-kind-xlsb = a binary Excel workbook (.xlsb)
roster-kind-oldExcel = an old Excel workbook (.xls), or one with a password
roster-kind-word = a text document
roster-kind-slides = a presentation
roster-kind-numbers = a Numbers or Pages document
roster-kind-archive = a compressed archive
roster-kind-utf32 = text in UTF-32
roster-kind-iso2022 = text in ISO-2022-JP
roster-kind-pdf = a PDF
roster-kind-rtf = a text document (RTF)
roster-kind-picture = a picture
roster-kind-vcard = an address book (vCard)
roster-kind-program = a program
roster-kind-binary = a binary file
roster-kind-xmlSheet = an XML spreadsheet
roster-kind-xml = an XML file
roster-kind-json = a JSON file
roster-damagedArchive = The file begins like a workbook and is damaged. Save it again in the program it comes from.
roster-damagedWorkbook = The workbook is damaged, or protected by a password. Save it again without one.
# $megabytes (Number)
roster-tooLarge = The file is larger than { $megabytes } MB. Split it and import the parts one after another.
# $megabytes (Number)
roster-unpacksTooLarge = What is packed in the file comes to more than { $megabytes } MB. Save only the list of learners as a file of its own and import that.
# $most (Number)
roster-tooManyRows = The file has more than { $most } rows. Split it and import the parts one after another.
# $most (Number)
roster-tooManyColumns = The file has more than { $most } columns. Take away those that are not needed.
roster-fileEmpty = The file is empty.
roster-noRows = The file has a heading and no rows below it.
# $sheets (List)
roster-noSuchSheet = The workbook has no sheet “{ $wanted }”. Its sheets are: { $sheets }.

## Why a column is read as it is

roster-why-heading = by its heading
roster-why-person = as you say
roster-why-asked = not certain
roster-why-same = the same as { $column }
roster-why-otherHalf = the other half of the name beside { $column }
roster-why-resultWords = its cells are words of result
roster-why-particles = its cells are the small words before family names
roster-why-empty = it is empty
roster-why-counter = it counts rows
roster-why-skip = known, and not needed
roster-why-other = another column tells it
roster-why-unknown = its heading is not known
roster-why-note = its cells are notes, not grades

## What is asked of a roster

roster-ask-encoding = Which encoding does the file have? See how these cells would read.
roster-ask-sheet = Several sheets hold a list. Which one is imported?
roster-ask-heading = Which row is the heading?
# $columns (List)
# $field (Message)
roster-ask-which = Several columns could be read as { $field }: { $columns }. Which one is it?
roster-ask-resultColumn = The column { $column } holds other words than passed and failed. What is it?
# $half (Message)
roster-ask-half = Only one column holds a name: { $column } ({ $half }). Is it the full name?
roster-ask-oneWord = The names in { $column } are single words. Are they full names?
# $parts (List)
roster-ask-wholeOrParts = The names in { $column } are not those in { $parts }. Which are printed?
roster-ask-wholeOrHalf = Is { $column } the full name, or the half that the other column does not hold?
roster-ask-father = The column { $column } holds the father’s name. Does it belong in the name on the certificate?
# $columns (List)
roster-ask-halves = { $columns } may each be a half of the name. How are they read?
roster-ask-part = Does the column { $column } hold a part of the name?
roster-ask-swapped = The given names in { $column } are in capitals, as family names often are. Are the two columns swapped?
# $columns (List)
roster-ask-numberOrMail = { $columns } may hold the learner number. What tells learners apart?
roster-ask-names = Which column holds the name?
roster-ask-identity = No column tells learners apart: there is neither a learner number nor an email address. Which column is it?
# $columns (List)
roster-ask-grade = { $columns } may hold points or grades. What is printed as the grade?
roster-ask-commaNames = Names have a comma, such as “Last, First”. How are they printed?
roster-ask-wholeOrder = Family names seem to stand first. How are names printed?
roster-ask-customOrder = Some names come from where the family name is written first. How are names printed?
roster-ask-dates = These days can be read in two ways. What stands first?
roster-ask-dayNumbers = Some days are numbers, as a spreadsheet counts them. What are they?
# $count (Number)
roster-ask-tooManyWords = { $count } different words stand in the column of results. Is it another column?
# $count (Number)
roster-ask-resultWord = { $count ->
    [one] What does “{ $word }” mean as a result? It stands in { $count } row.
   *[other] What does “{ $word }” mean as a result? It stands in { $count } rows.
}
roster-ask-numberEmpty = The column { $column } is empty. Are learners told apart by their email addresses?
# $count (Number)
roster-ask-noNumber = { $count ->
    [one] { $count } row has an email address and no number. Is the learner told apart by the email address?
   *[other] { $count } rows have an email address and no number. Are these learners told apart by their email addresses?
}
roster-ask-result = No column says who passed. What is the result?
# $columns (List)
roster-ask-resultBeside = No heading says who passed, and { $columns } may do so. What is the result?
# $grades (List)
roster-ask-resultWithGrades = No column says who passed. The grades are { $grades }. What is the result?
# $count (Number)
roster-ask-resultWithFailing = { $count ->
    [one] No column says who passed. What is the result? { $count } grade means failing or absent, and that learner has not passed either way.
   *[other] No column says who passed. What is the result? { $count } grades mean failing or absent, and those learners have not passed either way.
}

## Possible answers

roster-choice-sheet = { $sheet }
roster-choice-column = { $column }
roster-choice-counter = { $column }, which counts rows
roster-choice-notRead = Ignore it
# $field (Message)
roster-choice-readAs = It is read as { $field }
roster-choice-tells = { $column } tells it
# $field (Message)
roster-choice-otherHalf = { $column } is the other half: { $field }
roster-choice-noPart = No, leave it out
roster-choice-middle = Yes, after the given name
# $family (Text)
roster-choice-halves = { $given } is the given name, { $family } the family name
roster-choice-infix = Yes, before the family name
roster-choice-secondFamily = Yes, after the family name
roster-choice-isWhole = It is the full name
# $parts (List)
roster-choice-parts = { $parts }
roster-choice-noGrade = No grade is printed
roster-choice-useMail = By email address
roster-choice-leaveOut = Leave these rows out
roster-choice-givenFirst = Given name first
roster-choice-familyFirst = Family name first, all of them
roster-choice-byCustom = Family name first in Hungarian and Vietnamese names
roster-choice-asWritten = As they stand in the file
roster-choice-dayFirst = The day
roster-choice-monthFirst = The month
roster-choice-yearFirst = The year
roster-choice-from1900 = Days counted from 1900
roster-choice-from1904 = Days counted from 1904, as old files of a Mac have them
roster-choice-passedWhereDated = Those with a day of completion passed; of the others results are still to come
roster-choice-noHeading = There is none: the first row is a learner
# $line (Number)
roster-choice-headingLine = Line { $line }

## What was done to the rows

# $count (Number)
roster-note-blank = { $count ->
    [one] { $count } empty row was skipped.
   *[other] { $count } empty rows were skipped.
}
# $count (Number)
roster-note-hidden = { $count ->
    [one] { $count } sign that nobody sees was taken away.
   *[other] { $count } signs that nobody sees were taken away.
}
# $count (Number)
roster-note-numbers = { $count ->
    [one] { $count } number that a spreadsheet had spoiled was mended.
   *[other] { $count } numbers that a spreadsheet had spoiled were mended.
}
# $count (Number)
roster-note-mails = { $count ->
    [one] { $count } email address was taken out of what stood around it.
   *[other] { $count } email addresses were taken out of what stood around them.
}
# $count (Number)
roster-note-turned = { $count ->
    [one] { $count } name was turned round.
   *[other] { $count } names were turned round.
}

## The conversation of an import

roster-file = File
roster-columns = Columns
roster-dryRun = Preview of the import
roster-sheet = Sheet
roster-heading = Heading
roster-firstRows = The first rows as they were read
# $number (Number)
roster-columnNumber = Column { $number }
roster-reason = Reason
roster-questions = Questions
roster-questionsLead = { $count ->
    [one] { $count } question is open. Nothing is saved before it is answered.
   *[other] { $count } questions are open. Nothing is saved before they are answered.
}
roster-sayAbove = Say above which column it is.
roster-likeLastTime = A file with the same headings was imported before. This one is read like it.
roster-askAnew = Ask again
roster-answered = Answered:
roster-answer = { $what }: { $answer }
roster-reading = Reading the file…
roster-importing = Importing…
roster-again-names = Order of names
roster-again-dates = Order of days
roster-again-dayNumbers = Day numbers
roster-again-result = Result
roster-again-resultWords = Words of result
roster-again-noNumber = Rows without a number
roster-again-lookedAt = Rows to check
roster-takeRowIn = Include
roster-leaveRowOut = Leave out
# $count (Number)
roster-ask-lookAt = { $count ->
    [one] { $count } row is to be checked. Is it included?
   *[other] { $count } rows are to be checked. Which are included?
}
roster-choice-takeIn = { $count ->
    [one] Include { $count } row as it is read
   *[other] Include { $count } rows as they are read
}
# $question (Message)
roster-refused-openQuestion = A question is open: { $question }

## What the terminal says of an import

# $encoding (Message)
roster-told-encoding = Encoding: { $encoding }
# $sheets (List)
roster-told-sheet = Sheet: { $sheet } (of { $sheets })
# $line (Number)
roster-told-heading = The heading stands in line { $line }
# $field (Message)
# $why (Message)
roster-told-column = { $column }: { $field } ({ $why })
# $columns (List)
roster-told-unread = Ignored: { $columns }
roster-told-open = Nothing was imported: answer with the options above.
# $known (List)
roster-told-noEncoding = “{ $given }” is no encoding that is known. Known are { $known }.
roster-told-twice = “{ $given }” names a column or a field a second time. Each is named once.
roster-told-wrongOption = “{ $given }” is nothing that { $option } takes
# $text (Message)
roster-told-question = ? { $text }
# $line (Number)
roster-told-shownRow = {"    "}line { $line }: { $text }
# $label (Message)
roster-told-choice = {"  "}{ $option }  { $label }
# $label (Message)
# $samples (List)
roster-told-choiceRead = {"  "}{ $option }  { $label }: { $samples }
