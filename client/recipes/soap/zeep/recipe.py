"""Porta Plus 2 Web Services by SOAP with zeep: the whole job in both versions, from the WSDL as it is served.

PORTA_URL (default http://localhost:8080), PORTA_LICENSE (default demo): python recipe.py
"""

import os
import time

import requests
from zeep import Client
from zeep.exceptions import Fault
from zeep.transports import Transport

URL = os.environ.get("PORTA_URL", "http://localhost:8080")
LICENSE = os.environ.get("PORTA_LICENSE", "demo")
ERRORS = "{http://schemas.servicestack.net/types}"


def refusal(client, fault):
    """The ErrorResponse of a fault, as an object of its type."""
    detail = next(iter(fault.detail.iter(ERRORS + "ErrorResponse")))
    return client.get_element(ERRORS + "ErrorResponse").parse(detail, client.wsdl.types).ResponseStatus


def customer(account_id, product):
    return {
        "Customer": {
            "Customer": {
                "CustomerStatus": {"ISO4217": "USD"},
                "PersonalInformation": {"Company": f"Zoë & Sons {account_id}"},
            }
        },
        "Account": {
            "AccountRequest": {
                "AccountsToCreate": {"AccountInformation": [{"AcntId": account_id}]},
                "DefaultValues": {"ProductId": product},
            }
        },
    }


def completed(porta, batch_id):
    for _ in range(200):
        report = porta.GetBatch(License=LICENSE, BatchId=batch_id)
        if report.Status == "Completed":
            return report
        time.sleep(0.05)
    raise AssertionError(f"not completed after ten seconds: {report}")


def whole_job(endpoint):
    session = requests.Session()
    locations = []
    session.hooks["response"] = lambda answer, **_: locations.append(answer.headers.get("Location"))
    client = Client(f"{URL}/{endpoint}?wsdl", transport=Transport(session=session))
    porta = client.service
    account_id = str(time.time_ns() // 1000)

    products = porta.Product(License=LICENSE, Currency="USD").PortaProducts.PortaProduct
    product = products[0].IProduct

    report = porta.BatchCustomerCreation(License=LICENSE, CustData={"CsvData": [customer(account_id, product)]})
    assert (report.Status, report.Succeeded) == ("Completed", 1), report
    owner = report.Results.BatchItemResult[0].ICustomer

    # A dictionary of lists: a list of keys with their values.
    caller = {
        "Name": "cli",
        "FlagValue": "Y",
        "ServiceAttributes": {
            "KeyValueOfstringArrayOfstringty7Ep6D1": [{"Key": "display_name", "Value": {"string": ["Zoë"]}}]
        },
    }
    made = porta.CreateAccount(
        License=LICENSE,
        AccountRequest={
            "ICustomer": owner,
            "AccountsToCreate": {"AccountInformation": [{"AcntId": account_id + "1", "LastName": "Novák"}]},
            "DefaultValues": {"ProductId": product, "ServiceFeatures": {"PortaServiceFeature": [caller]}},
        },
    )
    assert made.ID == account_id + "1", made

    changed = porta.UpdateAccount(
        License=LICENSE, Accounts={"PortaAccount": [{"IAccount": made.IAccount, "Note": "changed by zeep"}]}
    )
    assert changed.Success, changed

    account = porta.Product(License=LICENSE, IAccount=made.IAccount).AccountInfo
    assert (account.LastName, account.Note, account.ICustomer) == ("Novák", "changed by zeep", owner), account
    assert ("cli", "display_name", "Zoë") in [
        (feature.ServiceFeatureName, feature.ServiceAttributeName, feature.ServiceAttributeValue)
        for feature in account.ServiceFeatures.AccountServiceFeature
    ], account.ServiceFeatures

    # A batch that nobody waits for: 202 without a body, and where to look.
    with client.settings(extra_http_headers={"Prefer": "respond-async"}):
        porta.BatchCustomerCreation(License=LICENSE, CustData={"CsvData": [customer(account_id + "3", product)]})
    batch_id = locations[-1].rsplit("/", 1)[1]
    assert completed(porta, batch_id).Succeeded == 1

    try:
        porta.CreateAccount(
            License=LICENSE,
            AccountRequest={
                "ICustomer": owner,
                "AccountsToCreate": {"AccountInformation": [{"AcntId": account_id + "2"}]},
                "DefaultValues": {"ProductId": 999999},
            },
        )
        raise AssertionError("an unknown product was taken")
    except Fault as fault:
        status = refusal(client, fault)
        error = status.Errors.ResponseError[0]
        assert status.ErrorCode == error.ErrorCode != "", status
        assert error.FieldName == "AccountRequest.DefaultValues.ProductId", status
        assert fault.message == status.Message == error.Message, (fault.message, status)
        print(f"zeep, {endpoint}: {len(products)} products, batch {batch_id}, account {made.IAccount}, "
              f"refused: {status.ErrorCode} at {error.FieldName}")


for endpoint in ("soap11", "soap12"):
    whole_job(endpoint)
