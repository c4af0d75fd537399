package io.peermonitor.kubernetes.rule;

import io.peermonitor.kubernetes.manifest.Edit;

/** Spoils a flag of Geth, whether it is an argument or a variable. */
final class Flags {

    private static final String SET = "StatefulSet/geth";

    private Flags() {}

    static void set(Edit edit, String flag, String value) {
        remove(edit, flag);
        add(edit, "--" + flag + "=" + value);
    }

    static void remove(Edit edit, String flag) {
        edit.removeFlag(SET, "geth", flag);
    }

    static void add(Edit edit, String argument) {
        edit.append(SET, "spec/template/spec/containers/geth/args", "\"" + argument + "\"");
    }
}
