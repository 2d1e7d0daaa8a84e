"""The generated client against a running demo server, case by case; client/run says with which variables."""

import itertools
import os
import time
from collections.abc import Callable
from datetime import date, datetime, timezone
from decimal import Decimal

import porta_plus as api
from porta import connect, to_datetime

URL = os.environ.get("PORTA_URL", "http://localhost:8080")
LATER_URL = os.environ.get("PORTA_LATER_URL", URL)
LICENSE = os.environ.get("PORTA_LICENSE", "demo")
FIRST_DAY = date(2025, 3, 1)

ids = itertools.count(time.time_ns() // 100)


class Service:
    """The calls of the cases, at one address."""

    def __init__(self, client: api.ApiClient) -> None:
        self.products = api.ProductApi(client)
        self.customers = api.BatchCustomerCreationApi(client)
        self.accounts = api.CreateAccountApi(client)
        self.changes = api.UpdateAccountApi(client)

    def product(self, name: str) -> int:
        products = self.products.get_products(LICENSE, "USD").porta_products or []
        return next(found.i_product or 0 for found in products if found.name == name)

    def new_customer(self, account_id: str) -> api.BatchItemResult:
        customer = api.Customer(
            CustomerStatus=api.CustomerStatus(ISO4217="USD"),
            PersonalInformation=api.PersonalInformation(Name=f"Zoë & Sons {account_id}"),
        )
        item = api.CsvData(Customer=api.CreateCustomer(Customer=customer), Account=self.request(account_id))
        report = self.customers.batch_create_customers(api.BatchCustomerCreation(CustData=[item]))
        assert (report.succeeded, report.failed) == (1, 0), report
        [result] = report.results or []
        return result

    def request(self, account_id: str, customer: int | None = None) -> api.CreateAccount:
        account = api.AccountInformation(
            AcntId=account_id, LastName="Novák & Søn", ActivationDate=FIRST_DAY.isoformat()
        )
        return api.CreateAccount(
            AccountRequest=api.AccountRequest(
                ICustomer=customer,
                AccountsToCreate=[account],
                DefaultValues=api.AccountDefaultValues(ProductId=self.product("Business Line USD")),
            )
        )

    def new_account(self) -> int:
        [account] = self.new_customer(new_id()).accounts or []
        return account.i_account or 0

    def change(self, account: api.PortaAccount, features: bool | None = None) -> None:
        answer = self.changes.update_accounts(api.UpdateAccount(Accounts=[account], updateServiceFeature=features))
        assert answer.success

    def read(self, i_account: int) -> api.ProductAccount:
        account = self.products.get_account_info_by_i_account(LICENSE, i_account).account_info
        assert account
        return account

    def addons(self, i_account: int) -> list[int]:
        addons = self.products.get_purchased_product_addons(LICENSE, i_account).product_addons_info or []
        return [addon.i_addon_product or 0 for addon in addons]


def new_id() -> str:
    return str(next(ids))


def product_list(service: Service, later: Service) -> None:
    products = {found.name: found for found in service.products.get_products(LICENSE, "USD").porta_products or []}
    assert len(products) >= 3
    assert products["Business Line USD"].maintanence_fee == 1


def customer_batch(service: Service, later: Service) -> None:
    result = service.new_customer(new_id())
    assert result.i_customer
    [account] = result.accounts or []
    assert service.read(account.i_account or 0).last_name == "Novák & Søn"


def account_created_and_changed(service: Service, later: Service) -> None:
    owner = service.new_customer(new_id()).i_customer
    made = service.accounts.create_accounts(service.request(new_id(), owner)).i_account or 0
    service.change(api.PortaAccount(IAccount=made, Email="new@example.org", Phone1="442071838750"))
    account = service.read(made)
    assert (account.email, account.phone1) == ("new@example.org", "442071838750")


def dictionary_of_lists(service: Service, later: Service) -> None:
    account = service.new_account()
    feature = api.PortaServiceFeature(
        Name="phonebook", FlagValue="Y", ServiceAttributes={"entries": ["a", None, "b"]}
    )
    service.change(api.PortaAccount(IAccount=account, Servicefeatures=[feature]), features=True)
    entries = [
        row.service_attribute_value
        for row in service.read(account).service_features or []
        if (row.service_feature_name, row.service_attribute_name) == ("phonebook", "entries")
    ]
    assert entries == ["a", "", "b"], entries


def twins(service: Service, later: Service) -> None:
    account = service.new_account()
    product = service.product("Home Line USD")
    service.change(api.PortaAccount(IAccount=account, IProduct=product))
    assert service.read(account).i_product == product


def field_error(service: Service, later: Service) -> None:
    account_id = new_id()
    owner = service.new_customer(account_id).i_customer
    try:
        service.accounts.create_accounts(service.request(account_id, owner))
    except api.ApiException as refusal:
        assert refusal.status == 409
        assert isinstance(refusal.data, api.ErrorResponse)
        status = refusal.data.response_status
        assert status and status.error_code == "Server.Account.duplicate_id"
        [error] = status.errors or []
        assert error.field_name == "AccountRequest.AccountsToCreate[0].AcntId"
    else:
        raise AssertionError("an id is taken twice")


def unknown_enum_value(service: Service, later: Service) -> None:
    assert later.read(service.new_account()).billing_model == "PayAsYouGo"


def unknown_member(service: Service, later: Service) -> None:
    account = service.new_account()
    assert later.read(account).account_id == service.read(account).account_id
    product_list(later, later)


def dates(service: Service, later: Service) -> None:
    sent = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=timezone.utc)
    text = service.read(service.new_account()).activation_date
    assert text == "/Date(1740787200000-0000)/"
    assert to_datetime(text) == sent


