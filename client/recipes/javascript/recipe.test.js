// Porta Plus 2 Web Services with ServiceStack's own JavaScript client, unmodified. Each test is a recipe; they run against
// PORTA_URL (default http://localhost:8080) with PORTA_LICENSE (default demo).
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { JsonServiceClient, toDate } from "@servicestack/client";
import { BatchCustomerCreation, CreateAccount, GetBatch, Product, UpdateAccount } from "./dtos.js";

const url = process.env.PORTA_URL ?? "http://localhost:8080";
const License = process.env.PORTA_LICENSE ?? "demo";

const client = new JsonServiceClient(url); // calls /api/{Operation}
const classic = new JsonServiceClient(url).useBasePath(""); // calls /json/reply/{Operation} and /json/oneway/{Operation}

let ProductId;
let last = Date.now() * 1000;
const newId = () => String(++last);

const account = (AcntId, owner = {}) => new CreateAccount({
  AccountRequest: {
    ...owner,
    AccountsToCreate: [{ AcntId, LastName: "Novák & Søn", ActivationDate: "2025-03-01" }],
    DefaultValues: { ProductId },
  },
  License,
});

const customerWithAccount = id => new BatchCustomerCreation({
  CustData: [{
    Customer: { Customer: { CustomerStatus: { ISO4217: "USD" }, PersonalInformation: { Name: `Zoë & Sons ${id}` } } },
    Account: account(id),
  }],
  License,
});

async function newCustomer(id = newId()) {
  const report = await client.send(customerWithAccount(id));
  assert.equal(report.Succeeded, 1, JSON.stringify(report));
  return report.Results[0];
}

async function read(AccountID) {
  return (await client.send(new Product({ AccountID, License }))).AccountInfo;
}

async function completed(BatchId) {
  for (let attempt = 0; attempt < 400; attempt++) {
    const report = await client.send(new GetBatch({ BatchId, License }));
    if (report.Status === "Completed") return report;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error("the batch is not completed after 20 seconds");
}

before(async () => {
  ProductId = (await client.send(new Product({ Currency: "USD", License }))).PortaProducts[0].IProduct;
});

for (const [paths, caller] of [["/api", client], ["/json/reply", classic]]) {
  test(`a customer with an account is made and read back by ${paths}`, async () => {
    const id = newId();
    const report = await caller.send(customerWithAccount(id));
    const { AccountInfo } = await caller.send(new Product({ AccountID: id, License }));
    assert.equal(AccountInfo.IAccount, report.Results[0].Accounts[0].IAccount);
    assert.equal(AccountInfo.LastName, "Novák & Søn");
  });
}

test("dates are read by the client's own toDate", async () => {
  const id = newId();
  await newCustomer(id);
  const info = await read(id);
  assert.equal(toDate(info.activation_date).toISOString(), "2025-03-01T00:00:00.000Z");
  assert.equal(toDate(info.last_usage).getUTCFullYear(), 1);
});

test("an account is added and changed", async () => {
  const { ICustomer } = await newCustomer();
  const made = await client.send(account(newId(), { ICustomer }));
  const answer = await client.send(new UpdateAccount({
    Accounts: [{ IAccount: made.IAccount, Email: "new@example.org", CreditLimit: 12.3 }],
    License,
  }));
  assert.equal(answer.Success, true);
  const info = await read(made.ID);
  assert.equal(info.Email, "new@example.org");
  assert.equal(info.CreditLimit, 12.3);
});

test("documented routes can be called by path", async () => {
  const id = newId();
  const { ICustomer } = await newCustomer(id);
  const products = await client.get(`/GetProducts/${License}/USD`);
  const one = await client.get(`/GetAccountInfoByAccountId/${License}/${id}`);
  const all = await client.get(`/GetAccounts/${License}/${ICustomer}/${ProductId}`);
  assert.ok(products.PortaProducts.length > 0);
  assert.equal(one.AccountInfo.AccountId, id);
  assert.deepEqual(all.Accounts.map(found => found.AccountId), [id]);
});

test("a one-way message is followed by GetBatch", async () => {
  let location;
  const sender = new JsonServiceClient(url).useBasePath("");
  sender.responseFilter = answer => { location = answer.headers.get("Location"); };
  await sender.sendOneWay(customerWithAccount(newId()));
  const report = await completed(location.split("/").pop());
  assert.equal(report.Succeeded, 1);
});

test("publish on /api is answered when the work is done", async () => {
  const id = newId();
  await client.publish(customerWithAccount(id));
  assert.equal((await read(id)).AccountId, id);
});

test("a refusal names code, message and member", async () => {
  const id = newId();
  const { ICustomer } = await newCustomer(id);
  for (const caller of [client, classic]) {
    const refusal = await caller.api(account(id, { ICustomer }));
    assert.equal(refusal.succeeded, false);
    assert.equal(refusal.error.errorCode, "Server.Account.duplicate_id");
    assert.ok(refusal.error.message);
    assert.equal(refusal.error.errors[0].fieldName, "AccountRequest.AccountsToCreate[0].AcntId");
  }
});

test("an unknown License and an unknown batch are refused", async () => {
  await assert.rejects(client.send(new Product({ Currency: "USD", License: "nobody" })),
    error => error.responseStatus.errorCode === "InvalidLicense");
  await assert.rejects(client.send(new GetBatch({ BatchId: "nothing", License })),
    error => Boolean(error.responseStatus.errorCode));
});

test("several requests go in one call, and are answered in order", async () => {
  const { ICustomer } = await newCustomer();
  const ids = [newId(), newId(), newId()];
  for (const caller of [client, classic]) {
    const made = await caller.sendAll(ids.map(() => account(newId(), { ICustomer })));
    assert.equal(new Set(made.map(answer => answer.IAccount)).size, ids.length);
  }
  const [first, second] = await client.sendAll(["USD", "EUR"].map(Currency => new Product({ Currency, License })));
  assert.ok(first.PortaProducts.length > 0 && second.PortaProducts.length > 0);
});

test("the first refusal ends such a call, and says which request it was", async () => {
  const { ICustomer } = await newCustomer();
  const id = newId();
  const twice = [id, id, newId()].map(each => account(each, { ICustomer }));
  await assert.rejects(client.sendAll(twice), error => {
    assert.equal(error.responseStatus.errorCode, "Server.Account.duplicate_id");
    assert.equal(error.responseStatus.errors[0].fieldName, "[1].AccountRequest.AccountsToCreate[0].AcntId");
    return true;
  });
  assert.equal((await read(id)).AccountId, id);
});

test("several one-way messages go in one call", async () => {
  const ids = [newId(), newId()];
  await classic.sendAllOneWay(ids.map(customerWithAccount));
  for (const id of ids) assert.ok(await eventually(() => read(id)));
});

async function eventually(look) {
  for (let attempt = 0; attempt < 400; attempt++) {
    const found = await look().catch(() => null);
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return null;
}
