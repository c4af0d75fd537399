/**
 * How fleets are written for a person's eyes in a terminal; shared by the console and the web, pure
 * functions.
 */
@NullMarked
package io.peermonitor.text;

import org.jspecify.annotations.NullMarked;
