// Calls the service in every case of client/smoke/cases.txt with the client that OpenAPI Generator makes.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Org.OpenAPITools.Api;
using Org.OpenAPITools.Client;
using Org.OpenAPITools.Model;

internal sealed class Smoke
{
    private const string LastName = "Novák & Søn";

    private readonly string license = Environment.GetEnvironmentVariable("PORTA_LICENSE") ?? "demo";
    private readonly ProductApi products;
    private readonly ProductApi later;
    private readonly BatchCustomerCreationApi batches;
    private readonly CreateAccountApi creation;
    private readonly UpdateAccountApi changes;

    // What earlier cases found and made.
    private int? business, home, customer, account;
    private long lastId = DateTime.UtcNow.Ticks;

    private Smoke()
    {
        var url = Environment.GetEnvironmentVariable("PORTA_URL") ?? "http://localhost:8080";
        var settings = SettingsOf(url);
        var http = new HttpClient();
        products = new ProductApi(http, settings);
        later = new ProductApi(http, SettingsOf(Environment.GetEnvironmentVariable("PORTA_LATER_URL") ?? url));
        batches = new BatchCustomerCreationApi(http, settings);
        creation = new CreateAccountApi(http, settings);
        changes = new UpdateAccountApi(http, settings);
    }

    private Configuration SettingsOf(string url)
    {
        var settings = new Configuration { BasePath = url };
        settings.ApiKey["X-License"] = license;
        return settings;
    }

    private static int Main()
    {
        try
        {
            new Smoke().Run().GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private async Task Run()
    {
        await Case("product list", ProductList);
        await Case("customer batch", CustomerBatch);
        await Case("account created and changed", AccountCreatedAndChanged);
        await Case("dictionary of lists", DictionaryOfLists);
        await Case("twins", Twins);
        await Case("field error", FieldErrorOfAnAccount);
        await Case("unknown enum value", UnknownEnumValue);
        await Case("unknown member", UnknownMember);
        await Case("date", Date);
        await Case("null against absent", NullAgainstAbsent);
        await Case("money", Money);
        await Case("retry with a key", RetryWithAKey);
    }

    private static async Task Case(string name, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"failed: {name}: {e.Message}", e);
        }
        Console.WriteLine($"ok: {name}");
    }

    private async Task ProductList()
    {
        var found = (await products.GetProductsAsync(license, "USD")).PortaProducts;
        Expect("three products or more", found.Count >= 3, true);
        var line = found.Single(product => product.Name == "Business Line USD");
        Expect("MaintanenceFee", line.MaintanenceFee, 1m);
        business = line.IProduct;
        home = found.Single(product => product.Name == "Home Line USD").IProduct;
    }

    private async Task CustomerBatch()
    {
        var row = new AccountInformation(acntId: NewId(), lastName: LastName, activationDate: "2025-03-01");
        var report = await batches.BatchCreateCustomersAsync(new BatchCustomerCreation(custData: new List<CsvData>
        {
            new CsvData(
                customer: new CreateCustomer(customer: new Customer(
                    customerStatus: new CustomerStatus(iSO4217: "USD"),
                    personalInformation: new PersonalInformation(name: $"Zoë & Søn {NewId()}"))),
                account: new CreateAccount(accountRequest: new AccountRequest(
                    accountsToCreate: new List<AccountInformation> { row },
                    defaultValues: new AccountDefaultValues(productId: business)))),
        }));
        Expect("Succeeded", report.Succeeded, 1);
        Expect("Failed", report.Failed, 0);
        customer = report.Results[0].ICustomer;
        account = report.Results[0].Accounts[0].IAccount;
        Expect("keys of customer and account", customer > 0 && account > 0, true);
        Expect("LastName", (await Read(products, account)).LastName, LastName);
    }

    private async Task AccountCreatedAndChanged()
    {
        var made = await Create();
        var changed = await Change(new PortaAccount(iAccount: made, email: "new@example.org", phone1: "+420123456789"));
        Expect("Email", changed.Email, "new@example.org");
        Expect("Phone1", changed.Phone1, "+420123456789");
    }

    private async Task DictionaryOfLists()
    {
        var entries = new Dictionary<string, List<string>> { ["entries"] = new List<string> { "a", null, "b" } };
        var feature = new PortaServiceFeature(name: "phonebook", flagValue: "Y", serviceAttributes: entries);
        var change = new PortaAccount(iAccount: account, servicefeatures: new List<PortaServiceFeature> { feature });
        var values = (await Change(change)).ServiceFeatures
            .Where(row => row.ServiceFeatureName == "phonebook" && row.ServiceAttributeName == "entries")
            .Select(row => $"\"{row.ServiceAttributeValue}\"");
        Expect("entries", string.Join(" ", values), "\"a\" \"\" \"b\"");
    }

    private async Task Twins()
    {
        var changed = await Change(new PortaAccount(iAccount: await Create(), iProduct: home));
        Expect("IProduct", changed.IProduct, home);
    }

    private async Task FieldErrorOfAnAccount()
    {
        var row = new AccountInformation(acntId: NewId());
        await Create(row);
        var refused = await RefusalOf(() => Create(row));
        Expect("status", refused.Status, 409);
        Expect("ErrorCode", refused.Said.ErrorCode, "Server.Account.duplicate_id");
        Expect("FieldName", refused.Said.Errors[0].FieldName, "AccountRequest.AccountsToCreate[0].AcntId");
    }

