"""The app that teams write by hand before they have a mock: one check, on FastAPI."""

import os
import re
from typing import Optional

from fastapi import FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

KEY = os.environ["API_KEY"]
PAN = re.compile(r"^[A-Z]{5}[0-9]{4}[A-Z]$")
GSTINS = {"ABCDE1234F": "22ABCDE1234F1Z5", "PQRSX5678L": "27PQRSX5678L1Z3", "LMNOP9012Q": "29LMNOP9012Q1Z8"}
app = FastAPI()


class PanRequest(BaseModel):
    pan_number: str


def refuse(status, code, message):
    body = {"status": "error", "internal_status_code": code, "message": message}
    return JSONResponse(body, status_code=status)


@app.exception_handler(RequestValidationError)
async def malformed(request: Request, error: RequestValidationError):
    return refuse(400, 102, "Invalid request")


@app.post("/pan-to-gst")
async def pan_to_gst(body: PanRequest, x_api_key: Optional[str] = Header(None)):
    if x_api_key != KEY:
        return refuse(401, 102, "Invalid API key")
    if not PAN.match(body.pan_number):
        return refuse(400, 102, "Invalid ID number")
    value = GSTINS.get(body.pan_number)
    if value is None:
        return refuse(404, 103, "No records found")
    return {"status": "success", "internal_status_code": 101, "value": value}
