"""Sandbox.co.in: keys for a token, which must be one that can be decoded, then the token with no word before it."""

import base64
import json
import time

from wire import Broken, Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 404: "not found", 422: "invalid", 429: "throttled"},
    **{500: "unavailable", 503: "unavailable", 504: "late"},
}
ENTITY = "in.co.sandbox.kyc.pan_verification"
ANSWER = {
    **texts("@entity", "pan", "category", "status", "aadhaar_seeding_status"),
    **{"remarks": (str, None), "name_as_per_pan_match": bool, "date_of_birth_match": bool},
}


class Sandbox(Client):
    def ask(self, pan):
        head = {"x-api-key": "key_test_1", "x-api-version": "1.0", "x-accept-cache": "true"}
        token = self.token({**head, "x-api-secret": self.key})
        asked = {"pan": pan, "name_as_per_pan": "Ananya Iyer", "date_of_birth": "11/02/1985", "consent": "Y"}
        asked |= {"@entity": f"{ENTITY}.request", "reason": "For onboarding customers"}
        told = read(self.data("/kyc/pan/verify", asked, {**head, "authorization": token}), ANSWER, closed=True)
        same("@entity", told["@entity"], f"{ENTITY}.response")
        if told["status"] == "invalid":
            raise Failed("not found", told["remarks"])
        names = ["category", "status", "remarks", "name_as_per_pan_match", "date_of_birth_match"]
        return [told[name] for name in [*names, "aadhaar_seeding_status"]]

    def token(self, head):
        token = read(self.data("/authenticate", {}, head), {"access_token": str})["access_token"]
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        if read(claims, {"exp": int})["exp"] <= time.time():
            raise Broken("a token that is over")
        return token

    def data(self, path, body, head):
        status, told = self.post(path, body, head)
        read(told, {"code": int, "timestamp": int, "transaction_id": str})
        same("code", told["code"], status)
        if abs(told["timestamp"] / 1000 - time.time()) > 60:
            raise Broken(f"timestamp is {told['timestamp']}")
        if status == 200:
            return read(told, {"data": dict})["data"]
        words = read(told, {"message": str})["message"]
        raise Failed(refusal_of(status, words), f"{status} {words}")


def refusal_of(status, words):
    """A 403 has several reasons, which only its message tells apart."""
    if status != 403:
        return CODES[status]
    return "no credit" if "credit" in words else "unauthorized" if "token" in words else "forbidden"
