package io.peermonitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of who may use whom; data flows one way, and the edges do not know one another. */
class ArchitectureTests {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.peermonitor");

    /** Our packages that a package may use, and the libraries beside the JDK. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of lists do not change
    enum Allowed {
        PEER(List.of(), List.of()),
        TRACKING(List.of("peer"), List.of()),
        ANALYSIS(List.of("peer"), List.of()),
        GEO(List.of(), List.of("com.maxmind.db..", "org.slf4j..")),
        TEXT(List.of("peer", "tracking"), List.of()),
        PAIR(List.of("peer"), List.of()),
        WIRE(List.of("peer"), List.of("okhttp3..", "okio..", "tools.jackson..", "kotlin..")),
        CONSENSUS(
                List.of("peer", "wire"),
                List.of(
                        "org.springframework.core..",
                        "org.springframework.http..",
                        "org.springframework.web..",
                        "okhttp3..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..")),
        EXECUTION(
                List.of("peer", "wire"),
                List.of(
                        "org.web3j..",
                        "okhttp3..",
                        "okio..",
                        "tools.jackson..",
                        "io.reactivex..",
                        "kotlin..")),
        MONITOR(
                List.of("peer", "tracking", "analysis", "pair"),
                List.of("org.springframework.context..", "org.slf4j..")),
        DISCOVERY(
                List.of("peer"),
                List.of("javax.naming..", "org.springframework.context..", "org.slf4j..")),
        HISTORY(List.of("peer", "tracking", "monitor"), List.of()),
        CONSOLE(List.of("peer", "tracking", "analysis", "monitor", "text"), List.of("org.slf4j..")),
        METRICS(
                List.of("peer", "tracking", "analysis", "pair", "monitor"),
                List.of("io.micrometer..", "io.prometheus..")),
        WEB(
                List.of(
                        "peer",
                        "tracking",
                        "analysis",
                        "pair",
                        "geo",
                        "monitor",
                        "history",
                        "text"),
                List.of(
                        "org.springframework..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.servlet..",
                        "org.slf4j..")),
        HEALTH(List.of("peer", "tracking", "monitor"), List.of("org.springframework.."));

        private final List<String> packages;
        private final List<String> libraries;

        Allowed(List<String> packages, List<String> libraries) {
            this.packages = packages;
            this.libraries = libraries;
        }

        String itself() {
            return "io.peermonitor." + name().toLowerCase(Locale.ROOT);
        }

        String[] all() {
            List<String> all =
                    new ArrayList<>(List.of("java..", "org.jspecify.annotations..", itself()));
            if (this != PEER
                    && this != TRACKING
                    && this != ANALYSIS
                    && this != PAIR
                    && this != TEXT) {
                all.add("javax.net..");
            }
            packages.forEach(name -> all.add("io.peermonitor." + name));
            all.addAll(libraries);
            return all.toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPackageUsesOnlyWhatTheTableAllows(Allowed allowed) {
        classes()
                .that()
                .resideInAPackage(allowed.itself())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.all())
                .check(PRODUCT);
    }

    @Test
    void everyPackageIsInTheTable() {
        String[] known =
                Stream.concat(
                                Stream.of("io.peermonitor"),
                                Stream.of(Allowed.values()).map(Allowed::itself))
                        .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(PRODUCT);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.peermonitor.(*)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void onlyTheCompositionRootKnowsEveryPackage() {
        classes()
                .that()
                .resideInAPackage("io.peermonitor")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("io.peermonitor")
                .check(PRODUCT);
    }

    /** With two of them the README's {@code spring-boot:test-run} refuses to choose. */
    @Test
    void onlyTheDemoHasAMainMethodAmongTheTests() {
        methods()
                .that()
                .haveName("main")
                .and()
                .areStatic()
                .should()
                .beDeclaredIn(TestPeerMonitorApplication.class)
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                                .importPackages("io.peermonitor"));
    }
}
