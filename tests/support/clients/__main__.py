"""Asks one vendor: `python3 clients "karza v2" <cases as JSON>`; a line of JSON for each case, in their order."""

import importlib
import json
import sys

from wire import Failed


def main(name, cases):
    vendor, version = (name.split() + [name])[:2]
    Client = getattr(importlib.import_module(vendor), version.capitalize())
    for case in json.loads(cases):
        try:
            said = Client(case["base"], case["key"], case["host"]).ask(case["subject"])
        except Failed as error:
            said = str(error)
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
        print(json.dumps(said))


main(*sys.argv[1:])
