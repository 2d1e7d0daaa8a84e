//! What the cases share: where the service is, the customers and accounts that they need, and how a value is looked at.

use std::env;
use std::error::Error;
use std::fmt::Debug;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use porta_client::apis::batch_customer_creation_api::batch_create_customers;
use porta_client::apis::configuration::{ApiKey, Configuration};
use porta_client::apis::create_account_api::{CreateAccountsError, create_accounts};
use porta_client::apis::product_api::{get_account_info_by_i_account, get_product_addons, get_products};
use porta_client::apis::update_account_api::update_accounts;
use porta_client::apis::{self, ResponseContent};
use porta_client::models::{
    AccountDefaultValues, AccountInformation, AccountRequest, BatchCustomerCreation, BatchItemResult, BatchReport, CreateAccount,
    CreateCustomer, CsvData, Customer, CustomerStatus, PersonalInformation, PortaAccount, ProductAccount, UpdateAccount,
};

pub const LAST_NAME: &str = "Novák & Søn";
pub const ACTIVATION: NaiveDate = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

pub struct Service {
    pub settings: Configuration,
    pub later: Configuration,
    pub license: String,
    last_id: AtomicU64,
}

impl Service {
    pub fn from_environment() -> Self {
        let variable = |name, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
        let url = variable("PORTA_URL", "http://localhost:8080");
        let later_url = variable("PORTA_LATER_URL", &url);
        let license = variable("PORTA_LICENSE", "demo");
        let at = |base_path| {
            let api_key = Some(ApiKey { prefix: None, key: license.clone() });
            Configuration { base_path, api_key, ..Default::default() }
        };
        // Digits that no program that runs at the same time makes as well.
        let first_id = Utc::now().timestamp_nanos_opt().map_or(0, i64::unsigned_abs) / 100;
        Self { settings: at(url), later: at(later_url), license, last_id: AtomicU64::new(first_id) }
    }

    pub fn new_id(&self) -> String {
        self.last_id.fetch_add(1, Ordering::Relaxed).to_string()
    }

    pub async fn product(&self, name: &str) -> Outcome<i32> {
        let products = present(get_products(&self.settings, &self.license, "USD", None).await?.porta_products)?;
        present(products.iter().find(|product| product.name.as_deref() == Some(name)).and_then(|product| product.i_product))
    }

    pub async fn addon(&self, name: &str) -> Outcome<i32> {
        let business_line = self.product("Business Line USD").await?;
        let response = get_product_addons(&self.settings, &self.license, business_line, None).await?;
        let addons = present(response.product_addons_info)?;
        present(addons.iter().find(|addon| addon.name.as_deref() == Some(name)).and_then(|addon| addon.i_product))
    }

    pub async fn account(&self, id: &str, owner: Option<i32>, activation: NaiveDate) -> Outcome<CreateAccount> {
        let account = AccountInformation {
            acnt_id: Some(id.to_owned()),
            last_name: Some(LAST_NAME.into()),
            activation_date: Some(activation.to_string()),
            ..Default::default()
        };
        let product_id = Some(self.product("Business Line USD").await?);
        let request = AccountRequest {
            i_customer: owner,
            accounts_to_create: Some(vec![account]),
            default_values: Some(Box::new(AccountDefaultValues { product_id, ..Default::default() })),
            ..Default::default()
        };
        Ok(CreateAccount { account_request: Some(Box::new(request)), ..Default::default() })
    }

    pub async fn create_customer(&self, id: &str) -> Outcome<BatchReport> {
        let status = CustomerStatus { iso4217: Some("USD".into()), ..Default::default() };
        let information = PersonalInformation { name: Some(format!("Zoë & Sons {id}")), ..Default::default() };
        let customer = Customer {
            customer_status: Some(Box::new(status)),
            personal_information: Some(Box::new(information)),
            ..Default::default()
        };
        let item = CsvData {
            customer: Some(Box::new(CreateCustomer { customer: Some(Box::new(customer)), ..Default::default() })),
            account: Some(Box::new(self.account(id, None, ACTIVATION).await?)),
            ..Default::default()
        };
        let batch = BatchCustomerCreation { cust_data: Some(vec![item]), ..Default::default() };
        Ok(batch_create_customers(&self.settings, batch, None, None).await?)
    }

    pub async fn new_customer(&self) -> Outcome<BatchItemResult> {
        only(self.create_customer(&self.new_id()).await?.results)
    }

    pub async fn new_account(&self) -> Outcome<i32> {
        present(only(self.new_customer().await?.accounts)?.i_account)
    }

    pub async fn change(&self, account: PortaAccount) -> Outcome {
        let change = UpdateAccount { accounts: Some(vec![account]), ..Default::default() };
        expect(update_accounts(&self.settings, change, None, None).await?.success, Some(true))
    }

    pub async fn read(&self, account: i32) -> Outcome<ProductAccount> {
        read_from(&self.settings, &self.license, account).await
    }

    pub async fn refusal(&self, request: CreateAccount, key: Option<&str>) -> Outcome<ResponseContent<CreateAccountsError>> {
        match create_accounts(&self.settings, request, key, None).await {
            Err(apis::Error::ResponseError(refusal)) => Ok(refusal),
            Err(other) => Err(other.into()),
            Ok(_) => Err("the request was not refused".into()),
        }
    }
}

pub async fn read_from(settings: &Configuration, license: &str, account: i32) -> Outcome<ProductAccount> {
    Ok(*present(get_account_info_by_i_account(settings, license, account, None).await?.account_info)?)
}

pub fn addons(account: &ProductAccount) -> Vec<i32> {
    account.active_addons.iter().flatten().filter_map(|addon| addon.i_addon_product).collect()
}

/// The time that a date of an answer says, such as `/Date(1740787200000-0000)/`: milliseconds since 1970, in UTC.
pub fn time(text: &str) -> Outcome<DateTime<Utc>> {
    let milliseconds = present(text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix("-0000)/")))?;
    present(DateTime::from_timestamp_millis(milliseconds.parse()?))
}

/// Every member of a generated type is optional.
#[track_caller]
pub fn present<T>(member: Option<T>) -> Outcome<T> {
    member.ok_or_else(|| format!("what line {} needs is missing", Location::caller().line()).into())
}

#[track_caller]
pub fn only<T>(list: Option<Vec<T>>) -> Outcome<T> {
    let mut list = present(list)?;
    expect(list.len(), 1)?;
    present(list.pop())
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "values are easier to read where it is called")]
pub fn expect<T: Debug + PartialEq>(found: T, expected: T) -> Outcome {
    if found == expected {
        return Ok(());
    }
    Err(format!("line {} expected {expected:?}, but found {found:?}", Location::caller().line()).into())
}
