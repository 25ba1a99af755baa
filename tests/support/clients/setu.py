"""Setu: no envelope; a PAN that is invalid is HTTP 200, one that is not there is 404, both without an `error`."""

from wire import Broken, Client, Failed, read, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 429: "throttled"},
    **{500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}
REASON = "Reason for verifying PAN set by the developer"


class Setu(Client):
    def ask(self, subject):
        head = {"x-client-id": "client-1", "x-client-secret": self.key, "x-product-instance-id": "product-1"}
        asked = {"consent": "Y", "reason": REASON, **subject}
        status, body = self.post("/api/verify/pan", asked, head)
        if "error" in body:
            told = read(read(body, {"error": dict})["error"], texts("code", "detail", "traceId"))
            raise Failed(CODES[status], f"{status} {told['code']}")
        told = read(body, texts("verification", "message"))
        verification = told["verification"].lower()
        if status == 404 and verification == "failed":
            raise Failed("not found", told["message"])
        if status != 200:
            raise Broken(f"{status} {body}")
        if verification == "failed":
            raise Failed("invalid", told["message"])
        # A company has no Aadhaar, and a name that is whole.
        parts = ["aadhaar_seeding_status", "first_name", "middle_name", "last_name"]
        shape = texts("category", "full_name", *[f"{name}?" for name in parts])
        data = read(read(told, {"data": dict, "traceId": str})["data"], shape, closed=True)
        return [data.get(name) for name in ["category", "full_name", *parts]]
