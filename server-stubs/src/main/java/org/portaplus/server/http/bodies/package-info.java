/** Bodies: messages as bytes in every format, and what can be wrong with them. */
package org.portaplus.server.http.bodies;
