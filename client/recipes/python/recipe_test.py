"""Porta Plus 2 Web Services with ServiceStack's own Python client, unmodified. Each test is a recipe.

They run against PORTA_URL (default http://localhost:8080) with PORTA_LICENSE (default demo): python -m unittest recipe_test
"""

import json
import os
import time
import unittest
from datetime import datetime, timezone

from servicestack import JsonServiceClient, ResponseError, ResponseStatus, WebServiceException

import dtos

URL = os.environ.get("PORTA_URL", "http://localhost:8080")
LICENSE = os.environ.get("PORTA_LICENSE", "demo")


def read_refusal(answer, refusal):
    """Fills the refusal: the client looks for camelCase names, the documented service writes them as declared."""
    try:
        status = json.loads(answer.text)["ResponseStatus"]
    except (ValueError, KeyError, AttributeError):
        return
    errors = [
        ResponseError(error_code=error.get("ErrorCode"), field_name=error.get("FieldName"), message=error.get("Message"))
        for error in status.get("Errors") or []
    ]
    refusal.response_status = ResponseStatus(
        error_code=status.get("ErrorCode"), message=status.get("Message"), errors=errors
    )


def client_at(base_path):
    client = JsonServiceClient(URL).set_base_path(base_path)
    client.exception_filter = read_refusal
    return client


client = client_at("api")  # calls /api/{Operation}
classic = client_at("")  # calls /json/reply/{Operation}

last_id = time.time_ns() // 1000


def new_id():
    global last_id
    last_id += 1
    return str(last_id)


def dollar_product():
    return client.send(dtos.Product(Currency="USD", License=LICENSE)).PortaProducts[0].IProduct


def account(account_id, customer=None):
    return dtos.CreateAccount(
        AccountRequest=dtos.AccountRequest(
            ICustomer=customer,
            AccountsToCreate=[
                dtos.AccountInformation(AcntId=account_id, LastName="Novák & Søn", ActivationDate="2025-03-01")
            ],
            DefaultValues=dtos.AccountDefaultValues(ProductId=dollar_product()),
        ),
        License=LICENSE,
    )


def customer_with_account(account_id):
    customer = dtos.Customer(
        CustomerStatus=dtos.CustomerStatus(ISO4217="USD"),
        PersonalInformation=dtos.PersonalInformation(Name=f"Zoë & Sons {account_id}"),
    )
    item = dtos.CsvData(Customer=dtos.CreateCustomer(Customer=customer), Account=account(account_id))
    return dtos.BatchCustomerCreation(CustData=[item], License=LICENSE)


def new_customer(account_id):
    report = client.send(customer_with_account(account_id))
    assert report.Succeeded == 1, report
    return report.Results[0]


def read(account_id):
    return client.send(dtos.Product(AccountID=account_id, License=LICENSE)).AccountInfo


class Recipes(unittest.TestCase):
    def test_a_customer_with_an_account_is_made_and_read_back(self):
        for caller in (client, classic):
            account_id = new_id()
            report = caller.send(customer_with_account(account_id))
            info = caller.send(dtos.Product(AccountID=account_id, License=LICENSE)).AccountInfo
            self.assertEqual(info.IAccount, report.Results[0].Accounts[0].IAccount)
            self.assertEqual(info.LastName, "Novák & Søn")

    def test_dates_arrive_as_they_are(self):
        account_id = new_id()
        new_customer(account_id)
        info = read(account_id)
        self.assertEqual(info.activation_date, datetime(2025, 3, 1, tzinfo=timezone.utc))
        self.assertEqual(info.last_usage.year, 1)

    def test_an_account_is_added_and_changed(self):
        owner = new_customer(new_id()).ICustomer
        made = client.send(account(new_id(), owner))
        change = dtos.PortaAccount(IAccount=made.IAccount, Email="new@example.org", CreditLimit=12.3)
        self.assertTrue(client.send(dtos.UpdateAccount(Accounts=[change], License=LICENSE)).Success)
        info = read(made.ID)
        self.assertEqual(info.Email, "new@example.org")
        self.assertEqual(info.CreditLimit, 12.3)

    def test_documented_routes_can_be_called_by_path(self):
        account_id = new_id()
        owner = new_customer(account_id).ICustomer
        products = client.get_url(f"/GetProducts/{LICENSE}/USD", dtos.ProductResponse)
        one = client.get_url(f"/GetAccountInfoByAccountId/{LICENSE}/{account_id}", dtos.ProductResponse)
        every = client.get_url(f"/GetAccounts/{LICENSE}/{owner}/{dollar_product()}", dtos.ProductResponse)
        self.assertTrue(products.PortaProducts)
        self.assertEqual(one.AccountInfo.AccountId, account_id)
        self.assertEqual([found.AccountId for found in every.Accounts], [account_id])

    def test_a_one_way_message_is_followed_by_get_batch(self):
        locations = []
        sender = client_at("")
        sender.response_filter = lambda answer: locations.append(answer.headers["Location"])
        sender.post_url("/json/oneway/BatchCustomerCreation", customer_with_account(new_id()))
        question = dtos.GetBatch(BatchId=locations[0].rsplit("/", 1)[1], License=LICENSE)
        end = time.monotonic() + 20
        while (report := client.send(question)).Status != "Completed" and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(report.Succeeded, 1)

    def test_a_refusal_names_code_message_and_member(self):
        account_id = new_id()
        owner = new_customer(account_id).ICustomer
        for caller in (client, classic):
            with self.assertRaises(WebServiceException) as refused:
                caller.send(account(account_id, owner))
            refusal = refused.exception
            self.assertEqual(refusal.status_code, 409)
            self.assertEqual(refusal.response_status.error_code, "Server.Account.duplicate_id")
            self.assertTrue(refusal.response_status.message)
            self.assertEqual(
                refusal.response_status.errors[0].field_name, "AccountRequest.AccountsToCreate[0].AcntId"
            )

    def test_several_requests_go_in_one_call(self):
        owner = new_customer(new_id()).ICustomer
        ids = [new_id(), new_id(), new_id()]
        made = client.send_all([account(account_id, owner) for account_id in ids])
        self.assertEqual([answer.ID for answer in made], ids)

    def test_the_first_refusal_ends_such_a_call(self):
        owner = new_customer(new_id()).ICustomer
        account_id = new_id()
        with self.assertRaises(WebServiceException) as refused:
            client.send_all([account(account_id, owner), account(account_id, owner)])
        self.assertEqual(refused.exception.response_status.error_code, "Server.Account.duplicate_id")
        self.assertEqual(read(account_id).AccountId, account_id)

    def test_an_unknown_license_is_refused(self):
        with self.assertRaises(WebServiceException) as refused:
            client.send(dtos.Product(Currency="USD", License="nobody"))
        self.assertEqual(refused.exception.status_code, 401)
        self.assertEqual(refused.exception.response_status.error_code, "InvalidLicense")


if __name__ == "__main__":
    unittest.main()
