package io.peermonitor.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds that may occur at all; a new one is added here on purpose. */
final class Kinds {

    /** What only a cluster with the operator knows; no model of them, so nothing strict. */
    private static final Set<String> CUSTOM =
            Set.of(
                    "external-secrets.io/v1 ExternalSecret",
                    "monitoring.coreos.com/v1 PodMonitor",
                    "monitoring.coreos.com/v1 PrometheusRule",
                    "monitoring.coreos.com/v1 ServiceMonitor");

    private static final Map<String, Class<? extends HasMetadata>> MODELS = new HashMap<>();

    static {
        List.of(
                        ClusterRole.class,
                        ClusterRoleBinding.class,
                        ConfigMap.class,
                        CronJob.class,
                        Deployment.class,
                        Job.class,
                        LimitRange.class,
                        Namespace.class,
                        NetworkPolicy.class,
                        PersistentVolumeClaim.class,
                        PodDisruptionBudget.class,
                        PriorityClass.class,
                        ResourceQuota.class,
                        Role.class,
                        RoleBinding.class,
                        Secret.class,
                        Service.class,
                        ServiceAccount.class,
                        StatefulSet.class,
                        ValidatingAdmissionPolicy.class,
                        ValidatingAdmissionPolicyBinding.class)
                .forEach(model ->
                        MODELS.put(
                                HasMetadata.getApiVersion(model) + " " + HasMetadata.getKind(model),
                                model));
    }

    private Kinds() {}

    static boolean isCustom(String kind) {
        return CUSTOM.contains(kind);
    }

    static Class<? extends HasMetadata> modelOf(String kind) {
        Class<? extends HasMetadata> model =
                isCustom(kind) ? GenericKubernetesResource.class : MODELS.get(kind);
        if (model == null) {
            throw new IllegalStateException(
                    "\"" + kind + "\" is not expected here; when it is meant, add it to Kinds.");
        }
        return model;
    }
}
