// The messages as ServiceStack's JavaScript client wants them: a class per request, which knows its name, its verb and its
// answer. Members are spelled as in the contract; the client sends and returns them as they are.

class Message {
  constructor(members) { Object.assign(this, members); }
}

/** Makes customers with their accounts. */
export class BatchCustomerCreation extends Message {
  getTypeName() { return "BatchCustomerCreation"; }
  getMethod() { return "POST"; }
  createResponse() { return {}; }
}

/** Makes accounts of one customer. */
export class CreateAccount extends Message {
  getTypeName() { return "CreateAccount"; }
  getMethod() { return "POST"; }
  createResponse() { return {}; }
}

/** Changes accounts; a member that is absent stays as it is. */
export class UpdateAccount extends Message {
  getTypeName() { return "UpdateAccount"; }
  getMethod() { return "POST"; }
  createResponse() { return {}; }
}

/** Reads products and accounts. */
export class Product extends Message {
  getTypeName() { return "Product"; }
  getMethod() { return "GET"; }
  createResponse() { return {}; }
}

/** Reads how far a batch is. */
export class GetBatch extends Message {
  getTypeName() { return "GetBatch"; }
  getMethod() { return "GET"; }
  createResponse() { return {}; }
}
