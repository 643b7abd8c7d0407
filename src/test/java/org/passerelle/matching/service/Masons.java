package org.passerelle.matching.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/**
 * Seekers of a service of their own for one vacancy that asks about every criterion, with scores worked out by hand from the
 * weights (25 occupation, 5 recency, 20 skills, 12 languages, 9 place, 6 education and its recognition, 5 licences, 3 entry,
 * 5 contract, 4 working time, 3 pay, 3 availability) and the shares of the rungs.
 */
record Masons(
        OwnService service,
        UUID vacancy,
        UUID complete,
        UUID fromMali,
        UUID partial,
        List<UUID> twins,
        UUID withoutFrench,
        UUID withoutLicence,
        UUID labourer,
        UUID withoutConsent) {

    static final String OFFER = """
            {"title": "Maçon", "occupation": "F1703",
             "employer": {"name": "Entreprise Ndiaye", "country": "SN"},
             "place": {"country": "SN", "region": "SN-DK", "locality": "Dakar", "latitude": 14.69, "longitude": -17.44},
             "contract": {"kind": "PERMANENT", "startsOn": "2099-01-15", "workingTime": "FULL_TIME", "hoursPerWeek": 40,
                          "shifts": ["DAY", "NIGHT"]},
             "pay": {"minimum": 150000, "maximum": 200000, "currency": "XOF", "per": "MONTH"},
             "requirements": {"experienceYears": {"minimum": 2, "necessity": "REQUIRED"},
               "skills": [{"code": "900017", "necessity": "PREFERRED", "importance": 3},
                          {"code": "900164", "necessity": "PREFERRED", "importance": 1}],
               "languages": [{"code": "fr", "level": "B1", "necessity": "REQUIRED"},
                             {"code": "en", "level": "A2", "necessity": "PREFERRED"}],
               "education": {"isced": 3, "necessity": "PREFERRED"},
               "licences": [{"code": "B", "necessity": "REQUIRED"}]},
             "charges": [], "publishedOn": "2026-01-05"}""";

    private static final String COMPLETE = """
            {"residence": {"country": "SN", "region": "SN-DK", "locality": "Dakar", "latitude": 14.69, "longitude": -17.44},
             "occupations": [{"code": "F1703", "title": "Maçon", "years": 5, "lastYear": 2025}],
             "skills": [{"code": "900017"}, {"code": "900164"}],
             "languages": [{"code": "fr", "level": "C1"}, {"code": "en", "level": "B2"}],
             "education": {"isced": 3}, "licences": ["B"]}""";

    /** In Rufisque, 18 km from the work: 23.75 + 4 + 15 + 0 + 8 + 2 + 7.65 + 1.5 + 3 + 5 + 3 + 0 + 0 + 1 + 1.8 + 2.1 = 77.8. */
    private static final String PARTIAL = """
            {"residence": {"country": "SN", "region": "SN-DK", "locality": "Rufisque", "latitude": 14.716,
               "longitude": -17.272},
             "occupations": [{"code": "F1703", "years": 2, "lastYear": 2022}], "skills": [{"code": "900017"}],
             "languages": [{"code": "fr", "level": "B1"}, {"code": "en", "level": "A1"}],
             "education": {"isced": 2}, "licences": ["B"],
             "wishes": {"contracts": ["SEASONAL"], "workingTimes": ["PART_TIME"], "shifts": ["DAY"],
                        "minimumPay": {"amount": 220000, "currency": "XOF", "per": "MONTH"}},
             "availableFrom": "2099-01-25"}""";

    /** In Thiès, formwork workers: 15 + 3 + 0 + 8 + 0 + 4.95 + 0 + 3 + 5 + 3 + 5 + 4 + 3 + 3 = 56.95. */
    private static final String TWIN = """
            {"residence": {"country": "SN", "region": "SN-TH", "locality": "Thiès", "latitude": 14.79, "longitude": -16.93},
             "occupations": [{"code": "F1701", "years": 3, "lastYear": 2024}], "languages": [{"code": "fr", "level": "B2"}],
             "licences": ["B"]}""";

    private static final String MALI = """
            {"country": "ML", "region": "ML-BKO", "locality": "Bamako", "latitude": 12.64, "longitude": -8.0}""";

    static Masons register(OwnService service) {
        UUID vacancy = service.publish(OFFER);
        UUID withoutConsent = service.register(file("residence", MALI));
        UUID twin = service.register(TWIN);
        UUID labourer = service.register(file("occupations", """
                [{"code": "F1704", "years": 9, "lastYear": 2025}]"""));
        UUID partial = service.register(PARTIAL);
        UUID withoutLicence = service.register(file("licences", "[]"));
        UUID fromMali = service.register(file("residence", MALI, "wishes", """
                {"countries": ["SN"]}""", "consents", """
                [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["SN"], "given": "2026-01-01", "textVersion": "1"}]"""));
        UUID withoutFrench = service.register(file("languages", """
                [{"code": "fr", "level": "A2"}, {"code": "en", "level": "B2"}]"""));
        UUID complete = service.register(file());
        UUID otherTwin = service.register(TWIN);
        return new Masons(
                service,
                vacancy,
                complete,
                fromMali,
                partial,
                List.of(twin, otherTwin),
                withoutFrench,
                withoutLicence,
                labourer,
                withoutConsent);
    }

    /** In the order of the ranking. */
    List<UUID> eligible() {
        return List.of(
                complete,
                fromMali,
                partial,
                twins.stream().sorted(OwnService.BY_TEXT).toList().getFirst(),
                twins.stream().sorted(OwnService.BY_TEXT).toList().getLast());
    }

    /** The file of a seeker who has everything, but for these fields. */
    static ObjectNode file(String... fieldsAndValues) {
        ObjectNode file = OwnService.json(COMPLETE);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            try {
                file.set(fieldsAndValues[i], OwnService.JSON.readTree(fieldsAndValues[i + 1]));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(fieldsAndValues[i + 1], e);
            }
        }
        return file;
    }
}
