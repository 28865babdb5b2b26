"""The map's key: which layers stand in it, the most looked for first, and its lines on screen."""

from __future__ import annotations

from geodata.scene.layers import Layer
from geodata.scene.scene import Scene, state_words

# What the student's choices draw and a browser words under a hand; below it the ground.
OWN = ("rings", "published", "launches", "airbases")
GROUND = ("kursk", "held", "occupied", "allowed", "border")

# Swatches that share a line, each a look with words.
Line = tuple[tuple[str, str], ...]


def layers(picture: Scene) -> tuple[Layer, ...]:
    """The layers that have lines in the key, in its order."""
    order = (*OWN, *GROUND)
    return tuple(
        sorted(
            (layer for layer in picture.layers if layer.legend),
            key=lambda layer: order.index(layer.name),
        )
    )


def lines(picture: Scene, names: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of the layers of these names; all airfields share one."""
    states = state_words(picture.scenario)
    return tuple(
        line
        for layer in layers(picture)
        if layer.name in names
        for line in (_airfields(layer, states) if layer.name == "airbases" else _split(layer))
    )


def _split(layer: Layer) -> tuple[Line, ...]:
    return tuple((pair,) for pair in layer.legend)


def _airfields(layer: Layer, states: dict[str, str]) -> tuple[Line, ...]:
    first, *others = layer.legend
    return ((first, *((look, states[look]) for look, _ in others)),)
