"""What stands on the certificate, for every contestant in Python."""
NAMES = ["Zofia Wójcik-Dąbrowska", "Nguyễn Thị Hồng Ánh", "İbrahim Şükrü Iğdır", "Gwenllian Ŵyn Llŷr", "Þórdís Ævarsdóttir", "Ana-Lucía d’Almeida O’Connor"]
FONTS = ("Inter-Regular", "Inter-SemiBold", "SourceSerif4-Regular", "SourceSerif4-SemiBold", "SourceSerif4-Italic")


def name(number):
    return f"{NAMES[number % len(NAMES)]} {number}"


def serial(number):
    return f"NIT-26-{number:06}"


def code(number):
    return f"{serial(number)}\n{name(number)}\nApplied Data Stewardship (ADS-1 v1)\nNorthfield Institute of Technology\n2026-11-24"


def lines(number):
    """Font, size and height from the lower edge in points, and the words."""
    return (
        ("Inter-SemiBold", 11, 510, "NORTHFIELD INSTITUTE OF TECHNOLOGY"),
        ("SourceSerif4-Italic", 13, 480, "certifies that"),
        ("SourceSerif4-SemiBold", 34, 430, name(number)),
        ("SourceSerif4-Italic", 13, 350, "has been awarded the microcredential"),
        ("SourceSerif4-SemiBold", 28, 310, "Applied Data Stewardship"),
        ("Inter-Regular", 10, 285, "EQF level 6 · 3 ECTS credits, 75 hours · online"),
        ("SourceSerif4-Regular", 12, 250, "Describe a data set so that someone else can find and reuse it · Assess"),
        ("SourceSerif4-Regular", 12, 232, "the quality of a data set against agreed rules · Negotiate access to data"),
        ("Inter-Regular", 9, 45, f"24 November 2026 · {serial(number)} · scan to read, no network needed"),
    )
