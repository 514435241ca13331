reports-lead = Tables for spreadsheets and other systems, as CSV.
reports-register = Register
reports-registerText = Every certificate with its status, one a row.
reports-auditsText = Each clause with what was checked, judged and noted, one a row.
reports-export = Export as CSV
reports-headings = Headings of columns
reports-headings-title = Titles, for people
reports-headings-machine = Names that never change, for programs
# $version (Number)
reports-exportAudit = Export as CSV: audit of { $code } version { $version }
