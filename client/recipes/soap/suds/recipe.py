"""Porta Plus 2 Web Services by SOAP with suds: products and a typed fault at both addresses, from the WSDL as it is served.

suds speaks SOAP 1.1 alone, so that /soap12 answers it in 1.1.
PORTA_URL (default http://localhost:8080), PORTA_LICENSE (default demo): python recipe.py
"""

import os

from suds import WebFault
from suds.client import Client

URL = os.environ.get("PORTA_URL", "http://localhost:8080")
LICENSE = os.environ.get("PORTA_LICENSE", "demo")

for endpoint in ("soap11", "soap12"):
    porta = Client(f"{URL}/{endpoint}?wsdl", cache=None).service
    products = porta.Product(License=LICENSE, Currency="USD").PortaProducts.PortaProduct
    assert products[0].IProduct > 0, products[0]
    try:
        porta.Product(License="nobody", Currency="USD")
        raise AssertionError("an unknown License was taken")
    except WebFault as refused:
        status = refused.fault.detail.ErrorResponse.ResponseStatus
        assert (status.ErrorCode, status.Message) == ("InvalidLicense", refused.fault.faultstring), refused.fault
        assert status.Errors.ResponseError.FieldName == "License", status
        print(f"suds, {endpoint}: {len(products)} products, refused: {status.ErrorCode} at {status.Errors.ResponseError.FieldName}")
