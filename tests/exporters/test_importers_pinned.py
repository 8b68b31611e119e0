"""What the real readers are installed from: exact versions with their sums, and no address."""

import json

from graph_readers import SCRIPTS


def test_packages_are_exact_and_say_of_no_registry() -> None:
    lock = (SCRIPTS / "package-lock.json").read_text("utf-8")
    assert "://" not in lock
    assert '"resolved"' not in lock
    packages = json.loads(lock)["packages"]
    wanted = packages.pop("")["dependencies"]
    assert wanted == json.loads((SCRIPTS / "package.json").read_text("utf-8"))["dependencies"]
    assert all(packages[f"node_modules/{name}"]["version"] == version for name, version in wanted.items())
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
