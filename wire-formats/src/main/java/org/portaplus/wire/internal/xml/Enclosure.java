package org.portaplus.wire.internal.xml;

import java.io.IOException;
import org.portaplus.wire.internal.io.XmlOutput;

/** What stands around the element of a message in a document. Implementations are immutable. */
public interface Enclosure {
    /** What every document on the wire begins with. */
    String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    /** A message on its own: only the wire has a declaration. */
    Enclosure DOCUMENT = new Enclosure() {
        @Override
        public void begin(XmlOutput out, boolean page) throws IOException {
            if (!page) {
                out.ascii(DECLARATION);
            }
        }

        @Override
        public void end(XmlOutput out, boolean page) {
            // The message is all there is.
        }
    };

    /** What comes before the message's element, in the layout of the metadata pages or of the wire. */
    void begin(XmlOutput out, boolean page) throws IOException;

    /** What comes after it. */
    void end(XmlOutput out, boolean page) throws IOException;
}
