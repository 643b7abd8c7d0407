package org.passerelle.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small classification without flaws, to be changed by tests. */
final class Sample {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Sample() {
        with("classification.json", """
                {"id": "sample", "version": "1.0", "name": {"fr": "Essai"}, "languages": ["fr", "en"]}
                """);
        with("occupations.csv", """
                code,parent,level,isco08
                F,,DOMAIN,
                F17,F,AREA,
                F1701,F17,OCCUPATION,7114
                F1703,F17,OCCUPATION,7112
                F1704,F17,OCCUPATION,7123
                """);
        with("titles.csv", """
                code,language,kind,title
                F,fr,PREFERRED,"Construction, bâtiment"
                F17,fr,PREFERRED,Gros œuvre
                F1701,fr,PREFERRED,Coffreur / Coffreuse
                F1701,fr,ALTERNATIVE,Maçon coffreur
                F1703,fr,PREFERRED,Maçon / Maçonne
                F1703,en,PREFERRED,Bricklayer
                F1703,fr,ALTERNATIVE,Aide-maçon
                F1704,fr,PREFERRED,Préparateur d'enduits
                """);
        with("skills.csv", """
                skill,language,title
                900001,fr,Lire un plan
                900001,en,Reading a plan
                """);
        with("occupation_skills.csv", """
                code,skill,importance
                F1703,900001,ESSENTIAL
                """);
        with("moves.csv", """
                from,to,kind
                F1701,F1703,NEAR
                F1703,F1701,NEAR
                F1703,F1704,PROGRESSION
                """);
        with("crosswalk.csv", """
                code,title,scheme,target,match,source,version
                F1703,,ROME,F1703,EXACT,ROME,3.47
                F1703,Aide-maçon,ISCO-08,9313,CLOSE,Essai,
                """);
        with("flags.csv", """
                code,flag
                F1703,REGULATED
                F1704,HAZARDOUS_FOR_MINORS
                """);
    }

    Sample with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    Sample with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    /** Puts another text in place of one that occurs. */
    Sample replace(String file, String text, String replacement) {
        String content = new String(files.get(file), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(text + " is not in " + file);
        }
        return with(file, content.replace(text, replacement));
    }

    Sample without(String file) {
        files.remove(file);
        return this;
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] zip() {
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
        return ClassificationFiles.unzip(zip()).read();
    }
}
