/**
 * Says which country and which network operator an address belongs to, from files on this machine.
 */
@NullMarked
package io.peermonitor.geo;

import org.jspecify.annotations.NullMarked;
