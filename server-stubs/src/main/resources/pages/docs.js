// The interactive documentation: the packaged Swagger UI on the server's own contract, without a call to anybody else.
"use strict";
const { license } = document.getElementById("contract").dataset;
const ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#contract",
  deepLinking: true,
  docExpansion: "list",
  validatorUrl: null,
  onComplete: () => {
    // In the demo everybody may try; elsewhere Authorize asks for a License.
    if (license) ui.preauthorizeApiKey("License", license);
  },
});
