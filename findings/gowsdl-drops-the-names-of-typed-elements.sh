#!/usr/bin/env bash
# Tool: gowsdl 0.5.0 (Go module github.com/hooklift/gowsdl v0.5.0).
#
# An input message whose element has a named type of the same name, <element name="Ping" type="t:Ping"/>, which is how .NET's
# data contracts are exported, becomes a Go struct without XMLName. The generated client compiles, but encoding/xml then
# writes the request without its namespace, so that no service can know it. With the type written inside of the element the
# same request has its namespace. Both WSDLs say the same and are valid.
#
# Seen:
#   typed element:  <Ping><Text>hello</Text></Ping>
#   inline type:    <Ping xmlns="urn:example"><Text>hello</Text></Ping>
#
# Needs Go 1.21 or later. Exit code 1 when it is no longer so.
set -euo pipefail
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch"

wsdl() { # schema content
  cat << END
<wsdl:definitions targetNamespace="urn:example" xmlns:t="urn:example" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types><xs:schema targetNamespace="urn:example" elementFormDefault="qualified" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:example">
$1
</xs:schema></wsdl:types>
<wsdl:message name="PingIn"><wsdl:part name="par" element="t:Ping"/></wsdl:message>
<wsdl:portType name="Pinger"><wsdl:operation name="Ping"><wsdl:input message="t:PingIn"/><wsdl:output message="t:PingIn"/></wsdl:operation></wsdl:portType>
<wsdl:binding name="PingBinding" type="t:Pinger"><soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
<wsdl:operation name="Ping"><soap:operation soapAction="urn:example/Ping"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
<wsdl:service name="PingService"><wsdl:port name="PingPort" binding="t:PingBinding"><soap:address location="http://localhost/ping"/></wsdl:port></wsdl:service>
</wsdl:definitions>
END
}
content='<xs:sequence><xs:element name="Text" type="xs:string"/></xs:sequence>'
wsdl "<xs:complexType name=\"Ping\">$content</xs:complexType><xs:element name=\"Ping\" type=\"t:Ping\"/>" > typed.wsdl
wsdl "<xs:element name=\"Ping\"><xs:complexType>$content</xs:complexType></xs:element>" > inline.wsdl

cat > go.mod << 'END'
module example.org/ping

go 1.21

require github.com/hooklift/gowsdl v0.5.0
END
cat > tools.go << 'END'
//go:build tools

package main

import _ "github.com/hooklift/gowsdl/cmd/gowsdl"
END
go mod tidy > tidy.log 2>&1 || { cat tidy.log; exit 1; }
for kind in typed inline; do
  go run github.com/hooklift/gowsdl/cmd/gowsdl -d . -p "$kind" -o ping.go "$kind.wsdl" > "$kind.log" 2>&1 || { cat "$kind.log"; exit 1; }
done
cat > main.go << 'END'
package main

import (
	"encoding/xml"
	"fmt"

	"example.org/ping/inline"
	"example.org/ping/typed"
)

func main() {
	one, _ := xml.Marshal(typed.Ping{Text: "hello"})
	other, _ := xml.Marshal(inline.Ping{Text: "hello"})
	fmt.Printf("typed element:  %s\ninline type:    %s\n", one, other)
}
END
go mod tidy >> tidy.log 2>&1
go run . | tee seen
grep -q '^typed element:  <Ping><Text>' seen
grep -q '^inline type:    <Ping xmlns="urn:example"><Text>' seen
echo "the typed element has lost its namespace"
