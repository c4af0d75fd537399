/** What has to hold for every render, each rule beside a fault that it notices. */
@NullMarked
package io.peermonitor.kubernetes.rule;

import org.jspecify.annotations.NullMarked;
