/** The page in a real Chromium, as the person before it sees it. */
@NullMarked
package io.peermonitor.browser;

import org.jspecify.annotations.NullMarked;
