package org.passerelle.classification.importing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.InvalidClassification;

/** Small files in the official formats, without flaws, to be changed by tests; the texts are made up. */
public final class OfficialZip {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public static OfficialZip rome3() {
        return new OfficialZip()
                .with("unix_referentiel_code_rome_v301_utf8.csv", """
                        "code_rome","code_fiche_em","code_ogr","libelle_rome","statut"
                        "F1703","1","10","Pose de murs","1"
                        "F1701","2","11","Pose de coffrages","1"
                        """)
                .with("unix_referentiel_appellation_v301_utf8.csv", """
                        "code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","statut"
                        "100","Poseur / Poseuse de murs","Poseur(se) murs","F1703","1"
                        "101","Ouvrier / Ouvrière d''enduits","Ouvrier(e) d''enduits","F1703","1"
                        "102","Poseur / Poseuse de coffrages","Poseur(se) coffrages","F1701","1"
                        "103","Aide de chantier","Aide de chantier","F1704","1"
                        """)
                .with("unix_item_arborescence_v301_utf8.csv", """
                        "code_ogr","code_type_referentiel","code_pere","code_noeud","libelle_item_arbo"
                        "1","6","F","F17","Murs et coffrages"
                        "2","7","017","F1703","Pose de murs"
                        """)
                .with("unix_referentiel_competence_v301_utf8.csv", """
                        "code_ogr","libelle_competence"
                        "900","Lecture d''un plan"
                        "901","Dosage"
                        """)
                .with("unix_liens_rome_referentiels_v301_utf8.csv", """
                        "code_rome","code_ogr","code_ref_rubrique"
                        "F1703","900","7"
                        "F1703","901","10"
                        "F1703","555","9"
                        "F1704","12","2"
                        """)
                .with("unix_rubrique_mobilite_v301_utf8.csv", """
                        "code_rome","code_rome_cible","code_appellation_source","code_appellation_cible","code_type_mobilite"
                        "F1703","F1701","","","1"
                        "F1703","F1701","100","","1"
                        "F1704","F1703","","","2"
                        """)
                .with("rome_isco08.csv", """
                        rome,rome_label,isco_14SI4,isco08,isco_label
                        F1701,Pose de coffrages,7114,7114,Coffreurs
                        F1703,Pose de murs,7112,7112,Poseurs
                        F1704,Aide,,9313,Aides
                        """);
    }

    public static OfficialZip rome4() {
        return new OfficialZip()
                .with("unix_referentiel_code_rome_v401_utf8.csv", """
                        "code_rome","libelle_rome","emploi_reglemente","code_rome_parent"
                        "F1701","Poseur / Poseuse de coffrages","N","F1701"
                        "F1703","Poseur / Poseuse de murs","O","F1703"
                        "F1709","Aide de chantier","","F1704"
                        "F1710","Enduiseur / Enduiseuse","","F1703"
                        """)
                .with("unix_referentiel_appellation_v401_utf8.csv", """
                        "code_ogr","libelle_appellation_long","code_rome","classification","code_rome_parent"
                        "100","Poseur / Poseuse de murs","F1703","PRINCIPALE","F1703"
                        "101","Ouvrier / Ouvrière d'enduits","F1710","SYNONYME","F1703"
                        "102","Poseur / Poseuse de coffrages","F1701","PRINCIPALE","F1701"
                        "103","Aide de chantier","F1709","PRINCIPALE","F1704"
                        "104","Poseur / Poseuse de dalles","F1703","SYNONYME","F1701"
                        "105","Enduiseur / Enduiseuse","F1710","PRINCIPALE","F1703"
                        """);
    }

    public static OfficialZip isco08() {
        return new OfficialZip().with("groups_fr_en.csv", """
                        code,name_french,name_english
                        7,Artisanat,Craft
                        71,Bâtiment,Building
                        711,Gros œuvre,Frame
                        7112,Maçons,Bricklayers
                        0,Armée,Army
                        01,Officiers,Officers
                        011,Officiers,Officers
                        0110,Officiers,Officers
                        """).with("index_titles_fr_en.csv", """
                        code,name_french,isco88,name_english
                        7112,"Briqueteur, cheminée",7122,"Bricklayer, chimney"
                        7112,"Briqueteur, cheminée",7122,"Bricklayer, stack"
                        110,Amiral,110,Admiral
                        """);
    }

    public static OfficialZip esco() {
        return new OfficialZip()
                .with("ISCOGroups_en.csv", """
                        conceptType,conceptUri,code,preferredLabel,altLabels
                        ISCOGroup,http://data.europa.eu/esco/isco/C7,7,Craft,
                        ISCOGroup,http://data.europa.eu/esco/isco/C71,71,Building,
                        ISCOGroup,http://data.europa.eu/esco/isco/C711,711,Frame,
                        ISCOGroup,http://data.europa.eu/esco/isco/C7112,7112,Bricklayers,
                        """)
                .with("occupations_en.csv", """
                        conceptUri,iscoGroup,preferredLabel,altLabels,modifiedDate,regulatedProfessionNote,code
                        http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000a,7112,bricklayer,"brick mason
                        bricklayer
                        brick mason",2022-07-27T07:21:24.23Z,http://data.europa.eu/esco/regulated-professions/unregulated,7112.1
                        http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000b,7112,chimney bricklayer,,2016-07-05T13:58:41Z,http://data.europa.eu/esco/regulated-professions/regulated,7112.1.1
                        """)
                .with("occupations_fr.csv", """
                        conceptUri,preferredLabel,altLabels
                        http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000a,poseur de briques,briqueteur|briqueteuse
                        """)
                .with("broaderRelationsOccPillar.csv", """
                        conceptType,conceptUri,broaderType,broaderUri
                        ISCOGroup,http://data.europa.eu/esco/isco/C71,ISCOGroup,http://data.europa.eu/esco/isco/C7
                        Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000a,ISCOGroup,http://data.europa.eu/esco/isco/C7112
                        Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000b,Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000a
                        Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-0000000000ff,Occupation,http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000a
                        """);
    }

    /** The folder of published files beside the project; without it, the test is skipped and says so. */
    public static Path real(String folder) {
        Path beside = Path.of("../shared/data").resolve(folder);
        for (Path above = Path.of("").toAbsolutePath(); above != null && !Files.isDirectory(beside); ) {
            Path shared = above.resolve("shared/data").resolve(folder);
            beside = Files.isDirectory(shared) ? shared : beside;
            above = above.getParent();
        }
        Path found = beside;
        assumeTrue(Files.isDirectory(found), () -> "skipped: there is no " + found);
        return found;
    }

    public static OfficialZip in(Path directory) throws IOException {
        OfficialZip zip = new OfficialZip();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                zip.files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return zip;
    }

    public OfficialZip with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public OfficialZip with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    /** @throws IllegalArgumentException when the file has no such text: the test would test nothing */
    public OfficialZip replace(String file, String text, String replacement) {
        String content = new String(files.get(file), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(text + " is not in " + file);
        }
        return with(file, content.replace(text, replacement));
    }

    public OfficialZip without(String file) {
        files.remove(file);
        return this;
    }

    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Classification read() {
        return OfficialFiles.unzip(zip()).read();
    }

    /** Where the flaws are, in order; empty when there are none. */
    List<String> flaws() {
        try {
            read();
            return List.of();
        } catch (InvalidClassification invalid) {
            return invalid.flaws().stream()
                    .map(InvalidClassification.Flaw::field)
                    .toList();
        }
    }
}
