package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may ask the API server for what. */
final class AccessRules {

    /** Everything that anybody here may do; resource to verbs. */
    private static final Map<String, Set<String>> NEEDED =
            Map.of(
                    "secrets", Set.of("create"),
                    "configmaps", Set.of("create"),
                    "pods", Set.of("get", "list", "watch"),
                    "nodes", Set.of("get", "list", "watch"),
                    "nodes/metrics", Set.of("get"));

    private AccessRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "no role allows more than is needed",
                        manifests ->
                                Stream.concat(
                                                manifests.all(Role.class),
                                                manifests.all(ClusterRole.class))
                                        .filter(role -> !isModest(role))
                                        .map(Manifests::title),
                        Fault.of(
                                "the Job may read what it made",
                                edit -> edit.append("Role/jwt-bootstrap", "rules/0/verbs", "get")),
                        Fault.of(
                                "Prometheus may read everything",
                                edit -> edit.set("Role/prometheus", "rules/0/resources", "['*']"))),
                Rule.of(
                        "no role reaches beyond its namespace but to read the kubelets",
                        manifests ->
                                manifests
                                        .all(ClusterRole.class)
                                        .filter(role -> !readsKubelets(role))
                                        .map(Manifests::title),
                        Fault.of(
                                "a ClusterRole finds pods everywhere",
                                edit ->
                                        edit.add(
                                                """
                                                apiVersion: rbac.authorization.k8s.io/v1
                                                kind: ClusterRole
                                                metadata:
                                                  name: prometheus
                                                  labels:
                                                    app.kubernetes.io/name: prometheus
                                                    app.kubernetes.io/part-of: peer-monitor
                                                rules:
                                                  - apiGroups: [""]
                                                    resources: [pods]
                                                    verbs: [list]
                                                """))),
                Rule.of(
                        "every binding binds a role that is there to an account that is there",
                        AccessRules::danglingBindings,
                        Fault.of("the role is left out", edit -> edit.delete("Role/prometheus")),
                        Fault.of(
                                "the account is in another namespace",
                                edit ->
                                        edit.set(
                                                "RoleBinding/prometheus",
                                                "subjects/0/namespace",
                                                "ethereum"))));
    }

    private static boolean isModest(HasMetadata role) {
        return rules(role).stream()
                .allMatch(rule ->
                        rule.getNonResourceURLs().isEmpty()
                                && rule.getResources().stream()
                                        .allMatch(resource ->
                                                NEEDED.getOrDefault(resource, Set.of())
                                                        .containsAll(rule.getVerbs())));
    }

    private static boolean readsKubelets(HasMetadata role) {
        return rules(role).stream()
                .flatMap(rule -> rule.getResources().stream())
                .allMatch(resource -> resource.startsWith("nodes"));
    }

    private static List<PolicyRule> rules(HasMetadata role) {
        return role instanceof Role namespaced
                ? namespaced.getRules()
                : ((ClusterRole) role).getRules();
    }

    private static Stream<String> danglingBindings(Manifests manifests) {
        Stream<String> namespaced =
                manifests
                        .all(RoleBinding.class)
                        .filter(binding ->
                                !hasRole(manifests, binding, binding.getRoleRef())
                                        || !haveAccounts(manifests, binding.getSubjects()))
                        .map(Manifests::title);
        Stream<String> ofCluster =
                manifests
                        .all(ClusterRoleBinding.class)
                        .filter(binding ->
                                manifests
                                                .find(
                                                        ClusterRole.class,
                                                        binding.getRoleRef().getName())
                                                .isEmpty()
                                        || !haveAccounts(manifests, binding.getSubjects()))
                        .map(Manifests::title);
        return Stream.concat(namespaced, ofCluster);
    }

    private static boolean hasRole(Manifests manifests, RoleBinding binding, RoleRef role) {
        return role.getKind().equals("Role")
                && manifests.contains(
                        Role.class, binding.getMetadata().getNamespace(), role.getName());
    }

    private static boolean haveAccounts(Manifests manifests, List<Subject> subjects) {
        return subjects.stream()
                .allMatch(subject ->
                        subject.getKind().equals("ServiceAccount")
                                && manifests.contains(
                                        ServiceAccount.class,
                                        subject.getNamespace(),
                                        subject.getName()));
    }
}
