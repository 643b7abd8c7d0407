package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.List;

/**
 * A title to code, read against a vocabulary: for each of its words, how much it weighs and how well each word of the
 * vocabulary stands for it.
 */
final class Asked {

    /** From this likeness a word is taken for a misspelling, and as rare as what it should have been. */
    private static final float MISSPELT = .8f;

    interface StandIn {
        void accept(int term, float strength);
    }

    final Phrase phrase;
    /** Rarity times place, per word of the title. */
    final float[] weights;
    /** Per word of the title and of the vocabulary, 0 to 1. */
    final float[][] likeness;

    final float[][] association;
    /** Sum and length of the vector of the weights. */
    final float mass;

    final float norm;

    private final TitleIndex index;
    private final List<List<Vocabulary.Match>> matches;

    Asked(Phrase phrase, TitleIndex index, Scratch scratch) {
        this.phrase = phrase;
        this.index = index;
        int size = phrase.words().size();
        weights = new float[size];
        likeness = new float[size][];
        association = new float[size][];
        matches = new ArrayList<>(size);
        float sum = 1e-9f;
        float square = 1e-9f;
        for (int i = 0; i < size; i++) {
            Phrase.Word word = phrase.words().get(i);
            List<Vocabulary.Match> alike = scratch.matches(word.stem());
            matches.add(alike);
            weights[i] = rarity(alike) * word.weight();
            sum += weights[i];
            square += weights[i] * weights[i];
            float[] like = likeness[i] = scratch.row(2 * i);
            float[] associated = association[i] = scratch.row(2 * i + 1);
            standIns(i, (term, strength) -> like[term] = strength, (term, share) -> associated[term] = share);
        }
        mass = sum;
        norm = (float) Math.sqrt(square);
    }

    private float rarity(List<Vocabulary.Match> alike) {
        if (alike.isEmpty() || alike.getFirst().likeness() < MISSPELT) {
            return index.vocabulary.unknownIdf();
        }
        return index.vocabulary.idf(alike.getFirst().term()) * alike.getFirst().likeness();
    }

    /** What stands for a word of the title: words like it in their letters, and words associated with it. */
    void standIns(int word, StandIn like, StandIn associated) {
        matches.get(word).forEach(match -> like.accept(match.term(), match.likeness() * match.likeness()));
        index.associations.of(phrase.words().get(word).stem()).forEach((stem, share) -> {
            int term = index.vocabulary.number(stem);
            if (term >= 0) {
                associated.accept(term, share);
            }
        });
    }

    /** Rows are shared by the titles of a batch: emptied when this one is done. */
    void clear() {
        for (int i = 0; i < weights.length; i++) {
            float[] like = likeness[i];
            float[] associated = association[i];
            standIns(i, (term, strength) -> like[term] = 0, (term, share) -> associated[term] = 0);
        }
    }
}
