import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
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

  /**
   * The server answers with the very documents that the next update changes, while they are being sent: a reader can
   * get a new revision beside old values. A copy is one moment, as MongoDB promises for a document.
   */
  static class CopyingCollection extends MemoryCollection {
    /** Within findAndModify the server queries for what it is going to change. */
    private boolean modifying;

    CopyingCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters parameters) {
      var found = super.handleQuery(parameters);
      if (modifying) return found;
      var copies = found.collectDocuments().stream().map(Document::cloneDeeply).toList();
      return new QueryResult(copies, found.getCursorId());
    }

    /** The server uses an index only for a query of exactly its fields; with more of them it reads everything. */
    @Override
    protected QueryResult queryDocuments(
        Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
      var plain = (orderBy == null || orderBy.isEmpty()) && skip == 0 && (fields == null || fields.isEmpty());
      if (!plain || !query.containsKey("_id") || query.size() == 1)
        return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
      var byId = super.queryDocuments(new Document("_id", query.get("_id")), null, 0, 0, 0, null);
      var found = byId.collectDocuments().stream().filter(each -> documentMatchesQuery(each, query));
      return new QueryResult((limit > 0 ? found.limit(limit) : found).toList());
    }

    @Override
    public synchronized Document findAndModify(Document query) {
      modifying = true;
      try {
        return super.findAndModify(query).cloneDeeply();
      } finally {
        modifying = false;
      }
    }
  }

  static class CopyingDatabase extends MemoryDatabase {
    CopyingDatabase(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new CopyingCollection(this, name, options, cursorRegistry);
    }
  }

  static class CopyingBackend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
      return new CopyingDatabase(name, getCursorRegistry());
    }
  }

  public static void main(String[] arguments) throws Exception {
    var server = new MongoServer(new CopyingBackend().version(new Version(List.of(4, 4, 0, 0), 9)));
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    ProcessHandle.of(Long.parseLong(arguments[1])).ifPresent(owner -> owner.onExit().join());
    System.exit(0);
  }
}
