package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.matching.Ladder;

/** Who of a segment stands on which rung of one ladder, found out only as far down as somebody asks. */
final class Standing {

    final Ladder ladder;
    private final Segment segment;
    private final List<FixedBitSet> rungs = new ArrayList<>();
    /** Those who stand on none of the rungs looked at so far. */
    private final FixedBitSet rest;

    Standing(Ladder ladder, Segment segment, FixedBitSet visible) {
        this.ladder = ladder;
        this.segment = segment;
        this.rest = visible.clone();
    }

    /** Looks at the rungs down to this one. */
    void descend(int lowest) throws IOException {
        while (rungs.size() <= lowest) {
            FixedBitSet on = segment.matching(ladder.rungs().get(rungs.size()).condition(), rest);
            rest.andNot(on);
            rungs.add(on);
        }
    }

    FixedBitSet on(int rung) {
        return rungs.get(rung);
    }

    /** A copy of those below all rungs looked at. */
    FixedBitSet below() {
        return rest.clone();
    }

    /** Adds this ladder's points of those who are shown. Ends the use of this object. */
    void score(FixedBitSet shown, int[] points) throws IOException {
        rest.and(shown);
        descend(ladder.rungs().size() - 1);
        for (int i = 0; i < rungs.size(); i++) {
            int worth = ladder.points(i);
            FixedBitSet on = rungs.get(i);
            on.and(shown);
            if (worth > 0) {
                on.forEach(0, on.length(), 0, document -> points[document] += worth);
            }
        }
    }
}
