"""Checks files with pikepdf's PDF/A validator and prints what it finds, a line each.

The validator is a list of what it knows to be allowed. Two things it does not know, and says of
any file: the description of the PDF/UA schema, which PDF/A asks for (ISO 19005-3, 6.6.2.3.3), and
the matrices of CFF fonts such as Noto's CJK families. Those are left out, and nothing else.
"""

import sys

from pikepdf import pdfa

UNKNOWN = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid:part")

for path in sys.argv[1:]:
    for finding in pdfa.validate_written(path, "3b").findings:
        schema = finding.rule.endswith(":6.6.2.3.1-1") and any(
            name in finding.message for name in UNKNOWN
        )
        font = finding.kind == "unsupported" and "CFF FDArray" in finding.message
        if not schema and not font:
            print(path, finding.rule, finding.where, finding.message)
print("checked", len(sys.argv) - 1)
