import json
import os
import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ.get("NAMUNA_URL", "http://localhost:8000")
KEY = os.environ.get("NAMUNA_KEY", "my-secret-key-123")
# Its rules and counters are this file's alone.
SESSION = f"{KEY}~example-pytest"


def post(path, body, **headers):
    """Status and body of the answer."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers = {"X-API-Key": KEY, "Content-Type": "application/json", **headers}
    request = Request(URL + path, json.dumps(body).encode(), headers)
    try:
        with urlopen(request, timeout=10) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


class Karza:
    """The client under test; in production its base URL is https://api.karza.in."""

    def __init__(self, base_url, key):
        self.base_url = base_url
        self.key = key

    def name_of(self, pan):
        request = Request(
            f"{self.base_url}/v2/pan",
            json.dumps({"consent": "Y", "pan": pan}).encode(),
            {"x-karza-key": self.key, "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=10) as response:
            answer = json.load(response)
        return answer["result"]["name"] if answer["status-code"] == "101" else None


class KycTest(unittest.TestCase):
    def setUp(self):
        post("/__admin/reset", {}, X_API_Key=SESSION)

    def test_finds_the_gstin_of_a_pan(self):
        status, answer = post("/pan-to-gst", {"pan_number": "ABCDE1234F"})
        self.assertEqual((status, answer["value"]), (200, "22ABCDE1234F1Z5"))

    def test_fails_as_a_header_says(self):
        status, answer = post("/pan-to-gst", {"pan_number": "ABCDE1234F"}, X_Mock_Fault="108")
        self.assertEqual((status, answer["internal_status_code"]), (500, 108))

    def test_lets_a_rule_stand_in_a_session(self):
        post("/__admin/rules", {"fault": "503;times=1"}, X_API_Key=SESSION)
        asked = [post("/pan-to-gst", {"pan_number": "ABCDE1234F"}, X_API_Key=key)[0] for key in (KEY, SESSION, SESSION)]
        self.assertEqual(asked, [200, 503, 200])

    def test_is_what_the_client_of_a_vendor_asks(self):
        karza = Karza(f"{URL}/karza", KEY)
        self.assertEqual(karza.name_of("AAACM0000Z"), "MOCKWORKS PRIVATE LIMITED")
        self.assertIsNone(karza.name_of("ERROR0103X"))


if __name__ == "__main__":
    unittest.main()
