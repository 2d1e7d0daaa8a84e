# Porta Plus 2 Web Services by SOAP with Perl's SOAP::WSDL: products and a typed fault, from the WSDL as it is served.
# SOAP::WSDL speaks SOAP 1.1 alone, and wsdl2perl leaves out the types of faults: typemap.pl names them.
# PORTA_LICENSE (default demo); in the folder of the classes: wsdl2perl -mi ./typemap.pl BASE_URL/soap11?wsdl; perl recipe.pl
use strict;
use warnings;

# What is in the detail of a fault.
package FaultDetail;
use Class::Std::Fast::Storable constructor => 'none';
use base qw(SOAP::WSDL::XSD::Typelib::ComplexType);

my %ErrorResponse_of : ATTR(:get<ErrorResponse>);
__PACKAGE__->_factory(['ErrorResponse'], { ErrorResponse => \%ErrorResponse_of },
    { ErrorResponse => 'MyElements::ErrorResponse' });
Class::Std::initialize();
BEGIN { $INC{'FaultDetail.pm'} = __FILE__ }

package main;
use lib 'lib';
use MyInterfaces::SyncReply::BasicHttpBinding_ISyncReply;

sub check {
    my ($right, $seen) = @_;
    die "not as it should be: $seen\n" unless $right;
}

my $porta = MyInterfaces::SyncReply::BasicHttpBinding_ISyncReply->new();
my $answer = $porta->Product({ License => $ENV{PORTA_LICENSE} // 'demo', Currency => 'USD' });
check($answer, $answer); # a fault is false
my @products = @{ $answer->get_PortaProducts->get_PortaProduct };
check($products[0]->get_IProduct > 0, $answer);

my $fault = $porta->Product({ License => 'nobody', Currency => 'USD' });
check(!$fault, 'an unknown License was taken');
my $status = $fault->get_detail->get_ErrorResponse->get_ResponseStatus;
my $error = $status->get_Errors->get_ResponseError;
check($status->get_ErrorCode eq 'InvalidLicense' && $error->get_ErrorCode eq 'InvalidLicense', $fault);
check($error->get_FieldName eq 'License' && $status->get_Message eq $fault->get_faultstring, $fault);
printf "SOAP::WSDL, soap11: %d products, refused: %s at %s\n", scalar @products, $status->get_ErrorCode, $error->get_FieldName;
