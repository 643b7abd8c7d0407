package org.passerelle.matching.lucene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A writer and its near-real-time readers over one directory, with a position in the change log inside each commit. Safe for
 * any number of threads.
 */
final class LiveIndex implements Closeable {

    static final String ID = "id";

    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final String MARK = "passerelle.";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, String> marks;
    private volatile Map<String, String> position;

    /**
     * Opens what is there. An index with other marks, or one that this Lucene cannot read, is emptied: its position is then
     * empty, which says that it must be rebuilt.
     *
     * @param marks format and classification that the documents were written with
     */
    LiveIndex(Path path, Map<String, String> marks) {
        this.marks = marks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(mark -> MARK + mark.getKey(), Map.Entry::getValue));
        try {
            directory = FSDirectory.open(path);
            Map<String, String> committed = committed();
            boolean readable = committed.entrySet().containsAll(this.marks.entrySet());
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(new KeywordAnalyzer())
                            .setOpenMode(
                                    readable ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE)
                            // What is not committed is read again from the change log.
                            .setCommitOnClose(false));
            searchers = new SearcherManager(writer, null);
            position = readable ? withoutMarks(committed) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> committed() throws IOException {
        try {
            return DirectoryReader.indexExists(directory)
                    ? SegmentInfos.readLatestCommit(directory).getUserData()
                    : Map.of();
        } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException e) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return Map.of();
        }
    }

    private static Map<String, String> withoutMarks(Map<String, String> committed) {
        return committed.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(MARK))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The identity that every document carries: to be found by, and as two numbers to break ties by. */
    static Document document(UUID id) {
        Document document = new Document();
        document.add(new StringField(ID, id.toString(), Field.Store.NO));
        document.add(new NumericDocValuesField("idHigh", id.getMostSignificantBits()));
        document.add(new NumericDocValuesField("idLow", id.getLeastSignificantBits()));
        return document;
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void update(UUID id, Document document) {
        run(() -> writer.updateDocument(term(id), document));
    }

    void delete(UUID id) {
        run(() -> writer.deleteDocuments(term(id)));
    }

    void clear() {
        run(() -> {
            writer.deleteAll();
            position = Map.of();
        });
    }

    /** Durable once this returns, the documents together with the position. */
    void commit(Map<String, String> position) {
        Map<String, String> data = new HashMap<>(position);
        data.putAll(marks);
        run(() -> {
            synchronized (writer) {
                writer.setLiveCommitData(data.entrySet(), true);
                writer.commit();
                this.position = Map.copyOf(position);
            }
        });
    }

    /** Of the last commit; empty when there is none to go on from. */
    Map<String, String> position() {
        return position;
    }

    /** What was written before this call is visible to searches after it. */
    void refresh() {
        run(searchers::maybeRefreshBlocking);
    }

    /** As of the last refresh. */
    int documents() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    static Term term(UUID id) {
        return new Term(ID, id.toString());
    }

    <T> T search(Search<T> search) {
        try (View view = view()) {
            return view.search(search);
        }
    }

    /** The index as of the last refresh, unmoved by what is written until it is closed. */
    View view() {
        try {
            return new View(searchers, searchers.acquire());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record View(SearcherManager searchers, IndexSearcher searcher) implements Closeable {

        <T> T search(Search<T> search) {
            try {
                return search.on(searcher);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            run(() -> searchers.release(searcher));
        }
    }

    /** Releases the directory; what was not committed is gone. */
    @Override
    public void close() {
        run(() -> {
            searchers.close();
            writer.close();
            directory.close();
        });
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    private interface Write {
        void run() throws IOException;
    }
}
