"""Surepass: one envelope for good and bad, whose `status_code` is that of HTTP; what is wrong with a number is 422."""

from wire import Broken, Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 404: "not found", 422: "invalid"},
    **{429: "throttled", 500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}
TEXT = (str, None)


class Surepass(Client):
    def ask(self, pan):
        status, body = self.post("/api/v1/pan/pan", {"id_number": pan}, {"Authorization": f"Bearer {self.key}"})
        shape = {"data": (dict, None), "status_code": int, "success": bool, "message": TEXT, "message_code": TEXT}
        # Beside a token that is not taken stands an `error`, too.
        told = read(body, {**shape, "error": (None,)} if status == 401 else shape, closed=True)
        same("status_code", told["status_code"], status)
        same("success", told["success"], status == 200)
        if status != 200:
            missing = status == 422 and told["message_code"] == "verification_failed"
            raise Failed("not found" if missing else CODES[status], f"{status} {told['message']}")
        same("message_code", told["message_code"], "success")
        data = read(told["data"], texts("client_id", "pan_number", "full_name", "category"), closed=True)
        if not data["client_id"].startswith("pan_"):
            raise Broken(f"client_id is {data['client_id']}")
        return [data["pan_number"], data["full_name"], data["category"]]
