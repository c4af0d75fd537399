/**
 * A network between the monitor and its nodes, made of network namespaces, and what a network does
 * to connections that live long.
 */
@NullMarked
package io.peermonitor.link;

import org.jspecify.annotations.NullMarked;
