"""Attestr: a flat answer with `valid`, which a miss has as well; an error is a number and a message."""

from wire import Client, Failed, read, texts

CODES = {4001: "invalid", 4005: "no credit", 4016: "unauthorized", 4039: "forbidden", 4291: "throttled"}
STATUSES = {500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"}
TEXT = (str, None)
ANSWER = {
    **texts("legalName", "tradeName", "pan", "constitution", "type", "registered"),
    **dict.fromkeys(["updated", "expiry", "state", "stateCode", "center", "centerCode"], TEXT),
    **{"active": bool, "nature": list, "einvoiceEnabled": (bool, None)},
}


class Attestr(Client):
    def ask(self, gstin):
        asked = {"gstin": gstin, "fetchFilings": False, "fy": None}
        head = {"Authorization": f"Basic {self.key}"}
        status, body = self.post("/api/v2/public/corpx/gstin", asked, head)
        if status != 200:
            told = read(body, {"code": int, "message": str}, closed=True)
            kind = CODES.get(told["code"]) or STATUSES[status]
            raise Failed(kind, f"{status} {told['code']}")
        if not read(body, {"valid": bool})["valid"]:
            read(body, {"message": str})
            raise Failed("not found", status)
        told = read(body, ANSWER)
        return [told[name] for name in ["active", "legalName", "tradeName", "pan", "type", "registered"]]
