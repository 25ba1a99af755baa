"""Signzy: the key, or the token of a login, in Authorization by itself; bare results, and HTTP errors."""

from wire import Client, Failed, read, same, texts

CODES = {
    **{400: "invalid", 401: "unauthorized", 402: "no credit", 403: "forbidden", 404: "not found", 422: "invalid"},
    **{429: "throttled", 500: "unavailable", 502: "unavailable", 503: "unavailable", 504: "late"},
}
RESULT = {
    **texts("name", "number", "typeOfHolder", "firstName", "middleName", "lastName", "title", "panStatus"),
    **texts("panStatusCode", "aadhaarSeedingStatus", "aadhaarSeedingStatusCode", "lastUpdatedOn"),
    **{"isIndividual": bool, "isValid": bool},
}


class Signzy(Client):
    def well(self, path, asked, head):
        status, body = self.post(path, asked, head)
        if status == 200:
            return body
        error = read(read(body, {"error": dict})["error"], {"name": str, "status": int, "message": str})
        same("status", error["status"], status)
        raise Failed(CODES[status], f"{status} {error['message']}")


class V3(Signzy):
    def ask(self, pan):
        head = {"Authorization": self.key, "x-client-unique-id": "client-1"}
        asked = {"number": pan, "returnIndividualTaxComplianceInfo": "true"}
        body = self.well("/api/v3/pan/fetchV2", asked, head)
        told = read(read(body, {"result": dict})["result"], RESULT, closed=True)
        names = ["name", "typeOfHolder", "isIndividual", "isValid", "panStatusCode", "aadhaarSeedingStatusCode"]
        return [told[name] for name in names]


class V2(Signzy):
    def ask(self, pan):
        asked = {"username": "lending", "password": self.key}
        login = read(self.well("/api/v2/patrons/login", asked, {}), {**texts("id", "created", "userId"), "ttl": int})
        path = f"/api/v2/patrons/{login['userId']}/identities"
        item = self.item(path, {"Authorization": login["id"]})
        fetched = self.snoop(item, "fetch", {"number": pan})
        read(fetched, texts("number", "name", "fatherName", "dob"))
        # The token may go into the query as well.
        item = self.item(f"{path}?access_token={login['id']}", {})
        judged = self.snoop(item, "verification", {"number": pan, "name": "Ananya Iyer", "fuzzy": "true"})
        read(judged, {"verified": bool, **texts("message", "upstreamName")})
        return [fetched["name"], fetched["dob"], judged["verified"], judged["message"]]

    def item(self, path, head):
        asked = {"type": "individualPan", "email": "a@example.com", "callbackUrl": "https://example.com", "images": []}
        return read(self.well(path, asked, head), texts("accessToken", "id", "patronId"))

    def snoop(self, item, task, essentials):
        """The second step, which only the item's own token lets in."""
        asked = {"service": "Identity", "itemId": item["id"], "accessToken": item["accessToken"], "task": task}
        body = self.well("/api/v2/snoops", {**asked, "essentials": essentials}, {})
        return read(read(body, {"response": dict})["response"], {"result": dict})["result"]
