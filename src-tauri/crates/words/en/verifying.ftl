## ways in

verifying-title = Verify a certificate
verifying-lead = Nothing you open here leaves this computer, and nothing is asked of anybody. The answer rests on the lists that were imported.
verifying-kinds = PDF, PNG, SVG, JSON or JWT, or a photo or scan of the printed code
verifying-files = Choose files…
verifying-folder = Choose a folder…
verifying-paste = Or paste a text
verifying-pasteHint = What the printed code holds, or a credential as JSON or JWT.
verifying-working = Verifying
# $done (Number)
# $total (Number)
verifying-progress = { $done } of { $total } files
verifying-stop = Stop
verifying-export = Export as CSV…

## what was found

verifying-results = Results
# $total (Number)
verifying-inFolder = { $total ->
    [one] { $total } file in { $folder }
   *[other] { $total } files in { $folder }
}
# $shown (Number)
verifying-firstShown = The first { $shown } are shown, those that are not valid before the others. The CSV holds all.
verifying-nobody = Nothing that can be verified was found there. Choose another folder.
verifying-counts-valid = valid
verifying-counts-notValid = not valid
verifying-counts-cannotTell = cannot tell
verifying-unread = Not read
verifying-pasted = Pasted text
verifying-untitled = Without a title
verifying-sorts-credential = Credential
verifying-sorts-printedCode = Printed code
verifying-sorts-learnerRecord = Learner record
verifying-sorts-endorsement = Endorsement
verifying-sorts-unread = Not read
verifying-noneShown = None of those shown.

## one of them

verifying-answer = Answer
verifying-sums-valid = Every question is answered as it should be.
verifying-sums-notValid = At least one answer is not as it should be.
verifying-sums-cannotTell = Nothing speaks against it, but something that is needed for an answer is not at hand.
verifying-awardedOn = Awarded on
verifying-validUntil = Valid until
verifying-noEnd = no end
verifying-issuer = Issuer
verifying-notNamed = named by no list
verifying-kind = Kind
verifying-questions = The questions
verifying-asOf = As of { $at }
verifying-listSigned = { $days ->
    [0] The list was signed today.
    [one] The list was signed yesterday, on { $date }.
   *[other] The list was signed { $days } days ago, on { $date }.
}
verifying-toIssuers = Lists and keys are imported under “Recognised issuers”.
verifying-differs = The page is not as it was issued
verifying-differsWhat = What
verifying-onPage = On the page
verifying-inClaim = Signed
verifying-within = What is within
verifying-back = Back to the whole
verifying-backToResults = Back to the results

## What is refused, what was done, and what is written

verifying-noCodeInPicture = The picture holds no credential, and no code could be read from it. Take the photo from straight above, in good light, so that the code fills much of it.
verifying-pictureUnreadable = The picture cannot be read: it is damaged, too large, or no PNG or JPEG.
verifying-codeNotSigned = The code holds words that nobody signed. Anybody could have printed it, so that nothing can be told from it.
verifying-pdfUnreadable = The PDF cannot be read: it is damaged or encrypted.
verifying-pdfLocked = The PDF asks for a password. Open it with that, save it without one, and verify it again.
# $count (Number)
verifying-pdfTwoCredentials = The PDF holds { $count } credentials. Which of them the page is about cannot be told; verify each file by itself.
verifying-noCodeInPdf = The PDF has no credential attached, and no code could be read from its pages. Another program may have saved it anew: ask for the file as it was issued, or verify a picture of the code.
verifying-nothingVerified = Nothing was verified yet.
# $most (Number)
verifying-folderTooLarge = The folder holds more than { $most } files. Verify it in parts.
verifying-folderEmpty = The folder holds no file that can be a certificate: PDF, PNG, JPEG, SVG, JSON or JWT.
verifying-thisWorkspace = This workspace
verifying-vouchedHere = Issued here: { $name } is the institution of this workspace, and its register says so.
verifying-stepExport = Export what was verified
verifying-whatLearner = Learner
verifying-pageNotCompared = What was signed is whole. The page could not be compared with the one that was printed: look whether it says what is shown here.
verifying-pageAnew = Another program wrote the page anew, and it looks otherwise than the one that was printed. What was signed is whole; whether the page says the same, look yourself, or ask for the file as it was issued.
verifying-whatPage = The page looks otherwise than the one that was printed
verifying-whatSerial = Number
verifying-verdictValid = Valid
verifying-verdictNotValid = Not valid
verifying-verdictCannotTell = Cannot tell
