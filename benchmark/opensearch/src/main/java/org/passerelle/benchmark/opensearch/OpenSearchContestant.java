package org.passerelle.benchmark.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.Version;
import org.opensearch.action.bulk.BulkRequest;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.DistanceUnit;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.index.query.BoolQueryBuilder;
import org.opensearch.index.query.DisMaxQueryBuilder;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.search.SearchHit;
import org.opensearch.search.builder.SearchSourceBuilder;
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
 * OpenSearch in this process, asked through its client without HTTP: one node, one shard, one thread for each search. A ladder
 * is a {@code dis_max} of {@code constant_score}s, the whole a {@code bool}. Documents come in the order of their ids and
 * are merged with their neighbours only, so that equal scores come out in the order of ids without a sort by them; nothing of
 * the document but its id is kept. Caches are as they are by default.
 */
public final class OpenSearchContestant implements Contestant<IndexedFacts> {

    private static final String INDEX = "seekers";
    private static final String MAPPING = """
            {"dynamic": false, "_source": {"enabled": false}, "properties": {
              "fact": {"type": "keyword", "doc_values": false},
              "limit": {"type": "keyword", "doc_values": false},
              "home": {"type": "geo_point"},
              "pay": {"type": "long"}, "available": {"type": "long"}, "reach": {"type": "long"}}}""";

    private static final int BULK = 1000;
    private static final String UNLIMITED = "none";
    private static final double UNITS_PER_DEGREE = 1e7;
    /** Distances are in whole metres. */
    private static final double HALF_A_METRE = 0.5;

    private final Path directory;
    private final OpenSearchRunner runner = new OpenSearchRunner();
    private final TreeSet<Long> reaches = new TreeSet<>();

    private OpenSearchContestant(Path directory) {
        this.directory = directory;
        runner.onBuild((number, settings) -> {
            settings.put("discovery.type", "single-node");
            settings.put("search.concurrent_segment_search.mode", "none");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(directory.toAbsolutePath().toString())
                .clusterName("benchmark")
                .numOfNode(1));
        runner.ensureGreen();
        runner.createIndex(
                INDEX,
                Settings.builder()
                        .put("index.number_of_shards", 1)
                        .put("index.number_of_replicas", 0)
                        .put("index.refresh_interval", "-1")
                        .put("index.translog.durability", "async")
                        .put("index.merge.policy", "log_byte_size")
                        .build());
        runner.createMapping(INDEX, MAPPING);
        runner.ensureGreen(INDEX);
    }

    public static void main(String[] arguments) throws Exception {
        Contest.run(OpenSearchContestant::new, arguments);
        // The node leaves threads behind.
        System.exit(0);
    }

    @Override
    public Class<IndexedFacts> takes() {
        return IndexedFacts.class;
    }

    @Override
    public void add(List<IndexedFacts> batch) {
        for (int from = 0; from < batch.size(); from += BULK) {
            BulkRequest bulk = new BulkRequest();
            for (IndexedFacts seeker : batch.subList(from, Math.min(batch.size(), from + BULK))) {
                bulk.add(new IndexRequest(INDEX)
                        .id(seeker.id().toString())
                        .source(document(seeker.facts()), XContentType.SMILE));
            }
            BulkResponse response = runner.client().bulk(bulk).actionGet();
            if (response.hasFailures()) {
                throw new IllegalStateException(response.buildFailureMessage());
            }
        }
    }

    private Map<String, Object> document(Facts facts) {
        Map<String, Object> document = new HashMap<>(facts.numbers());
        document.put("fact", List.copyOf(facts.tokens()));
        Long reach = facts.numbers().get(Facts.REACH);
        document.put("limit", reach == null ? UNLIMITED : reach.toString());
        if (reach != null) {
            reaches.add(reach);
        }
        if (facts.home() != null) {
            document.put(
                    "home",
                    Map.of(
                            "lat", degrees(facts.home().latitude()),
                            "lon", degrees(facts.home().longitude())));
        }
        return document;
    }

    private static double degrees(int units) {
        return units / UNITS_PER_DEGREE;
    }

    @Override
    public void finish() {
        runner.flush(true);
        runner.refresh();
    }

    @Override
    public void settle() throws InterruptedException {
        while (runner.admin()
                        .indices()
                        .prepareStats(INDEX)
                        .setMerge(true)
                        .get()
                        .getTotal()
                        .getMerge()
                        .getCurrent()
                > 0) {
            Thread.sleep(100);
        }
        runner.refresh();
    }

    @Override
    public Prepared prepare(Plan plan) {
        BoolQueryBuilder query = QueryBuilders.boolQuery();
        plan.gates().forEach(gate -> query.filter(query(gate.condition())));
        for (Ladder ladder : plan.ladders()) {
            if (ladder.required() == null) {
                query.should(max(ladder.rungs().stream()
                        .filter(rung -> rung.points() > 0)
                        .toList()));
            } else {
                query.must(max(ladder.rungs().subList(0, ladder.required() + 1)));
            }
        }
        boolean anybody = plan.gates().isEmpty() && plan.requirements().isEmpty();
        SearchSourceBuilder source = new SearchSourceBuilder()
                .query(query)
                .size(LIMIT)
                .trackTotalHits(true)
                .fetchSource(false);
        return () -> rank(source, anybody);
    }

    private Answer rank(SearchSourceBuilder source, boolean anybody) {
        SearchResponse response =
                runner.client().search(new SearchRequest(INDEX).source(source)).actionGet();
        List<Hit> hits = new ArrayList<>();
        for (SearchHit hit : response.getHits().getHits()) {
            hits.add(new Hit(UUID.fromString(hit.getId()), (int) hit.getScore()));
        }
        if (anybody && hits.size() < LIMIT) {
            throw new IllegalStateException("Seekers without points are among the best");
        }
        return new Answer((int) response.getHits().getTotalHits().value(), hits);
    }

    private QueryBuilder max(List<Rung> rungs) {
        DisMaxQueryBuilder max = QueryBuilders.disMaxQuery();
        rungs.forEach(rung -> max.add(
                QueryBuilders.constantScoreQuery(query(rung.condition())).boost(rung.points())));
        return rungs.size() == 1 ? max.innerQueries().getFirst() : max;
    }

    private QueryBuilder query(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> QueryBuilders.termQuery("fact", token);
            case Condition.AtMost(String number, long value) ->
                QueryBuilders.rangeQuery(number).lte(value);
            case Condition.AtLeast(String number, long value) ->
                QueryBuilders.rangeQuery(number).gte(value);
            case Condition.Within(Location centre, int kilometres) -> within(centre, kilometres * 1000L);
            case Condition.AllOf(List<Condition> parts) -> {
                BoolQueryBuilder all = QueryBuilders.boolQuery();
                for (Condition part : parts) {
                    if (part instanceof Condition.Not(Condition not)) {
                        all.mustNot(query(not));
                    } else {
                        all.filter(query(part));
                    }
                }
                yield all;
            }
            case Condition.AnyOf(List<Condition> ways) -> any(ways);
            case Condition.Not(Condition not) -> QueryBuilders.boolQuery().mustNot(query(not));
        };
    }

