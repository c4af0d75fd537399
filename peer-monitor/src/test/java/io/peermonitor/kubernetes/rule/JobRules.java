package io.peermonitor.kubernetes.rule;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.peermonitor.kubernetes.manifest.Edit;
import io.peermonitor.kubernetes.manifest.Manifests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What runs once, or again and again. */
final class JobRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JobRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "the name of a Job ends in the hash of its content",
                        JobRules::misnamed,
                        Fault.of(
                                "the content changes and the name stays",
                                edit -> edit.set("Job/jwt-bootstrap", "spec/backoffLimit", "13"))),
                Rule.ofAll(
                        Job.class,
                        "a Job outlasts a slow API server and clears itself away",
                        job ->
                                Integer.valueOf(60)
                                                .equals(job.getSpec().getTtlSecondsAfterFinished())
                                        && Optional.ofNullable(job.getSpec().getBackoffLimit())
                                                        .orElse(6)
                                                >= 10,
                        Fault.of(
                                "it gives up after three attempts",
                                edit -> {
                                    edit.set("Job/jwt-bootstrap", "spec/backoffLimit", "3");
                                    rename(edit, "Job/jwt-bootstrap");
                                }),
                        Fault.of(
                                "it stays for ever",
                                edit -> {
                                    edit.remove(
                                            "Job/jwt-bootstrap", "spec/ttlSecondsAfterFinished");
                                    rename(edit, "Job/jwt-bootstrap");
                                })),
                Rule.ofAll(
                        CronJob.class,
                        "no run of a CronJob waits for another",
                        cronJob ->
                                "Forbid".equals(cronJob.getSpec().getConcurrencyPolicy())
                                        && cronJob.getSpec()
                                                        .getJobTemplate()
                                                        .getSpec()
                                                        .getActiveDeadlineSeconds()
                                                != null,
                        Fault.of(
                                "a run may hang for ever",
                                edit ->
                                        edit.remove(
                                                "CronJob/checkpoint-verify",
                                                "spec/jobTemplate/spec/activeDeadlineSeconds"))));
    }

    private static Stream<String> misnamed(Manifests manifests) {
        return manifests.documents().stream()
                .filter(document -> document.path("kind").asString().equals("Job"))
                .filter(job ->
                        !job.path("metadata").path("name").asString().endsWith("-" + hash(job)))
                .map(job ->
                        job.path("metadata").path("name").asString()
                                + " should end in -"
                                + hash(job));
    }

    /**
     * The first 8 hex digits of the SHA-256 of the Job without its name, as JSON with sorted keys.
     */
    static String hash(ObjectNode job) {
        ObjectNode content = job.deepCopy();
        ((ObjectNode) content.path("metadata")).remove("name");
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(sorted(content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sorted(JsonNode node) {
        return JSON.writeValueAsString(plain(node));
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return fields;
        }
        return node.isArray() ? node.valueStream().map(JobRules::plain).toList() : node;
    }

    private static void rename(Edit edit, String job) {
        edit.change(
                job,
                document ->
                        ((ObjectNode) document.path("metadata"))
                                .put(
                                        "name",
                                        job.substring(job.indexOf('/') + 1)
                                                + "-"
                                                + hash(document)));
    }
}
