## Dialogs of the system: titles, and the files that are asked for

dialogs-chooseAgain = Choose the file or folder again.
dialogs-export-putAway = Take out a file that was put away
dialogs-export-anchor = Write the anchor page
dialogs-export-workspace = Export the whole workspace
dialogs-choose-backup = Choose a backup
dialogs-choose-restoreFolder = Choose an empty folder for the restored workspace
dialogs-choose-newFolder = Choose an empty folder for the new workspace
dialogs-choose-workspace = Open a workspace
dialogs-choose-certificateFolder = Choose a folder for the certificates
dialogs-choose-reprintFolder = Choose a folder for the reprint
dialogs-choose-feedbackFolder = Where to put the feedback pages
dialogs-choose-picture = Choose a picture
dialogs-choose-ratings = Open ratings
dialogs-import-rubrics = Import rubrics
dialogs-import-scores = Import scores
dialogs-import-roster = Import a roster
dialogs-import-programme = Import a programme
dialogs-import-framework = Import a competency framework
dialogs-import-package = Merge a shared file
dialogs-import-template = Import a template
dialogs-import-font = Add a font
dialogs-import-document = Attach a document
dialogs-export-rubricCase = Export the rubric for CASE
dialogs-export-rubricTable = Export the rubric as CSV
dialogs-export-rubricPage = Save the rubric as PDF
dialogs-export-scores = Export scores
dialogs-export-leftOut = Export the rows that are left out
dialogs-export-awards = Export award decisions
dialogs-export-register = Export the register
dialogs-export-template = Save the template
dialogs-export-programme = Export the programme
dialogs-export-package = Share a programme
dialogs-export-review = Share a review
dialogs-export-document = Save a copy of the document
dialogs-export-audit = Export the audit

## Kinds of files

dialogs-kind-archive = Credwright archive
dialogs-kind-template = Credwright template
dialogs-kind-ratings = Ratings (CSV)
dialogs-kind-rubrics = Rubrics (CASE, CSV)
dialogs-kind-scores = Scores (CSV)
dialogs-kind-roster = Roster (CSV, Excel, OpenDocument)
dialogs-kind-programme = Programme (JSON)
dialogs-kind-framework = ESCO (CSV) or CASE (JSON)
dialogs-kind-picture = PNG, JPEG or SVG
dialogs-kind-fonts = Fonts
dialogs-kind-any = Any file
