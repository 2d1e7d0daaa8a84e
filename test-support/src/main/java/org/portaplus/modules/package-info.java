/** Programs that tests compile and run on the module path, as users of a library do. */
package org.portaplus.modules;
