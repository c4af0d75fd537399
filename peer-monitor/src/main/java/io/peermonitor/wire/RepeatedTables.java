package io.peermonitor.wire;

import tools.jackson.databind.json.JsonMapper;

/** Makes the memory for the tables of each node, within one budget for all of them. */
public final class RepeatedTables {

    /** A sixth of the heap of the image: enough for some 20,000 peers. */
    private static final int BUDGET = 20 * 1024 * 1024;

    private final JsonMapper mapper;
    private final PeerTable.Entry reader;
    private final Limits limits;
    private final MemoryBudget budget = new MemoryBudget(BUDGET);

    /**
     * @param mapper that of {@link PeerTable#mapper} for the same limits and entries
     */
    public RepeatedTables(JsonMapper mapper, Limits limits, PeerTable.Entry reader) {
        this.mapper = mapper;
        this.limits = limits;
        this.reader = reader;
    }

    public RepeatedTable ofOneNode() {
        return new RepeatedTable(mapper, reader, limits.maxPeers(), budget);
    }
}