    private QueryBuilder any(List<Condition> ways) {
        List<String> tokens = new ArrayList<>();
        BoolQueryBuilder any = QueryBuilders.boolQuery();
        for (Condition way : ways) {
            if (way instanceof Condition.Has(String token)) {
                tokens.add(token);
            } else {
                any.should(query(way));
            }
        }
        QueryBuilder anyToken = QueryBuilders.termsQuery("fact", tokens);
        return any.should().isEmpty() ? anyToken : any.should(anyToken);
    }

    /** Each at most as far as the own limit: one circle for each limit that is narrower, one for all others. */
    private QueryBuilder within(Location centre, long metres) {
        BoolQueryBuilder anyLimit = QueryBuilders.boolQuery();
        for (long reach : reaches.headSet(metres)) {
            anyLimit.should(circle(List.of(Long.toString(reach)), centre, reach));
        }
        List<String> wide = new ArrayList<>(List.of(UNLIMITED));
        reaches.tailSet(metres).forEach(reach -> wide.add(reach.toString()));
        return anyLimit.should(circle(wide, centre, metres));
    }

    private static QueryBuilder circle(List<String> limits, Location centre, long metres) {
        return QueryBuilders.boolQuery()
                .filter(QueryBuilders.termsQuery("limit", limits))
                .filter(QueryBuilders.geoDistanceQuery("home")
                        .point(degrees(centre.latitude()), degrees(centre.longitude()))
                        .distance(metres + HALF_A_METRE, DistanceUnit.METERS));
    }

    @Override
    public long bytes() throws IOException {
        return runner.admin()
                .indices()
                .prepareStats(INDEX)
                .setStore(true)
                .get()
                .getTotal()
                .getStore()
                .getSizeInBytes();
    }

    @Override
    public String description() {
        return "OpenSearch " + Version.CURRENT + " in process, one shard, one thread";
    }

    @Override
    public void close() throws IOException {
        runner.close();
    }
}
