"""Finds in the title of an event that it was cancelled or postponed, as programs and people mark it."""

from __future__ import annotations

import re

_CANCELLED = (
    "canceled", "cancelled", "cancelled event", "canceled event", "called off", "abgesagt", "entfällt", "fällt aus",
    "annulé", "annulée", "annule", "annulee", "cancelado", "cancelada", "suspendido", "suspendida", "anulado",
    "anulada",
    "odwołane", "odwołany", "odwołana", "annullato", "annullata", "cancellato", "afgelast", "geannuleerd", "vervallen",
    "inställt", "inställd", "avlyst", "avlyses", "aflyst", "peruttu", "peruutettu", "zrušeno", "zrušené", "zrušený",
    "otkazano", "odpovedano", "elmarad", "törölve", "anulat", "anulată", "anullat", "anul·lat", "anul·lada",
    "cancel·lat",     "ακυρώθηκε", "отменено", "отменён", "отменен", "отменена", "скасовано", "отказано",
    "iptal", "iptal edildi", "ملغى", "ملغاة", "ملغي", "أُلغي", "بیت باطل", "لغو شد", "בוטל", "מבוטל", "रद्द", "বাতিল",
    "ยกเลิก", "đã hủy", "huỷ", "hủy", "dibatalkan", "limeghairiwa", "imeghairiwa", "中止", "已取消", "取消",
    "キャンセル", "취소", "취소됨",
    "nuligita", "bertan behera",
)  # fmt: skip
_POSTPONED = (
    "postponed", "deferred", "verschoben", "vertagt", "reporté", "reportée", "reporte", "aplazado", "aplazada",
    "pospuesto", "pospuesta", "postergado", "adiado", "adiada", "odroczone", "przełożone", "rinviato", "rinviata",
    "uitgesteld", "uppskjutet", "framflyttat", "utsatt", "udsat", "udskudt", "siirretty", "lykätty", "odloženo",
    "odložené", "elhalasztva", "amânat", "ajornat", "ajornada", "αναβλήθηκε", "отложено", "перенесено", "відкладено",
    "ertelendi", "مؤجلة", "مؤجل", "به تعویق افتاد", "נדחה", "स्थगित", "ditunda", "limeahirishwa", "imeahirishwa",
    "延期", "已延期", "推迟", "연기", "prokrastita",
)  # fmt: skip
_BRACKETS = r"[\[(【（{<*«!_]{1,3}\s*(?:%s)\s*[\])】）}>*»!_]{1,3}\s*[:：\-–—]?\s*"
_COLON = r"(?:%s)\s*[:：!]\s*|(?:%s)\s+[-–—|]\s+"


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    one_of = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    before = f"^\\s*(?:{_BRACKETS % one_of}|{_COLON % (one_of, one_of)})"
    behind = rf"\s*(?:[-–—|:]\s+(?:{one_of})|{_BRACKETS % one_of})\s*$"
    return re.compile(f"(?:{before})|(?:{behind})", re.IGNORECASE)


_PATTERNS = {"cancelled": _pattern(_CANCELLED), "postponed": _pattern(_POSTPONED)}


def without_mark(title: str) -> tuple[str, str]:
    """The title without the mark, and the status that it meant, or nothing.

    >>> without_mark("[CANCELLED] River walk")
    ('River walk', 'cancelled')
    """
    for status, pattern in _PATTERNS.items():
        if pattern.search(title):
            return pattern.sub("", title, count=1).strip() or title, status
    return title, ""
