/** Calls the service by the generated client, one function for each case, and ends with 1 at the first that does not hold. */
package org.portaplus.smoke

import com.fasterxml.jackson.module.kotlin.readValue
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.util.UUID
import java.util.concurrent.atomic.AtomicLong
import kotlin.system.exitProcess
import org.openapitools.client.apis.BatchCustomerCreationApi
import org.openapitools.client.apis.CreateAccountApi
import org.openapitools.client.apis.ProductApi
import org.openapitools.client.apis.UpdateAccountApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.ClientError
import org.openapitools.client.infrastructure.ClientException
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.AccountDefaultValues
import org.openapitools.client.models.AccountInformation
import org.openapitools.client.models.AccountRequest
import org.openapitools.client.models.AssignedAddon
import org.openapitools.client.models.BatchCustomerCreation
import org.openapitools.client.models.BatchItemResult
import org.openapitools.client.models.CreateAccount
import org.openapitools.client.models.CreateCustomer
import org.openapitools.client.models.CsvData
import org.openapitools.client.models.Customer
import org.openapitools.client.models.CustomerStatus
import org.openapitools.client.models.ErrorResponse
import org.openapitools.client.models.PersonalInformation
import org.openapitools.client.models.PortaAccount
import org.openapitools.client.models.PortaServiceFeature
import org.openapitools.client.models.ProductAccount
import org.openapitools.client.models.ResponseStatus
import org.openapitools.client.models.UpdateAccount

private const val LAST_NAME = "Novák & Søn"
private val url = System.getenv("PORTA_URL") ?: "http://localhost:8080"
private val laterUrl = System.getenv("PORTA_LATER_URL") ?: url
private val license = System.getenv("PORTA_LICENSE") ?: "demo"

private val batches = BatchCustomerCreationApi(url)
private val creation = CreateAccountApi(url)
private val changes = UpdateAccountApi(url)
private val products = ProductApi(url)
private val laterProducts = ProductApi(laterUrl)

fun main() {
    ApiClient.apiKey["X-License"] = license
    val cases = mapOf(
        "product list" to ::productList,
        "customer batch" to ::customerBatch,
        "account created and changed" to ::accountCreatedAndChanged,
        "dictionary of lists" to ::dictionaryOfLists,
        "twins" to ::twins,
        "field error" to ::fieldError,
        "unknown enum value" to ::unknownEnumValue,
        "unknown member" to ::unknownMember,
        "date" to ::date,
        "null against absent" to ::nullAgainstAbsent,
        "money" to ::money,
        "retry with a key" to ::retryWithAKey,
    )
    for ((name, case) in cases) {
        runCatching(case).onFailure {
            System.err.println("failed: $name: $it")
            exitProcess(1)
        }
        println("ok: $name")
    }
}

private fun productList() {
    val found = products.getProducts(license, "USD").portaProducts.orEmpty()
    check(found.size >= 3) { "there are ${found.size} products only" }
    found.first { it.iproduct == businessLine }.maintanenceFee!!.compareTo(BigDecimal.ONE) mustBe 0
}

private fun customerBatch() {
    val report = batches.batchCreateCustomers(customerWithAccount(newId()))
    report.succeeded mustBe 1
    report.failed mustBe 0
    val result = report.results!!.single()
    val account = read(result.accounts!!.single().iaccount!!)
    account.icustomer mustBe result.icustomer
    account.lastName mustBe LAST_NAME
}

private fun accountCreatedAndChanged() {
    val account = creation.createAccounts(account(newId(), newCustomer().icustomer)).iaccount!!
    change(PortaAccount(iaccount = account, email = "new@example.org", phone1 = "+420 123"))
    read(account).email mustBe "new@example.org"
    read(account).phone1 mustBe "+420 123"
}

private fun dictionaryOfLists() {
    val account = newAccount()
    val phonebook = PortaServiceFeature("phonebook", "Y", mapOf("entries" to listOf("a", null, "b")))
    change(PortaAccount(iaccount = account, servicefeatures = listOf(phonebook)), updateServiceFeature = true)
    read(account).serviceFeatures.orEmpty()
        .filter { it.serviceFeatureName == "phonebook" && it.serviceAttributeName == "entries" }
        .map { it.serviceAttributeValue } mustBe listOf("a", "", "b")
}

private fun twins() {
    val account = newAccount()
    change(PortaAccount(iaccount = account, iproduct = homeLine))
    read(account).iproduct mustBe homeLine
}

private fun fieldError() {
    val id = newId()
    val customer = newCustomer(id).icustomer
    val refused = refused { creation.createAccounts(account(id, customer)) }
    refused.statusCode mustBe 409
    refused.status().errorCode mustBe "Server.Account.duplicate_id"
    refused.status().errors!!.first().fieldName mustBe "AccountRequest.AccountsToCreate[0].AcntId"
}

private fun unknownEnumValue() {
    val account = newAccount()
    read(account).billingModel mustBe "Credit"
    read(account, laterProducts).billingModel mustBe "PayAsYouGo"
}

