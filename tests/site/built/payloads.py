"""Text that would run, break out or vanish if anything took it for more than text."""

from __future__ import annotations

_RUN = "window.pwned=alert(1)"
_WORD = "Donaudampfschifffahrt" * 14

# One line each, as it stands in a field; by what it tries.
PAYLOADS = {
    "template-literal": f"${{{_RUN}}} `${{{_RUN}}}` \\`${{{_RUN}}}\\`",
    "jinja": "{{ 7*7 }} {{7*'7'}} {% raw %} {% endraw %} {# a note #} {{ site.__class__.mro() }} |safe",
    "script": f"</script><script>{_RUN}</script><SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "picture": f"<img src=x onerror={_RUN}> <svg/onload={_RUN}> <iframe srcdoc='<script>{_RUN}</script>'>",
    "attribute": f"\" onmouseover=\"{_RUN}\" x=\" ' onfocus='{_RUN}' autofocus ' ><b>",
    "closing": f"</title></style></textarea></noscript></template></head></body></html><script>{_RUN}</script>",
    "comment": f"<!-- --> --!> <!--> <!DOCTYPE x> <?php {_RUN} ?> <![CDATA[ ]]> ]]> <!]]>",
    "entity": "&amp; &lt;b&gt; &#x3C;script&#62; &quot; &nbsp; &amp;amp; & &; &unknown; AT&T",
    "quotes": "\"double\" 'single' “curly” ‘curly’ «angle» `back` ''' \"\"\"",
    "backslash": r"\ \\ \n \N \t \u003cscript\u003e \x3c \" \' C:\new\table ^n ^' ^^",
    "address": f"javascript:{_RUN} data:text/html,<script>{_RUN}</script> //evil.example/ http://evil.example/",
    "markdown": "[a](javascript:alert(1)) ![b](//evil.example/c.png) **c** _d_ # e | f | <http://evil.example> [^1]",
    "format": "%s %d %(title)s {0} {title} {} %% $& $1 $$ $` {time} {count} {host} <%= 7*7 %> #{7*7} @{7*7}",
    "spreadsheet": "=cmd|' /C calc'!A0 +1 -1 @SUM(1) ;, : ,; X:Y;Z=\"A\"",
    "icalendar": "BEGIN:VEVENT\\nUID:evil\\nEND:VEVENT; a,b;c:d\\,e\\;f CN=\"x\":mailto:evil@example.org",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇵🇱🇰🇪 👍🏿 🧑🏽‍🚀 ☺︎ ☺️ 🎉",
    "right-to-left": "مرحبا <b>بالعالم</b> (123) שלום \"עולם\" \u200fabc\u200e ܫܠܡܐ أهلا وسهلا \u2067isolated\u2069",
    "mixed": "Ελλάδα ไทย हिन्दी 日本語 한국어 አማርኛ ქართული Łódź Ж \U0001d4d0\U0001d4dc \U00020000",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘ e\u0301 \u00e9 ﬁ Å",
    "invisible": "a\u200bb\u200cc\u200dd\u2060e\u00adf \ufeffg \u061c\ufe0f h\u034fi",
    "long-word": _WORD[:280],
}  # fmt: skip
# What is free of white space runs, so that it comes back as it is; a reader makes one space of many.
assert all(" ".join(text.split()) == text for text in PAYLOADS.values())

# As much as a field can have: the front matter of a file is not larger than 64 KB.
LONG = f"{PAYLOADS['template-literal']} {PAYLOADS['script']} {PAYLOADS['entity']} ".strip() * 220
# As much as a body can have, nearly.
HUGE = "".join(
    f"{number} `${{window.pwned=alert({number})}}` &lt;b&gt; {{{{ 7*7 }}}} ]]> 👩‍👩‍👧‍👦 مرحبا\n\n"
    for number in range(1800)
)
