-- Commands name environments.
CREATE UNIQUE INDEX environment_by_name ON environment (name);
