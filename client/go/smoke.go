// Smoke calls the service in every case of client/smoke/cases.txt with the client that oapi-codegen makes.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strconv"
	"time"

	"portaplus.org/client/porta"
)

const lastName = "Novák & Søn"

var ctx = context.Background()

// smoke is what the cases share: the clients, and what earlier cases found and made.
type smoke struct {
	api, later        *porta.ClientWithResponses
	license           string
	business, home    int32
	customer, account int32
	lastID            int64
}

func main() {
	license := cmp.Or(os.Getenv("PORTA_LICENSE"), "demo")
	url := cmp.Or(os.Getenv("PORTA_URL"), "http://localhost:8080")
	s := &smoke{
		api:     must(connect(url, license)),
		later:   must(connect(cmp.Or(os.Getenv("PORTA_LATER_URL"), url), license)),
		license: license,
		lastID:  time.Now().UnixNano() / 100,
	}
	log.SetFlags(0)
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"product list", s.productList},
		{"customer batch", s.customerBatch},
		{"account created and changed", s.accountCreatedAndChanged},
		{"dictionary of lists", s.dictionaryOfLists},
		{"twins", s.twins},
		{"field error", s.fieldError},
		{"unknown enum value", s.unknownEnumValue},
		{"unknown member", s.unknownMember},
		{"date", s.date},
		{"null against absent", s.nullAgainstAbsent},
		{"money", s.money},
		{"retry with a key", s.retryWithAKey},
	} {
		log.SetPrefix("failed: " + c.name + ": ")
		c.run()
		fmt.Println("ok:", c.name)
	}
}

func (s *smoke) productList() {
	products := s.products(s.api)
	expect("three products or more", len(products) >= 3, true)
	business, home := named(products, "Business Line USD"), named(products, "Home Line USD")
	expect("MaintanenceFee", value(business.MaintanenceFee), 1)
	s.business, s.home = value(business.IProduct), value(home.IProduct)
}

func (s *smoke) customerBatch() {
	row := porta.AccountInformation{AcntId: new(s.newID()), LastName: new(lastName), ActivationDate: new("2025-03-01")}
	report := must(answer(s.api.BatchCreateCustomersWithResponse(ctx, nil, porta.BatchCustomerCreation{
		CustData: &[]porta.CsvData{{
			Customer: &porta.CreateCustomer{Customer: &porta.Customer{
				CustomerStatus:      &porta.CustomerStatus{ISO4217: new("USD")},
				PersonalInformation: &porta.PersonalInformation{Name: new("Zoë & Søn " + s.newID())},
			}},
			Account: &porta.CreateAccount{AccountRequest: &porta.AccountRequest{
				AccountsToCreate: &[]porta.AccountInformation{row},
				DefaultValues:    &porta.AccountDefaultValues{ProductId: &s.business},
			}},
		}},
	})))
	expect("Succeeded", value(report.Succeeded), 1)
	expect("Failed", value(report.Failed), 0)
	result := first(report.Results)
	s.customer, s.account = value(result.ICustomer), value(first(result.Accounts).IAccount)
	expect("keys of customer and account", s.customer != 0 && s.account != 0, true)
	expect("LastName", value(s.read(s.api, s.account).LastName), lastName)
}

func (s *smoke) accountCreatedAndChanged() {
	account := s.create(porta.AccountInformation{})
	changed := s.change(porta.PortaAccount{IAccount: &account, Email: new("new@example.org"), Phone1: new("+420123456789")})
	expect("Email", value(changed.Email), "new@example.org")
	expect("Phone1", value(changed.Phone1), "+420123456789")
}

func (s *smoke) dictionaryOfLists() {
	changed := s.change(porta.PortaAccount{
		IAccount: &s.account,
		Servicefeatures: &[]porta.PortaServiceFeature{{
			Name:              new("phonebook"),
			FlagValue:         new("Y"),
			ServiceAttributes: &map[string][]*string{"entries": {new("a"), nil, new("b")}},
		}},
	})
	var entries []string
	for _, row := range value(changed.ServiceFeatures) {
		if value(row.ServiceFeatureName) == "phonebook" && value(row.ServiceAttributeName) == "entries" {
			entries = append(entries, value(row.ServiceAttributeValue))
		}
	}
	expect("entries", fmt.Sprintf("%q", entries), `["a" "" "b"]`)
}

func (s *smoke) twins() {
	account := s.create(porta.AccountInformation{})
	changed := s.change(porta.PortaAccount{IAccount: &account, IProduct: &s.home})
	expect("IProduct", value(changed.IProduct), s.home)
}

func (s *smoke) fieldError() {
	row := porta.AccountInformation{AcntId: new(s.newID())}
	s.create(row)
	refused := refusalOf(s.tryCreate(row, nil))
	expect("status", refused.status, http.StatusConflict)
	expect("ErrorCode", value(refused.ErrorCode), "Server.Account.duplicate_id")
	expect("FieldName", value(first(refused.Errors).FieldName), "AccountRequest.AccountsToCreate[0].AcntId")
}

func (s *smoke) unknownEnumValue() {
	expect("BillingModel", value(s.read(s.later, s.account).BillingModel), "PayAsYouGo")
}

func (s *smoke) unknownMember() {
	expect("same products", reflect.DeepEqual(s.products(s.later), s.products(s.api)), true)
	account, later := s.read(s.api, s.account), s.read(s.later, s.account)
	later.BillingModel = account.BillingModel // the one value that is meant to differ
	expect("same account", reflect.DeepEqual(later, account), true)
}

