#!/usr/bin/env bash
# Tool: wsimport of the JAX-WS reference implementation (com.sun.xml.ws:jaxws-tools 4.0.3, JAXB 4.0.5 below it).
#
# A WSDL may hold several schemas that import each other by namespace; their order means nothing. wsimport makes the same
# right classes in either order, but warns of every name that it meets before its schema, as if the WSDL were wrong.
#
# Seen:
#   imported schema last: [WARNING] src-resolve: Cannot resolve the name 'b:Text' to a(n) 'type definition' component.
#   imported schema first: no warning
#   the same classes in both cases
#
# Needs a JDK 17 and Maven. Exit code 1 when it is no longer so.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

cat > pom.xml << 'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.sun.xml.ws</groupId><artifactId>jaxws-tools</artifactId><version>4.0.3</version></dependency>
  </dependencies>
</project>
END
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 \
  || { cat mvn.log; exit 1; }

a='<xs:schema targetNamespace="urn:a" elementFormDefault="qualified"><xs:import namespace="urn:b"/><xs:element name="Ping"><xs:complexType><xs:sequence><xs:element name="Text" type="b:Text"/></xs:sequence></xs:complexType></xs:element></xs:schema>'
b='<xs:schema targetNamespace="urn:b" elementFormDefault="qualified"><xs:complexType name="Text"><xs:sequence><xs:element name="Line" type="xs:string"/></xs:sequence></xs:complexType></xs:schema>'
wsdl() { # schemas in their order
  cat << END
<wsdl:definitions targetNamespace="urn:a" xmlns:a="urn:a" xmlns:b="urn:b" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
$1
$2
</wsdl:types>
<wsdl:message name="PingIn"><wsdl:part name="par" element="a:Ping"/></wsdl:message>
<wsdl:portType name="Pinger"><wsdl:operation name="Ping"><wsdl:input message="a:PingIn"/></wsdl:operation></wsdl:portType>
<wsdl:binding name="PingBinding" type="a:Pinger"><soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
<wsdl:operation name="Ping"><soap:operation soapAction="urn:a/Ping"/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation></wsdl:binding>
<wsdl:service name="PingService"><wsdl:port name="PingPort" binding="a:PingBinding"><soap:address location="http://localhost/ping"/></wsdl:port></wsdl:service>
</wsdl:definitions>
END
}
wsdl "$a" "$b" > last.wsdl
wsdl "$b" "$a" > first.wsdl
for order in last first; do
  mkdir "$order"
  java -cp 'lib/*' com.sun.tools.ws.WsImport -Xnocompile -d "$order" "$order.wsdl" > "$order.log" 2>&1 || { cat "$order.log"; exit 1; }
  echo "imported schema $order: $(grep -F '[WARNING]' "$order.log" || echo 'no warning')"
done
grep -q "src-resolve: Cannot resolve the name 'b:Text'" last.log
if grep -qF '[WARNING]' first.log; then exit 1; fi
diff -r -I '^ \*\|wsdlLocation\|\.wsdl' last first
echo "the same classes in both cases"
