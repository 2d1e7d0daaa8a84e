/**
 * The Java client of the contract. {@code PortaPlus} and the generated classes of {@code api} and {@code model} are
 * {@code MAINTAINED}; {@code Call} and {@code Caller} are public for those generated classes only, and {@code INTERNAL}.
 *
 * <p>The command line {@code porta-import} is compiled with this module but is no part of its jar, and so its libraries are
 * needed at build time only.
 *
 * @since 0.1.0
 */
module org.portaplus.client {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive com.fasterxml.jackson.datatype.jsr310;
    requires transitive java.net.http;
    requires transitive org.portaplus.wire;
    requires static transitive jakarta.annotation;
    requires static transitive org.apiguardian.api;
    requires static transitive org.jspecify;
    requires static de.siegmar.fastcsv;
    requires static info.picocli;
    requires static me.tongfei.progressbar;

    exports org.portaplus.client;
    exports org.portaplus.client.api;
    exports org.portaplus.client.model;
}
