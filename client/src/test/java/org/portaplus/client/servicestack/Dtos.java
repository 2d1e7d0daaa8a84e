package org.portaplus.client.servicestack;

import com.google.gson.annotations.SerializedName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import net.servicestack.client.IGet;
import net.servicestack.client.IPost;
import net.servicestack.client.IReturn;

/**
 * The messages as ServiceStack's Java client wants them: public classes with public fields, and a request that knows its answer. Only the members
 * in use are written down; what the server sends beyond them is passed over. A member that is null is not sent.
 *
 * <p>Gson takes names literally, so each is spelled as in the contract where Java spells it otherwise. {@code IGet} and
 * {@code IPost} choose the verb of {@code send}.
 */
public final class Dtos {
    private Dtos() {}

    /** Makes customers with their accounts. */
    public static final class BatchCustomerCreation implements IReturn<BatchReport>, IPost {
        @SerializedName("CustData")
        public List<CsvData> customers = new ArrayList<>();

        @SerializedName("License")
        public String license;

        @Override
        public Object getResponseType() {
            return BatchReport.class;
        }
    }

    public static final class CsvData {
        @SerializedName("Customer")
        public CreateCustomer customer = new CreateCustomer();

        @SerializedName("Account")
        public CreateAccount account;
    }

    public static final class CreateCustomer {
        @SerializedName("Customer")
        public Customer customer = new Customer();
    }

    public static final class Customer {
        @SerializedName("CustomerStatus")
        public CustomerStatus status = new CustomerStatus();

        @SerializedName("PersonalInformation")
        public PersonalInformation person = new PersonalInformation();
    }

    public static final class CustomerStatus {
        @SerializedName("CreditLimit")
        public BigDecimal creditLimit;

        @SerializedName("ISO4217")
        public String currency;
    }

    public static final class PersonalInformation {
        @SerializedName("Name")
        public String name;
    }

    /** Makes accounts of one customer. */
    public static final class CreateAccount implements IReturn<CreateAccountResponse>, IPost {
        @SerializedName("AccountRequest")
        public AccountRequest request = new AccountRequest();

        @SerializedName("License")
        public String license;

        @Override
        public Object getResponseType() {
            return CreateAccountResponse.class;
        }
    }

    public static final class AccountRequest {
        @SerializedName("ICustomer")
        public Integer customer;

        @SerializedName("AccountsToCreate")
        public List<AccountInformation> accounts = new ArrayList<>();

        @SerializedName("DefaultValues")
        public AccountDefaultValues defaults = new AccountDefaultValues();
    }

    public static final class AccountInformation {
        @SerializedName("AcntId")
        public String id;

        @SerializedName("LastName")
        public String lastName;

        @SerializedName("ActivationDate")
        public String activationDate;
    }

    public static final class AccountDefaultValues {
        @SerializedName("ProductId")
        public Integer product;
    }

    public static final class CreateAccountResponse {
        @SerializedName("IAccount")
        public Integer account;

        @SerializedName("ID")
        public String id;
    }

    /** Changes accounts; a member that is not set stays as it is. */
    public static final class UpdateAccount implements IReturn<UpdateAccountResponse>, IPost {
        @SerializedName("Accounts")
        public List<PortaAccount> accounts = new ArrayList<>();

        @SerializedName("License")
        public String license;

        @Override
        public Object getResponseType() {
            return UpdateAccountResponse.class;
        }
    }

    public static final class PortaAccount {
        @SerializedName("IAccount")
        public Integer account;

        @SerializedName("CreditLimit")
        public BigDecimal creditLimit;

        @SerializedName("Email")
        public String email;
    }

    public static final class UpdateAccountResponse {
        @SerializedName("Success")
        public boolean success;
    }

    /** Reads products and accounts. In a query, the client uses the names of the fields themselves, in any letter case. */
    public static final class Product implements IReturn<ProductResponse>, IGet {
        public String currency;
        public String accountID;
        public Integer iAccount;
        public String license;

        @Override
        public Object getResponseType() {
            return ProductResponse.class;
        }
    }

    public static final class ProductResponse {
        @SerializedName("PortaProducts")
        public List<PortaProduct> products;

        @SerializedName("Accounts")
        public List<ProductAccount> accounts;

        @SerializedName("AccountInfo")
        public ProductAccount account;
    }

    public static final class PortaProduct {
        @SerializedName("IProduct")
        public Integer product;

        @SerializedName("Name")
        public String name;

        @SerializedName("MaintanenceFee")
        public BigDecimal fee;
    }

    public static final class ProductAccount {
        @SerializedName("AccountId")
        public String id;

        @SerializedName("IAccount")
        public Integer account;

        @SerializedName("CreditLimit")
        public BigDecimal creditLimit;

        @SerializedName("Email")
        public String email;

        @SerializedName("LastName")
        public String lastName;

        @SerializedName("activation_date")
        public Date activationDate;

        @SerializedName("last_usage")
        public Date lastUsage;
    }

    /** Reads how far a batch is. */
    public static final class GetBatch implements IReturn<BatchReport>, IGet {
        public String batchId;
        public String license;

        @Override
        public Object getResponseType() {
            return BatchReport.class;
        }
    }

    public static final class BatchReport {
        @SerializedName("BatchId")
        public String id;

        @SerializedName("Status")
        public String status;

        @SerializedName("Succeeded")
        public Integer succeeded;

        @SerializedName("Failed")
        public Integer failed;

        @SerializedName("Results")
        public List<BatchItemResult> results;
    }

    public static final class BatchItemResult {
        @SerializedName("ICustomer")
        public Integer customer;

        @SerializedName("Accounts")
        public List<CreateAccountResponse> accounts;
    }
}
