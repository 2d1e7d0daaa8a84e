// Porta Plus 2 Web Services by SOAP with WCF: the whole job in both versions. On .NET, svcutil makes the same of the WSDL as
// it is served; on Mono, whose svcutil makes nothing of it, the parts that a program needs are written down.
//   mcs Recipe.cs -r:System.ServiceModel -r:System.Runtime.Serialization && mono Recipe.exe http://localhost:8080 demo
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Threading;

static class Names
{
    public const string Dto = "http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto";
    public const string Models = "http://schemas.datacontract.org/2004/07/PortaPlus2.Common.Models";
    public const string Porta = "http://schemas.datacontract.org/2004/07/PortaPlus2.API.Data.Models.Porta";
    public const string Types = "http://schemas.servicestack.net/types";
}

[ServiceContract(Namespace = Names.Types)]
interface ISyncReply
{
    [OperationContract(Action = Names.Types + "/Product", ReplyAction = "*")]
    [FaultContract(typeof(ErrorResponse), Action = "*", Name = "ErrorResponse", Namespace = Names.Types)]
    ProductOut Product(ProductIn message);

    [OperationContract(Action = Names.Types + "/BatchCustomerCreation", ReplyAction = "*")]
    [FaultContract(typeof(ErrorResponse), Action = "*", Name = "ErrorResponse", Namespace = Names.Types)]
    BatchOut BatchCustomerCreation(BatchIn message);

    [OperationContract(Action = Names.Types + "/CreateAccount", ReplyAction = "*")]
    [FaultContract(typeof(ErrorResponse), Action = "*", Name = "ErrorResponse", Namespace = Names.Types)]
    CreateAccountOut CreateAccount(CreateAccountIn message);

    [OperationContract(Action = Names.Types + "/UpdateAccount", ReplyAction = "*")]
    [FaultContract(typeof(ErrorResponse), Action = "*", Name = "ErrorResponse", Namespace = Names.Types)]
    UpdateAccountOut UpdateAccount(UpdateAccountIn message);

    [OperationContract(Action = Names.Types + "/GetBatch", ReplyAction = "*")]
    [FaultContract(typeof(ErrorResponse), Action = "*", Name = "ErrorResponse", Namespace = Names.Types)]
    BatchOut GetBatch(GetBatchIn message);
}

// A message is the element of its type, without a wrapper.
[MessageContract(IsWrapped = false)]
class ProductIn { [MessageBodyMember(Namespace = Names.Dto, Name = "Product")] public Product Body; }

[MessageContract(IsWrapped = false)]
class ProductOut { [MessageBodyMember(Namespace = Names.Dto, Name = "ProductResponse")] public ProductResponse Body; }

[MessageContract(IsWrapped = false)]
class BatchIn { [MessageBodyMember(Namespace = Names.Dto, Name = "BatchCustomerCreation")] public BatchCustomerCreation Body; }

[MessageContract(IsWrapped = false)]
class BatchOut { [MessageBodyMember(Namespace = Names.Dto, Name = "BatchReport")] public BatchReport Body; }

[MessageContract(IsWrapped = false)]
class CreateAccountIn { [MessageBodyMember(Namespace = Names.Dto, Name = "CreateAccount")] public CreateAccount Body; }

[MessageContract(IsWrapped = false)]
class CreateAccountOut { [MessageBodyMember(Namespace = Names.Dto, Name = "CreateAccountResponse")] public CreateAccountResponse Body; }

[MessageContract(IsWrapped = false)]
class UpdateAccountIn { [MessageBodyMember(Namespace = Names.Dto, Name = "UpdateAccount")] public UpdateAccount Body; }

[MessageContract(IsWrapped = false)]
class UpdateAccountOut { [MessageBodyMember(Namespace = Names.Dto, Name = "UpdateAccountResponse")] public UpdateAccountResponse Body; }

[MessageContract(IsWrapped = false)]
class GetBatchIn { [MessageBodyMember(Namespace = Names.Dto, Name = "GetBatch")] public GetBatch Body; }

// The data, with the members that this program needs. What is not there is passed over.
[DataContract(Namespace = Names.Dto)]
class Product
{
    [DataMember(Order = 0, EmitDefaultValue = false)] public string License;
    [DataMember(Order = 1, EmitDefaultValue = false)] public string Currency;
    [DataMember(Order = 2, EmitDefaultValue = false)] public int IAccount;
}

[DataContract(Namespace = Names.Dto)]
class ProductResponse
{
    [DataMember] public ProductAccount AccountInfo;
    [DataMember] public List<PortaProduct> PortaProducts;
}

[DataContract(Namespace = Names.Porta)]
class PortaProduct { [DataMember] public int IProduct; }

[DataContract(Namespace = Names.Porta)]
class ProductAccount
{
    [DataMember] public int ICustomer;
    [DataMember] public string LastName;
    [DataMember] public string Note;
    [DataMember] public List<AccountServiceFeature> ServiceFeatures;
}

