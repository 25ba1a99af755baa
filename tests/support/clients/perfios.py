"""The new hub of Perfios: Karza's calls behind three headers, with errors of several forms."""

import karza
from wire import Broken, Failed, read


class Hub:
    prefix = "/ssp/kyc/api"

    def headers(self):
        return {
            **{"x-secure-id": "lending", "x-secure-cred": self.key, "x-organization-id": "org-1"},
            "X-Customer-Reference-ID": "loan-4711",
        }

    def refused(self, status, body):
        kind = {**karza.GATEWAY, **karza.STATUSES}[status]
        return Failed(kind, f"{status} {words_of(body)}")


def words_of(body):
    if "errors" in body:
        return read(body["errors"][0], {"errorMessage": str})["errorMessage"]
    for name in ["message", "error", "status-message"]:
        if type(body.get(name)) is str:
            return body[name]
    raise Broken(f"no words in {body}")


class V2(Hub, karza.V2):
    pass


class V3(Hub, karza.V3):
    pass


class Gst(Hub, karza.Gst):
    prefix, path = "/ssp/gst/api", "/v2/search"
