package io.peermonitor.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What only the JVM itself can tell; last of all, because the agent for it takes memory in the JVM
 * that is measured.
 */
public final class Inside implements AutoCloseable {

    private static final double KIBIBYTE = 1024;

    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final MemoryMXBean memory;

    private Inside(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection server = connector.getMBeanServerConnection();
        this.threads =
                ManagementFactory.newPlatformMXBeanProxy(
                        server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.memory =
                ManagementFactory.newPlatformMXBeanProxy(
                        server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    @SuppressWarnings("BanJNDI") // the address is that of the JVM that was started here
    public static Inside of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                String address = jvm.startLocalManagementAgent();
                return new Inside(JMXConnectorFactory.connect(new JMXServiceURL(address)));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException("The JVM of the monitor lets nobody attach.", refused);
        }
    }

    /** Of all threads since the start, those that ended too. */
    double allocatedKibibytes() {
        return threads.getTotalThreadAllocatedBytes() / KIBIBYTE;
    }

    public double heapMebibytesAfterCollection() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / KIBIBYTE / KIBIBYTE;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
