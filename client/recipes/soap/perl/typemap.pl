# The types in the detail of a fault: wsdl2perl takes the types of messages only, and adds these.
(
    'Fault/detail' => 'FaultDetail',
    'Fault/detail/ErrorResponse' => 'MyElements::ErrorResponse',
    'Fault/detail/ErrorResponse/ResponseStatus' => 'MyTypes::ResponseStatus',
    'Fault/detail/ErrorResponse/ResponseStatus/ErrorCode' => 'SOAP::WSDL::XSD::Typelib::Builtin::string',
    'Fault/detail/ErrorResponse/ResponseStatus/Message' => 'SOAP::WSDL::XSD::Typelib::Builtin::string',
    'Fault/detail/ErrorResponse/ResponseStatus/Errors' => 'MyTypes::ArrayOfResponseError',
    'Fault/detail/ErrorResponse/ResponseStatus/Errors/ResponseError' => 'MyTypes::ResponseError',
    'Fault/detail/ErrorResponse/ResponseStatus/Errors/ResponseError/ErrorCode' => 'SOAP::WSDL::XSD::Typelib::Builtin::string',
    'Fault/detail/ErrorResponse/ResponseStatus/Errors/ResponseError/FieldName' => 'SOAP::WSDL::XSD::Typelib::Builtin::string',
    'Fault/detail/ErrorResponse/ResponseStatus/Errors/ResponseError/Message' => 'SOAP::WSDL::XSD::Typelib::Builtin::string',
);
