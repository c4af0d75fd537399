package io.peermonitor.dashboards;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** No member that Grafana would ignore, and none that it would miss. */
final class StructureRule {

    private static final Schema SCHEMA = schema();

    static final List<Rule> RULES = List.of(Rule.of("structure", StructureRule::check));

    private StructureRule() {}

    private static Stream<String> check(Dashboard dashboard) {
        return SCHEMA.validate(dashboard.json().toString(), InputFormat.JSON).stream()
                .map(Object::toString);
    }

    private static Schema schema() {
        String resource = "dashboard.schema.json";
        try (InputStream content = StructureRule.class.getResourceAsStream(resource)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(content, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
