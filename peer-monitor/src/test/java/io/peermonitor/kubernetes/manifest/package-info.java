/** The manifests as {@code kubectl kustomize} renders them, read into strict typed models. */
@NullMarked
package io.peermonitor.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
