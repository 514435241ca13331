verifying-noCodeInPicture = The picture holds no credential, and no code could be read from it. Take the photo from straight above, in good light, so that the code fills much of it.
verifying-pictureUnreadable = The picture cannot be read: it is damaged, too large, or no PNG or JPEG.
verifying-codeNotSigned = The code holds words that nobody signed. Anybody could have printed it, so that nothing can be told from it.
verifying-pdfUnreadable = The PDF cannot be read: it is damaged or encrypted.
# $count (Number)
verifying-pdfTwoCredentials = The PDF holds { $count } credentials. Which of them the page is about cannot be told; verify each file by itself.
verifying-noCodeInPdf = The PDF has no credential attached, and no code could be read from its pages.
verifying-nothingVerified = Nothing was verified yet.
# $most (Number)
verifying-folderTooLarge = The folder holds more than { $most } files. Verify it in parts.
verifying-folderEmpty = The folder holds no file that can be a certificate: PDF, PNG, JPEG, SVG, JSON or JWT.
verifying-thisWorkspace = This workspace
verifying-stepExport = Export what was verified
verifying-whatLearner = Learner
verifying-whatSerial = Number
verifying-whatAward = Award
verifying-verdictValid = Valid
verifying-verdictNotValid = Not valid
verifying-verdictCannotTell = Cannot tell
