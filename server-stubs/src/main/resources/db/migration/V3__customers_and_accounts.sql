-- Names, address and ways of contact, of customers and of accounts alike.
CREATE TABLE subscriber (
    i_env INTEGER NOT NULL,
    i_subscriber INTEGER NOT NULL,
    first_name VARCHAR(120) NOT NULL,
    middle_initials VARCHAR(6) NOT NULL,
    last_name VARCHAR(120) NOT NULL,
    salutation VARCHAR(15) NOT NULL,
    company VARCHAR(100) NOT NULL,
    address1 VARCHAR(167) NOT NULL,
    address2 VARCHAR(167) NOT NULL,
    address3 VARCHAR(167) NOT NULL,
    address4 VARCHAR(167) NOT NULL,
    town VARCHAR(31) NOT NULL,
    city VARCHAR(31) NOT NULL,
    region VARCHAR(21) NOT NULL,
    postcode VARCHAR(10) NOT NULL,
    country VARCHAR(2) NOT NULL,
    email VARCHAR(255) NOT NULL,
    bcc VARCHAR(255) NOT NULL,
    phone1 VARCHAR(21) NOT NULL,
    phone2 VARCHAR(21) NOT NULL,
    contact1 VARCHAR(120) NOT NULL,
    contact2 VARCHAR(120) NOT NULL,
    fax VARCHAR(21) NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (i_env, i_subscriber)
);

-- Retail customers (i_customer_type 1), resellers (2) and distributors (3).
-- reseller_path lists the resellers above, outermost first: /12/57/, or / directly under the operator.
-- features and settings are JSON documents of open-ended, never searched detail; password is sealed.
CREATE TABLE customer (
    i_env INTEGER NOT NULL,
    i_customer INTEGER NOT NULL,
    i_customer_type INTEGER NOT NULL,
    i_parent INTEGER,
    reseller_path VARCHAR(128) NOT NULL,
    name VARCHAR(64) NOT NULL,
    login VARCHAR(64),
    password VARCHAR(512),
    currency VARCHAR(3) NOT NULL,
    bill_status VARCHAR(1) NOT NULL,
    blocked BOOLEAN NOT NULL,
    opening_balance VARCHAR(40) NOT NULL,
    balance VARCHAR(40) NOT NULL,
    credit_limit VARCHAR(40) NOT NULL,
    discount_rate VARCHAR(40) NOT NULL,
    i_subscriber INTEGER NOT NULL,
    features TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (i_env, i_customer),
    UNIQUE (i_env, name),
    UNIQUE (i_env, login),
    FOREIGN KEY (i_env, i_subscriber) REFERENCES subscriber (i_env, i_subscriber),
    FOREIGN KEY (i_env, i_parent) REFERENCES customer (i_env, i_customer)
);

CREATE INDEX customer_by_parent ON customer (i_env, i_parent);

CREATE TABLE payment (
    i_env INTEGER NOT NULL,
    i_payment INTEGER NOT NULL,
    i_customer INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    amount VARCHAR(40) NOT NULL,
    posted_at BIGINT NOT NULL,
    PRIMARY KEY (i_env, i_payment),
    FOREIGN KEY (i_env, i_customer) REFERENCES customer (i_env, i_customer)
);

CREATE TABLE customer_site (
    i_env INTEGER NOT NULL,
    i_customer_site INTEGER NOT NULL,
    i_customer INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    PRIMARY KEY (i_env, i_customer_site),
    UNIQUE (i_env, i_customer, name),
    FOREIGN KEY (i_env, i_customer) REFERENCES customer (i_env, i_customer)
);

-- Named group of a customer's accounts; prefix is what the request said, name adds the customer to it.
CREATE TABLE account_batch (
    i_env INTEGER NOT NULL,
    i_batch INTEGER NOT NULL,
    i_customer INTEGER NOT NULL,
    prefix VARCHAR(64) NOT NULL,
    name VARCHAR(128) NOT NULL,
    PRIMARY KEY (i_env, i_batch),
    UNIQUE (i_env, name),
    FOREIGN KEY (i_env, i_customer) REFERENCES customer (i_env, i_customer)
);

