package org.passerelle.benchmark.solr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.solr.client.api.util.SolrVersion;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.NodeConfig;
import org.passerelle.benchmark.Contest;
import org.passerelle.benchmark.Contestant;
import org.passerelle.benchmark.IndexedFacts;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Location;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Rung;

/**
 * Solr in this process, without HTTP: one core, asked in its own query language. A ladder is a {@code maxscore} of constant
 * scores, the whole a {@code bool}. Documents come in the order of their ids and are merged with their neighbours only, so
 * that equal scores come out in the order of ids without a sort by them. No caches of results, see {@code conf/}.
 */
public final class SolrContestant implements Contestant<IndexedFacts> {

    private static final String CORE = "seekers";
    private static final Path CONFIGURATION = Path.of("benchmark", "solr", "src", "main", "resources", "conf");

    private static final int BULK = 1000;
    private static final String UNLIMITED = "none";
    private static final double UNITS_PER_DEGREE = 1e7;
    /** Distances are in whole metres. */
    private static final double HALF_A_METRE = 0.5;

    private final Path index;
    private final EmbeddedSolrServer solr;
    private final TreeSet<Long> reaches = new TreeSet<>();

    private SolrContestant(Path directory) throws IOException {
        Path home = directory.toAbsolutePath();
        Path core = home.resolve(CORE);
        Files.createDirectories(core.resolve("conf"));
        Files.writeString(core.resolve("core.properties"), "name=" + CORE + "\n");
        for (String file : List.of("solrconfig.xml", "schema.xml")) {
            Files.copy(CONFIGURATION.resolve(file), core.resolve("conf").resolve(file));
        }
        index = core.resolve("data").resolve("index");
        solr = new EmbeddedSolrServer(new NodeConfig.NodeConfigBuilder("benchmark", home).build(), CORE);
    }

    public static void main(String[] arguments) throws Exception {
        Contest.run(SolrContestant::new, arguments);
        // The container leaves threads behind.
        System.exit(0);
    }

    @Override
    public Class<IndexedFacts> takes() {
        return IndexedFacts.class;
    }

    @Override
    public void add(List<IndexedFacts> batch) throws SolrServerException, IOException {
        for (int from = 0; from < batch.size(); from += BULK) {
            solr.add(batch.subList(from, Math.min(batch.size(), from + BULK)).stream()
                    .map(this::document)
                    .toList());
        }
    }

    private SolrInputDocument document(IndexedFacts seeker) {
        Facts facts = seeker.facts();
        SolrInputDocument document = new SolrInputDocument();
        document.addField("id", seeker.id().toString());
        document.addField("fact", facts.tokens());
        facts.numbers().forEach(document::addField);
        Long reach = facts.numbers().get(Facts.REACH);
        document.addField("limit", reach == null ? UNLIMITED : reach.toString());
        if (reach != null) {
            reaches.add(reach);
        }
        if (facts.home() != null) {
            document.addField("home", point(facts.home()));
        }
        return document;
    }

    private static String point(Location location) {
        return location.latitude() / UNITS_PER_DEGREE + "," + location.longitude() / UNITS_PER_DEGREE;
    }

    @Override
    public void finish() throws SolrServerException, IOException {
        solr.commit();
    }

    @Override
    public void settle() throws InterruptedException, SolrServerException, IOException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Lucene Merge Thread")) {
                thread.join();
            }
        }
        solr.commit();
    }

    @Override
    public Prepared prepare(Plan plan) {
        ModifiableSolrParams query = new ModifiableSolrParams();
        StringBuilder whole = new StringBuilder("{!bool");
        plan.gates().forEach(gate -> part("filter", query(gate.condition()), whole, query));
        for (Ladder ladder : plan.ladders()) {
            if (ladder.required() == null) {
                part(
                        "should",
                        max(ladder.rungs().stream()
                                .filter(rung -> rung.points() > 0)
                                .toList()),
                        whole,
                        query);
            } else {
                part("must", max(ladder.rungs().subList(0, ladder.required() + 1)), whole, query);
            }
        }
        query.set("q", whole.append('}').toString());
        query.set("fl", "id,score");
        query.set("rows", LIMIT);
        boolean anybody = plan.gates().isEmpty() && plan.requirements().isEmpty();
        return () -> rank(query, anybody);
    }

    /** Every part is a parameter of its own: what is nested deeper would have to be quoted again. */
    private static void part(String occurs, String part, StringBuilder whole, ModifiableSolrParams query) {
        String name = "p" + query.size();
        query.set(name, part);
        whole.append(' ').append(occurs).append("=$").append(name);
    }

    private Answer rank(ModifiableSolrParams query, boolean anybody) throws SolrServerException, IOException {
        QueryResponse response = solr.query(query, SolrRequest.METHOD.POST);
        List<Hit> hits = new ArrayList<>();
        for (SolrDocument document : response.getResults()) {
            hits.add(new Hit(
                    UUID.fromString((String) document.getFieldValue("id")),
                    ((Float) document.getFieldValue("score")).intValue()));
        }
        if (anybody && hits.size() < LIMIT) {
            throw new IllegalStateException("Seekers without points are among the best");
        }
        return new Answer((int) response.getResults().getNumFound(), hits);
    }

    private String max(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> "(" + query(rung.condition()) + ")^=" + rung.points())
                .collect(Collectors.joining(" ", "{!maxscore}", ""));
    }

    private String query(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> "fact:" + quoted(token);
            case Condition.AtMost(String number, long value) -> number + ":[* TO " + value + "]";
            case Condition.AtLeast(String number, long value) -> number + ":[" + value + " TO *]";
            case Condition.Within(Location centre, int kilometres) -> within(centre, kilometres * 1000L);
            case Condition.AllOf(List<Condition> parts) ->
                parts.stream()
                        .map(part -> part instanceof Condition.Not(Condition not)
                                ? "-(" + query(not) + ")"
                                : "+(" + query(part) + ")")
                        .collect(Collectors.joining(" "));
            case Condition.AnyOf(List<Condition> ways) ->
                ways.stream().map(way -> "(" + query(way) + ")").collect(Collectors.joining(" "));
            case Condition.Not(Condition not) -> "*:* -(" + query(not) + ")";
        };
    }

    private static String quoted(String token) {
        return '"' + token.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Each at most as far as the own limit: one circle for each limit that is narrower, one for all others. */
    private String within(Location centre, long metres) {
        List<String> circles = new ArrayList<>();
        for (long reach : reaches.headSet(metres)) {
            circles.add(circle(Long.toString(reach), centre, reach));
        }
        String wide = reaches.tailSet(metres).stream().map(reach -> reach + " ").collect(Collectors.joining());
        circles.add(circle(wide + UNLIMITED, centre, metres));
        return String.join(" ", circles);
    }

    private static String circle(String limits, Location centre, long metres) {
        return "(+limit:(%s) +_query_:\"{!geofilt sfield=home pt=%s d=%s}\")"
                .formatted(limits, point(centre), (metres + HALF_A_METRE) / 1000);
    }

    @Override
    public long bytes() throws IOException {
        return Contest.bytesBelow(index);
    }

    @Override
    public String description() {
        return "Solr " + SolrVersion.LATEST_STRING + " in process, one core, one thread";
    }

    @Override
    public void close() throws IOException {
        solr.close();
    }
}