private fun unknownMember() {
    laterProducts.getProducts(license, "USD") mustBe products.getProducts(license, "USD")
    val account = newAccount()
    read(account, laterProducts) mustBe read(account).copy(billingModel = "PayAsYouGo")
}

private fun date() {
    val customer = newCustomer()
    val text = read(customer.accounts!!.single().iaccount!!).activationDate!!
    text mustBe "/Date(1740787200000-0000)/"
    instant(text) mustBe Instant.parse("2025-03-01T00:00:00Z")
    val leapDay = LocalDate.of(2028, 2, 29)
    val made = creation.createAccounts(account(newId(), customer.icustomer, activation = leapDay))
    instant(read(made.iaccount!!).activationDate!!) mustBe leapDay.atStartOfDay(ZoneOffset.UTC).toInstant()
}

private fun nullAgainstAbsent() {
    val account = newAccount()
    val addon = products.getProductAddons(license, businessLine).productAddonsInfo!!.first { it.name == "Voicemail USD" }.iproduct
    val first = PortaAccount(iaccount = account, phone1 = "+420 1", blocked = true)
    change(first.copy(assignedAddons = listOf(AssignedAddon(iproduct = addon))))
    change(PortaAccount(iaccount = account, email = "kept@example.org"))
    read(account).phone1 mustBe "+420 1"
    read(account).blocked mustBe true
    addons(account) mustBe listOf(addon)
    change(PortaAccount(iaccount = account, assignedAddons = emptyList()))
    addons(account) mustBe emptyList()
    read(account).email mustBe "kept@example.org"
}

private fun money() {
    val account = newAccount()
    for (digits in listOf("123456789.57", "999999999999.9999")) {
        change(PortaAccount(iaccount = account, creditLimit = BigDecimal(digits)))
        read(account).creditLimit mustBe BigDecimal(digits)
        read(account).creditLimit.toString() mustBe digits
    }
}

private fun retryWithAKey() {
    val customer = newCustomer().icustomer!!
    val key = UUID.randomUUID().toString()
    val request = account(newId(), customer)
    val first = creation.createAccounts(request, idempotencyKey = key)
    val second = creation.createAccounts(request, idempotencyKey = key)
    second.iaccount mustBe first.iaccount
    products.getAccounts(license, customer, businessLine).accounts!!.size mustBe 2
    refused { creation.createAccounts(account(newId(), customer), idempotencyKey = key) }.statusCode mustBe 409
}

private val businessLine by lazy { productNamed("Business Line USD") }
private val homeLine by lazy { productNamed("Home Line USD") }

private fun productNamed(name: String): Int =
    products.getProducts(license, "USD").portaProducts!!.first { it.name == name }.iproduct!!

/** Digits that no program that runs at the same time makes as well. */
private val lastId = AtomicLong(Instant.now().let { it.epochSecond * 10_000_000 + it.nano / 100 })

private fun newId() = lastId.incrementAndGet().toString()

private fun account(id: String, customer: Int? = null, activation: LocalDate = LocalDate.of(2025, 3, 1)) = CreateAccount(
    accountRequest = AccountRequest(
        icustomer = customer,
        accountsToCreate = listOf(AccountInformation(acntId = id, lastName = LAST_NAME, activationDate = activation.toString())),
        defaultValues = AccountDefaultValues(productId = businessLine),
    ),
)

private fun customerWithAccount(id: String): BatchCustomerCreation {
    val customer = Customer(
        customerStatus = CustomerStatus(ISO4217 = "USD"),
        personalInformation = PersonalInformation(name = "Zoë & Sons $id"),
    )
    return BatchCustomerCreation(custData = listOf(CsvData(CreateCustomer(customer), account(id))))
}

private fun newCustomer(id: String = newId()): BatchItemResult =
    batches.batchCreateCustomers(customerWithAccount(id)).results!!.single()

private fun newAccount(): Int = newCustomer().accounts!!.single().iaccount!!

private fun change(account: PortaAccount, updateServiceFeature: Boolean? = null) {
    changes.updateAccounts(UpdateAccount(listOf(account), updateServiceFeature)).success mustBe true
}

private fun read(account: Int, from: ProductApi = products): ProductAccount =
    from.getAccountInfoByIAccount(license, account).accountInfo!!

private fun addons(account: Int): List<Int?> = read(account).activeAddons.orEmpty().map { it.iaddonProduct }

private val answerDate = Regex("""/Date\((-?\d+)-0000\)/""")

/** The time that a date of an answer says: milliseconds since 1970, in UTC. */
private fun instant(text: String): Instant = Instant.ofEpochMilli(answerDate.matchEntire(text)!!.groupValues[1].toLong())

private fun refused(call: () -> Unit): ClientException =
    try {
        call()
        error("the call was not refused")
    } catch (refusal: ClientException) {
        refusal
    }

/** What a refusal says: its exception holds the body as text only. */
private fun ClientException.status(): ResponseStatus =
    Serializer.jacksonObjectMapper.readValue<ErrorResponse>((response as ClientError<*>).body as String).responseStatus!!

private infix fun <T> T.mustBe(expected: T) = check(this == expected) { "expected $expected, but was $this" }
