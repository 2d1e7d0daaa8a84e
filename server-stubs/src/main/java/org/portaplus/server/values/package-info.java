/** What all parts of the server say of single values. Depends on nothing. */
package org.portaplus.server.values;
