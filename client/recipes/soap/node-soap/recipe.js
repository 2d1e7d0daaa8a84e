// Porta Plus 2 Web Services by SOAP with node soap: the whole job in both versions, from the WSDL as it is served.
// PORTA_URL (default http://localhost:8080), PORTA_LICENSE (default demo): npm ci && node recipe.js
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import soap from "soap";

const url = process.env.PORTA_URL ?? "http://localhost:8080";
const License = process.env.PORTA_LICENSE ?? "demo";

const customer = (AcntId, ProductId) => ({
  Account: { AccountRequest: { AccountsToCreate: { AccountInformation: [{ AcntId }] }, DefaultValues: { ProductId } } },
  Customer: {
    Customer: { CustomerStatus: { ISO4217: "USD" }, PersonalInformation: { Company: `Zoë & Sons ${AcntId}` } },
  },
});

async function completed(porta, BatchId) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const [report] = await porta.GetBatchAsync({ License, BatchId });
    if (report.Status === "Completed") return report;
    await sleep(50);
  }
  throw new Error("the batch is not completed after ten seconds");
}

async function wholeJob(endpoint) {
  // Without forceSoap12Headers the envelope is that of 1.1, whatever the WSDL says.
  const porta = await soap.createClientAsync(`${url}/${endpoint}?wsdl`, { forceSoap12Headers: endpoint === "soap12" });
  const id = String(Date.now() * 1000 + 2);

  const [catalogue] = await porta.ProductAsync({ License, Currency: "USD" });
  const products = catalogue.PortaProducts.PortaProduct;
  const ProductId = products[0].IProduct;

  const [report] = await porta.BatchCustomerCreationAsync({ License, CustData: { CsvData: [customer(id, ProductId)] } });
  assert.equal(report.Status, "Completed");
  assert.equal(report.Succeeded, 1);
  const { ICustomer } = report.Results.BatchItemResult[0];

  // A dictionary of lists: a list of keys with their values.
  const caller = {
    Name: "cli",
    FlagValue: "Y",
    ServiceAttributes: {
      KeyValueOfstringArrayOfstringty7Ep6D1: [{ Key: "display_name", Value: { string: ["Zoë"] } }],
    },
  };
  const [made] = await porta.CreateAccountAsync({
    License,
    AccountRequest: {
      ICustomer,
      AccountsToCreate: { AccountInformation: [{ AcntId: `${id}1`, LastName: "Novák" }] },
      DefaultValues: { ProductId, ServiceFeatures: { PortaServiceFeature: [caller] } },
    },
  });
  assert.equal(made.ID, `${id}1`);
  const { IAccount } = made;

  const [changed] = await porta.UpdateAccountAsync({
    License,
    Accounts: { PortaAccount: [{ IAccount, Note: "changed by node" }] },
  });
  assert.equal(changed.Success, true);

  const [{ AccountInfo: account }] = await porta.ProductAsync({ License, IAccount });
  assert.equal(account.LastName, "Novák");
  assert.equal(account.Note, "changed by node");
  assert.ok(account.ServiceFeatures.AccountServiceFeature.some(feature =>
    feature.ServiceFeatureName === "cli" && feature.ServiceAttributeName === "display_name"
      && feature.ServiceAttributeValue === "Zoë"));

  // A batch that nobody waits for: 202 without a body, and where to look.
  let location;
  porta.once("response", (body, answer) => { location = answer.headers.location; });
  await porta.BatchCustomerCreationAsync(
    { License, CustData: { CsvData: [customer(`${id}3`, ProductId)] } }, {}, { Prefer: "respond-async" });
  const BatchId = location.replace(/.*\//, "");
  assert.equal((await completed(porta, BatchId)).Succeeded, 1);

  const refused = await porta.CreateAccountAsync({
    License,
    AccountRequest: {
      ICustomer,
      AccountsToCreate: { AccountInformation: [{ AcntId: `${id}2` }] },
      DefaultValues: { ProductId: 999999 },
    },
  }).then(() => assert.fail("an unknown product was taken"), refusal => refusal);
  const fault = refused.root.Envelope.Body.Fault;
  const status = (fault.detail ?? fault.Detail).ErrorResponse.ResponseStatus; // in 1.1, in 1.2
  const error = [status.Errors.ResponseError].flat()[0]; // a detail is not typed by the WSDL
  assert.equal(status.ErrorCode, "Server.Account.product_not_found");
  assert.equal(error.ErrorCode, status.ErrorCode);
  assert.equal(error.FieldName, "AccountRequest.DefaultValues.ProductId");
  assert.ok(refused.message.includes(status.Message));

  console.log(`node soap, ${endpoint}: ${products.length} products, batch ${BatchId}, account ${IAccount}, `
    + `refused: ${status.ErrorCode} at ${error.FieldName}`);
}

await wholeJob("soap11");
await wholeJob("soap12");
