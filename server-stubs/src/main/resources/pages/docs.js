// The interactive documentation: the packaged Swagger UI on the server's own contract, without a call to anybody else.
"use strict";
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#contract",
  deepLinking: true,
  docExpansion: "list",
  validatorUrl: null,
});
