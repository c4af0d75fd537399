package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.stream.Stream;

/** What RBAC cannot say: which Secret or ConfigMap an account may create. */
final class AdmissionRules {

    private AdmissionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "whoever may create Secrets or ConfigMaps may create one",
                        AdmissionRules::freeHands,
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
                                                "object.type != \"\"")),
                        Fault.of(
                                        "any ConfigMap may be made",
                                        edit ->
                                                edit.set(
                                                        "ValidatingAdmissionPolicy/devnet-genesis.peer-monitor",
                                                        "spec/validations/0/expression",
                                                        "request.operation == 'CREATE'"))
                                .in("k8s/overlays/devnet")));
    }

    /** RBAC cannot limit the right to create to one name, so an admission policy has to. */
    private static Stream<String> freeHands(Manifests manifests) {
        return Stream.of("secrets", "configmaps")
                .flatMap(resource ->
                        creators(manifests, resource)
                                .filter(account ->
                                        manifests
                                                .all(ValidatingAdmissionPolicy.class)
                                                .noneMatch(policy ->
                                                        limits(
                                                                manifests, policy, account,
                                                                resource))));
    }

    private static Stream<String> creators(Manifests manifests, String resource) {
        return manifests
                .all(Role.class)
                .filter(role ->
                        role.getRules().stream()
                                .anyMatch(rule -> rule.getResources().contains(resource)))
                .flatMap(role ->
                        manifests
                                .all(RoleBinding.class)
                                .filter(binding -> binds(binding, role))
                                .flatMap(binding -> binding.getSubjects().stream()))
                .map(subject ->
                        "system:serviceaccount:"
                                + subject.getNamespace()
                                + ":"
                                + subject.getName());
    }

    private static boolean binds(RoleBinding binding, Role role) {
        return binding.getMetadata().getNamespace().equals(role.getMetadata().getNamespace())
                && binding.getRoleRef().getName().equals(role.getMetadata().getName());
    }

    private static boolean limits(
            Manifests manifests,
            ValidatingAdmissionPolicy policy,
            String account,
            String resource) {
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
                && spec.getMatchConstraints().getResourceRules().stream()
                        .anyMatch(rule -> rule.getResources().contains(resource))
                && expression.contains("object.metadata.name == ")
                && (!resource.equals("secrets") || expression.contains("object.type == \"Opaque\""))
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
