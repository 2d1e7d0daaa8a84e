// The generated types and openapi-fetch against a running demo server, case by case; client/run says with which variables.

import assert from "node:assert/strict";
import { answer, connect, Refusal, toDate, type PortaPlus, type Schemas } from "./porta.js";

const URL = process.env.PORTA_URL ?? "http://localhost:8080";
const License = process.env.PORTA_LICENSE ?? "demo";
const FIRST_DAY = new Date(Date.UTC(2025, 2, 1));

let lastId = BigInt(Date.now()) * 10_000n + (process.hrtime.bigint() % 10_000n);
const newId = () => String(++lastId);

/** The calls of the cases, at one address. */
class Service {
  constructor(readonly client: PortaPlus) {}

  async products(): Promise<Schemas["PortaProduct"][]> {
    const path = { License, Currency: "USD" };
    return (await answer(this.client.GET("/GetProducts/{License}/{Currency}", { params: { path } }))).PortaProducts ?? [];
  }

  async product(name: string): Promise<number> {
    return some((await this.products()).find((product) => product.Name === name)?.IProduct);
  }

  async request(account: string, customer?: number): Promise<Schemas["CreateAccount"]> {
    return {
      AccountRequest: {
        ...(customer === undefined ? {} : { ICustomer: customer }),
        AccountsToCreate: [
          { AcntId: account, LastName: "Novák & Søn", ActivationDate: FIRST_DAY.toISOString().slice(0, 10) },
        ],
        DefaultValues: { ProductId: await this.product("Business Line USD") },
      },
    };
  }

  async newCustomer(account: string): Promise<{ customer: number; account: number }> {
    const customer = {
      CustomerStatus: { ISO4217: "USD" },
      PersonalInformation: { Name: `Zoë & Sons ${account}` },
    };
    const body = { CustData: [{ Customer: { Customer: customer }, Account: await this.request(account) }] };
    const report = await answer(this.client.POST("/BatchCreateCustomers", { body }));
    assert.deepEqual([report.Succeeded, report.Failed], [1, 0]);
    const result = report.Results?.[0];
    return { customer: some(result?.ICustomer), account: some(result?.Accounts?.[0]?.IAccount) };
  }

  async create(body: Schemas["CreateAccount"], key?: string): Promise<number> {
    const header = key === undefined ? {} : { "Idempotency-Key": key };
    return some((await answer(this.client.POST("/CreateAccounts", { body, params: { header } }))).IAccount);
  }

  async change(account: Schemas["PortaAccount"], features = false): Promise<void> {
    const body = { Accounts: [account], updateServiceFeature: features };
    assert.equal((await answer(this.client.POST("/UpdateAccount", { body }))).Success, true);
  }

  async read(IAccount: number): Promise<Schemas["ProductAccount"]> {
    const path = { License, IAccount };
    return some((await answer(this.client.GET("/GetAccountInfoByIAccount/{License}/{IAccount}", { params: { path } }))).AccountInfo);
  }

  async addons(IAccount: number): Promise<(number | undefined)[]> {
    const path = { License, IAccount };
    const addons = await answer(this.client.GET("/GetPurchasedProductAddons/{License}/{IAccount}", { params: { path } }));
    return (addons.ProductAddonsInfo ?? []).map((addon) => addon.IAddonProduct);
  }
}

function some<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}

