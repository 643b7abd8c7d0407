package org.passerelle.matching.lucene;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.passerelle.classification.Classification;

/**
 * A writer and its near-real-time readers over one directory, with a position in the change log inside each commit. Safe for
 * any number of threads: a search sees the index as of the last {@link #refresh}. Failures of the disk are
 * {@link UncheckedIOException}s.
 */
public abstract sealed class LiveIndex implements Closeable permits CandidateIndex, OpeningIndex {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** Held by the writer before it goes to disk: larger segments are merged less often. */
    private static final double BUFFER_MEBIBYTES = 64;

    private static final String ID = "id";
    private static final String MARK = "passerelle.";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ScopedValue<IndexSearcher> pinned = ScopedValue.newInstance();
    private final Map<String, String> marks;
    private volatile Map<String, String> position;

    /**
     * Opens or creates. An index of another format or classification, or one that cannot be read, is emptied: its position is
     * then empty, which says that it must be rebuilt.
     *
     * @param format of the documents
     * @param classification that their facts were written with
     * @param warmer is shown every segment before searches see it
     */
    LiveIndex(Path path, String format, Classification classification, Consumer<LeafReader> warmer) {
        marks = Map.of(MARK + "format", format, MARK + "classification", classification.fingerprint());
        try {
            directory = FSDirectory.open(path);
            Map<String, String> committed = committed();
            boolean current = committed.entrySet().containsAll(marks.entrySet());
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(new KeywordAnalyzer())
                            .setOpenMode(current ? OpenMode.APPEND : OpenMode.CREATE)
                            .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                            .setMergedSegmentWarmer(warmer::accept)
                            // What is not committed is read again from the change log.
                            .setCommitOnClose(false));
            searchers = new SearcherManager(writer, new Warm(warmer));
            position = current ? withoutMarks(committed) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last commit says of itself; of an index that cannot be read nothing is left. */
    private Map<String, String> committed() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Map.of();
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | NoSuchFileException
                | EOFException e) {
            try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                for (String file : directory.listAll()) {
                    if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                        directory.deleteFile(file);
                    }
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
        Ids.write(id, document);
        return document;
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(BytesRef json, Class<T> type) throws IOException {
        return JSON.readValue(json.bytes, json.offset, json.length, type);
    }

    /** Number of the document with this id among all the searcher's documents: some microseconds per segment. */
    static OptionalInt find(IndexSearcher searcher, UUID id) throws IOException {
        Term term = term(id);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            for (int document = postings == null ? NO_MORE_DOCS : postings.nextDoc();
                    document != NO_MORE_DOCS;
                    document = postings.nextDoc()) {
                if (live == null || live.get(document)) {
                    return OptionalInt.of(leaf.docBase + document);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static Term term(UUID id) {
        return new Term(ID, id.toString());
    }

    /** Writes a document in place of the one that carried this id. */
    final void write(UUID id, Document document) {
        run(() -> writer.updateDocument(term(id), document));
    }

    /** Writes a document whose id no other carries. */
    final void add(Document document) {
        run(() -> writer.addDocument(document));
    }

    /** Forgets one; nothing happens when it was not there. */
    public final void delete(UUID id) {
        run(() -> writer.deleteDocuments(term(id)));
    }

    /** Forgets all, and the position. */
    public final synchronized void clear() {
        run(() -> {
            writer.deleteAll();
            position = Map.of();
        });
    }

    /** Makes all writes so far durable, together with how far the change log has been followed. */
    public final synchronized void commit(Map<String, String> position) {
        Map<String, String> data = new HashMap<>(position);
        data.putAll(marks);
        run(() -> {
            writer.setLiveCommitData(data.entrySet(), true);
            writer.commit();
            this.position = Map.copyOf(position);
        });
    }

    /** As given to the last commit; empty when there is nothing to go on from and the index must be rebuilt. */
    public final Map<String, String> position() {
        return position;
    }

    /** Shows what was written so far to the searches that follow. Some milliseconds; waits while another thread does it. */
    public final void refresh() {
        run(searchers::maybeRefreshBlocking);
    }

    /** How many a ranking can see. */
    public final int documents() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Asks several questions of one state of the index, whatever is written meanwhile. */
    public final <T> T asOfNow(Supplier<T> questions) {
        return search(searcher -> ScopedValue.where(pinned, searcher).call(questions::get));
    }

    final <T> T search(Search<T> search) {
        try {
            if (pinned.isBound()) {
                return search.on(pinned.get());
            }
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.on(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases the directory; what was not committed is gone. */
    @Override
    public final void close() {
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

    private static final class Warm extends SearcherFactory {
        private final Consumer<LeafReader> warmer;

        Warm(Consumer<LeafReader> warmer) {
            this.warmer = warmer;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            reader.leaves().forEach(leaf -> warmer.accept(leaf.reader()));
            return new IndexSearcher(reader);
        }
    }

    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    private interface Write {
        void run() throws IOException;
    }
}
