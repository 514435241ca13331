"""Reads the code of a printed page with zbar or zxing, as printed and as a phone or a copier has it.

Called as `read_code.py READER FINE ISSUED`: READER is zbar or zxing; FINE says that the modules of
the code are finer than 0.4 mm, so that less is asked; the folder has one.pdf and code.txt. Prints
what each harm did, and exits with 1 where a harm that must not matter did.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import zxingcpp
from PIL import Image, ImageFilter

DPI = 200
MM = DPI / 25.4
SEED = 17


def blurred(mm):
    return lambda page, _: page.filter(ImageFilter.GaussianBlur(mm * MM))


def turned(degrees):
    how = {"resample": Image.Resampling.BICUBIC, "expand": True, "fillcolor": 255}
    return lambda page, _: page.rotate(degrees, **how)


def noisy(spread):
    def add(page, random):
        noise = random.normal(0, spread, (page.height, page.width))
        return Image.fromarray(numpy.clip(numpy.asarray(page) + noise, 0, 255).astype("uint8"))

    return add


def photocopied(page, _):
    return page.point(lambda grey: 255 if grey >= 128 else 0)


# What is done to the page; whether it must still be read, and whether from a fine code too. The
# others are said, and not asked for: which of them read differs by reader.
HARMS = {
    "as printed": ([], True, True),
    "noise of 20 levels": ([noisy(20)], True, True),
    "photocopied": ([photocopied], True, True),
    "blurred by 0.08 mm": ([blurred(0.08)], True, False),
    "turned by 7 degrees": ([turned(7)], True, False),
    "blurred by 0.1 mm, noise, photocopied": ([blurred(0.1), noisy(20), photocopied], True, False),
    "blurred by 0.1 mm, turned by 7 degrees, noise, photocopied": (
        [blurred(0.1), turned(7), noisy(20), photocopied],
        True,
        False,
    ),
    "blurred by 0.13 mm": ([blurred(0.13)], False, False),
    "blurred by 0.2 mm": ([blurred(0.2)], False, False),
    "noise of 40 levels": ([noisy(40)], False, False),
    "turned by 45 degrees": ([turned(45)], False, False),
}


def by_zxing(page):
    return [found.text for found in zxingcpp.read_barcodes(page)]


def by_zbar(page):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        page.save(path, compress_level=1)
        command = ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", path]
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()


def page_of(folder):
    with tempfile.TemporaryDirectory() as place:
        base = Path(place) / "page"
        command = ["pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-png"]
        subprocess.run([*command, folder / "one.pdf", base], check=True)
        with Image.open(base.with_suffix(".png")) as page:
            return page.convert("L")


reader, fine, folder = sys.argv[1], sys.argv[2] == "fine", Path(sys.argv[3])
read = {"zbar": by_zbar, "zxing": by_zxing}[reader]
code = (folder / "code.txt").read_text(encoding="ascii")
page = page_of(folder)
lost = 0
for harm, (steps, asked, asked_of_fine) in HARMS.items():
    random = numpy.random.default_rng(SEED)
    harmed = page
    for step in steps:
        harmed = step(harmed, random)
    there = code in read(harmed)
    must = asked_of_fine if fine else asked
    lost += must and not there
    print(f"{'read' if there else 'LOST' if must else 'not read'}: {harm}")
sys.exit(1 if lost else 0)
