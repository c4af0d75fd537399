/** Measures parsing, fold and exposition alone, by JMH. */
@NullMarked
package io.peermonitor.benchmark.core;

import org.jspecify.annotations.NullMarked;
