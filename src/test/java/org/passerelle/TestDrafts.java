package org.passerelle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drafts as a client would write them. */
public final class TestDrafts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What every vacancy says, and all that domestic work has to say to be cleared. */
    private static final String DOMESTIC = """
            {"source": "test", "title": "Maçon", "description": "Monter des murs.", "language": "fr",
             "occupation": "F1703", "employer": {"name": "Bâtir", "country": "SN"},
             "place": {"country": "SN", "region": "SN-DK", "locality": "Dakar"},
             "contract": {"kind": "PERMANENT", "startsOn": "2027-01-15", "workingTime": "FULL_TIME", "hoursPerWeek": 40},
             "pay": {"minimum": 150000, "maximum": 200000, "currency": "XOF", "per": "MONTH"}, "charges": []}
            """;

    /** The example of the public contract, with a value in every field. */
    private static final String WHOLE = """
            {"source": "bar", "reference": "BAR-0000001", "version": 3, "title": "Maçon",
             "description": "Monter des murs.\\nLe candidat paie 300 EUR pour le visa.", "language": "fr",
             "occupation": "F1703", "classification": "roame", "entryType": "SKILLED", "positions": 2,
             "employer": {"name": "Bâtir", "country": "SN", "registration": "SN-DKR-2020-B-1", "sector": "41.20"},
             "place": {"country": "SN", "region": "SN-DK", "locality": "Dakar", "latitude": 14.69, "longitude": -17.44},
             "contract": {"kind": "FIXED_TERM", "startsOn": "2027-01-15", "months": 6, "workingTime": "FULL_TIME",
                          "hoursPerWeek": 37.5, "shifts": ["DAY"], "restDaysPerWeek": 1.5, "overtime": "payées au double",
                          "leaveDays": 30, "languages": ["fr", "wo"], "noticeDays": 15, "termination": "par écrit"},
             "pay": {"minimum": 150000, "maximum": 200000.55, "currency": "XOF", "per": "MONTH",
                     "deductions": "cotisations sociales"},
             "requirements": {"experienceYears": {"minimum": 2, "necessity": "REQUIRED"},
               "skills": [{"code": "900017", "necessity": "PREFERRED", "importance": 2}],
               "languages": [{"code": "fr", "level": "B1", "necessity": "REQUIRED"}],
               "education": {"isced": 3, "necessity": "PREFERRED"},
               "licences": [{"code": "C", "necessity": "REQUIRED"}],
               "personal": [{"ground": "SEX", "wish": "M", "legalBasis": "aucune"}]},
             "conditions": {"lodging": {"provided": true, "monthlyCost": 0}, "food": {"provided": false, "monthlyCost": 12.5},
               "travelPaidBy": "EMPLOYER", "returnPaidBy": "STATE", "socialSecurity": true, "documentsKeptBy": "WORKER",
               "freeToLeave": true, "disputes": "inspection du travail"},
             "charges": [{"category": "MEDICAL", "payer": "WORKER", "amount": 300, "currency": "EUR",
               "stage": "BEFORE_DEPARTURE", "recoveredFromWages": false, "disclosed": true, "exception": "art. 12"}],
             "agreement": "accord de 2008", "scheme": "circulaire-2027", "publishedOn": "2026-11-20",
             "expiresOn": "2099-02-18"}
            """;

    /** What work abroad through an agency has to say to be cleared. */
    private static final String ALL_TERMS = """
            {"employer": {"name": "Bâtir", "country": "SN", "registration": "SN-DKR-2020-B-1"},
             "contract": {"kind": "PERMANENT", "startsOn": "2027-01-15", "hoursPerWeek": 35, "restDaysPerWeek": 2,
                          "overtime": "majorées de 25 %", "leaveDays": 30, "languages": ["fr"], "noticeDays": 15},
             "pay": {"minimum": 1802, "currency": "EUR", "per": "MONTH", "deductions": "cotisations sociales"},
             "conditions": {"lodging": {"provided": true, "monthlyCost": 0}, "food": {"provided": false},
               "travelPaidBy": "EMPLOYER", "returnPaidBy": "EMPLOYER", "socialSecurity": true, "documentsKeptBy": "WORKER",
               "freeToLeave": true, "disputes": "inspection du travail"}}
            """;

    private static final String SEEKER = """
            {"givenName": "Awa", "familyName": "Diop", "residence": {"country": "SN", "region": "SN-DK"},
             "occupations": [{"code": "F1703", "years": 5, "sought": true}]}
            """;

    private static final String WHOLE_SEEKER = """
            {"reference": "DKR-2026-000123", "givenName": "Awa", "familyName": "Diop", "sex": "F",
             "birthDate": "1997-05-03", "nationalities": ["SN"],
             "residence": {"country": "SN", "region": "SN-DK", "locality": "Pikine", "latitude": 14.75, "longitude": -17.39},
             "contact": {"phone": "+221 77 000 00 00", "email": "awa@example.org"}, "classification": "roame",
             "occupations": [{"code": "F1703", "title": "maçonne", "years": 5, "lastYear": 2025, "sought": true}],
             "skills": [{"code": "900017", "gainedIn": "ES"}], "languages": [{"code": "fr", "level": "B2"}],
             "education": {"isced": 3, "title": "CAP", "country": "SN"},
             "qualifications": [{"title": "CAP Maçon", "country": "SN",
               "recognitions": [{"country": "DE", "status": "IN_PROGRESS"}]}],
             "licences": ["B", "C"], "training": [{"skill": "900164", "occupation": "F1701", "endsOn": "2027-03-01"}],
             "wishes": {"countries": ["FR"], "anyCountry": false, "regions": ["SN-DK"], "maximumKilometres": 50,
               "contracts": ["SEASONAL"], "workingTimes": ["FULL_TIME"], "shifts": ["DAY"],
               "minimumPay": {"amount": 120000.5, "currency": "XOF", "per": "MONTH"}},
             "availableFrom": "2026-12-01",
             "movements": [{"kind": "OUT", "country": "ES", "from": "2024-02-01", "to": "2024-06-30", "voluntary": true}],
             "consents": [{"purpose": "INTERNATIONAL_MATCHING", "countries": ["*"], "sections": ["*"],
               "given": "2026-11-20", "withdrawn": "2026-11-21", "textVersion": "1"}]}
            """;

    private TestDrafts() {}

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A domestic vacancy that is cleared. */
    public static ObjectNode vacancy(String reference) {
        return json(DOMESTIC).put("reference", reference);
    }

    /** A vacancy whose description asks the worker for a fee, and which is therefore blocked. */
    public static ObjectNode blockedVacancy(String reference) {
        return vacancy(reference).put("description", "Le candidat paie 300 EUR pour le visa.");
    }

    /** A vacancy through an agency with nothing left unsaid: cleared as soon as the agency is licensed. */
    public static ObjectNode vacancyThrough(UUID agency, String reference) {
        return vacancy(reference).put("intermediary", agency.toString()).setAll(json(ALL_TERMS));
    }

    public static ObjectNode wholeVacancy() {
        return json(WHOLE);
    }

    public static ObjectNode seeker(String reference) {
        return json(SEEKER).put("reference", reference);
    }

    public static ObjectNode wholeSeeker() {
        return json(WHOLE_SEEKER);
    }

    /** Of a seeker in a vacancy, with a contract that has all terms as the draft of the vacancy does. */
    public static ObjectNode placement(String seeker, String vacancy, ObjectNode advertised) {
        ObjectNode draft =
                json("{\"signedOn\": \"2026-01-10\"}").put("seeker", seeker).put("vacancy", vacancy);
        draft.set(
                "terms",
                advertised
                        .deepCopy()
                        .retain("occupation", "employer", "place", "contract", "pay", "conditions", "charges"));
        return draft;
    }

    /** One draft per line. */
    public static String lines(Object... drafts) {
        return Arrays.stream(drafts).map(draft -> draft + "\n").collect(Collectors.joining());
    }

    /** A view without what the service adds to what was sent. */
    public static JsonNode sent(ObjectNode view) {
        return view.deepCopy()
                .without(List.of(
                        "id", "organisation", "state", "clearance", "classificationVersion", "createdAt", "updatedAt"));
    }
}