def null_against_absent(service: Service, later: Service) -> None:
    account = service.new_account()
    addons = service.products.get_product_addons(LICENSE, service.product("Business Line USD")).product_addons_info
    voicemail = next(addon.i_product for addon in addons or [] if addon.name == "Voicemail USD")
    first = api.PortaAccount(
        IAccount=account,
        Phone1="442071838750",
        Blocked=True,
        assigned_addons=[api.AssignedAddon(IProduct=voicemail)],
    )
    service.change(first)
    assert service.addons(account) == [voicemail]
    service.change(api.PortaAccount(IAccount=account, Email="new@example.org"))
    kept = service.read(account)
    assert service.addons(account) == [voicemail] and kept.phone1 == "442071838750" and kept.blocked
    service.change(api.PortaAccount(IAccount=account, assigned_addons=[]))
    assert service.addons(account) == [] and service.read(account).email == "new@example.org"


def money(service: Service, later: Service) -> None:
    account = service.new_account()
    for amount in ("123456789.57", "999999999999.9999", "99999999999999.123456789"):
        service.change(api.PortaAccount(IAccount=account, CreditLimit=Decimal(amount)))
        read = service.read(account).credit_limit
        assert isinstance(read, Decimal) and read == Decimal(amount) and str(read) == amount, read


def retry_with_a_key(service: Service, later: Service) -> None:
    owner = service.new_customer(new_id()).i_customer or 0
    request, key = service.request(new_id(), owner), f"smoke-{new_id()}"
    first = service.accounts.create_accounts(request, idempotency_key=key)
    again = service.accounts.create_accounts(request, idempotency_key=key)
    assert first.i_account == again.i_account
    accounts = service.products.get_accounts(LICENSE, owner, service.product("Business Line USD")).accounts
    assert len(accounts or []) == 2
    try:
        service.accounts.create_accounts(service.request(new_id(), owner), idempotency_key=key)
    except api.ApiException as refusal:
        assert refusal.status == 409
    else:
        raise AssertionError("one key did for two requests")


CASES: dict[str, Callable[[Service, Service], None]] = {
    "product list": product_list,
    "customer batch": customer_batch,
    "account created and changed": account_created_and_changed,
    "dictionary of lists": dictionary_of_lists,
    "twins": twins,
    "field error": field_error,
    "unknown enum value": unknown_enum_value,
    "unknown member": unknown_member,
    "date": dates,
    "null against absent": null_against_absent,
    "money": money,
    "retry with a key": retry_with_a_key,
}

if __name__ == "__main__":
    with connect(URL, LICENSE) as client, connect(LATER_URL, LICENSE) as later_client:
        for name, case in CASES.items():
            case(Service(client), Service(later_client))
            print(f"ok: {name}")
