// Porta Plus 2 Web Services by SOAP 1.1 with classes that gowsdl makes of the WSDL as it is served: the whole job.
//
//	PORTA_URL=http://localhost:8080 go generate && go run .
package main

//go:generate go run github.com/hooklift/gowsdl/cmd/gowsdl -d . -p porta -o porta.go $PORTA_URL/soap11?wsdl

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path"
	"strconv"
	"time"

	"github.com/hooklift/gowsdl/soap"

	"portaplus.org/recipes/gowsdl/porta"
)

// What gowsdl makes of an element with a type of its own has no name in XML, so a request says its name itself.
type (
	product struct {
		XMLName xml.Name `xml:"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto Product"`
		porta.Product
	}
	batchCustomerCreation struct {
		XMLName xml.Name `xml:"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto BatchCustomerCreation"`
		porta.BatchCustomerCreation
	}
	createAccount struct {
		XMLName xml.Name `xml:"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto CreateAccount"`
		porta.CreateAccount
	}
	updateAccount struct {
		XMLName xml.Name `xml:"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto UpdateAccount"`
		porta.UpdateAccount
	}
	getBatch struct {
		XMLName xml.Name `xml:"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto GetBatch"`
		porta.GetBatch
	}
)

// A refusal, typed.
type refusal struct {
	Status *porta.ResponseStatus `xml:"Body>Fault>detail>ErrorResponse>ResponseStatus"`
}

var (
	url     = setting("PORTA_URL", "http://localhost:8080")
	license = setting("PORTA_LICENSE", "demo")
	client  = soap.NewClient(url + "/soap11")
)

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func main() {
	id := strconv.FormatInt(time.Now().UnixMicro(), 10)

	catalogue := call[porta.ProductResponse](product{Product: porta.Product{License: &license, Currency: text("USD")}})
	products := catalogue.PortaProducts.PortaProduct
	main := products[0].IProduct

	report := call[porta.BatchReport](batch(customer(id, main)))
	check(*report.Status == "Completed" && report.Succeeded == 1, report)
	owner := report.Results.BatchItemResult[0].ICustomer

	request := accounts(id+"1", main)
	request.ICustomer = owner
	request.DefaultValues.ServiceFeatures = callerID()
	made := call[porta.CreateAccountResponse](message(request))
	check(*made.ID == id+"1", made)

	changed := call[porta.UpdateAccountResponse](updateAccount{UpdateAccount: porta.UpdateAccount{
		License: &license,
		Accounts: &porta.ArrayOfPortaAccount{PortaAccount: []*porta.PortaAccount{
			{IAccount: made.IAccount, Note: text("changed by Go")},
		}},
	}})
	check(changed.Success, changed)

	read := call[porta.ProductResponse](product{Product: porta.Product{License: &license, IAccount: made.IAccount}})
	account := read.AccountInfo
	check(*account.LastName == "Novák" && *account.Note == "changed by Go", account)
	found := false
	for _, feature := range account.ServiceFeatures.AccountServiceFeature {
		found = found || *feature.ServiceAttributeName == "display_name" && *feature.ServiceAttributeValue == "Zoë"
	}
	check(found, account.ServiceFeatures)

	later := sendLater(batch(customer(id+"3", main)))
	check(completed(later).Succeeded == 1, later)

	wrong := accounts(id+"2", 999999)
	wrong.ICustomer = owner
	status := refused(message(wrong))
	fault := status.Errors.ResponseError[0]
	check(*status.ErrorCode == "Server.Account.product_not_found" && *fault.ErrorCode == *status.ErrorCode, *status.ErrorCode)
	check(*fault.FieldName == "AccountRequest.DefaultValues.ProductId", *fault.FieldName)
	check(*fault.Message == *status.Message && *status.Message != "", *status.Message)

	fmt.Printf("gowsdl, soap11: %d products, batch %s, account %d, refused: %s at %s\n",
		len(products), later, made.IAccount, *status.ErrorCode, *fault.FieldName)
}

