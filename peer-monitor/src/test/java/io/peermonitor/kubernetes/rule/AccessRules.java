package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
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
                                                "ethereum"))),
                Rule.of(
                        "whoever may create Secrets may create one",
                        AccessRules::freeHands,
                        Fault.of(
                                "the policy is left out",
                                edit ->
                                        edit.delete(
                                                "ValidatingAdmissionPolicy/jwt-bootstrap.peer-monitor")),
                        Fault.of(
                                "the policy only warns",
                                edit ->
                                        edit.set(
                                                "ValidatingAdmissionPolicyBinding/grafana-admin-bootstrap.peer-monitor",
                                                "spec/validationActions",
                                                "[Warn]")),
                        Fault.of(
                                "an error lets everything through",
                                edit ->
                                        edit.set(
                                                "ValidatingAdmissionPolicy/jwt-bootstrap.peer-monitor",
                                                "spec/failurePolicy",
                                                "Ignore")),
                        Fault.of(
                                "the policy is about another account",
                                edit ->
                                        edit.replace(
                                                "ValidatingAdmissionPolicy/jwt-bootstrap.peer-monitor",
                                                "spec/matchConditions/0/expression",
                                                "ethereum:jwt-bootstrap",
                                                "default:jwt-bootstrap")),
                        Fault.of(
                                "the policy allows a type that is a token",
                                edit ->
                                        edit.replace(
                                                "ValidatingAdmissionPolicy/jwt-bootstrap.peer-monitor",
                                                "spec/validations/0/expression",
                                                "object.type == \"Opaque\"",
                                                "object.type != \"\""))));
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

    /** RBAC cannot limit the right to create to one name, so an admission policy has to. */
    private static Stream<String> freeHands(Manifests manifests) {
        return manifests
                .all(Role.class)
                .filter(role ->
                        role.getRules().stream()
                                .anyMatch(rule -> rule.getResources().contains("secrets")))
                .flatMap(role ->
                        manifests
                                .all(RoleBinding.class)
                                .filter(binding -> binds(binding, role))
                                .flatMap(binding -> binding.getSubjects().stream()))
                .map(subject ->
                        "system:serviceaccount:" + subject.getNamespace() + ":" + subject.getName())
                .filter(account ->
                        manifests
                                .all(ValidatingAdmissionPolicy.class)
                                .noneMatch(policy -> limits(manifests, policy, account)));
    }

    private static boolean binds(RoleBinding binding, Role role) {
        return binding.getMetadata().getNamespace().equals(role.getMetadata().getNamespace())
                && binding.getRoleRef().getName().equals(role.getMetadata().getName());
    }

    private static boolean limits(
            Manifests manifests, ValidatingAdmissionPolicy policy, String account) {
        var spec = policy.getSpec();
        String expression =
                spec.getValidations().isEmpty()
                        ? ""
                        : spec.getValidations().getFirst().getExpression();
        return "Fail".equals(spec.getFailurePolicy())
                && spec.getMatchConditions().stream()
                        .anyMatch(condition ->
                                condition
                                        .getExpression()
                                        .equals("request.userInfo.username == \"" + account + "\""))
                && expression.contains("object.metadata.name == ")
                && expression.contains("object.type == \"Opaque\"")
                && manifests
                        .all(ValidatingAdmissionPolicyBinding.class)
                        .filter(binding ->
                                binding.getSpec()
                                        .getPolicyName()
                                        .equals(policy.getMetadata().getName()))
                        .anyMatch(binding ->
                                binding.getSpec().getValidationActions().contains("Deny"));
    }
}
