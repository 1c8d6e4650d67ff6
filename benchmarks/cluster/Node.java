import java.io.IOException;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of an OpenSearch cluster: {@code java -cp 'JARS/*:CLASSES' Node FOLDER SETTING=VALUE...}
 *
 * <p>The runner's own command takes neither a node's name nor the other nodes' addresses, hence this one. The node ends when its standard
 * input does, so that it never outlives the process that started it.
 */
public final class Node {
    private Node() {}

    /** Starts the node that the settings describe in the folder. */
    public static void main(String[] given) {
        new Thread(Node::endWithStandardInput, "standard input").start();
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1); // it shall not look for a free port: the port is among the settings
        runner.onBuild((number, settings) -> {
            for (int at = 1; at < given.length; at++) {
                String[] pair = given[at].split("=", 2);
                settings.put(pair[0], pair[1]);
            }
        });
        try {
            runner.build(OpenSearchRunner.newConfigs().basePath(given[0]).numOfNode(1));
        } catch (Throwable fault) {
            fault.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said to a node
            }
        } catch (IOException fault) {
            // as good as the end
        }
        Runtime.getRuntime().halt(0);
    }
}