    private async Task UnknownEnumValue() =>
        Expect("BillingModel", (await Read(later, account)).BillingModel, "PayAsYouGo");

    private async Task UnknownMember()
    {
        var listed = await products.GetProductsAsync(license, "USD");
        var listedLater = await later.GetProductsAsync(license, "USD");
        Expect("products", listedLater.ToJson(), listed.ToJson());
        var found = await Read(products, account);
        var foundLater = await Read(later, account);
        foundLater.BillingModel = found.BillingModel; // the one value that is meant to differ
        Expect("account", foundLater.ToJson(), found.ToJson());
    }

    private async Task Date()
    {
        var text = (await Read(products, account)).ActivationDate;
        Expect("text", text, "/Date(1740787200000-0000)/");
        Expect("date", DateOf(text), new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc));

        var day = new DateTime(2025, 4, 2, 0, 0, 0, DateTimeKind.Utc);
        var sent = day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var made = await Create(new AccountInformation(activationDate: sent));
        Expect("date sent", DateOf((await Read(products, made)).ActivationDate), day);
    }

    private async Task NullAgainstAbsent()
    {
        var made = await Create();
        var offered = (await products.GetProductAddonsAsync(license, business.Value)).ProductAddonsInfo;
        var voicemail = offered.Single(addon => addon.Name == "Voicemail USD").IProduct;
        var added = await Change(new PortaAccount(iAccount: made, phone1: "12345", blocked: true,
            assignedAddons: new List<AssignedAddon> { new AssignedAddon(iProduct: voicemail) }));
        Expect("add-on", added.ActiveAddons.Single().IAddonProduct, voicemail);

        var kept = await Change(new PortaAccount(iAccount: made, email: "kept@example.org"));
        Expect("add-on that is kept", kept.ActiveAddons.Single().IAddonProduct, voicemail);
        Expect("Phone1 that is kept", kept.Phone1, "12345");
        Expect("Blocked that is kept", kept.Blocked, true);

        var removed = await Change(new PortaAccount(iAccount: made, assignedAddons: new List<AssignedAddon>()));
        Expect("add-ons that are left", removed.ActiveAddons.Count, 0);
        Expect("Email that is kept", removed.Email, "kept@example.org");
    }

    private async Task Money()
    {
        var made = await Create();
        foreach (var digits in new[] { "123456789.57", "999999999999.9999" })
        {
            var limit = decimal.Parse(digits, CultureInfo.InvariantCulture);
            var changed = await Change(new PortaAccount(iAccount: made, creditLimit: limit));
            Expect("CreditLimit", changed.CreditLimit, limit);
            Expect("digits", Convert.ToString(changed.CreditLimit, CultureInfo.InvariantCulture), digits);
        }
    }

    private async Task RetryWithAKey()
    {
        var before = await Count();
        var row = new AccountInformation(acntId: NewId());
        var key = $"smoke-{NewId()}";
        var made = await Create(row, key);
        Expect("IAccount of the second answer", await Create(row, key), made);
        Expect("accounts", await Count(), before + 1);

        var refused = await RefusalOf(() => Create(new AccountInformation(acntId: NewId()), key));
        Expect("status of the same key with another body", refused.Status, 409);
    }

    private async Task<int?> Create(AccountInformation row = null, string key = null)
    {
        row = row ?? new AccountInformation();
        row.AcntId = row.AcntId ?? NewId();
        var request = new AccountRequest(
            iCustomer: customer,
            accountsToCreate: new List<AccountInformation> { row },
            defaultValues: new AccountDefaultValues(productId: business));
        return (await creation.CreateAccountsAsync(new CreateAccount(accountRequest: request), idempotencyKey: key)).IAccount;
    }

    // Sends what of an account is to change, and reads it again.
    private async Task<ProductAccount> Change(PortaAccount change)
    {
        await changes.UpdateAccountsAsync(new UpdateAccount(
            accounts: new List<PortaAccount> { change },
            updateServiceFeature: change.Servicefeatures != null));
        return await Read(products, change.IAccount);
    }

    private async Task<ProductAccount> Read(ProductApi api, int? key) =>
        (await api.GetAccountInfoByIAccountAsync(license, key.Value)).AccountInfo;

    private async Task<int> Count() =>
        (await products.GetAccountsAsync(license, customer.Value, business.Value)).Accounts.Count;

    private string NewId() =>
        (++lastId).ToString(CultureInfo.InvariantCulture);

    // The exception of the generated client has the body of a refusal as text: this reads it into its type.
    private static async Task<(int Status, ResponseStatus Said)> RefusalOf(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiException e)
        {
            return (e.ErrorCode, JsonConvert.DeserializeObject<ErrorResponse>((string)e.ErrorContent).ResponseStatus);
        }
        throw new InvalidOperationException("it is not refused");
    }

    // Reads a date of an answer, such as /Date(1740787200000-0000)/: milliseconds since 1970, UTC.
    private static DateTime DateOf(string text)
    {
        var milliseconds = text.Substring("/Date(".Length, text.LastIndexOf('-') - "/Date(".Length);
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture)).UtcDateTime;
    }

    private static void Expect<T>(string what, T got, T want)
    {
        if (!Equals(got, want))
        {
            throw new InvalidOperationException($"{what}: {got}, not {want}");
        }
    }
}
