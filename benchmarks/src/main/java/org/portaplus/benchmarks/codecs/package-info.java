/**
 * What the formats cost beside the libraries that others use: {@link org.portaplus.benchmarks.codecs.CodecRun}, started by
 * {@code benchmarks/run codecs}.
 */
@NullMarked
package org.portaplus.benchmarks.codecs;

import org.jspecify.annotations.NullMarked;
