package io.peermonitor.sample;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AssertProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonContent;
import org.springframework.test.json.JsonContentAssert;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** One answer of the service, whatever its status. */
public record Answer(int status, HttpHeaders headers, String body)
        implements AssertProvider<JsonContentAssert> {

    /** As curl asks: anything is welcome. */
    public static Answer get(RestTestClient client, String path) {
        return get(client, path, "*/*");
    }

    public static Answer get(RestTestClient client, String path, String accept) {
        return to(client, HttpMethod.GET, path, accept);
    }

    public static Answer to(RestTestClient client, HttpMethod method, String path, String accept) {
        EntityExchangeResult<byte[]> result =
                client.method(method)
                        .uri(path)
                        .header(HttpHeaders.ACCEPT, accept)
                        .exchange()
                        .expectBody()
                        .returnResult();
        byte[] body = Objects.requireNonNullElse(result.getResponseBody(), new byte[0]);
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                new String(body, StandardCharsets.UTF_8));
    }

    /** Without parameters such as the character set. */
    public String contentType() {
        MediaType type = Objects.requireNonNull(headers.getContentType());
        return type.getType() + "/" + type.getSubtype();
    }

    /** All texts at a JSON path with a wildcard. */
    public List<String> texts(String path) {
        return JsonPath.read(body, path);
    }

    /** What is at a JSON path. */
    public Object at(String path) {
        return JsonPath.read(body, path);
    }

    @Override
    public JsonContentAssert assertThat() {
        return new JsonContentAssert(new JsonContent(body));
    }
}
