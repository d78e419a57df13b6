"""Shared by all tests: programs of the machine, reproducible property tests, sockets shut."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from network import SOCKETS

ROOT = Path(__file__).resolve().parent.parent

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "soffice": ("soffice", "libreoffice"),
    "git": ("git",),
    "java": ("java",),
    "postgres": ("pg_ctlcluster",),  # of Debian
}

if not hasattr(sys.modules["__main__"], "__file__"):
    # pyspark takes a main module without a file, as that of a worker of pytest-xdist is, for its doctests, and exits.
    sys.modules["__main__"].__file__ = __file__

settings.register_profile("local", deadline=None, max_examples=60)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "mutants", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate), max_examples=30
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that asks for the network, even where a library swallows the refusal."""
    SOCKETS.open = request.node.get_closest_marker("localhost") is not None
    SOCKETS.asked.clear()
    yield
    SOCKETS.open = False
    assert SOCKETS.asked == []


def program(name: str) -> str | None:
    """Path of a program of the machine, or None."""
    return next((path for candidate in PROGRAMS[name] if (path := shutil.which(candidate))), None)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Files made in memory are no part of a test's name: an archive carries the time, and workers must agree."""
    return argname if isinstance(val, bytes) else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked ``needs("chromium")`` where the program is missing; in CI that is a failure."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if program(name) is None:
                message = f"{name} is not installed on this machine"
                if os.environ.get("CI") == "true":
                    pytest.fail(message + "; .ci/run installs it", pytrace=False)
                pytest.skip(message)


@pytest.fixture
def chromium() -> str:
    """The path of a headless-capable Chromium; mark the test ``needs("chromium")``."""
    return program("chromium") or pytest.skip("chromium is not installed on this machine")


@pytest.fixture
def soffice() -> str:
    """The path of LibreOffice; mark the test ``needs("soffice")``."""
    return program("soffice") or pytest.skip("LibreOffice is not installed on this machine")


@pytest.fixture
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark on this machine, one for all tests; mark them ``needs("java")`` and ``localhost``."""
    if find_spec("pyspark") is None:
        message = "pyspark is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{message}; requirements-dev.lock names it", pytrace=False)
        pytest.skip(f"{message}: pip install 'dqcheck[spark]'")
    from pyspark.sql import SparkSession

    SOCKETS.open = True
    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    yield made
    SOCKETS.open = True
    made.stop()
