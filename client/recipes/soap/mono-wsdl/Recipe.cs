// Porta Plus 2 Web Services by SOAP with the class that Mono's wsdl makes: products and a typed fault.
// run.sh makes the class SyncReply from the WSDL of either version, as it is served. mono Recipe.exe ENDPOINT LICENSE
using System;
using System.Web.Services.Protocols;
using System.Xml;

static class Recipe
{
    static void Main(string[] arguments)
    {
        var porta = new SyncReply();
        Check(porta.Url.EndsWith("/" + arguments[0]), porta.Url);
        var products = porta.Product(new Product { License = arguments[1], Currency = "USD" }).PortaProducts;
        Check(products[0].IProduct > 0, products[0].IProduct);
        try
        {
            porta.Product(new Product { License = "nobody", Currency = "USD" });
            throw new InvalidOperationException("an unknown License was taken");
        }
        catch (SoapException fault)
        {
            // wsdl makes no classes of the types that only faults have.
            var names = new XmlNamespaceManager(fault.Detail.OwnerDocument.NameTable);
            names.AddNamespace("e", "http://schemas.servicestack.net/types");
            var status = fault.Detail.SelectSingleNode("e:ErrorResponse/e:ResponseStatus", names);
            var code = Text(status, "e:ErrorCode", names);
            var field = Text(status, "e:Errors/e:ResponseError/e:FieldName", names);
            Check(code == "InvalidLicense" && Text(status, "e:Errors/e:ResponseError/e:ErrorCode", names) == code, code);
            Check(field == "License" && Text(status, "e:Message", names) == fault.Message, field);
            Console.WriteLine("Mono's wsdl, {0}: {1} products, refused: {2} at {3}", arguments[0], products.Length, code, field);
        }
    }

    static string Text(XmlNode status, string path, XmlNamespaceManager names)
    {
        return status.SelectSingleNode(path, names).InnerText;
    }

    static void Check(bool right, object seen)
    {
        if (!right)
        {
            throw new InvalidOperationException("not as it should be: " + seen);
        }
    }
}