const cases: Record<string, (service: Service, later: Service) => Promise<void>> = {
  async "product list"(service) {
    const products = await service.products();
    assert.ok(products.length >= 3);
    assert.equal(products.find((product) => product.Name === "Business Line USD")?.MaintanenceFee, 1);
  },

  async "customer batch"(service) {
    const { account } = await service.newCustomer(newId());
    assert.equal((await service.read(account)).LastName, "Novák & Søn");
  },

  async "account created and changed"(service) {
    const { customer } = await service.newCustomer(newId());
    const IAccount = await service.create(await service.request(newId(), customer));
    await service.change({ IAccount, Email: "new@example.org", Phone1: "442071838750" });
    const account = await service.read(IAccount);
    assert.deepEqual([account.Email, account.Phone1], ["new@example.org", "442071838750"]);
  },

  async "dictionary of lists"(service) {
    const { account: IAccount } = await service.newCustomer(newId());
    const feature = { Name: "phonebook", FlagValue: "Y", ServiceAttributes: { entries: ["a", null, "b"] } };
    await service.change({ IAccount, Servicefeatures: [feature] }, true);
    const entries = (await service.read(IAccount)).ServiceFeatures?.filter(
      (row) => row.ServiceFeatureName === "phonebook" && row.ServiceAttributeName === "entries",
    );
    assert.deepEqual(entries?.map((row) => row.ServiceAttributeValue), ["a", "", "b"]);
  },

  async twins(service) {
    const { account: IAccount } = await service.newCustomer(newId());
    const IProduct = await service.product("Home Line USD");
    await service.change({ IAccount, IProduct });
    assert.equal((await service.read(IAccount)).IProduct, IProduct);
  },

  async "field error"(service) {
    const id = newId();
    const { customer } = await service.newCustomer(id);
    await assert.rejects(service.create(await service.request(id, customer)), (refusal) => {
      assert.ok(refusal instanceof Refusal);
      assert.deepEqual([refusal.status, refusal.code], [409, "Server.Account.duplicate_id"]);
      assert.equal(refusal.errors[0]?.FieldName, "AccountRequest.AccountsToCreate[0].AcntId");
      return true;
    });
  },

  async "unknown enum value"(service, later) {
    const { account } = await service.newCustomer(newId());
    assert.equal((await later.read(account)).BillingModel, "PayAsYouGo");
  },

  async "unknown member"(service, later) {
    const { account } = await service.newCustomer(newId());
    assert.equal((await later.read(account)).AccountId, (await service.read(account)).AccountId);
    assert.ok("AddedLater" in (await later.read(account)));
    assert.equal((await later.products()).length, (await service.products()).length);
  },

  async date(service) {
    const { account } = await service.newCustomer(newId());
    const text = some((await service.read(account)).activation_date);
    assert.equal(text, "/Date(1740787200000-0000)/");
    assert.deepEqual(toDate(text), FIRST_DAY);
  },

  async "null against absent"(service) {
    const { account: IAccount } = await service.newCustomer(newId());
    const path = { License, IProduct: await service.product("Business Line USD") };
    const offered = await answer(service.client.GET("/GetProductAddons/{License}/{IProduct}", { params: { path } }));
    const IProduct = some(offered.ProductAddonsInfo?.find((addon) => addon.Name === "Voicemail USD")?.IProduct);
    await service.change({ IAccount, Phone1: "442071838750", Blocked: true, assigned_addons: [{ IProduct }] });
    assert.deepEqual(await service.addons(IAccount), [IProduct]);
    await service.change({ IAccount, Email: "new@example.org" });
    assert.deepEqual(await service.addons(IAccount), [IProduct]);
    const kept = await service.read(IAccount);
    assert.deepEqual([kept.Phone1, kept.Blocked], ["442071838750", true]);
    await service.change({ IAccount, assigned_addons: [] });
    assert.deepEqual(await service.addons(IAccount), []);
    assert.equal((await service.read(IAccount)).Email, "new@example.org");
  },

  async money(service) {
    const { account: IAccount } = await service.newCustomer(newId());
    for (const amount of ["123456789.57", "999999999999.9999"]) {
      await service.change({ IAccount, CreditLimit: Number(amount) });
      assert.equal(String((await service.read(IAccount)).CreditLimit), amount);
    }
  },

  async "retry with a key"(service) {
    const { customer } = await service.newCustomer(newId());
    const request = await service.request(newId(), customer);
    const key = `smoke-${newId()}`;
    assert.equal(await service.create(request, key), await service.create(request, key));
    const path = { License, ICustomer: customer, IProduct: await service.product("Business Line USD") };
    const accounts = await answer(service.client.GET("/GetAccounts/{License}/{ICustomer}/{IProduct}", { params: { path } }));
    assert.equal(accounts.Accounts?.length, 2);
    await assert.rejects(service.create(await service.request(newId(), customer), key), { name: "Refusal", status: 409 });
  },
};

const service = new Service(connect(URL, License));
const later = new Service(connect(process.env.PORTA_LATER_URL ?? URL, License));
for (const [name, run] of Object.entries(cases)) {
  await run(service, later);
  console.log(`ok: ${name}`);
}
