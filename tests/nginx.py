"""Finds nginx or installs Debian's, and runs deploy/nginx/ in front of our processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CONF = Path(__file__).parents[1] / "deploy" / "nginx"
PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin")
PORTS = (8601, 8602, 8603)  # in replicas.conf
PATIENCE_S = 10.0
MAIN = """
daemon off; master_process off; pid {where}/pid; error_log {where}/start.log;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {where}/body; proxy_temp_path {where}/proxy;
    fastcgi_temp_path {where}/fastcgi; uwsgi_temp_path {where}/uwsgi; scgi_temp_path {where}/scgi;
    include {where}/conf/*.conf;
}}
"""
STRIPPING = """
server {{
    listen 127.0.0.1:{port};
    location {prefix}/ {{
        proxy_pass {target}/; proxy_http_version 1.1; proxy_set_header Host $http_host;
        proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
    }}
}}
"""


def find() -> str | None:
    """The path of nginx on this machine, or None."""
    return shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), *PLACES)))


def install() -> None:
    """Installs Debian's package where that is allowed; it is not started."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        environment = {**os.environ, "RUNLEVEL": "1", "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "nginx-light"], check=False, env=environment
        )


def configure(where: Path, port: int, replicas: tuple[int, ...]) -> Path:
    """The files of deploy/nginx/ with a test's ports and folders; fails if a file lacks them."""
    (where / "conf").mkdir()
    upstreams = (CONF / "replicas.conf").read_text(encoding="utf-8")
    for usual, ours in zip(PORTS, replicas, strict=True):
        upstreams, changed = re.subn(rf"127\.0\.0\.1:{usual}\b", f"127.0.0.1:{ours}", upstreams)
        assert changed == 4, "each process stands in four blocks"
    site = (CONF / "atlas.conf").read_text(encoding="utf-8")
    for usual, own in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/var/cache/atlas", f"{where}/kept"),
        ("/var/log/nginx/atlas.log", f"{where}/access.log"),
        ("/var/log/nginx/atlas-error.log", f"{where}/error.log"),
    ):
        assert site.count(usual) == 1, usual
        site = site.replace(usual, own)
    (where / "conf" / "replicas.conf").write_text(upstreams, encoding="utf-8")
    (where / "conf" / "atlas.conf").write_text(site, encoding="utf-8")
    main = where / "nginx.conf"
    main.write_text(MAIN.format(where=where), encoding="utf-8")
    return main


@contextmanager
def fronting(where: Path, port: int, replicas: tuple[int, ...]) -> Iterator[str]:
    """The address of an nginx before these ports; logs are `access.log` and `error.log`."""
    with _serve(where, configure(where, port, replicas), f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def stripping(where: Path, port: int, prefix: str, target: str) -> Iterator[str]:
    """The address of an nginx that shows a site below a prefix, of which the site knows nothing."""
    (where / "conf").mkdir()
    site = STRIPPING.format(port=port, prefix=prefix, target=target)
    (where / "conf" / "site.conf").write_text(site, encoding="utf-8")
    main = where / "nginx.conf"
    main.write_text(MAIN.format(where=where), encoding="utf-8")
    with _serve(where, main, f"http://127.0.0.1:{port}{prefix}") as address:
        yield address


@contextmanager
def static(where: Path, port: int, file: Path) -> Iterator[str]:
    """The address of an nginx that has one file and no process of ours, as site.conf says."""
    (where / "conf").mkdir()
    site = (CONF / "site.conf").read_text(encoding="utf-8")
    for usual, own in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/atlas;", f"root {file.parent};"),
        ("/var/log/nginx/atlas-error.log", f"{where}/error.log"),
    ):
        assert site.count(usual) == 1, usual
        site = site.replace(usual, own)
    (where / "conf" / "site.conf").write_text(site, encoding="utf-8")
    main = where / "nginx.conf"
    types = "include /etc/nginx/mime.types;"
    main.write_text(
        MAIN.format(where=where).replace("http {", f"http {{ {types}"), encoding="utf-8"
    )
    with _serve(where, main, f"http://127.0.0.1:{port}", "/") as address:
        yield address


@contextmanager
def _serve(where: Path, main: Path, address: str, alive: str = "/healthz") -> Iterator[str]:
    command = [find() or "nginx", "-c", str(main), "-p", str(where)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            _wait(address + alive, process)
            yield address
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
    process.kill()
    raise RuntimeError(f"nginx did not come up:\n{process.communicate()[0]}")


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit("nginx was not found; install it (nginx-light) and run this again.")
    print(f"nginx: {find()}")
