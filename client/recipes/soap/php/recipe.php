<?php
// Porta Plus 2 Web Services by SOAP with PHP's SoapClient: the whole job in both versions, from the WSDL as it is served.
// PORTA_URL (default http://localhost:8080), PORTA_LICENSE (default demo): php recipe.php
declare(strict_types=1);

const ARRAYS_ENTRY = 'KeyValueOfstringArrayOfstringty7Ep6D1';
$url = getenv('PORTA_URL') ?: 'http://localhost:8080';
$license = getenv('PORTA_LICENSE') ?: 'demo';

function check(bool $right, mixed $seen): void
{
    if (!$right) {
        throw new RuntimeException('not as it should be: ' . print_r($seen, true));
    }
}

function customer(string $accountId, int $product): array
{
    return [
        'Customer' => ['Customer' => [
            'CustomerStatus' => ['ISO4217' => 'USD'],
            'PersonalInformation' => ['Company' => "Zoë & Sons $accountId"],
        ]],
        'Account' => ['AccountRequest' => [
            'AccountsToCreate' => ['AccountInformation' => [['AcntId' => $accountId]]],
            'DefaultValues' => ['ProductId' => $product],
        ]],
    ];
}

function completed(SoapClient $porta, string $license, string $batchId): object
{
    for ($attempt = 0; $attempt < 200; $attempt++) {
        $report = $porta->GetBatch(['License' => $license, 'BatchId' => $batchId]);
        if ($report->Status === 'Completed') {
            return $report;
        }
        usleep(50_000);
    }
    throw new RuntimeException('not completed after ten seconds: ' . print_r($report, true));
}

function wholeJob(string $url, string $license, string $endpoint): void
{
    $headers = stream_context_create();
    $porta = new SoapClient("$url/$endpoint?wsdl", [
        'soap_version' => $endpoint === 'soap12' ? SOAP_1_2 : SOAP_1_1,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS, // a list of one is a list, too
        'cache_wsdl' => WSDL_CACHE_NONE,
        'trace' => true, // for the headers of the last answer
        'stream_context' => $headers,
    ]);
    $id = sprintf("%d", microtime(true) * 1e6);

    $products = $porta->Product(['License' => $license, 'Currency' => 'USD'])->PortaProducts->PortaProduct;
    $product = $products[0]->IProduct;

    $report = $porta->BatchCustomerCreation(
        ['License' => $license, 'CustData' => ['CsvData' => [customer($id, $product)]]]
    );
    check($report->Status === 'Completed' && $report->Succeeded === 1, $report);
    $owner = $report->Results->BatchItemResult[0]->ICustomer;

    // A dictionary of lists: a list of keys with their values.
    $caller = [
        'Name' => 'cli',
        'FlagValue' => 'Y',
        'ServiceAttributes' => [
            ARRAYS_ENTRY => [['Key' => 'display_name', 'Value' => ['string' => ['Zoë']]]],
        ],
    ];
    $made = $porta->CreateAccount(['License' => $license, 'AccountRequest' => [
        'ICustomer' => $owner,
        'AccountsToCreate' => ['AccountInformation' => [['AcntId' => "{$id}1", 'LastName' => 'Novák']]],
        'DefaultValues' => ['ProductId' => $product, 'ServiceFeatures' => ['PortaServiceFeature' => [$caller]]],
    ]]);
    check($made->ID === "{$id}1", $made);

    $changed = $porta->UpdateAccount(['License' => $license, 'Accounts' => [
        'PortaAccount' => [['IAccount' => $made->IAccount, 'Note' => 'changed by PHP']],
    ]]);
    check($changed->Success, $changed);

    $account = $porta->Product(['License' => $license, 'IAccount' => $made->IAccount])->AccountInfo;
    check($account->LastName === 'Novák' && $account->Note === 'changed by PHP', $account);
    $features = array_map(
        fn ($feature) => [$feature->ServiceFeatureName, $feature->ServiceAttributeName, $feature->ServiceAttributeValue],
        $account->ServiceFeatures->AccountServiceFeature
    );
    check(in_array(['cli', 'display_name', 'Zoë'], $features, true), $features);

    // A batch that nobody waits for: 202 without a body, and where to look.
    stream_context_set_option($headers, 'http', 'header', 'Prefer: respond-async');
    $porta->BatchCustomerCreation(
        ['License' => $license, 'CustData' => ['CsvData' => [customer("{$id}3", $product)]]]
    );
    stream_context_set_option($headers, 'http', 'header', '');
    preg_match('~^Location: .*/(.+?)\r?$~mi', $porta->__getLastResponseHeaders(), $location);
    check(completed($porta, $license, $location[1])->Succeeded === 1, $location);

    try {
        $porta->CreateAccount(['License' => $license, 'AccountRequest' => [
            'ICustomer' => $owner,
            'AccountsToCreate' => ['AccountInformation' => [['AcntId' => "{$id}2"]]],
            'DefaultValues' => ['ProductId' => 999_999],
        ]]);
        throw new RuntimeException('an unknown product was taken');
    } catch (SoapFault $fault) {
        $status = $fault->detail->ErrorResponse->ResponseStatus;
        $error = $status->Errors->ResponseError;
        $error = is_array($error) ? $error[0] : $error; // a detail is not typed by the WSDL
        check($status->ErrorCode === 'Server.Account.product_not_found' && $error->ErrorCode === $status->ErrorCode, $status);
        check($error->FieldName === 'AccountRequest.DefaultValues.ProductId', $status);
        check($fault->getMessage() === $status->Message, $fault);
    }
    printf(
        "PHP, %s: %d products, batch %s, account %d, refused: %s at %s\n",
        $endpoint, count($products), $location[1], $made->IAccount, $status->ErrorCode, $error->FieldName
    );
}

wholeJob($url, $license, 'soap11');
wholeJob($url, $license, 'soap12');
