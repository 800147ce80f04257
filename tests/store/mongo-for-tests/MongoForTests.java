import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** An in-memory MongoDB for the tests, gone with its owner: {@code java -cp 'lib/*' MongoForTests.java PORT PID}. */
public class MongoForTests {
  /** The server itself speaks of wire version 8 at most; the driver asks for 9. */
  record Version(List<Integer> numbers, int wire) implements MongoVersion {
    public List<Integer> getVersionArray() {
      return numbers;
    }

    public int getWireVersion() {
      return wire;
    }
  }

  public static void main(String[] arguments) throws Exception {
    var server = new MongoServer(new MemoryBackend().version(new Version(List.of(4, 4, 0, 0), 9)));
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    ProcessHandle.of(Long.parseLong(arguments[1])).ifPresent(owner -> owner.onExit().join());
    System.exit(0);
  }
}