[DataContract(Namespace = Names.Porta)]
class AccountServiceFeature
{
    [DataMember] public string ServiceAttributeName;
    [DataMember] public string ServiceAttributeValue;
    [DataMember] public string ServiceFeatureName;
}

[DataContract(Namespace = Names.Dto)]
class BatchCustomerCreation
{
    [DataMember(Order = 0)] public string License;
    [DataMember(Order = 1)] public List<CsvData> CustData;
}

[DataContract(Namespace = Names.Dto)]
class CsvData
{
    [DataMember] public CreateAccount Account;
    [DataMember] public CreateCustomer Customer;
}

[DataContract(Namespace = Names.Dto)]
class CreateCustomer { [DataMember] public Customer Customer; }

[DataContract(Namespace = Names.Models)]
class Customer
{
    [DataMember] public CustomerStatus CustomerStatus;
    [DataMember] public PersonalInformation PersonalInformation;
}

[DataContract(Namespace = Names.Models)]
class CustomerStatus { [DataMember] public string ISO4217; }

[DataContract(Namespace = Names.Models)]
class PersonalInformation { [DataMember] public string Company; }

[DataContract(Namespace = Names.Dto)]
class CreateAccount
{
    [DataMember(Order = 0)] public string License;
    [DataMember(Order = 1)] public AccountRequest AccountRequest;
}

[DataContract(Namespace = Names.Models)]
class AccountRequest
{
    [DataMember] public List<AccountInformation> AccountsToCreate;
    [DataMember] public AccountDefaultValues DefaultValues;
    [DataMember(EmitDefaultValue = false)] public int ICustomer;
}

[DataContract(Namespace = Names.Models)]
class AccountInformation
{
    [DataMember] public string AcntId;
    [DataMember] public string LastName;
}

[DataContract(Namespace = Names.Models)]
class AccountDefaultValues
{
    [DataMember] public int ProductId;
    [DataMember] public List<PortaServiceFeature> ServiceFeatures;
}

[DataContract(Namespace = Names.Models)]
class PortaServiceFeature
{
    [DataMember] public string FlagValue;
    [DataMember] public string Name;
    [DataMember] public Dictionary<string, List<string>> ServiceAttributes;
}

[DataContract(Namespace = Names.Dto)]
class CreateAccountResponse
{
    [DataMember] public int IAccount;
    [DataMember] public string ID;
}

[DataContract(Namespace = Names.Dto)]
class UpdateAccount
{
    [DataMember(Order = 0)] public string License;
    [DataMember(Order = 1)] public List<PortaAccount> Accounts;
}

[DataContract(Namespace = Names.Models)]
class PortaAccount
{
    [DataMember] public int IAccount;
    [DataMember] public string Note;
}

[DataContract(Namespace = Names.Dto)]
class UpdateAccountResponse { [DataMember] public bool Success; }

[DataContract(Namespace = Names.Dto)]
class GetBatch
{
    [DataMember(Order = 0)] public string License;
    [DataMember(Order = 1)] public string BatchId;
}

[DataContract(Namespace = Names.Dto)]
class BatchReport
{
    [DataMember] public List<BatchItemResult> Results;
    [DataMember] public string Status;
    [DataMember] public int Succeeded;
}

[DataContract(Namespace = Names.Dto)]
class BatchItemResult { [DataMember] public int ICustomer; }

[DataContract(Namespace = Names.Types)]
class ErrorResponse { [DataMember] public ResponseStatus ResponseStatus; }

[DataContract(Namespace = Names.Types)]
class ResponseStatus
{
    [DataMember(Order = 0)] public string ErrorCode;
    [DataMember(Order = 1)] public string Message;
    [DataMember(Order = 2)] public List<ResponseError> Errors;
}

[DataContract(Namespace = Names.Types)]
class ResponseError
{
    [DataMember(Order = 0)] public string ErrorCode;
    [DataMember(Order = 1)] public string FieldName;
    [DataMember(Order = 2)] public string Message;
}

static class Recipe
{
    static string url;
    static string license;

    static void Main(string[] arguments)
    {
        url = arguments[0];
        license = arguments[1];
        WholeJob("soap11", new BasicHttpBinding { MaxReceivedMessageSize = 1 << 20 });
        WholeJob("soap12", new CustomBinding(
            new TextMessageEncodingBindingElement(MessageVersion.Soap12, System.Text.Encoding.UTF8),
            new HttpTransportBindingElement { MaxReceivedMessageSize = 1 << 20 }));
    }

