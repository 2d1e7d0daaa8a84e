/** What XML knows of a class: its name, namespace and levels of members. */
@NullMarked
package org.portaplus.wire.internal.contract;

import org.jspecify.annotations.NullMarked;
