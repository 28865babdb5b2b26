"""Hostile texts, a few of each kind, that a link, a file or a field may bring."""

from __future__ import annotations

# Each mark in a text would show, were the text taken for what it looks like: a script would set
# `pwned`.
TEXTS = (
    # tags that run a script
    "<script>window.pwned=1</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<svg/onload=window.pwned=1>",
    # event handlers, with and without quotation marks around the attribute
    "<img src=x onerror=window.pwned=1>", '" onmouseover="window.pwned=1" x="',
    "' autofocus onfocus='window.pwned=1",
    "<details open ontoggle=window.pwned=1>", "<body onpageshow=window.pwned=1>",
    # links that are scripts
    "javascript:window.pwned=1", "JaVaScRiPt:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    # template literals and templates
    "${window.pwned=1}", "`${window.pwned=1}`", "{{ 7*7 }}", "{% raw %}", "{{ config }}", "#{7*7}",
    # the end of what a text may stand in
    "</script><script>window.pwned=1</script>", "</title><img src=x onerror=window.pwned=1>",
    "</textarea><b>bold</b>",
    "-->", "<!--", "]]>", "<![CDATA[x", "*/window.pwned=1/*", "\\u003cscript\\u003e",
    "</text></svg>", "</name></kml>",
    # entities of XML and HTML, and a document type that would read a file or grow without end
    "&lt;b&gt;&amp;&#60;", "&nbsp;&copy",
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;', "&b;&c;%d;",
    # LaTeX and mathtext
    "$\\frac{1}{2}$", "$x^2$ and $y_1$", "\\input{/etc/passwd}", "$\\unknown{", "$$E=mc^2$$", "$",
    "\\",
    # Markdown: links, pictures, headings, code, tables, comments
    "[click](javascript:window.pwned=1)", "![x](https://evil.example/x.png)",
    "<https://evil.example>", "# Heading",
    "**bold** _it_ ~~gone~~ `code`", "| a | b |", "1. one", "> quoted", "[//]: # (comment)",
    # Streamlit's own: colours, icons, badges, emoji
    ":red[red]", ":material/home:", ":blue-background[b]", ":streamlit:",
    ":red-badge[:material/check: b]", ":smile:",
    # formulas of a spreadsheet
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://evil.example","x")',
    "＝1+1",
    # ways out of a folder, and names that some systems keep for themselves
    "../../etc/passwd", "..\\..\\windows", "C:\\x", "/etc/passwd", "con", "%2e%2e%2f",
    "a/b:c*d?e|f",
    # more lines in a header
    "x\r\nSet-Cookie: a=b", "x\nLocation: //evil.example", "x%0d%0aX: y",
    # marks that turn the direction, and letters that run from right to left
    "\u202etxt.exe", "\u2066a\u2069\u200f", "\u061cx", "שלום עולם", "مرحبا", "abc العربية 123",
    # no letters: NUL, controls, a byte order mark, no width, half a letter, none of Unicode's,
    # private ones
    "a\x00b", "\x1b[31mred\x07", "\ufeffx", "a\u200bb\u200dc", "half \ud800 letter", "\ufffe\uffff",
    "\ue000",
    # towers of marks, joined emoji, letters that look like others, digits of other scripts
    "Z" + "\u0301" * 50, "👨\u200d👩\u200d👧\u200d👦", "🇺🇦🏴\u200d☠\ufe0f", "Ａｄｍｉｎ", "раураl",
    "５０，३४", "٥٠.٩", "²½Ⅷ",
    # numbers that are none, or none that can be meant
    "nan", "inf", "-inf", "1e309", "1_000", "0x10", "9" * 400, "-0", "1e-400", "50,34,1", "٣e2",
    # queries of a database and a shell, formats of a language
    "'; DROP TABLE students;--", "$(id)", "`id`", "; ls", "%s%s%n", "{0} {self.__class__}", "{}",
    "%(x)s", "f'{1}'",
    # an address in an answer of a lesson, and one inside an address
    "a~1~b&lock=points", "x&at=1,2#y", "?at=50,34&at=51,35", "+%00%ff%c0%ae",
    # nothing, blanks and too much
    "", " ", "\u2028\u2029\x85", "x" * 5000, "<b>" * 700, "word " * 900,
)  # fmt: skip
# Fit every field.
SPOKEN = tuple(text for text in TEXTS if len(text) < 35 and text.isprintable() and text.strip())
