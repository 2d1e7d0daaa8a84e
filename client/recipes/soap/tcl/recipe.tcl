# Porta Plus 2 Web Services by SOAP with Tcl's WS::Client: products and a typed fault, from the WSDL as it is served.
# WS::Client speaks SOAP 1.1 alone, and has the detail of a fault as its texts. tclsh recipe.tcl BASE_URL LICENSE
package require WS::Client
lassign $argv url license

proc check {right seen} {
    if {!$right} { error "not as it should be: $seen" }
}

::WS::Client::GetAndParseWsdl $url/soap11?wsdl
set answer [::WS::Client::DoCall SyncReply Product [dict create License $license Currency USD]]
set products [dict get $answer PortaProducts PortaProduct]
check [expr {[dict get [lindex $products 0] IProduct] > 0}] $answer

set taken [expr {![catch {::WS::Client::DoCall SyncReply Product {License nobody Currency USD}} message options]}]
check [expr {!$taken}] "an unknown License was taken"
check [expr {[lrange [dict get $options -errorcode] 0 2] eq {WS CLIENT REMERR}}] $options
check [string match "*:Client" [lindex [dict get $options -errorcode] 3]] $options
# Code, message, then the error of the member: code, place, message.
set detail [lindex [split [dict get $options -errorinfo] \n] 0]
check [expr {$message ne "" && $detail eq "InvalidLicense${message}InvalidLicenseLicense${message}"}] $options
puts "WS::Client, soap11: [llength $products] products, refused: InvalidLicense at License"
