package io.peermonitor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.peermonitor.analysis.Assessment;
import io.peermonitor.pair.Pair;
import io.peermonitor.tracking.NodeState;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All series of one client of one node as text, kept until anything changes. */
final class NodeText {

    /** Weak, or a table of thousands of peers would live until the next scrape. */
    private final WeakReference<NodeState> state;

    private final WeakReference<Assessment> assessment;
    private final @Nullable Pair pair;
    private final Counted counted;
    private final double slowestPoll;
    private final double longestSession;
    private final byte[] text;
    private final int[] ends;

    private NodeText(NodeNow node, byte[] text, int[] ends) {
        this.state = new WeakReference<>(node.state());
        this.assessment = new WeakReference<>(node.assessment());
        this.pair = node.pair();
        this.counted = node.counted();
        this.slowestPoll = node.slowestPoll();
        this.longestSession = node.longestSession();
        this.text = text;
        this.ends = ends;
    }

    static NodeText of(NodeNow node, List<Template.Block> blocks, int likelySize) {
        byte[] name = node.name().value().getBytes(UTF_8);
        NodeFacts facts = node.facts();
        Bytes text = new Bytes(likelySize);
        int[] ends = new int[blocks.size()];
        for (int block = 0; block < ends.length; block++) {
            blocks.get(block).write(name, facts, text);
            ends[block] = text.size();
        }
        return new NodeText(node, text.toArray(), ends);
    }

    /** Whether nothing was learnt since: what it is made of is immutable, and replaced at once. */
    @SuppressWarnings("ReferenceEquality") // equality of whole tables would cost more than the text
    boolean isOf(NodeNow now) {
        return state.refersTo(now.state())
                && assessment.refersTo(now.assessment())
                && pair == now.pair()
                && counted == now.counted()
                && slowestPoll == now.slowestPoll()
                && longestSession == now.longestSession();
    }

    int size() {
        return text.length;
    }

    void write(int block, Bytes all) {
        int begin = block == 0 ? 0 : ends[block - 1];
        if (begin < ends[block]) {
            all.add(text, begin, ends[block]);
        }
    }
}