    static void WholeJob(string endpoint, Binding binding)
    {
        var porta = new ChannelFactory<ISyncReply>(binding, new EndpointAddress(url + "/" + endpoint)).CreateChannel();
        var id = (DateTime.UtcNow.Ticks / 10).ToString();

        var products = porta.Product(new ProductIn { Body = new Product { License = license, Currency = "USD" } }).Body.PortaProducts;
        var product = products[0].IProduct;

        var report = porta.BatchCustomerCreation(new BatchIn { Body = Batch(id, product) }).Body;
        Check(report.Status == "Completed" && report.Succeeded == 1, report.Status);
        var owner = report.Results[0].ICustomer;

        var request = Accounts(id + "1", product);
        request.ICustomer = owner;
        request.DefaultValues.ServiceFeatures = new List<PortaServiceFeature> {
            new PortaServiceFeature {
                Name = "cli",
                FlagValue = "Y",
                ServiceAttributes = new Dictionary<string, List<string>> { { "display_name", new List<string> { "Zoë" } } }
            }
        };
        var made = porta.CreateAccount(new CreateAccountIn { Body = Message(request) }).Body;
        Check(made.ID == id + "1", made.ID);

        var change = new PortaAccount { IAccount = made.IAccount, Note = "changed by WCF" };
        var changed = porta.UpdateAccount(new UpdateAccountIn {
            Body = new UpdateAccount { License = license, Accounts = new List<PortaAccount> { change } }
        }).Body;
        Check(changed.Success, "the update");

        var account = porta.Product(new ProductIn { Body = new Product { License = license, IAccount = made.IAccount } }).Body.AccountInfo;
        Check(account.LastName == "Novák" && account.Note == "changed by WCF" && account.ICustomer == owner, account.Note);
        Check(account.ServiceFeatures.Any(feature => feature.ServiceFeatureName == "cli"
            && feature.ServiceAttributeName == "display_name" && feature.ServiceAttributeValue == "Zoë"), "the dictionary");

        var batch = Later(Batch(id + "3", product));
        Check(Completed(porta, batch).Succeeded == 1, batch);

        var wrong = Accounts(id + "2", 999999);
        wrong.ICustomer = owner;
        try
        {
            porta.CreateAccount(new CreateAccountIn { Body = Message(wrong) });
            throw new InvalidOperationException("an unknown product was taken");
        }
        catch (FaultException<ErrorResponse> fault)
        {
            var status = fault.Detail.ResponseStatus;
            var error = status.Errors[0];
            Check(status.ErrorCode == "Server.Account.product_not_found" && error.ErrorCode == status.ErrorCode, status.ErrorCode);
            Check(error.FieldName == "AccountRequest.DefaultValues.ProductId", error.FieldName);
            Check(status.Message != "" && fault.Reason.GetMatchingTranslation().Text == status.Message, status.Message);
            Console.WriteLine("WCF, {0}: {1} products, batch {2}, account {3}, refused: {4} at {5}",
                endpoint, products.Count, batch, made.IAccount, status.ErrorCode, error.FieldName);
        }
    }

    static BatchCustomerCreation Batch(string accountId, int product)
    {
        var item = new CsvData {
            Customer = new CreateCustomer {
                Customer = new Customer {
                    CustomerStatus = new CustomerStatus { ISO4217 = "USD" },
                    PersonalInformation = new PersonalInformation { Company = "Zoë & Sons " + accountId }
                }
            },
            Account = Message(Accounts(accountId, product))
        };
        return new BatchCustomerCreation { License = license, CustData = new List<CsvData> { item } };
    }

    static CreateAccount Message(AccountRequest request)
    {
        return new CreateAccount { License = license, AccountRequest = request };
    }

    static AccountRequest Accounts(string accountId, int product)
    {
        return new AccountRequest {
            AccountsToCreate = new List<AccountInformation> { new AccountInformation { AcntId = accountId, LastName = "Novák" } },
            DefaultValues = new AccountDefaultValues { ProductId = product }
        };
    }

    // Sends a batch that nobody waits for: 202, and where to look. The message is the one of SOAP.
    static string Later(BatchCustomerCreation batch)
    {
        var http = (HttpWebRequest) WebRequest.Create(url + "/xml/oneway/BatchCustomerCreation");
        http.Method = "POST";
        http.ContentType = "application/xml";
        using (Stream body = http.GetRequestStream())
        {
            new DataContractSerializer(typeof(BatchCustomerCreation)).WriteObject(body, batch);
        }
        using (var answer = (HttpWebResponse) http.GetResponse())
        {
            Check(answer.StatusCode == HttpStatusCode.Accepted, answer.StatusCode);
            return answer.Headers["Location"].Split('/').Last();
        }
    }

    static BatchReport Completed(ISyncReply porta, string batch)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var report = porta.GetBatch(new GetBatchIn { Body = new GetBatch { License = license, BatchId = batch } }).Body;
            if (report.Status == "Completed")
            {
                return report;
            }
            Thread.Sleep(50);
        }
        throw new InvalidOperationException("the batch is not completed after ten seconds");
    }

    static void Check(bool right, object seen)
    {
        if (!right)
        {
            throw new InvalidOperationException("not as it should be: " + seen);
        }
    }
}
