package org.passerelle.classification;

import java.util.Map;

/** @param titles one title per language */
public record Skill(String code, Map<String, String> titles) {
    public Skill {
        titles = Map.copyOf(titles);
    }
}
