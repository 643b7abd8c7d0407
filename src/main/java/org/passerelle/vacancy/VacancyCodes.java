package org.passerelle.vacancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.classification.recoding.CodedRecords;

/** The codes in vacancies, withdrawn ones included: they may be published again. */
@ApplicationScoped
public class VacancyCodes implements CodedRecords {

    /** Where the code of the occupation stands. */
    public static final String OCCUPATION = "occupation";

    @Override
    public Kind kind() {
        return Kind.VACANCY;
    }

    @Override
    public List<CodedRecord> codedOtherwise(String classification, String version, UUID after, int limit) {
        return Vacancy.<Vacancy>find(
                        "classification = ?1 and classificationVersion <> ?2 and id > ?3 order by id",
                        classification,
                        version,
                        after)
                .range(0, limit - 1)
                .stream()
                .map(vacancy ->
                        new CodedRecord(vacancy.id, vacancy.tenant, vacancy.classificationVersion, codes(vacancy)))
                .toList();
    }

    private static List<Coded> codes(Vacancy vacancy) {
        List<Coded> codes = new ArrayList<>();
        codes.add(new Coded(OCCUPATION, Use.OCCUPATION, vacancy.occupation, vacancy.title));
        for (int i = 0; i < vacancy.requirements.skills().size(); i++) {
            codes.add(new Coded(
                    "requirements.skills[" + i + "].code",
                    Use.SKILL,
                    vacancy.requirements.skills().get(i).code(),
                    null));
        }
        return codes;
    }
}
