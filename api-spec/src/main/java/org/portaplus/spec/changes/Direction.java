package org.portaplus.spec.changes;

/** Which way something travels: what is an addition to one end may take something from the other. */
enum Direction {
    REQUEST,
    ANSWER
}
