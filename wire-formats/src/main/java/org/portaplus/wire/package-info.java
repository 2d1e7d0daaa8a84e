/** Wire formats of the ServiceStack library as Jackson data formats. */
package org.portaplus.wire;
