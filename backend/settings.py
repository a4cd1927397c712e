"""Settings: all that a server is told at its start, as one value. Nothing here changes while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    data_dir: Path            # The store, the blobs, the backups
    lib_path: Path            # libqungong.so
    assets_dir: Path          # Seeds an empty store; i18n is read from here always
    www_dir: Path             # Static files, precompressed
    host: str = "127.0.0.1"
    port: int = 8080
    https: bool = False       # TLS ends here or at the proxy: cookies are __Host- and Secure
    behind_proxy: bool = False  # The address of a client is then the last one in X-Forwarded-For
    test_clock: bool = False  # POST /v1/test/clock exists; only with demo data on loopback
    demo: bool = False        # An empty store is filled with the sample district


LOOPBACK = ("127.0.0.1", "::1", "localhost")


def refusal(settings: Settings) -> str | None:
    """The word of the reason why these settings must not be served; None when they may."""
    on_loopback = settings.host in LOOPBACK
    if not on_loopback and not settings.https:
        return "needs_tls"
    if not on_loopback and settings.demo:
        return "demo_on_loopback_only"
    if settings.test_clock and not (on_loopback and settings.demo):
        return "test_clock_with_demo_only"
    return None
