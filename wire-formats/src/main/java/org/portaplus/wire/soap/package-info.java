/** SOAP 1.1 and 1.2, document/literal: DataContract XML in envelopes, and faults. */
package org.portaplus.wire.soap;
