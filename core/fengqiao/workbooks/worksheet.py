"""xlsxwriter's worksheet with its two mistakes about texts put right."""

import re

from xlsxwriter.worksheet import Worksheet

# In the file _x000A_ stands for a character by its number and _x005F_ for an underscore (ECMA-376, ST_Xstring).
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


class FaithfulWorksheet(Worksheet):  # type: ignore[misc]
    """Writes every text so that it reads back as it is.

    xlsxwriter itself escapes only the first of two overlapping escapes, and copies a text that looks like `<r>…</r>`
    into the file as markup.
    """

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", data)
        text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
        return f"_x003C_{text[1:]}" if text.startswith("<r>") and text.endswith("</r>") else text
