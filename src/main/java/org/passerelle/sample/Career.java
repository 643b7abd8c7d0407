package org.passerelle.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.seeker.HeldSkill;
import org.passerelle.seeker.PastOccupation;

/**
 * What somebody has done and can do.
 *
 * @param occupations the main one first; the years add up to no more than the years since school
 */
record Career(List<PastOccupation> occupations, List<HeldSkill> skills) {

    /** Nobody in the sample works before this age, whatever the schooling. */
    private static final int WORKING_AGE = 16;

    /** Age at the end of school, by ISCED level 0 to 8. */
    private static final int[] LEAVES_SCHOOL = {12, 13, 16, 19, 20, 21, 22, 24, 27};

    private static final double FIRST_JOB = 0.12;
    private static final double OUT_OF_WORK = 0.3;
    /** Years. */
    private static final int LONGEST_GAP = 3;

    private static final double CHANGED_TRADE = 0.42;

    /** Changes that follow the classification's moves; the others go anywhere. */
    private static final double ALONG_A_MOVE = 0.8;

    private static final double IN_OWN_WORDS = 0.7;
    private static final int MOST_SKILLS_OF_A_TRADE = 12;

    /** The level of education of somebody of this age in this trade. */
    static int education(Dice dice, Trade trade, String country, int age) {
        int isced = trade.isced();
        if (isced < 5) {
            int lower = country.equals("ML") ? 35 : 25;
            int draw = dice.between(1, 100);
            isced += draw <= lower ? -1 : draw > 80 ? 1 : 0;
        }
        isced = Math.max(0, isced);
        while (isced > 0 && LEAVES_SCHOOL[isced] > age) {
            isced--;
        }
        return isced;
    }

    /** @param year the current one */
    static Career of(Dice dice, Person person, Trade trade, Market market, int year) {
        List<PastOccupation> occupations = new ArrayList<>(3);
        Map<String, HeldSkill> skills = new LinkedHashMap<>();
        int left = person.age() - Math.max(WORKING_AGE, LEAVES_SCHOOL[person.isced()]);
        int gap = left > LONGEST_GAP && dice.chance(OUT_OF_WORK) ? dice.between(1, LONGEST_GAP) : 0;
        left -= gap;
        int years = left < 1 || dice.chance(FIRST_JOB) ? 0 : 1 + (int) (left * Math.pow(dice.share(), 1.3));
        int until = year - gap;
        Occupations.Known main = market.occupations().known(trade.code());
        occupations.add(past(dice, main, person.woman(), years, until, true));
        learn(dice, main, years, person, skills);
        left -= years;
        if (years > 0 && left > 1 && dice.chance(CHANGED_TRADE)) {
            Occupations.Known other =
                    dice.chance(ALONG_A_MOVE) && !main.neighbours().isEmpty()
                            ? market.occupations().known(dice.pick(main.neighbours()))
                            : market.occupations()
                                    .known(market.trade(dice, person.home(), person.woman())
                                            .code());
            if (other != main) {
                int before = dice.between(1, Math.min(left, 8));
                occupations.add(past(dice, other, person.woman(), before, until - years, dice.chance(0.5)));
                learn(dice, other, before, person, skills);
            }
        }
        return new Career(List.copyOf(occupations), List.copyOf(skills.values()));
    }

    private static PastOccupation past(
            Dice dice, Occupations.Known occupation, boolean woman, int years, int until, boolean sought) {
        List<String> titles = occupation.titles(woman);
        String title = titles.isEmpty() || !dice.chance(IN_OWN_WORDS) ? null : dice.pick(titles);
        return new PastOccupation(occupation.code(), title, years, years == 0 ? null : until, sought);
    }

    private static void learn(
            Dice dice, Occupations.Known occupation, int years, Person person, Map<String, HeldSkill> skills) {
        double essential = 0.45 + 0.05 * Math.min(years, 10);
        int room = skills.size() + MOST_SKILLS_OF_A_TRADE;
        for (String skill : occupation.essential()) {
            if (skills.size() < room && dice.chance(essential)) {
                skills.putIfAbsent(skill, new HeldSkill(skill, where(dice, person)));
            }
        }
        for (String skill : occupation.optional()) {
            if (skills.size() < room && dice.chance(essential / 3)) {
                skills.putIfAbsent(skill, new HeldSkill(skill, where(dice, person)));
            }
        }
    }

    private static String where(Dice dice, Person person) {
        return person.stay() != null && dice.chance(0.4) ? person.stay() : person.home();
    }
}
