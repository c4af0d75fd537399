package io.peermonitor.kubernetes.rule;

import java.util.List;
import java.util.stream.Stream;

/** All rules. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        PodSecurityRules.all(),
                        HostRules.all(),
                        HardeningRules.all(),
                        ResourceRules.all(),
                        ProbeRules.all(),
                        NodeProbeRules.all(),
                        ImageRules.all(),
                        ReferenceRules.all(),
                        ServiceRules.all(),
                        WorkloadRules.all(),
                        DisruptionRules.all(),
                        IdentityRules.all(),
                        JobRules.all(),
                        SecretRules.all(),
                        AccessRules.all(),
                        AdmissionRules.all(),
                        FlagRules.all(),
                        GethRules.all(),
                        PrysmRules.all(),
                        PairRules.all(),
                        ShardRules.all(),
                        DevnetRules.all(),
                        MonitoringRules.all(),
                        ScrapeRules.all(),
                        QuotaRules.all(),
                        NetworkRules.all(),
                        P2pRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
