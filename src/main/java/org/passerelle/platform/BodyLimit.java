package org.passerelle.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Caps every body: bulk files are streamed and may be long, anything else is read into memory and may not. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final Set<String> STREAMED = Set.of("/api/vacancies/bulk", "/api/seekers/bulk");
    private static final String ARCHIVES = "/api/classifications";
    private static final String CODING = "/api/occupations/coding";

    private static final String SCREENING = "/api/recruitment/screening";

    /** The longest draft fits several times. */
    private static final long ONE_RECORD = 1 << 20;
    /** A large national classification, zipped. */
    private static final long ONE_ARCHIVE = 64L << 20;
    /** Thousands of titles to code, with what is known beside them. */
    private static final long TITLES = 8L << 20;
    /** A thousand long adverts. */
    private static final long TEXTS = 8L << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (STREAMED.contains(path)) {
            return;
        }
        long limit =
                switch (path) {
                    case ARCHIVES -> ONE_ARCHIVE;
                    case CODING -> TITLES;
                    case SCREENING -> TEXTS;
                    default -> ONE_RECORD;
                };
        if (request.getLength() > limit) {
            throw ProblemType.TOO_LARGE.problem();
        }
        if (request.getLength() < 0) {
            request.setEntityStream(new Capped(request.getEntityStream(), limit));
        }
    }

    /** For bodies that do not say their length beforehand. */
    private static final class Capped extends FilterInputStream {
        private long left;

        Capped(InputStream in, long limit) {
            super(in);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw ProblemType.TOO_LARGE.problem();
            }
        }
    }
}
