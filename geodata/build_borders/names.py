"""Names: what Natural Earth calls a region, and what this map calls it (short name, full title)."""

from __future__ import annotations


def _oblasts(pairs: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {key: (name, f"{name} Oblast") for key, name in pairs.items()}


UKRAINIAN: dict[str, tuple[str, str]] = {
    **_oblasts(
        {
            "Mykolayiv": "Mykolaiv", "Chernihiv": "Chernihiv", "Rivne": "Rivne",
            "Chernivtsi": "Chernivtsi",
            "Ivano-Frankivs'k": "Ivano-Frankivsk", "Khmel'nyts'kyy": "Khmelnytskyi",
            "L'viv": "Lviv",
            "Ternopil'": "Ternopil", "Transcarpathia": "Zakarpattia", "Volyn": "Volyn",
            "Cherkasy": "Cherkasy",
            "Kirovohrad": "Kirovohrad", "Odessa": "Odesa", "Vinnytsya": "Vinnytsia",
            "Zhytomyr": "Zhytomyr",
            "Sumy": "Sumy", "Dnipropetrovs'k": "Dnipropetrovsk", "Donets'k": "Donetsk",
            "Kharkiv": "Kharkiv",
            "Luhans'k": "Luhansk", "Poltava": "Poltava", "Zaporizhzhya": "Zaporizhzhia",
            "Kherson": "Kherson",
        }
    ),
    "Kiev": ("Kyiv Oblast", "Kyiv Oblast"),
    "Kiev City": ("Kyiv", "City of Kyiv"),
    "Crimea": ("Crimea", "Autonomous Republic of Crimea"),
    "Sevastopol": ("Sevastopol", "City of Sevastopol"),
}  # fmt: skip

RUSSIAN: dict[str, tuple[str, str]] = {
    **_oblasts(
        {
            "Bryansk": "Bryansk", "Smolensk": "Smolensk", "Kaluga": "Kaluga", "Kursk": "Kursk",
            "Orel": "Oryol",
            "Tula": "Tula", "Lipetsk": "Lipetsk", "Belgorod": "Belgorod", "Voronezh": "Voronezh",
            "Rostov": "Rostov",
            "Volgograd": "Volgograd", "Tambov": "Tambov", "Ryazan'": "Ryazan", "Saratov": "Saratov",
            "Penza": "Penza",
            "Tver'": "Tver", "Vladimir": "Vladimir", "Astrakhan'": "Astrakhan",
        }
    ),
    "Moskovsskaya": ("Moscow Oblast", "Moscow Oblast"),
    "Moskva": ("Moscow", "City of Moscow"),
    "Krasnodar": ("Krasnodar", "Krasnodar Krai"),
    "Stavropol'": ("Stavropol", "Stavropol Krai"),
    "Adygey": ("Adygea", "Republic of Adygea"),
    "Kalmyk": ("Kalmykia", "Republic of Kalmykia"),
}  # fmt: skip

NEIGHBOURS = {
    "blr": "Belarus", "pol": "Poland", "svk": "Slovakia", "hun": "Hungary", "rou": "Romania",
    "mda": "Moldova",
    "bgr": "Bulgaria", "tur": "Türkiye", "geo": "Georgia", "kaz": "Kazakhstan", "ltu": "Lithuania",
    "lva": "Latvia",
    "est": "Estonia", "fin": "Finland", "swe": "Sweden", "deu": "Germany", "cze": "Czechia",
    "aut": "Austria",
    "srb": "Serbia", "hrv": "Croatia", "bih": "Bosnia and Herzegovina", "mne": "Montenegro",
    "alb": "Albania",
    "mkd": "North Macedonia", "grc": "Greece", "arm": "Armenia", "aze": "Azerbaijan",
    "svn": "Slovenia",
    "kos": "Kosovo", "ita": "Italy", "irn": "Iran", "dnk": "Denmark",
}  # fmt: skip
