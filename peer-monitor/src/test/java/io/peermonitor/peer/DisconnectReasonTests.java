package io.peermonitor.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisconnectReasonTests {

    /** All texts of p2p/peer_error.go of Geth v1.17.10, and what else was seen to end a session. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    disconnect requested                                  | requested
                    network error                                         | network_error
                    breach of protocol                                    | protocol_error
                    useless peer                                          | useless_peer
                    too many peers                                        | too_many_peers
                    already connected                                     | already_connected
                    incompatible p2p protocol version                     | incompatible_version
                    invalid node identity                                 | invalid_identity
                    client quitting                                       | quitting
                    unexpected identity                                   | unexpected_identity
                    connected to self                                     | self
                    read timeout                                          | read_timeout
                    subprotocol error                                     | subprotocol_error
                    invalid disconnect reason                             | protocol_error
                    invalid message code: 33                              | protocol_error
                    EOF                                                   | network_error
                    read tcp 10.0.0.1:30303->192.0.2.1:5: i/o timeout     | network_error
                    write tcp 10.0.0.1:1->192.0.2.1:5: write: broken pipe | network_error
                    network ID mismatch: 5 (!= 1)                         | wrong_network
                    genesis mismatch: ab (!= cd)                          | wrong_network
                    fork ID rejected: local incompatible or needs update  | wrong_network
                    unknown disconnect reason 77                          | other
                    ''                                                    | other
                    toomany                                               | other
                    """)
    void wordsOfTheNodeAreMappedToAClosedSet(String words, String label) {
        assertThat(DisconnectReason.said(words).label()).isEqualTo(label);
    }
}