func (s *smoke) date() {
	text := value(s.read(s.api, s.account).ActivationDate)
	expect("text", text, "/Date(1740787200000-0000)/")
	expect("date", must(parseDate(text)), time.Date(2025, time.March, 1, 0, 0, 0, 0, time.UTC))

	day := time.Date(2025, time.April, 2, 0, 0, 0, 0, time.UTC)
	account := s.create(porta.AccountInformation{ActivationDate: new(day.Format(time.DateTime))})
	expect("date sent", must(parseDate(value(s.read(s.api, account).ActivationDate))), day)
}

func (s *smoke) nullAgainstAbsent() {
	account := s.create(porta.AccountInformation{})
	voicemail := s.addon("Voicemail USD")
	added := s.change(porta.PortaAccount{
		IAccount: &account, Phone1: new("12345"), Blocked: new(true),
		AssignedAddons: &[]porta.AssignedAddon{{IProduct: &voicemail}},
	})
	expect("add-on", value(first(added.ActiveAddons).IAddonProduct), voicemail)

	kept := s.change(porta.PortaAccount{IAccount: &account, Email: new("kept@example.org")})
	expect("add-on that is kept", value(first(kept.ActiveAddons).IAddonProduct), voicemail)
	expect("Phone1 that is kept", value(kept.Phone1), "12345")
	expect("Blocked that is kept", value(kept.Blocked), true)

	removed := s.change(porta.PortaAccount{IAccount: &account, AssignedAddons: &[]porta.AssignedAddon{}})
	expect("add-ons that are left", len(value(removed.ActiveAddons)), 0)
	expect("Email that is kept", value(removed.Email), "kept@example.org")
}

func (s *smoke) money() {
	account := s.create(porta.AccountInformation{})
	for _, digits := range []string{"123456789.57", "999999999999.9999"} {
		limit := must(strconv.ParseFloat(digits, 64))
		changed := s.change(porta.PortaAccount{IAccount: &account, CreditLimit: &limit})
		expect("CreditLimit", value(changed.CreditLimit), limit)
		expect("digits", strconv.FormatFloat(value(changed.CreditLimit), 'f', -1, 64), digits)
	}
}

func (s *smoke) retryWithAKey() {
	before := s.count()
	row := porta.AccountInformation{AcntId: new(s.newID())}
	once := &porta.CreateAccountsParams{IdempotencyKey: new("smoke-" + s.newID())}
	made, again := must(s.tryCreate(row, once)), must(s.tryCreate(row, once))
	expect("IAccount of the second answer", value(again.IAccount), value(made.IAccount))
	expect("accounts", s.count(), before+1)

	refused := refusalOf(s.tryCreate(porta.AccountInformation{AcntId: new(s.newID())}, once))
	expect("status of the same key with another body", refused.status, http.StatusConflict)
}

func (s *smoke) products(api *porta.ClientWithResponses) []porta.PortaProduct {
	return value(must(answer(api.GetProductsWithResponse(ctx, s.license, "USD", nil))).PortaProducts)
}

func (s *smoke) addon(name string) int32 {
	offered := must(answer(s.api.GetProductAddonsWithResponse(ctx, s.license, s.business, nil)))
	for _, addon := range value(offered.ProductAddonsInfo) {
		if value(addon.Name) == name {
			return value(addon.IProduct)
		}
	}
	return 0
}

func (s *smoke) create(row porta.AccountInformation) int32 {
	row.AcntId = cmp.Or(row.AcntId, new(s.newID()))
	return value(must(s.tryCreate(row, nil)).IAccount)
}

func (s *smoke) tryCreate(
	row porta.AccountInformation, params *porta.CreateAccountsParams,
) (*porta.CreateAccountResponse, error) {
	return answer(s.api.CreateAccountsWithResponse(ctx, params, porta.CreateAccount{AccountRequest: &porta.AccountRequest{
		ICustomer:        &s.customer,
		AccountsToCreate: &[]porta.AccountInformation{row},
		DefaultValues:    &porta.AccountDefaultValues{ProductId: &s.business},
	}}))
}

// change sends what of an account is to change, and reads it again.
func (s *smoke) change(account porta.PortaAccount) *porta.ProductAccount {
	must(answer(s.api.UpdateAccountsWithResponse(ctx, nil, porta.UpdateAccount{
		Accounts:             &[]porta.PortaAccount{account},
		UpdateServiceFeature: new(account.Servicefeatures != nil),
	})))
	return s.read(s.api, *account.IAccount)
}

func (s *smoke) read(api *porta.ClientWithResponses, account int32) *porta.ProductAccount {
	return must(answer(api.GetAccountInfoByIAccountWithResponse(ctx, s.license, account, nil))).AccountInfo
}

func (s *smoke) count() int {
	return len(value(must(answer(s.api.GetAccountsWithResponse(ctx, s.license, s.customer, s.business, nil))).Accounts))
}

func (s *smoke) newID() string {
	s.lastID++
	return strconv.FormatInt(s.lastID, 10)
}

func named(products []porta.PortaProduct, name string) porta.PortaProduct {
	place := slices.IndexFunc(products, func(product porta.PortaProduct) bool { return value(product.Name) == name })
	expect("a product "+name, place >= 0, true)
	return products[place]
}

func refusalOf[A any](_ A, err error) *refusal {
	refused, ok := errors.AsType[*refusal](err)
	if !ok {
		log.Fatalf("no refusal, but %v", err)
	}
	return refused
}

func must[A any](found A, err error) A {
	if err != nil {
		log.Fatal(err)
	}
	return found
}

func expect[T comparable](what string, got, want T) {
	if got != want {
		log.Fatalf("%s: %v, not %v", what, got, want)
	}
}
