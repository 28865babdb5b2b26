"""What the map says of a claim: for each check a sentence with our number beside the claim's."""

from __future__ import annotations

from collections.abc import Callable

from geodata.analysis import field_checks, land_checks
from geodata.analysis.checked import Checked
from geodata.facts.records import Claim

CHECKS: dict[str, Callable[[Claim], Checked]] = {
    "reach_of_russia": land_checks.reach_of_russia,
    "far_away": land_checks.far_away,
    "held_part_of_kursk": land_checks.held_part_of_kursk,
    "people_of_kursk": land_checks.people_of_kursk,
    "to_trade": land_checks.to_trade,
    "occupied_share": land_checks.occupied_share,
    "dzhankoy": field_checks.dzhankoy,
    "refusals": land_checks.refusals,
    "olenya": field_checks.olenya,
    "moscow": land_checks.moscow,
    "rounding": field_checks.rounding,
    "objects": field_checks.objects,
    "fields_in_use": field_checks.fields_in_use,
    "bombs": field_checks.bombs,
    "ninety": field_checks.ninety,
    "vacated": field_checks.vacated,
    "fields_in_range": field_checks.fields_in_range,
    "drawdown": land_checks.drawdown,
    "named_part": land_checks.named_part,
    "karachev": land_checks.karachev,
}


def check(claim: Claim) -> Checked | None:
    """What the map says of a claim, computed now; None if the claim has no check."""
    return CHECKS[claim.check](claim) if claim.check else None
