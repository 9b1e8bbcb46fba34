"""Prints each import of a module that the importing target does not declare, as FILE:LINE:TEXT.

Usage: swift package dump-package | undeclared-imports.py

SwiftPM's own `--explicit-target-dependency-import-check error` lets such an import pass once the module is built
(measured with 6.3.1), and then imports point any way they like.
"""
import json
import pathlib
import re
import sys

TOOLCHAIN = {
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc",
    "PackagePlugin", "Synchronization", "Testing",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import (?:(?:struct|enum|class|protocol|func|typealias|var|let)\s+)?(\w+)")


def declared(target):
    """The names of the targets and products that a target depends on."""
    kinds = ("byName", "target", "product")
    return {dependency[kind][0] for dependency in target["dependencies"] for kind in kinds if kind in dependency}


def folder(target):
    default = {"test": "Tests", "plugin": "Plugins"}.get(target["type"], "Sources")
    return pathlib.Path(target.get("path") or f"{default}/{target['name']}")


for target in json.load(sys.stdin)["targets"]:
    allowed = declared(target) | TOOLCHAIN
    for file in sorted(folder(target).rglob("*.swift")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            found = IMPORT.match(line)
            if found and found[1] not in allowed:
                print(f"{file}:{number}:{target['name']} does not declare {found[1]}")
