package io.peermonitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.peermonitor.peer.ClientFamily;
import io.peermonitor.peer.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerQueryTests {

    @Test
    void nothingAskedIsTheFirstPageOfAllPeersInTheOrderOfTheirNodes() {
        PeerQuery query = query(null, null, null, null, null, null);
        assertThat(query.node()).isEmpty();
        assertThat(query.client()).isEmpty();
        assertThat(query.direction()).isEmpty();
        assertThat(query.text()).isEmpty();
        assertThat(query.order()).isEqualTo(new PeerOrder(PeerOrder.Key.NODE, false));
        assertThat(query.limit()).isEqualTo(500);
        assertThat(query.offset()).isZero();
    }

    @Test
    void emptyValuesAreLikeNone() {
        assertThat(query("", "", "", "", "", ""))
                .isEqualTo(query(null, null, null, null, null, null));
    }

    @Test
    void choicesAreReadByTheirLabels() {
        PeerQuery query = query("nimbus-eth1", "inbound", " GeTh ", "-id", "7", "14");
        assertThat(query.client()).contains(ClientFamily.NIMBUS_ETH1);
        assertThat(query.direction()).contains(Direction.INBOUND);
        assertThat(query.text()).isEqualTo("geth");
        assertThat(query.order()).isEqualTo(new PeerOrder(PeerOrder.Key.ID, true));
        assertThat(query.limit()).isEqualTo(7);
        assertThat(query.offset()).isEqualTo(14);
    }

    @Test
    void textToFindIsBounded() {
        assertThat(query(null, null, "x".repeat(200), null, null, null).text()).hasSize(200);
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> query(null, null, "x".repeat(201), null, null, null))
                .withMessage(
                        "Parameter 'q' is '%s…'; allowed: at most 200 characters.", "x".repeat(20));
    }

    @Test
    void numberThatIsTooLargeForAnyPageIsRefused() {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> query(null, null, null, null, null, "99999999999"))
                .withMessageContaining("'offset'")
                .withMessageContaining("0 to 2147483647");
    }

    private static PeerQuery query(
            @Nullable String client,
            @Nullable String direction,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String limit,
            @Nullable String offset) {
        return PeerQuery.page(
                new PeerQuery.Parameters(null, null, client, direction, q, sort, limit, offset));
    }
}
