package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Rung;

/** Who of a window stands on which rung of one ladder, found out only as far down as somebody asks. */
final class Standing {

    final Ladder ladder;
    private final List<Matcher> matchers = new ArrayList<>();
    private final List<Bitmap> on = new ArrayList<>();
    /** Those who stand on none of the rungs looked at so far. */
    private final Bitmap rest;

    private final int most;
    private int known;

    Standing(Ladder ladder, SegmentMatchers conditions, Workspace space) throws IOException {
        this.ladder = ladder;
        for (Rung rung : ladder.rungs()) {
            matchers.add(conditions.of(rung.condition()));
            on.add(space.take());
        }
        rest = space.take();
        most = ladder.rungs().stream().mapToInt(Rung::points).max().orElse(0);
    }

    /** Begins with a window, of which only these are asked about. */
    void reset(Bitmap among) {
        rest.copy(among);
        known = 0;
    }

    /** Looks at the rungs down to this one. */
    void descend(int lowest, Window window) throws IOException {
        while (known <= lowest) {
            Bitmap found = on.get(known);
            if (rest.isEmpty()) {
                found.reset(window.size());
            } else {
                matchers.get(known).find(window, rest, found);
                rest.andNot(found);
            }
            known++;
        }
    }

    /** The points that nobody gets more of. */
    int most() {
        return most;
    }

    Bitmap on(int rung) {
        return on.get(rung);
    }

    /** Those below all rungs looked at. */
    Bitmap below() {
        return rest;
    }

    /** Gives this ladder's points to those who are shown. Ends the use for this window. */
    void score(Window window, Bitmap shown, Slices slices) throws IOException {
        if (most == 0) {
            return;
        }
        int asked = 0;
        if (ladder.required() == null) {
            reset(shown);
        } else {
            asked = known;
            rest.and(shown);
        }
        for (int rung = 0; rung < on.size() && (rung < known || !rest.isEmpty()); rung++) {
            descend(rung, window);
            Bitmap found = on.get(rung);
            if (rung < asked) {
                found.and(shown);
            }
            if (!found.isEmpty()) {
                slices.give(found, ladder.points(rung));
            }
        }
        slices.close(most);
    }
}
