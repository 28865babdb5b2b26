"""What deploy/ holds is valid, agrees with itself, and knows browsers by cookie, not address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from geodata.settings import SETTINGS, WrongSettingError, check
from pages.server import paths

DEPLOY = Path(__file__).parents[2] / "deploy"
NAMES = ("one", "two", "three")
MANIFESTS = [
    part
    for part in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8"))
    if part
]
KINDS = {manifest["kind"]: manifest for manifest in MANIFESTS}
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda manifest: str(manifest["kind"]))
def test_each_manifest_is_valid_by_kubernetes_own_schema(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, "1.34", strict=True)


def test_a_manifest_with_a_wrong_word_would_be_refused() -> None:
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**KINDS["Deployment"], "sepc": {}}, "1.34", strict=True)


def test_the_manifests_fit_together() -> None:
    assert set(KINDS) >= {
        "Deployment",
        "Service",
        "Ingress",
        "HorizontalPodAutoscaler",
        "NetworkPolicy",
    }
    pod = KINDS["Deployment"]["spec"]["template"]
    container = pod["spec"]["containers"][0]
    assert KINDS["Service"]["spec"]["selector"].items() <= pod["metadata"]["labels"].items()
    assert (
        KINDS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"]
        == KINDS["Deployment"]["metadata"]["name"]
    )
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert {variable["name"] for variable in container["env"]} <= set(SETTINGS)
    assert pod["spec"]["enableServiceLinks"] is False
    # What it would set for a Service of this name, and a start would refuse.
    with pytest.raises(WrongSettingError):
        check({f"{KINDS['Service']['metadata']['name'].upper()}_PORT": "tcp://10.0.0.1:80"})
    drain_s = next(int(v["value"]) for v in container["env"] if v["name"] == "ATLAS_DRAIN_SECONDS")
    probe = container["readinessProbe"]
    assert (
        probe["periodSeconds"] * probe["failureThreshold"]
        < drain_s
        < pod["spec"]["terminationGracePeriodSeconds"]
    )
    notes = KINDS["Ingress"]["metadata"]["annotations"]
    assert notes["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert notes["nginx.ingress.kubernetes.io/session-cookie-change-on-failure"] == "true"


def test_compose_has_the_processes_that_its_nginx_knows() -> None:
    services, nginx = (
        COMPOSE["services"],
        (DEPLOY / "nginx" / "replicas.compose.conf").read_text(encoding="utf-8"),
    )
    for name in NAMES:
        assert services[name]["environment"]["ATLAS_REPLICA"] == name
        assert set(services[name]["environment"]) <= set(SETTINGS)
        assert services[name]["read_only"] is True
        address = services[name]["networks"]["inside"]["ipv4_address"]
        block = re.search(rf"upstream atlas_{name} \{{.*?\n\}}", nginx, re.DOTALL)
        assert block
        assert f"server {address}:8501 max_fails" in block[0]
        assert block[0].count("backup") == len(NAMES) - 1
    assert COMPOSE["networks"]["inside"]["internal"] is True
    for mount in services["nginx"]["volumes"]:
        assert (DEPLOY / mount.split(":")[0]).is_file()


def test_both_lists_of_processes_are_the_same_but_for_the_addresses() -> None:
    plain = _blocks("replicas.conf", "127.0.0.1:8601", "127.0.0.1:8602", "127.0.0.1:8603")
    assert plain == _blocks(
        "replicas.compose.conf", "172.30.84.11:8501", "172.30.84.12:8501", "172.30.84.13:8501"
    )


def test_nginxs_log_knows_every_page_and_picture_and_no_other() -> None:
    text = (DEPLOY / "nginx" / "atlas.conf").read_text(encoding="utf-8")
    pages = re.search(r"\(\?<page>/\(([\w|]+)\)\?\)\$", text)
    pictures = re.search(r"map\\\.\(([\w|]+)\)", text)
    assert pages
    assert pictures
    assert ["", *pages[1].split("|")] == list(paths.PAGES)
    named = {f"map.{kind}" for kind in pictures[1].split("|")} | {"site.html"}
    assert named == {*paths.PICTURES, *paths.FILES}
    assert r"|site\.html|" in text


def _blocks(file: str, *addresses: str) -> str:
    text = (DEPLOY / "nginx" / file).read_text(encoding="utf-8")
    for address, name in zip(addresses, NAMES, strict=True):
        assert text.count(address) == 4
        text = text.replace(address, name)
    return text[text.index("map ") :]


def test_nothing_chooses_by_a_browsers_address_or_writes_it_down() -> None:
    for file in sorted(DEPLOY.glob("**/*")):
        if file.is_file():
            text = re.sub(r"#.*", "", file.read_text(encoding="utf-8"))
            assert not re.search(
                r"ip_hash|\$remote_addr|\$binary_remote_addr|ClientIP|\$args|\$request\b", text
            ), file
