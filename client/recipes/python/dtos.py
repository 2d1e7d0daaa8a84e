"""The messages as ServiceStack's Python client wants them: data classes, and a request that knows its answer.

Members are spelled as in the contract. Only those in use are written down; what the server sends beyond them is passed over,
and what is None is not sent. The client reads numbers as float, so that is what amounts of money are here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import List, Optional

from servicestack import IGet, IPost, IReturn


@dataclass
class CustomerStatus:
    ISO4217: Optional[str] = None


@dataclass
class PersonalInformation:
    Name: Optional[str] = None


@dataclass
class Customer:
    CustomerStatus: Optional[CustomerStatus] = None
    PersonalInformation: Optional[PersonalInformation] = None


@dataclass
class CreateCustomer:
    Customer: Optional[Customer] = None


@dataclass
class AccountInformation:
    AcntId: Optional[str] = None
    LastName: Optional[str] = None
    ActivationDate: Optional[str] = None


@dataclass
class AccountDefaultValues:
    ProductId: Optional[int] = None


@dataclass
class AccountRequest:
    ICustomer: Optional[int] = None
    AccountsToCreate: List[AccountInformation] = field(default_factory=list)
    DefaultValues: Optional[AccountDefaultValues] = None


@dataclass
class CreateAccountResponse:
    IAccount: Optional[int] = None
    ID: Optional[str] = None


@dataclass
class CreateAccount(IReturn[CreateAccountResponse], IPost):
    """Makes accounts of one customer."""

    AccountRequest: Optional[AccountRequest] = None
    License: Optional[str] = None


@dataclass
class CsvData:
    Customer: Optional[CreateCustomer] = None
    Account: Optional[CreateAccount] = None


@dataclass
class BatchItemResult:
    ICustomer: Optional[int] = None
    Accounts: Optional[List[CreateAccountResponse]] = None


@dataclass
class BatchReport:
    BatchId: Optional[str] = None
    Status: Optional[str] = None
    Succeeded: Optional[int] = None
    Failed: Optional[int] = None
    Results: Optional[List[BatchItemResult]] = None


@dataclass
class BatchCustomerCreation(IReturn[BatchReport], IPost):
    """Makes customers with their accounts."""

    CustData: List[CsvData] = field(default_factory=list)
    License: Optional[str] = None


@dataclass
class GetBatch(IReturn[BatchReport], IGet):
    """Reads how far a batch is."""

    BatchId: Optional[str] = None
    License: Optional[str] = None


@dataclass
class PortaAccount:
    IAccount: Optional[int] = None
    Email: Optional[str] = None
    CreditLimit: Optional[float] = None


@dataclass
class UpdateAccountResponse:
    Success: Optional[bool] = None


@dataclass
class UpdateAccount(IReturn[UpdateAccountResponse], IPost):
    """Changes accounts; a member that is None stays as it is."""

    Accounts: List[PortaAccount] = field(default_factory=list)
    License: Optional[str] = None


@dataclass
class PortaProduct:
    IProduct: Optional[int] = None
    Name: Optional[str] = None


@dataclass
class ProductAccount:
    AccountId: Optional[str] = None
    IAccount: Optional[int] = None
    LastName: Optional[str] = None
    Email: Optional[str] = None
    CreditLimit: Optional[float] = None
    activation_date: Optional[datetime] = None
    last_usage: Optional[datetime] = None


@dataclass
class ProductResponse:
    PortaProducts: Optional[List[PortaProduct]] = None
    Accounts: Optional[List[ProductAccount]] = None
    AccountInfo: Optional[ProductAccount] = None


@dataclass
class Product(IReturn[ProductResponse], IGet):
    """Reads products and accounts."""

    Currency: Optional[str] = None
    AccountID: Optional[str] = None
    License: Optional[str] = None
