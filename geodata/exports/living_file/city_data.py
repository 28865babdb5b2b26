"""What the file's scripts tell of cities beside a lesson's map, for those who do not see it."""

from __future__ import annotations

from typing import Any

from geodata import borders, facts
from geodata.analysis import start_lines
from geodata.lessons import cities_in_words
from geodata.lessons.reading import lessons


def read() -> dict[str, Any]:
    """`city_words`, for JSON: each city as it is named, its lat and lon in degrees, and km from
    where rings may start, 0 inside; by lesson, of each step the numbers of the cities that its map
    shows, or None for the nearest, which are so many; and what was allowed, by its day."""
    cities = borders.cities()
    numbers = {city: number for number, city in enumerate(cities)}
    far_km = [cities_in_words.away_km(start) for start in start_lines.NAMES]
    return {
        "starts": tuple(start_lines.NAMES),
        "cities": [
            [cities_in_words.name(city), city.lat, city.lon, *(km[city.name] for km in far_km)]
            for city in cities
        ],
        "seen": {
            lesson.id: [
                step.sees and [numbers[city] for city in cities_in_words.seen(step.sees)]
                for step in lesson.steps
            ]
            for lesson in lessons().values()
        },
        "nearest": cities_in_words.NEAREST,
        "permissions": [
            [one.date, cities_in_words.tell_permission(one)] for one in facts.permissions()
        ],
    }