func call[Response any](request any) *Response {
	response := new(Response)
	check(client.Call("", request, response), response)
	return response
}

// The client of gowsdl tells any status of 400 or more as an error of HTTP, with the envelope as its body.
func refused(request any) *porta.ResponseStatus {
	var failure *soap.HTTPError
	check(errors.As(client.Call("", request, new(porta.CreateAccountResponse)), &failure), "it was taken")
	var fault refusal
	check(xml.Unmarshal(failure.ResponseBody, &fault), failure)
	return fault.Status
}

func batch(item *porta.CsvData) batchCustomerCreation {
	items := &porta.ArrayOfCsvData{CsvData: []*porta.CsvData{item}}
	return batchCustomerCreation{BatchCustomerCreation: porta.BatchCustomerCreation{License: &license, CustData: items}}
}

func customer(accountID string, main int32) *porta.CsvData {
	account := message(accounts(accountID, main)).CreateAccount
	return &porta.CsvData{
		Customer: &porta.CreateCustomer{Customer: &porta.Customer{
			CustomerStatus:      &porta.CustomerStatus{ISO4217: text("USD")},
			PersonalInformation: &porta.PersonalInformation{Company: text("Zoë & Sons " + accountID)},
		}},
		Account: &account,
	}
}

func message(request *porta.AccountRequest) createAccount {
	return createAccount{CreateAccount: porta.CreateAccount{License: &license, AccountRequest: request}}
}

func accounts(accountID string, main int32) *porta.AccountRequest {
	return &porta.AccountRequest{
		AccountsToCreate: &porta.ArrayOfAccountInformation{AccountInformation: []*porta.AccountInformation{
			{AcntId: &accountID, LastName: text("Novák")},
		}},
		DefaultValues: &porta.AccountDefaultValues{ProductId: main},
	}
}

// A dictionary of lists: a list of keys with their values.
func callerID() *porta.ArrayOfPortaServiceFeature {
	names := &porta.ArrayOfKeyValueOfstringArrayOfstringty7Ep6D1{}
	names.KeyValueOfstringArrayOfstringty7Ep6D1 = append(names.KeyValueOfstringArrayOfstringty7Ep6D1, struct {
		Key   *string              `xml:"Key,omitempty" json:"Key,omitempty"`
		Value *porta.ArrayOfstring `xml:"Value,omitempty" json:"Value,omitempty"`
	}{text("display_name"), &porta.ArrayOfstring{Astring: []*string{text("Zoë")}}})
	return &porta.ArrayOfPortaServiceFeature{PortaServiceFeature: []*porta.PortaServiceFeature{
		{Name: text("cli"), FlagValue: text("Y"), ServiceAttributes: names},
	}}
}

// Sends a batch that nobody waits for: 202, and where to look.
func sendLater(batch batchCustomerCreation) string {
	body, err := xml.Marshal(batch)
	check(err, batch)
	answer, err := http.Post(url+"/xml/oneway/BatchCustomerCreation", "application/xml", bytes.NewReader(body))
	check(err, answer)
	defer answer.Body.Close()
	check(answer.StatusCode == http.StatusAccepted, answer)
	return path.Base(answer.Header.Get("Location"))
}

func completed(batchID string) *porta.BatchReport {
	for range [200]struct{}{} {
		report := call[porta.BatchReport](getBatch{GetBatch: porta.GetBatch{License: &license, BatchId: &batchID}})
		if *report.Status == "Completed" {
			return report
		}
		time.Sleep(50 * time.Millisecond)
	}
	panic("the batch is not completed after ten seconds")
}

func text(value string) *string { return &value }

// Ends the program when something is not as it should be: a condition, or an error.
func check(outcome any, seen any) {
	if err, isError := outcome.(error); isError || outcome == false {
		fmt.Fprintf(os.Stderr, "not as it should be: %v %+v\n", err, seen)
		os.Exit(1)
	}
}
