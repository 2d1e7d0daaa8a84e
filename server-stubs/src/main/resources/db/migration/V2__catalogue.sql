-- What can be sold. Filled from the catalogue file, never by a request.

CREATE TABLE product_group (
    i_env INTEGER NOT NULL,
    i_product_group INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    PRIMARY KEY (i_env, i_product_group)
);

CREATE TABLE subscription (
    i_env INTEGER NOT NULL,
    i_subscription INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    activation_fee VARCHAR(40) NOT NULL,
    monthly_fee VARCHAR(40) NOT NULL,
    charge_type VARCHAR(16) NOT NULL,
    PRIMARY KEY (i_env, i_subscription)
);

-- Main products and add-ons. managed_by is a reseller, or null for the operator.
CREATE TABLE product (
    i_env INTEGER NOT NULL,
    i_product INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    end_user_name VARCHAR(64) NOT NULL,
    description VARCHAR(255) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    i_account_role INTEGER NOT NULL,
    i_product_group INTEGER,
    is_addon BOOLEAN NOT NULL,
    addon_priority INTEGER NOT NULL,
    allowed_with_any BOOLEAN NOT NULL,
    i_subscription INTEGER,
    maintenance_fee VARCHAR(40) NOT NULL,
    managed_by INTEGER,
    hidden BOOLEAN NOT NULL,
    PRIMARY KEY (i_env, i_product),
    FOREIGN KEY (i_env, i_product_group) REFERENCES product_group (i_env, i_product_group),
    FOREIGN KEY (i_env, i_subscription) REFERENCES subscription (i_env, i_subscription)
);

-- Which add-ons suit which main product.
CREATE TABLE product_addon (
    i_env INTEGER NOT NULL,
    i_product INTEGER NOT NULL,
    i_addon INTEGER NOT NULL,
    PRIMARY KEY (i_env, i_product, i_addon),
    FOREIGN KEY (i_env, i_product) REFERENCES product (i_env, i_product),
    FOREIGN KEY (i_env, i_addon) REFERENCES product (i_env, i_product)
);

-- Everything else that requests name by number: tariffs, discount plans, customer classes… (kind says which).
CREATE TABLE plan (
    i_env INTEGER NOT NULL,
    kind VARCHAR(24) NOT NULL,
    i_plan INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    currency VARCHAR(3),
    PRIMARY KEY (i_env, kind, i_plan)
);
