package io.peermonitor.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands a {@link Chromium} to the methods that ask for one; skips the tests where there is none,
 * unless {@code -Dreal-browser=required}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({NeedsRealBrowserCondition.class, ChromiumParameter.class})
@interface NeedsRealBrowser {}
