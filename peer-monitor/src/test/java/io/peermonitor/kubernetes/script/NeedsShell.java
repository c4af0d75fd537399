package io.peermonitor.kubernetes.script;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a test where sh, curl or wget is missing, unless {@code -Dreal-kubectl=required}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsShellCondition.class)
public @interface NeedsShell {}
