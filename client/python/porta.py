"""What a program may want beside the generated package."""

import json
import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from porta_plus import ApiClient, Configuration

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class ExactApiClient(ApiClient):
    """Reads amounts digit by digit: the generated client would first make binary floating point of them."""

    def deserialize(self, response_text: str, response_type: str, content_type: str | None) -> Any:
        if not (content_type or "").startswith("application/json") or not response_text:
            return super().deserialize(response_text, response_type, content_type)
        # The generated method does the same with json.loads as it is, and leaves no other way in.
        convert = getattr(self, "_ApiClient__deserialize")
        return convert(json.loads(response_text, parse_float=Decimal), response_type)


def connect(url: str, license: str) -> ApiClient:
    """A client of one service for one License, to be used as a context manager."""
    return ExactApiClient(Configuration(host=url, api_key={"License": license}))


def to_datetime(text: str) -> datetime:
    """The date of an answer, /Date(milliseconds-0000)/. The service states no zone, and counts in UTC."""
    date = re.fullmatch(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/", text)
    if not date:
        raise ValueError(f"no date of the service: {text}")
    return EPOCH + timedelta(milliseconds=int(date[1]))