-- Accounts and their aliases in one table, so that one constraint keeps both kinds of id unique.
-- An alias row has i_master_account set and neither login nor passwords. Passwords are sealed.
CREATE TABLE account (
    i_env INTEGER NOT NULL,
    i_account INTEGER NOT NULL,
    id VARCHAR(80) NOT NULL,
    i_customer INTEGER NOT NULL,
    i_master_account INTEGER,
    i_product INTEGER NOT NULL,
    i_account_role INTEGER NOT NULL,
    i_batch INTEGER,
    i_customer_site INTEGER,
    i_subscriber INTEGER,
    login VARCHAR(80),
    web_password VARCHAR(512),
    voip_password VARCHAR(512),
    billing_model INTEGER NOT NULL,
    currency VARCHAR(3) NOT NULL,
    bill_status VARCHAR(1) NOT NULL,
    blocked BOOLEAN NOT NULL,
    opening_balance VARCHAR(40) NOT NULL,
    balance VARCHAR(40) NOT NULL,
    credit_limit VARCHAR(40) NOT NULL,
    features TEXT NOT NULL,
    settings TEXT NOT NULL,
    activation_at BIGINT,
    issue_at BIGINT NOT NULL,
    first_usage_at BIGINT,
    last_usage_at BIGINT,
    closed_at BIGINT,
    PRIMARY KEY (i_env, i_account),
    UNIQUE (i_env, id),
    UNIQUE (i_env, login),
    FOREIGN KEY (i_env, i_customer) REFERENCES customer (i_env, i_customer),
    FOREIGN KEY (i_env, i_master_account) REFERENCES account (i_env, i_account),
    FOREIGN KEY (i_env, i_product) REFERENCES product (i_env, i_product),
    FOREIGN KEY (i_env, i_batch) REFERENCES account_batch (i_env, i_batch),
    FOREIGN KEY (i_env, i_customer_site) REFERENCES customer_site (i_env, i_customer_site),
    FOREIGN KEY (i_env, i_subscriber) REFERENCES subscriber (i_env, i_subscriber)
);

CREATE INDEX account_by_customer ON account (i_env, i_customer);
CREATE INDEX account_by_product ON account (i_env, i_product);
CREATE INDEX account_by_master ON account (i_env, i_master_account);

-- Short numbers of a customer. Hunt groups will share this number space, hence kind: Account, Group or Unassigned.
CREATE TABLE extension (
    i_env INTEGER NOT NULL,
    i_c_ext INTEGER NOT NULL,
    i_customer INTEGER NOT NULL,
    id VARCHAR(32) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    name VARCHAR(64) NOT NULL,
    i_account INTEGER,
    PRIMARY KEY (i_env, i_c_ext),
    UNIQUE (i_env, i_customer, id),
    FOREIGN KEY (i_env, i_customer) REFERENCES customer (i_env, i_customer),
    FOREIGN KEY (i_env, i_account) REFERENCES account (i_env, i_account)
);

CREATE INDEX extension_by_account ON extension (i_env, i_account);

-- Add-ons of accounts; a null end is open.
CREATE TABLE account_addon (
    i_env INTEGER NOT NULL,
    i_account_addon INTEGER NOT NULL,
    i_account INTEGER NOT NULL,
    i_addon INTEGER NOT NULL,
    effective_from_at BIGINT NOT NULL,
    effective_to_at BIGINT,
    PRIMARY KEY (i_env, i_account_addon),
    FOREIGN KEY (i_env, i_account) REFERENCES account (i_env, i_account),
    FOREIGN KEY (i_env, i_addon) REFERENCES product (i_env, i_product)
);

CREATE INDEX account_addon_by_account ON account_addon (i_env, i_account);

-- Periodic charges of accounts; i_product is the product or add-on that brought the subscription, null when asked for by itself.
CREATE TABLE account_subscription (
    i_env INTEGER NOT NULL,
    i_account_subscription INTEGER NOT NULL,
    i_account INTEGER NOT NULL,
    i_subscription INTEGER NOT NULL,
    i_product INTEGER,
    start_at BIGINT NOT NULL,
    finish_at BIGINT,
    PRIMARY KEY (i_env, i_account_subscription),
    FOREIGN KEY (i_env, i_account) REFERENCES account (i_env, i_account),
    FOREIGN KEY (i_env, i_subscription) REFERENCES subscription (i_env, i_subscription)
);

CREATE INDEX account_subscription_by_account ON account_subscription (i_env, i_account);
