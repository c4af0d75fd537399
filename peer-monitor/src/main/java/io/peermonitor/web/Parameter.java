package io.peermonitor.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be used is told with what can. */
final class Parameter {

    private Parameter() {}

    static <E extends Enum<E>> Optional<E> choice(
            String name, @Nullable String given, E[] values, Function<E, String> label) {
        if (given == null || given.isEmpty()) {
            return Optional.empty();
        }
        for (E value : values) {
            if (label.apply(value).equals(given)) {
                return Optional.of(value);
            }
        }
        String allowed = Arrays.stream(values).map(label).collect(Collectors.joining(", "));
        throw new BadParameterException(name, given, allowed);
    }

    static int number(String name, @Nullable String given, int none, int least, int most) {
        if (given == null || given.isEmpty()) {
            return none;
        }
        String allowed = least + " to " + most;
        try {
            int number = Integer.parseInt(given);
            if (number < least || number > most) {
                throw new BadParameterException(name, given, allowed);
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw new BadParameterException(name, given, allowed);
        }
    }
}
