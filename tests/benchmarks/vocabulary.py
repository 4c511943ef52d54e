"""What made sites are made of: common words of three languages, names, places and time zones."""

from __future__ import annotations

from typing import NamedTuple


class City(NamedTuple):
    """A large city; degrees are WGS 84, to a tenth, which is exact enough to lie in its country."""

    country: str
    name: str
    latitude: float
    longitude: float
    zone: str


# The most frequent first: a text draws early words more often.
_WORDS = {
    "en": (
        "the and of to a in we it for that with on are was people this from they have our at by not what "
        "one can which their there when all more you who will about into only some would year first other "
        "time every new after open work many two then group story like how share read write meeting learn "
        "make language archive page city map library word keep question day place village song garden table "
        "river market school teacher student friend neighbour bridge window letter photo camera voice memory "
        "history museum knowledge science number measure data record paper book story chapter sentence "
        "edition editor author reader writer translator volunteer visitor guest host speaker listener room "
        "kitchen bread tea coffee morning evening night winter summer spring autumn rain wind snow sun light "
        "road train bicycle bus station harbour island mountain forest field farm tree flower seed water "
        "stone wood metal glass colour blue green red yellow white black bright quiet loud small large long "
        "short early late slow quick old young common public free shared careful honest patient curious warm "
        "cold simple rich plain local distant safe strong gentle ready useful lasting walk carry bring build "
        "repair plant grow collect gather invite answer ask listen speak teach draw paint sing dance travel "
        "return arrive leave begin end open close find lose remember forget count choose decide agree argue "
        "promise trust thank greet welcome help support protect publish print copy link search browse edit "
        "improve correct check review compare describe explain discuss plan organise prepare celebrate"
    ),
    "es": (
        "de la que el en y los se del las un por con una su para es al como más pero sus le ya este sí "
        "porque esta entre cuando muy sin sobre también hasta hay donde quien desde todo nos durante todos "
        "uno les ni contra otros ese eso ante ellos lengua archivo mapa ciudad biblioteca palabra pregunta "
        "casa lugar pueblo canción jardín mesa río mercado escuela maestra amiga vecino puente ventana carta "
        "memoria historia museo ciencia libro capítulo lectora camino tren puerto isla bosque campo árbol hoja "
        "agua piedra luz noche mañana invierno verano lluvia viento niebla abrir escribir leer aprender enseñar "
        "compartir recordar cuidar invitar publicar buscar mejorar revisar preparar celebrar"
    ),
    "ar": (
        "في من على إلى عن مع هذا هذه كان كل بعد قبل بين عند حتى أو ثم لكن نحن هم هو هي ما لا قد أن إن كما "
        "الناس اللغة الأرشيف الخريطة المدينة المكتبة الكلمة السؤال البيت المكان القرية الأغنية الحديقة النهر "
        "السوق المدرسة المعلمة الصديق الجار الجسر النافذة الرسالة الذاكرة التاريخ المتحف العلم الكتاب الفصل "
        "القارئ الكاتب المترجم الطريق القطار الميناء الجزيرة الجبل الغابة الحقل الشجرة الزهرة الماء الحجر "
        "الضوء الليل الصباح الشتاء الصيف المطر الريح نكتب نقرأ نتعلم نشارك نتذكر ندعو ننشر نبحث نراجع نحتفل"
    ),
}
WORDS = {lang: words.split() for lang, words in _WORDS.items()}

_GIVEN_NAMES = (
    "Amina Bruno Chidi Daria Emre Fatou Goran Hanna Ilse Jamal Keiko Liam Maria Nadia Omar Paula Quentin Rosa "
    "Sami Tomasz"
)
_FAMILY_NAMES = (
    "Adeyemi Bauer Castro Dimitrov Eriksen Fernandes Garcia Haddad Ivanova Jansen Kowalska Lindqvist Mwangi Novak Okoye"
)

CITIES = (
    City("AR", "Buenos Aires", -34.6, -58.4, "America/Argentina/Buenos_Aires"),
    City("AU", "Sydney", -33.9, 151.0, "Australia/Sydney"),
    City("AT", "Vienna", 48.2, 16.4, "Europe/Vienna"),
    City("BD", "Dhaka", 23.8, 90.4, "Asia/Dhaka"),
    City("BE", "Brussels", 50.8, 4.4, "Europe/Brussels"),
    City("BR", "São Paulo", -23.6, -46.6, "America/Sao_Paulo"),
    City("CA", "Toronto", 43.7, -79.4, "America/Toronto"),
    City("CL", "Santiago", -33.4, -70.6, "America/Santiago"),
    City("CO", "Bogotá", 4.7, -74.1, "America/Bogota"),
    City("CZ", "Prague", 50.1, 14.4, "Europe/Prague"),
    City("EG", "Cairo", 30.0, 31.2, "Africa/Cairo"),
    City("FI", "Helsinki", 60.2, 24.9, "Europe/Helsinki"),
    City("FR", "Lyon", 45.8, 4.8, "Europe/Paris"),
    City("DE", "Berlin", 52.5, 13.4, "Europe/Berlin"),
    City("GH", "Accra", 5.6, -0.2, "Africa/Accra"),
    City("GR", "Athens", 38.0, 23.7, "Europe/Athens"),
    City("IN", "Hyderabad", 17.4, 78.5, "Asia/Kolkata"),
    City("ID", "Jakarta", -6.3, 106.8, "Asia/Jakarta"),
    City("IE", "Dublin", 53.3, -6.3, "Europe/Dublin"),
    City("IT", "Bologna", 44.5, 11.3, "Europe/Rome"),
    City("JP", "Kyoto", 35.0, 135.8, "Asia/Tokyo"),
    City("KE", "Nairobi", -1.3, 36.8, "Africa/Nairobi"),
    City("KR", "Daegu", 35.9, 128.6, "Asia/Seoul"),
    City("MX", "Guadalajara", 20.7, -103.3, "America/Mexico_City"),
    City("MA", "Marrakesh", 31.6, -8.0, "Africa/Casablanca"),
    City("NL", "Utrecht", 52.1, 5.1, "Europe/Amsterdam"),
    City("NZ", "Wellington", -41.3, 174.8, "Pacific/Auckland"),
    City("NG", "Lagos", 6.6, 3.4, "Africa/Lagos"),
    City("NO", "Oslo", 59.9, 10.8, "Europe/Oslo"),
    City("PK", "Lahore", 31.5, 74.3, "Asia/Karachi"),
    City("PE", "Lima", -12.0, -77.0, "America/Lima"),
    City("PL", "Katowice", 50.3, 19.0, "Europe/Warsaw"),
    City("PT", "Coimbra", 40.2, -8.4, "Europe/Lisbon"),
    City("RW", "Kigali", -1.9, 30.1, "Africa/Kigali"),
    City("SN", "Thiès", 14.8, -16.9, "Africa/Dakar"),
    City("ZA", "Johannesburg", -26.2, 28.0, "Africa/Johannesburg"),
    City("ES", "Zaragoza", 41.7, -0.9, "Europe/Madrid"),
    City("TN", "Kairouan", 35.7, 10.1, "Africa/Tunis"),
    City("GB", "Leeds", 53.8, -1.5, "Europe/London"),
    City("US", "Denver", 39.7, -105.0, "America/Denver"),
)

AUTHORS = tuple(f"{given} {family}" for family in _FAMILY_NAMES.split() for given in _GIVEN_NAMES.split())
# Two words each; the words are far enough down the list to mean something.
TAGS = tuple(f"{first} {second}" for first in WORDS["en"][80:100] for second in WORDS["en"][200:210])
