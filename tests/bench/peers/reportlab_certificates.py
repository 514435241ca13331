"""The certificate of the bench, made with reportlab: FONTS COUNT OUT."""
import sys

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

fonts, count, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for name in ("Inter-Regular", "Inter-SemiBold", "SourceSerif4-Regular", "SourceSerif4-SemiBold", "SourceSerif4-Italic"):
    pdfmetrics.registerFont(TTFont(name, f"{fonts}/{name}.ttf"))
names = ["Zofia Wójcik-Dąbrowska", "Nguyễn Thị Hồng Ánh", "İbrahim Şükrü Iğdır", "Gwenllian Ŵyn Llŷr", "Þórdís Ævarsdóttir", "Ana-Lucía d’Almeida O’Connor"]
wide, high = landscape(A4)
page = Canvas(out, pagesize=(wide, high))
for number in range(count):
    name, serial = f"{names[number % len(names)]} {number}", f"NIT-26-{number:06}"
    page.rect(24, 24, wide - 48, high - 48)
    for font, size, y, text in (
        ("Inter-SemiBold", 11, 510, "NORTHFIELD INSTITUTE OF TECHNOLOGY"),
        ("SourceSerif4-Italic", 13, 480, "certifies that"),
        ("SourceSerif4-SemiBold", 34, 430, name),
        ("SourceSerif4-Italic", 13, 350, "has been awarded the microcredential"),
        ("SourceSerif4-SemiBold", 28, 310, "Applied Data Stewardship"),
        ("Inter-Regular", 10, 285, "EQF level 6 · 3 ECTS credits, 75 hours · online"),
        ("SourceSerif4-Regular", 12, 250, "Describe a data set so that someone else can find and reuse it · Assess"),
        ("SourceSerif4-Regular", 12, 232, "the quality of a data set against agreed rules · Negotiate access to data"),
        ("Inter-Regular", 9, 45, f"24 November 2026 · {serial} · scan to read, no network needed"),
    ):
        page.setFont(font, size)
        page.drawCentredString(wide / 2, y, text)
    code = QrCodeWidget(f"{serial}\n{name}\nApplied Data Stewardship (ADS-1 v1)\nNorthfield Institute of Technology\n2026-11-24", barWidth=74, barHeight=74)
    drawing = Drawing(74, 74)
    drawing.add(code)
    renderPDF.draw(drawing, page, wide / 2 - 37, 75)
    page.showPage()
page.save()
