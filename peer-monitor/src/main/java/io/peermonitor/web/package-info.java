/** Edge out: the fleet over HTTP, as JSON for programs and as text and CSV for people. */
@NullMarked
package io.peermonitor.web;

import org.jspecify.annotations.NullMarked;
