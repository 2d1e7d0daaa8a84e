-- Accounts of a customer or product in the order of their numbers, without a look at all others of the environment: SQLite, which
-- has no statistics, took the primary key for the order, and read every account.
DROP INDEX account_by_customer;
CREATE INDEX account_by_customer ON account (i_env, i_customer, i_account);
DROP INDEX account_by_product;
CREATE INDEX account_by_product ON account (i_env, i_product, i_account);
