"""Decentro: three headers with underscores; what happened is told by `kycStatus`, then by the error's code."""

from wire import Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 404: "not found", 429: "throttled"},
    **{500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}
TIMES = texts("requestTimestamp", "responseTimestamp", "decentroTxnId")


class Decentro(Client):
    def ask(self, pan):
        head = {"client_id": "client-1", "client_secret": self.key, "module_secret": "module-1"}
        asked = {"reference_id": "loan-4711", "document_type": "PAN", "id_number": pan, "consent": "Y"}
        asked |= {"consent_purpose": "For bank account opening"}
        status, body = self.post("/kyc/public_registry/validate", asked, head)
        told = read(body, {"status": str, "kycStatus": str, **TIMES})
        if told["kycStatus"] != "SUCCESS":
            error = read(read(told, {"error": dict})["error"], texts("message", "responseCode"))
            # A miss is no failure of the call.
            kind = "not found" if status == 200 else CODES[status]
            raise Failed(kind, f"{status} {error['responseCode']} {error['message']}")
        same("status", (status, told["status"]), (200, "SUCCESS"))
        read(told, {**texts("message", "responseKey", "responseCode"), "kycResult": dict})
        result = read(told["kycResult"], texts("idNumber", "idStatus", "name"))
        return [told["responseCode"], told["responseKey"], result["idNumber"], result["idStatus"], result["name"]]
