"""The certificate of the bench, made with reportlab: FONTS COUNT OUT WAY."""
import sys

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import texts

fonts, count, out, way = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
for font in texts.FONTS:
    pdfmetrics.registerFont(TTFont(font, f"{fonts}/{font}.ttf"))
wide, high = landscape(A4)


def draw(page, number):
    page.rect(24, 24, wide - 48, high - 48)
    for font, size, y, words in texts.lines(number):
        page.setFont(font, size)
        page.drawCentredString(wide / 2, y, words)
    drawing = Drawing(74, 74)
    drawing.add(QrCodeWidget(texts.code(number), barWidth=74, barHeight=74))
    renderPDF.draw(drawing, page, wide / 2 - 37, 75)
    page.showPage()


if way == "single":
    for number in range(count):
        page = Canvas(f"{out}/{number}.pdf", pagesize=(wide, high))
        draw(page, number)
        page.save()
else:
    page = Canvas(f"{out}/all.pdf", pagesize=(wide, high))
    for number in range(count):
        draw(page, number)
    page.save()
