package io.peermonitor.realnodes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a test where the node software is missing, unless {@code -Dreal-nodes=required}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealNodeCondition.class)
@interface NeedsRealNode {

    NodeProgram value();
}
