"""What each verdict on a claim is called, its sign, and the rule by which it is given."""

from __future__ import annotations

SIGNS = {
    "matches": "✔",
    "partly": "◐",
    "contradicted": "≠",
    "unsupported": "✘",
    "unverified": "?",
    "opinion": "○",
}
WORDS = {
    "matches": "matches other reports",
    "partly": "partly",
    "contradicted": "contradicted",
    "unsupported": "not supported at the time",
    "unverified": "could not be checked",
    "opinion": "opinion or forecast",
}
VERDICTS = {verdict: f"{sign} {WORDS[verdict]}" for verdict, sign in SIGNS.items()}
RULES = {
    "matches": "Reports or documents other than the article say the same.",
    "partly": "A part of it is so, or it is so only with something that the article leaves out.",
    "contradicted": "Reports or documents say that it was not so.",
    "unsupported": "We found nothing of the article's time that bore it out and was not withdrawn.",
    "unverified": "It says a fact, and we found no page by which it can be checked.",
    "opinion": "It judges or looks ahead: no report can prove it.",
}
# How many claims have a verdict, one and several.
COUNTED = {
    "matches": ("matches other reports", "match other reports"),
    "partly": ("does so in part", "do so in part"),
    "contradicted": ("is contradicted", "are contradicted"),
    "unsupported": ("was not supported at the time", "were not supported at the time"),
    "unverified": ("could not be checked", "could not be checked"),
    "opinion": ("is an opinion or a forecast", "are opinions or forecasts"),
}
