package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.peermonitor.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What hardens a pod beyond the standard. */
final class HardeningRules {

    /** Prometheus finds the pods it scrapes; the Jobs take their token from a volume. */
    private static final Set<String> NEED_A_TOKEN = Set.of("prometheus");

    private HardeningRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofContainers(
                        "every container has a read-only root file system",
                        container ->
                                Optional.ofNullable(container.spec().getSecurityContext())
                                        .map(SecurityContext::getReadOnlyRootFilesystem)
                                        .orElse(false),
                        Fault.of(
                                "it is writable",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/containers/geth/securityContext/readOnlyRootFilesystem",
                                                "false"))),
                Rule.ofWorkloads(
                        "every pod names a user without meaning on the node",
                        workload ->
                                Optional.ofNullable(workload.pod().getSecurityContext())
                                        .map(PodSecurityContext::getRunAsUser)
                                        .filter(HardeningRules::isHarmless)
                                        .isPresent(),
                        Fault.of(
                                "the user is a person's",
                                edit ->
                                        edit.set(
                                                "StatefulSet/geth",
                                                "spec/template/spec/securityContext/runAsUser",
                                                "1000"))),
                Rule.ofWorkloads(
                        "no terabyte changes its owner at each start",
                        workload ->
                                !workload.hasClaims()
                                        || Optional.ofNullable(workload.pod().getSecurityContext())
                                                .filter(context -> context.getFsGroup() != null)
                                                .map(PodSecurityContext::getFsGroupChangePolicy)
                                                .filter("OnRootMismatch"::equals)
                                                .isPresent(),
                        Fault.of(
                                "fsGroupChangePolicy is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/securityContext/fsGroupChangePolicy"))),
                Rule.ofWorkloads(
                        "no Service puts variables into a pod",
                        workload -> Boolean.FALSE.equals(workload.pod().getEnableServiceLinks()),
                        Fault.of(
                                "enableServiceLinks is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/enableServiceLinks"))),
                Rule.ofWorkloads(
                        "no pod gets a token that it does not need",
                        workload ->
                                NEED_A_TOKEN.contains(workload.name())
                                        || Boolean.FALSE.equals(
                                                workload.pod().getAutomountServiceAccountToken()),
                        Fault.of(
                                "automountServiceAccountToken is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/automountServiceAccountToken"))),
                Rule.ofAll(
                        ServiceAccount.class,
                        "no ServiceAccount gives its token away",
                        account -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                        Fault.of(
                                "automountServiceAccountToken is left out",
                                edit ->
                                        edit.remove(
                                                "ServiceAccount/geth",
                                                "automountServiceAccountToken"))),
                Rule.of(
                        "every workload has a ServiceAccount of its own",
                        manifests ->
                                manifests.workloads().stream()
                                        .filter(workload ->
                                                manifests.workloads().stream()
                                                                .filter(other ->
                                                                        sharesAccount(
                                                                                workload, other))
                                                                .count()
                                                        > 1)
                                        .map(Workload::title),
                        Fault.of(
                                "Prysm runs under the account of Geth",
                                edit ->
                                        edit.set(
                                                "StatefulSet/prysm-beacon",
                                                "spec/template/spec/serviceAccountName",
                                                "geth"))),
                Rule.ofWorkloads(
                        "every emptyDir has a limit",
                        workload ->
                                workload.pod().getVolumes().stream()
                                        .map(Volume::getEmptyDir)
                                        .allMatch(dir -> dir == null || dir.getSizeLimit() != null),
                        Fault.of(
                                "a limit is left out",
                                edit ->
                                        edit.remove(
                                                "StatefulSet/geth",
                                                "spec/template/spec/volumes/tmp/emptyDir/sizeLimit"))));
    }

    /** 65534 is nobody, 472 Grafana's own; both are the users of their images. */
    private static boolean isHarmless(long user) {
        return user > 10_000 || user == 472;
    }

    private static boolean sharesAccount(Workload one, Workload other) {
        return one.namespace().equals(other.namespace())
                && one.pod().getServiceAccountName().equals(other.pod().getServiceAccountName());
    }
}
