package org.portaplus.wire.internal.bind;

/** The rules for scalars; JSV and CSV share theirs. */
public enum Style {
    /** JSON. */
    JSON,
    /** JSV and CSV. */
    TEXT,
    /** XML Schema. */
    XML
}
