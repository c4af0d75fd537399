import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the public static method {@code run(String[])} of the class that is named first.
 *
 * <p>The programs of the benchmark are classes of the tests. With a main method of their own,
 * {@code spring-boot:test-run} would find more than the demo's, and refuse to choose.
 */
public final class Start {

    private Start() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("run", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            System.exit(1);
        }
    }
}
