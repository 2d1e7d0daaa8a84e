/**
 * JSON, JSV, CSV, DataContract XML and SOAP as Jackson data formats. Mappers and their values are {@code MAINTAINED}: no
 * minor version breaks a caller. Streams and factories are {@code EXPERIMENTAL}. Packages under {@code internal} are not
 * exported.
 *
 * @since 0.1.0
 */
module org.portaplus.wire {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive java.xml;
    requires static transitive org.apiguardian.api;
    requires static transitive org.jspecify;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;

    exports org.portaplus.wire;
    exports org.portaplus.wire.annotation;
    exports org.portaplus.wire.csv;
    exports org.portaplus.wire.json;
    exports org.portaplus.wire.jsv;
    exports org.portaplus.wire.soap;
    exports org.portaplus.wire.xml;
}
