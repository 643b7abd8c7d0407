package org.passerelle.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The passwords of the two roles.
 *
 * @param superuser the first line of the file, which is the one that initdb reads
 * @param application the second line
 */
record PostgresPasswords(String superuser, String application) {

    /** 192 bits: nobody guesses it, and base64 needs no padding. */
    private static final int PASSWORD_BYTES = 24;

    static PostgresPasswords generate(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        PostgresPasswords passwords = new PostgresPasswords(password(random), password(random));
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, EmbeddedPostgres.OWNER_ONLY_FILE);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            String lines = passwords.superuser + "\n" + passwords.application + "\n";
            channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return passwords;
    }

    static PostgresPasswords read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() < 2 || lines.get(0).isBlank() || lines.get(1).isBlank()) {
            throw new PostgresUnavailable(
                    "The password file " + file + " does not hold the two passwords it was made with.",
                    "Bring it back from the backup that the database has.");
        }
        return new PostgresPasswords(lines.get(0), lines.get(1));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
