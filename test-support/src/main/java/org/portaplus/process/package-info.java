/** The packaged server as tests of other modules start it, end it and kill it. */
package org.portaplus.process;
