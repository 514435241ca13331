"""The certificate of the bench, made with typst: FONTS COUNT OUT WAY. The QR code is an SVG by segno."""
import io
import os
import sys
import tempfile

import segno
import typst

import texts

fonts, count, out, way = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
FAMILIES = {
    "Inter-Regular": ("Inter", "regular", "normal"),
    "Inter-SemiBold": ("Inter", "semibold", "normal"),
    "SourceSerif4-Regular": ("Source Serif 4", "regular", "normal"),
    "SourceSerif4-SemiBold": ("Source Serif 4", "semibold", "normal"),
    "SourceSerif4-Italic": ("Source Serif 4", "regular", "italic"),
}
HEAD = "#set page(width: 841.89pt, height: 595.28pt, margin: 0pt)\n"


def page(number, folder):
    code = io.BytesIO()
    segno.make(texts.code(number), error="m", micro=False).save(code, kind="svg", xmldecl=False, border=0)
    with open(f"{folder}/{number}.svg", "wb") as file:
        file.write(code.getvalue())
    parts = ["#place(top + left, dx: 24pt, dy: 24pt, rect(width: 793.89pt, height: 547.28pt))"]
    for font, size, y, words in texts.lines(number):
        family, weight, style = FAMILIES[font]
        parts.append(f'#place(bottom + center, dy: -{y}pt, text(font: "{family}", weight: "{weight}", style: "{style}", size: {size}pt)[{words}])')
    parts.append(f'#place(bottom + left, dx: 384pt, dy: -75pt, image("{number}.svg", width: 74pt))')
    return "\n".join(parts)


with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "page.typ")
    for chunk in ([n] for n in range(count)) if way == "single" else [range(count)]:
        with open(source, "w", encoding="utf-8") as file:
            file.write(HEAD + "\n#pagebreak()\n".join(page(n, folder) for n in chunk))
        name = f"{chunk[0]}.pdf" if way == "single" else "all.pdf"
        typst.compile(source, output=os.path.join(out, name), font_paths=[fonts], root=folder)
