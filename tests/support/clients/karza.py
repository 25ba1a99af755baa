"""Karza: a text code in kebab case in v2, a number in camel case in v3 and GST, both inside HTTP 200."""

from wire import Broken, Client, Failed, read, same, texts

OUTCOMES = {
    102: ("invalid", "Invalid ID number or combination of inputs"),
    103: ("not found", "No records found"),
    104: ("throttled", "Max retries exceeded"),
    105: ("invalid", "Missing Consent"),
    106: ("ambiguous", "Multiple Records Exist"),
    107: ("invalid", "Not Supported"),
    108: ("unavailable", "Internal Resource Unavailable"),
    109: ("ambiguous", "Too many records Found"),
}
STATUSES = {400: "invalid", 401: "unauthorized", 402: "no credit", 500: "unavailable", 503: "unavailable", 504: "late"}
GATEWAY = {403: "forbidden", 413: "invalid", 415: "invalid", 429: "throttled", 502: "unavailable", 504: "late"}
CASE = {"caseId": "case-7"}
TEXT, FLAG = (str, None), (bool, None)


class Karza(Client):
    id, code = "requestId", "statusCode"
    kind = int
    prefix = ""

    def headers(self):
        return {"x-karza-key": self.key, "cache-control": "no-cache"}

    def result(self, path, fields, kind):
        asked = {"consent": "Y", "clientData": CASE, **fields}
        status, body = self.post(self.prefix + path, asked, self.headers())
        if status != 200:
            raise self.refused(status, body)
        shape = {self.id: str, self.code: self.kind, "result?": (kind, dict), "clientData": dict}
        told = read(body, shape, closed=True)
        same("clientData", told["clientData"], CASE)
        if told[self.code] != self.kind(101):
            raise Failed(*OUTCOMES[int(told[self.code])])
        return read(told, {"result": kind})["result"]

    def refused(self, status, body):
        if "status" in body:
            told = read(body, {"status": int, "error": str, self.id: str}, closed=True)
            same("status", told["status"], status)
            return Failed(STATUSES[status], f"{status} {told['error']}")
        return Failed(GATEWAY[status], f"{status} {read(body, {'message': str}, closed=True)['message']}")


class V2(Karza):
    id, code = "request_id", "status-code"
    kind = str

    def ask(self, pan):
        name = read(self.result("/v2/pan", {"pan": pan}, dict), {"name": str}, closed=True)["name"]
        asked = {"pan": pan, "name": name, "dob": "11/02/1985"}
        told = self.result("/v2/pan-authentication", asked, dict)
        shape = {"status": str, "duplicate": TEXT, "nameMatch": bool, "dobMatch": bool}
        return {"name": name, **read(told, shape, closed=True)}

    def refused(self, status, body):
        # The document has a 504 of its own for v2.
        if status == 504:
            read(body, {"status": int})
        return super().refused(status, body)


WHO = {
    **texts("pan", "name", "firstName", "middleName", "lastName", "gender", "dob"),
    **{"aadhaarLinked": bool, "address": dict, "mobileNo": TEXT, "emailId": TEXT},
}
PROFILE = {
    **WHO,
    **{"aadhaarMatch": FLAG, "profileMatch": list, "authorizedSignatory": dict, "status": TEXT, "issueDate": TEXT},
    **{"isSalaried": FLAG, "isDirector": FLAG, "isSoleProp": FLAG},
}
ADDRESS = texts("buildingName", "locality", "streetName", "pinCode", "city", "state", "country")
FLAGS = dict.fromkeys(["getContactDetails", "PANStatus", "isSalaried", "isDirector", "isSoleProp"], "Y")


class V3(Karza):
    def ask(self, pan):
        asked = {**FLAGS, "pan": pan, "name": "Ananya Iyer", "aadhaarLastFour": "", "dob": None, "lite": "N"}
        told = read(self.result("/v3/pan-profile", asked, dict), PROFILE, closed=True)
        read(told["address"], ADDRESS, closed=True)
        for match in told["profileMatch"]:
            read(match, {"parameter": str, "matchScore": (int, float), "matchResult": bool}, closed=True)
        if told["authorizedSignatory"]:
            read(told["authorizedSignatory"], WHO, closed=True)
        names = ["name", "gender", "dob", "aadhaarLinked", "status", "isDirector", "profileMatch"]
        return {name: told[name] for name in names}


ENTRY = texts(
    *["emailId", "applicationStatus", "mobNum", "pan", "gstinRefId", "regType", "authStatus", "gstinId"],
    *["registrationName", "tinNumber"],
)


class Gst(Karza):
    path = "/gst/uat/v2/search"

    def ask(self, pan):
        found = self.result(self.path, {"pan": pan}, list)
        if not found:
            raise Broken("an empty list with 101")
        entries = [read(entry, ENTRY, closed=True) for entry in found]
        return [f"{entry['gstinId']} {entry['authStatus']}" for entry in entries]
