//! Calls the service by the generated client, one function for each case, and ends with 1 at the first that does not hold.

mod service;

use std::collections::HashMap;
use std::process::ExitCode;

use chrono::{NaiveDate, NaiveTime};
use porta_client::apis::create_account_api::{CreateAccountsError, create_accounts};
use porta_client::apis::product_api::{get_accounts, get_products};
use porta_client::apis::update_account_api::update_accounts;
use porta_client::models::{AssignedAddon, PortaAccount, PortaServiceFeature, ProductAccount, UpdateAccount};
use rust_decimal::Decimal;

use service::{ACTIVATION, LAST_NAME, Outcome, Service, addons, expect, only, present, read_from, time};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match every_case(&Service::from_environment()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("failed: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn every_case(service: &Service) -> Outcome {
    case("product list", service.product_list()).await?;
    case("customer batch", service.customer_batch()).await?;
    case("account created and changed", service.account_created_and_changed()).await?;
    case("dictionary of lists", service.dictionary_of_lists()).await?;
    case("twins", service.twins()).await?;
    case("field error", service.field_error()).await?;
    case("unknown enum value", service.unknown_enum_value()).await?;
    case("unknown member", service.unknown_member()).await?;
    case("date", service.date()).await?;
    case("null against absent", service.null_against_absent()).await?;
    case("money", service.money()).await?;
    case("retry with a key", service.retry_with_a_key()).await
}

async fn case(name: &str, outcome: impl Future<Output = Outcome>) -> Outcome {
    outcome.await.map_err(|error| format!("{name}: {error}"))?;
    println!("ok: {name}");
    Ok(())
}

impl Service {
    async fn product_list(&self) -> Outcome {
        let products = present(get_products(&self.settings, &self.license, "USD", None).await?.porta_products)?;
        expect(products.len() >= 3, true)?;
        let business_line = present(products.iter().find(|product| product.name.as_deref() == Some("Business Line USD")))?;
        expect(business_line.maintanence_fee, Some(Decimal::ONE))
    }

    async fn customer_batch(&self) -> Outcome {
        let report = self.create_customer(&self.new_id()).await?;
        expect((report.succeeded, report.failed), (Some(1), Some(0)))?;
        let result = only(report.results)?;
        let account = self.read(present(only(result.accounts)?.i_account)?).await?;
        expect(account.i_customer, result.i_customer)?;
        expect(account.last_name.as_deref(), Some(LAST_NAME))
    }

    async fn account_created_and_changed(&self) -> Outcome {
        let owner = self.new_customer().await?.i_customer;
        let request = self.account(&self.new_id(), owner, ACTIVATION).await?;
        let i_account = create_accounts(&self.settings, request, None, None).await?.i_account;
        let (email, phone1) = (Some("new@example.org".to_owned()), Some("+420 123".to_owned()));
        self.change(PortaAccount { i_account, email: email.clone(), phone1: phone1.clone(), ..Default::default() }).await?;
        let account = self.read(present(i_account)?).await?;
        expect((account.email, account.phone1), (email, phone1))
    }

    async fn dictionary_of_lists(&self) -> Outcome {
        let i_account = self.new_account().await?;
        // The contract allows null for a value, the generated type does not: an empty text is the same to the service.
        let entries = ["a", "", "b"].map(str::to_owned).to_vec();
        let phonebook = PortaServiceFeature {
            name: Some("phonebook".into()),
            flag_value: Some("Y".into()),
            service_attributes: Some(HashMap::from([("entries".into(), entries.clone())])),
        };
        let account = PortaAccount { i_account: Some(i_account), servicefeatures: Some(vec![phonebook]), ..Default::default() };
        let change = UpdateAccount { accounts: Some(vec![account]), update_service_feature: Some(true), ..Default::default() };
        update_accounts(&self.settings, change, None, None).await?;
        let features = self.read(i_account).await?.service_features.unwrap_or_default();
        let is_entry = |name: Option<&str>, attribute: Option<&str>| (name, attribute) == (Some("phonebook"), Some("entries"));
        let read: Vec<_> = features
            .into_iter()
            .filter(|row| is_entry(row.service_feature_name.as_deref(), row.service_attribute_name.as_deref()))
            .filter_map(|row| row.service_attribute_value)
            .collect();
        expect(read, entries)
    }

    async fn twins(&self) -> Outcome {
        let i_account = self.new_account().await?;
        let home_line = self.product("Home Line USD").await?;
        self.change(PortaAccount { i_account: Some(i_account), i_product: Some(home_line), ..Default::default() }).await?;
        expect(self.read(i_account).await?.i_product, Some(home_line))
    }

    async fn field_error(&self) -> Outcome {
        let id = self.new_id();
        let owner = only(self.create_customer(&id).await?.results)?.i_customer;
        let refusal = self.refusal(self.account(&id, owner, ACTIVATION).await?, None).await?;
        expect(refusal.status.as_u16(), 409)?;
        let Some(CreateAccountsError::Status4XX(body)) = refusal.entity else {
            return Err(format!("no refusal of the contract: {}", refusal.content).into());
        };
        let status = present(body.response_status)?;
        expect(status.error_code.as_deref(), Some("Server.Account.duplicate_id"))?;
        expect(only(status.errors)?.field_name.as_deref(), Some("AccountRequest.AccountsToCreate[0].AcntId"))
    }

    async fn unknown_enum_value(&self) -> Outcome {
        let account = self.new_account().await?;
        expect(self.read(account).await?.billing_model.as_deref(), Some("Credit"))?;
        expect(read_from(&self.later, &self.license, account).await?.billing_model.as_deref(), Some("PayAsYouGo"))
    }

    async fn unknown_member(&self) -> Outcome {
        let products = get_products(&self.settings, &self.license, "USD", None).await?;
        expect(get_products(&self.later, &self.license, "USD", None).await?, products)?;
        let id = self.new_account().await?;
        let account = ProductAccount { billing_model: Some("PayAsYouGo".into()), ..self.read(id).await? };
        expect(read_from(&self.later, &self.license, id).await?, account)
    }

    async fn date(&self) -> Outcome {
        let customer = self.new_customer().await?;
        let text = present(self.read(present(only(customer.accounts)?.i_account)?).await?.activation_date)?;
        expect(text.as_str(), "/Date(1740787200000-0000)/")?;
        expect(time(&text)?, "2025-03-01T00:00:00Z".parse()?)?;
        let leap_day = present(NaiveDate::from_ymd_opt(2028, 2, 29))?;
        let request = self.account(&self.new_id(), customer.i_customer, leap_day).await?;
        let made = present(create_accounts(&self.settings, request, None, None).await?.i_account)?;
        let read = time(&present(self.read(made).await?.activation_date)?)?;
        expect(read, leap_day.and_time(NaiveTime::MIN).and_utc())
    }

    async fn null_against_absent(&self) -> Outcome {
        let i_account = Some(self.new_account().await?);
        let addon = self.addon("Voicemail USD").await?;
        let (email, phone1) = (Some("kept@example.org".to_owned()), Some("+420 1".to_owned()));
        let assigned_addons = Some(vec![AssignedAddon { i_product: Some(addon), ..Default::default() }]);
        let blocked = Some(true);
        self.change(PortaAccount { i_account, phone1: phone1.clone(), blocked, assigned_addons, ..Default::default() }).await?;
        self.change(PortaAccount { i_account, email: email.clone(), ..Default::default() }).await?;
        let account = self.read(present(i_account)?).await?;
        expect((&account.phone1, account.blocked, addons(&account)), (&phone1, blocked, vec![addon]))?;
        self.change(PortaAccount { i_account, assigned_addons: Some(vec![]), ..Default::default() }).await?;
        let account = self.read(present(i_account)?).await?;
        expect((&account.email, addons(&account)), (&email, vec![]))
    }

    async fn money(&self) -> Outcome {
        let i_account = self.new_account().await?;
        for digits in ["123456789.57", "999999999999.9999"] {
            let credit_limit: Decimal = digits.parse()?;
            let change = PortaAccount { i_account: Some(i_account), credit_limit: Some(credit_limit), ..Default::default() };
            self.change(change).await?;
            let read = present(self.read(i_account).await?.credit_limit)?;
            expect((read, read.to_string().as_str()), (credit_limit, digits))?;
        }
        Ok(())
    }

    async fn retry_with_a_key(&self) -> Outcome {
        let customer = present(self.new_customer().await?.i_customer)?;
        let key = format!("smoke-{}", self.new_id());
        let request = self.account(&self.new_id(), Some(customer), ACTIVATION).await?;
        let first = create_accounts(&self.settings, request.clone(), Some(&key), None).await?;
        let second = create_accounts(&self.settings, request, Some(&key), None).await?;
        expect(second.i_account, first.i_account)?;
        let business_line = self.product("Business Line USD").await?;
        let accounts = get_accounts(&self.settings, &self.license, customer, business_line, None).await?.accounts;
        expect(present(accounts)?.len(), 2)?;
        let other = self.account(&self.new_id(), Some(customer), ACTIVATION).await?;
        expect(self.refusal(other, Some(&key)).await?.status.as_u16(), 409)
    }
}
