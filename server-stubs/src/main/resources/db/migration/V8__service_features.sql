-- The names of service features, where the catalogue says that it lists them all; without a row, any name is taken.
CREATE TABLE service_feature (
    i_env INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    PRIMARY KEY (i_env, name)
);
