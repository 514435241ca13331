"""The certificate of the bench, made with WeasyPrint: FONTS COUNT OUT WAY. The QR code is an SVG by segno."""
import io
import sys

import segno
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import texts

fonts, count, out, way = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
config = FontConfiguration()
faces = "".join(f"@font-face {{ font-family: '{f}'; src: url(file://{fonts}/{f}.ttf) }}" for f in texts.FONTS)
style = CSS(
    string=faces
    + "@page { size: 841.89pt 595.28pt; margin: 0 } section { position: relative; width: 841.89pt; height: 595.28pt; break-after: page }"
    " section::before { content: ''; position: absolute; inset: 24pt; border: 1pt solid }"
    " p { position: absolute; left: 0; right: 0; margin: 0; text-align: center; line-height: 1 } svg { position: absolute; left: 384pt; bottom: 75pt; width: 74pt; height: 74pt }",
    font_config=config,
)


def section(number):
    code = io.BytesIO()
    segno.make(texts.code(number), error="m", micro=False).save(code, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=0)
    words = "".join(f"<p style=\"font: {size}pt '{font}'; bottom: {y}pt\">{words}</p>" for font, size, y, words in texts.lines(number))
    return f"<section>{words}{code.getvalue().decode()}</section>"


def write(numbers, path):
    HTML(string=f"<html lang=en><title>Certificates</title>{''.join(map(section, numbers))}</html>").write_pdf(path, stylesheets=[style], font_config=config)


if way == "single":
    for number in range(count):
        write([number], f"{out}/{number}.pdf")
else:
    write(range(count), f"{out}/all.pdf")
