"""How people write a position: notations of a latitude and longitude, and how exact each is."""

from __future__ import annotations

from collections.abc import Callable

Write = Callable[[float, float], str]


def comma(value: float, digits: int = 4) -> str:
    """Decimal degrees with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def minutes(value: float, digits: int) -> tuple[int, str]:
    """Whole degrees, and the rest in minutes."""
    least = round(value * 60, digits)
    return int(least // 60), f"{least % 60:.{digits}f}"


def seconds(value: float, digits: int = 0) -> tuple[int, int, str]:
    """Whole degrees and minutes, and the rest in seconds."""
    least = round(value * 3600, digits)
    return int(least // 3600), int(least // 60 % 60), f"{least % 60:.{digits}f}"


def decimal(pattern: str, digits: int = 4) -> Write:
    """A notation of decimal degrees: {0} is latitude, {1} longitude."""
    return lambda lat, lon: pattern.format(f"{lat:.{digits}f}", f"{lon:.{digits}f}")


def with_comma(pattern: str) -> Write:
    """The same with decimal commas."""
    return lambda lat, lon: pattern.format(comma(lat), comma(lon))


def in_minutes(pattern: str, digits: int = 3, point: str = ".") -> Write:
    """Degrees and minutes: {0} and {1} of latitude, {2} and {3} of longitude."""
    return lambda lat, lon: pattern.format(
        *((part if isinstance(part, int) else part.replace(".", point)) for one in (lat, lon)
          for part in minutes(one, digits))
    )  # fmt: skip


def in_seconds(pattern: str, digits: int = 0) -> Write:
    """Degrees, minutes and seconds: {0} to {2} of latitude, {3} to {5} of longitude."""
    return lambda lat, lon: pattern.format(*seconds(lat, digits), *seconds(lon, digits))


def in_digits(zero: str) -> Write:
    """Decimal degrees in the digits of another script."""
    table = {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}
    return lambda lat, lon: f"{lat:.4f} {lon:.4f}".translate(table)


# Half of the last digit, in degrees.
FINE, TENTH, MINUTE, SECOND = 0.0001, 0.05 / 60, 0.5 / 60, 0.5 / 3600
EXACT = FINE + 1e-9
ROUNDING = 0.00005 + 1e-9  # of a launch point, which has four decimals

DECIMAL = (
    "{0}, {1}", "{0} {1}", "{0},{1}", "{0};{1}", "{0} ; {1}", "{0}/{1}", "{0} / {1}", "{0}\t{1}",
    "{0}\n{1}", "{0} | {1}", "({0}, {1})", "[{0}, {1}]", "({0}), ({1})", "+{0} +{1}", "+{0}+0{1}",
    "{0}°, {1}°", "{0}° {1}°", "{0}º {1}º", "{0}˚N {1}˚E", "{0}° N, {1}° E", "{0}°N {1}°E",
    "{0}N {1}E", "{0}N{1}E", "N{0}E{1}", "N{0} E{1}", "N {0} E {1}", "N {0}, E {1}", "{0} N, {1} E",
    "{0} N {1} E", "{0}n {1}e", "{1} E, {0} N", "{1}E {0}N", "E{1} N{0}", "E {1}, N {0}",
    "{0} north, {1} east", "North {0} East {1}", "Lat {0} Lon {1}", "lat: {0}, lon: {1}",
    "lat={0}, lon={1}", "latitude={0}; longitude={1}", "Longitude: {1}, Latitude: {0}",
    "lng={1} lat={0}", '{{"lat": {0}, "lng": {1}}}', "{{'lat': {0}, 'lon': {1}}}", "φ {0} λ {1}",
    "Широта: {0}, довгота: {1}", "широта {0} долгота {1}", "долгота {1}, широта {0}",
    "{0}° с. ш., {1}° в. д.", "{0}с.ш. {1}в.д.", "{0} сш, {1} вд", "{0}° пн. ш. {1}° сх. д.",
    "{0} Пн {1} Сх", "Пн {0}, Сх {1}", "{0} С, {1} В", "С {0} В {1}", "N {0} Е {1}",
    "{0} северной широты {1} восточной долготы", "{0} північної широти, {1} східної довготи",
    "{1} в.д., {0} с.ш.", "{0} and {1}", "{0} и {1}", "{0} і {1}", "geo:{0},{1}",
    "Coordinates: {0}, {1}", "Координати: {0}, {1}", '"{0}, {1}"', "  {0} ,  {1}  ", "{0}, {1}.",
    "📍{0}, {1}", "📍 {0} 🧭 {1} ⭐", "🇺🇦 {0}, {1}", "Location: {0}, {1}", "Position {0} {1}",
    "Coords {0}, {1}", "coord. {0} {1}", "GPS {0}, {1}", "GPS: {0}; {1}",
    "📍 Location (GPS): {0}, {1}",
    "GPS coordinates: {0}, {1}", "GPS-Koordinaten: {0}, {1}", "Standort = {0}, {1}",
    "Местоположение: {0}, {1}", "Місцезнаходження: {0}, {1}", "координаты {0} {1}",
    "{0} Nord, {1} Ost", "{0}° nördl. Breite, {1}° östl. Länge", "{0}° n. Br., {1}° ö. L.",
    "{0} n.Br. {1} ö.L.", "{0} nBr, {1} öL", "{1}° o. L., {0}° n. Br.", "{0}° N, {1}° ö. Lg.",
    "{0}° n. Br., {1}° O", "Breite {0}, Länge {1}", "nördlich {0}, östlich {1}",
    "{0}N-{1}E", "{0}N–{1}E", "{0}° N – {1}° E", "N{0}-E{1}", "{1}E-{0}N", "N {0} – E {1}",
    "\u200e{0}, {1}\u200e", "{0},\u00a0{1}", "{0}，{1}",
)  # fmt: skip
COMMAS = (
    "{0} {1}", "{0}; {1}", "{0}, {1}", "{0}/{1}", "{0} / {1}", "{0}\t{1}", "{0},{1}", "{0}° {1}°",
    "{0}° N, {1}° E", "{0}N {1}E", "N{0} E{1}", "N{0}E{1}", "{0}°, {1}°", "{1} E; {0} N",
    "{0}° с. ш. {1}° в. д.", "({0}; {1})", "широта {0}, довгота {1}", "{0} пн.ш., {1} сх.д.",
)  # fmt: skip
MINUTES = (
    "{0} {1}, {2} {3}", "{0} {1} {2} {3}", "{0} {1}; {2} {3}", "{0}° {1}, {2}° {3}",
    "{0}°{1}' {2}°{3}'", "{0}° {1}' N, {2}° {3}' E", "{0}°{1}'N {2}°{3}'E", "N{0} {1} E{2} {3}",
    "N {0}° {1}' E {2}° {3}'", "N{0}°{1}' E0{2}°{3}'", "{0} {1}N {2} {3}E", "{0} {1}N, {2} {3}E",
    "{0}°{1}′ с. ш. {2}°{3}′ в. д.", "{0}º{1}’N {2}º{3}’E", "{2}°{3}'E {0}°{1}'N",
    "E {2} {3} N {0} {1}", "{0}:{1}N {2}:{3}E", "{0}-{1}N 0{2}-{3}E", "{0}°{1}'N{2}°{3}'E",
    "{0}° {1}' n. Br., {2}° {3}' ö. L.", "{0} Grad {1} Minuten N, {2} Grad {3} Minuten O",
    "{0}-{1}N-{2}-{3}E", "{0}°{1}′N–{2}°{3}′E", "N{0}-{1}-E{2}-{3}",
    "{0} deg {1} min N, {2} deg {3} min E", "{0}° {1}' / {2}° {3}'",
)  # fmt: skip
SECONDS = (
    "{0} {1} {2}, {3} {4} {5}", "{0} {1} {2} {3} {4} {5}", "{0} {1} {2} N {3} {4} {5} E",
    "{0}°{1}'{2}\"N {3}°{4}'{5}\"E", "{0}° {1}' {2}\" N, {3}° {4}' {5}\" E",
    "{0}°{1}′{2}″N {3}°{4}′{5}″E", "{0}°{1}’{2}”N {3}°{4}’{5}”E", "{0}°{1}'{2}''N {3}°{4}'{5}''E",
    "{0}°{1}′{2}′′ {3}°{4}′{5}′′", "{0}º {1}´ {2}˝ {3}º {4}´ {5}˝",
    "{0}°{1}′{2}″ пн. ш. {3}°{4}′{5}″ сх. д.", "{0}°{1}′{2}″ с. ш. {3}°{4}′{5}″ в. д.",
    "N{0}°{1}'{2}\" E{3}°{4}'{5}\"", "N {0} {1} {2} E {3} {4} {5}",
    "{3}°{4}'{5}\"E, {0}°{1}'{2}\"N", "{0}:{1}:{2} {3}:{4}:{5}", "{0}:{1}:{2}N {3}:{4}:{5}E",
    "{0}-{1}-{2}N 0{3}-{4}-{5}E", "{0}d{1}'{2}\"N {3}d{4}'{5}\"E", "{0}°{1}'{2}\"; {3}°{4}'{5}\"",
    "{0}°{1}'{2}\" {3}°{4}'{5}\"",
    "{0}° {1}′ {2}″ nördlicher Breite, {3}° {4}′ {5}″ östlicher Länge",
    "{0}° {1}′ {2}″ N, {3}° {4}′ {5}″ Ost", "{0}°{1}′{2}″ N–{3}°{4}′{5}″ E",
    (
        "{0} градусів {1} хвилин {2} секунд північної широти {3} градусів {4} хвилин {5} секунд "
        "східної довготи"
    ),
    "{0} градусов {1} минут {2} секунд с. ш., {3} градусов {4} минут {5} секунд в. д.",
)  # fmt: skip
NOTATIONS: dict[str, tuple[Write, float]] = {
    **{repr(pattern): (decimal(pattern), EXACT) for pattern in DECIMAL},
    **{
        f"whole {pattern!r}": (decimal(pattern, 0), 0.5)
        for pattern in ("{0}, {1}", "{0}N {1}E", "{0}° {1}°")
    },
    **{f"comma {pattern!r}": (with_comma(pattern), EXACT) for pattern in COMMAS},
    **{f"minutes {pattern!r}": (in_minutes(pattern), TENTH / 100) for pattern in MINUTES},
    **{f"whole minutes {pattern!r}": (in_minutes(pattern, 0), MINUTE) for pattern in MINUTES},
    "minutes with a comma": (in_minutes("{0}°{1}'N {2}°{3}'E", 2, ","), TENTH / 10),
    "minutes with commas and a comma": (in_minutes("{0} {1}, {2} {3}", 2, ","), TENTH / 10),
    **{f"seconds {pattern!r}": (in_seconds(pattern), SECOND) for pattern in SECONDS},
    **{f"tenths {pattern!r}": (in_seconds(pattern, 1), SECOND / 10) for pattern in SECONDS},
    **{f"digits from {zero!r}": (in_digits(zero), EXACT) for zero in "０٠۰०"},
}
