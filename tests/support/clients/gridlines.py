"""Gridlines: what a source says is a code inside HTTP 200, all else an `error` whose status stands in the body, too."""

from wire import Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 404: "not found", 429: "throttled"},
    **{500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}


class Gridlines(Client):
    def ask(self, pan):
        head = {"X-API-Key": self.key, "X-Auth-Type": "API-Key", "X-Reference-ID": "loan-4711"}
        asked = {"pan_id": pan, "name": "ANANYA IYER", "date_of_birth": "1985-02-11", "consent": "Y"}
        status, body = self.post("/pan-api/v2/verify", asked, head)
        told = read(body, {"request_id": str, "status": int, "timestamp": int, "path": str})
        same("status", told["status"], status)
        if status != 200:
            error = read(read(told, {"error": dict})["error"], texts("code", "message", "type"))
            raise Failed(CODES[status], f"{status} {error['code']}")
        data = read(read(told, {"data": dict})["data"], texts("code", "message"))
        if data["code"] == "1004":
            raise Failed("not found", data["code"])
        found = read(read(data, {"pan_data": dict})["pan_data"], texts("name_match_status", "dob_match_status"))
        return [data["code"], found["name_match_status"], found["dob_match_status"]]
