package org.passerelle.seeker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.classification.recoding.CodedRecords;

/** The codes in seekers' files. */
@ApplicationScoped
public class SeekerCodes implements CodedRecords {

    @Override
    public Kind kind() {
        return Kind.SEEKER;
    }

    @Override
    public List<CodedRecord> codedOtherwise(String classification, String version, UUID after, int limit) {
        return Seeker.<Seeker>find(
                        "classification = ?1 and classificationVersion <> ?2 and id > ?3 order by id",
                        classification,
                        version,
                        after)
                .range(0, limit - 1)
                .stream()
                .map(seeker -> new CodedRecord(seeker.id, seeker.tenant, seeker.classificationVersion, codes(seeker)))
                .toList();
    }

    /** Where the code of an occupation stands. */
    public static String occupation(int index) {
        return "occupations[" + index + "].code";
    }

    /** Where the code of an occupation that somebody trains for stands. */
    public static String trainingOccupation(int index) {
        return "training[" + index + "].occupation";
    }

    private static List<Coded> codes(Seeker seeker) {
        List<Coded> codes = new ArrayList<>();
        for (int i = 0; i < seeker.occupations.size(); i++) {
            PastOccupation past = seeker.occupations.get(i);
            codes.add(new Coded(occupation(i), Use.OCCUPATION, past.code(), past.title()));
        }
        for (int i = 0; i < seeker.skills.size(); i++) {
            codes.add(new Coded(
                    "skills[" + i + "].code", Use.SKILL, seeker.skills.get(i).code(), null));
        }
        for (int i = 0; i < seeker.training.size(); i++) {
            Training training = seeker.training.get(i);
            if (training.occupation() != null) {
                codes.add(new Coded(trainingOccupation(i), Use.OCCUPATION, training.occupation(), null));
            }
            if (training.skill() != null) {
                codes.add(new Coded("training[" + i + "].skill", Use.SKILL, training.skill(), null));
            }
        }
        return codes;
    }
}
