"""What every client needs: one connection, JSON, and a reader that takes no other type than the vendor's."""

import http.client
import json
from urllib.parse import urlsplit


class Failed(Exception):
    """A refusal that the client understood: its kind, and the vendor's own words for it."""

    def __init__(self, kind, words):
        super().__init__(f"{kind}: {words}")


class Broken(Exception):
    """An answer that no client of this vendor could read."""


class Client:
    """A client at a base URL; `host` takes the place of the host in that URL, as behind a proxy."""

    def __init__(self, base, key, host=""):
        self.base, self.key, self.host = urlsplit(base), key, host
        self.wire = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=5)

    def post(self, path, body, headers):
        """The HTTP status, and the body of JSON."""
        head = {"Content-Type": "application/json", "Accept": "application/json", **headers}
        return self.send("POST", path, json.dumps(body), head)

    def send(self, method, path, body, headers):
        named = {"Host": self.host} if self.host else {}
        # As clients join them: a base that ends in a slash gives two.
        self.wire.request(method, self.base.path + path, body, {**named, **headers})
        answer = self.wire.getresponse()
        text = answer.read().decode()
        if answer.headers.get_content_type() != "application/json":
            raise Broken(f"{answer.status} is {answer.headers.get('content-type')}")
        return answer.status, json.loads(text)


def read(place, shape, closed=False):
    """An object whose fields have exactly these types; `closed` takes no others, and `name?` may be absent."""
    if type(place) is not dict:
        raise Broken(f"{place!r} is no object")
    fields = {name.rstrip("?"): kind for name, kind in shape.items()}
    for name in fields:
        if name not in place and f"{name}?" not in shape:
            raise Broken(f"no {name} in {place}")
        if name in place and not fits(place[name], fields[name]):
            raise Broken(f"{name} is {place[name]!r}")
    if closed and place.keys() - fields.keys():
        raise Broken(f"unknown fields: {sorted(place.keys() - fields.keys())}")
    return place


def fits(value, kind):
    kinds = kind if type(kind) is tuple else (kind,)
    # Not isinstance: to Python True is an int.
    return any(value is None if one is None else type(value) is one for one in kinds)


def texts(*names):
    return dict.fromkeys(names, str)


def same(name, one, other):
    """Holds two places against each other that say the same."""
    if one != other:
        raise Broken(f"{name}: {one!r} beside {other!r}")
