/** Reading and writing of XML elements on StAX. */
@NullMarked
package org.portaplus.wire.internal.xml;

import org.jspecify.annotations.NullMarked;
