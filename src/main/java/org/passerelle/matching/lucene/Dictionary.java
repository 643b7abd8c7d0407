package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The tokens of one field of a segment: where each one's postings are, so that nothing is looked up on the
 * disk, and of those that many documents carry one bit for each document: a window of them is then copied instead of being
 * decoded. Takes at most {@value #MOST} bits per document and some two hundred bytes per token.
 */
final class Dictionary {

    /**
     * A token is frequent where one in so many documents carries it: decoding the postings of a window then takes longer
     * than reading a bitmap of it.
     */
    private static final int SHARE = 128;

    /** Tokens whose documents are held, the most frequent first. */
    private static final int MOST = 512;

    /** Documents of a segment that lives long enough to be worth the reading: smaller ones are soon merged away. */
    private static final int LEAST = 1 << 12;

    private static final Token NOBODY = new Token.Unknown();

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Token> held = new HashMap<>();
    private final boolean whole;

    /** Where the postings of a token are. */
    private record Place(BytesRef name, TermState state, int documents) {}

    private Dictionary(boolean whole) {
        this.whole = whole;
    }

    /** One pass over the names of the tokens, and over the postings of the frequent ones; nothing is held of a small segment. */
    static Dictionary read(LeafReader segment, String field) throws IOException {
        Terms terms = segment.terms(field);
        if (terms == null || segment.maxDoc() < LEAST) {
            return new Dictionary(false);
        }
        Dictionary dictionary = new Dictionary(true);
        PriorityQueue<Place> rarestFirst = new PriorityQueue<>(Comparator.comparingInt(Place::documents));
        TermsEnum all = terms.iterator();
        while (all.next() != null) {
            Place place = new Place(BytesRef.deepCopyOf(all.term()), all.termState(), all.docFreq());
            dictionary.places.put(place.name.utf8ToString(), place);
            if (place.documents >= segment.maxDoc() / SHARE) {
                rarestFirst.add(place);
                if (rarestFirst.size() > MOST) {
                    rarestFirst.poll();
                }
            }
        }
        for (Place place : rarestFirst) {
            FixedBitSet documents = new FixedBitSet(segment.maxDoc());
            PostingsEnum postings = postings(all, place);
            postings.nextDoc();
            postings.intoBitSet(segment.maxDoc(), documents, 0);
            dictionary.held.put(place.name.utf8ToString(), new Token.Held(documents.getBits()));
        }
        return dictionary;
    }

    private static PostingsEnum postings(TermsEnum terms, Place place) throws IOException {
        terms.seekExact(place.name, place.state);
        return terms.postings(null, PostingsEnum.NONE);
    }

    /** Whether the token need not be read. */
    boolean holds(String token) {
        return held.containsKey(token);
    }

    /** To be read once per window, unless it is held. */
    Token token(String name, TermsEnum terms) throws IOException {
        Token known = held.get(name);
        if (known != null) {
            return known;
        }
        Place place = places.get(name);
        if (place != null) {
            return new Token.Read(postings(terms, place));
        }
        return !whole && terms.seekExact(new BytesRef(name))
                ? new Token.Read(terms.postings(null, PostingsEnum.NONE))
                : NOBODY;
    }
}
