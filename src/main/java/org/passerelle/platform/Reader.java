package org.passerelle.platform;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The language of whoever reads the answer. */
public final class Reader {

    /** The first one is used when nothing fits. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.FRENCH, Locale.ENGLISH, Locale.of("ar"), Locale.of("pt"), Locale.of("es"));

    private static final ScopedValue<Locale> GIVEN = ScopedValue.newInstance();

    private Reader() {}

    /** Answers in the language this header asks for, where no request is at hand that would say it. */
    public static <T> T in(String acceptLanguage, Supplier<T> answer) {
        return ScopedValue.where(GIVEN, locale(acceptLanguage)).call(answer::get);
    }

    /** The best fit for the current request's {@code Accept-Language}; French outside a request. */
    public static Locale locale() {
        if (GIVEN.isBound()) {
            return GIVEN.get();
        }
        if (Arc.container() == null || !Arc.container().requestContext().isActive()) {
            return LANGUAGES.getFirst();
        }
        RoutingContext request =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request == null
                ? LANGUAGES.getFirst()
                : locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Locale locale(String acceptLanguage) {
        if (acceptLanguage == null) {
            return LANGUAGES.getFirst();
        }
        try {
            Locale fit = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return fit == null ? LANGUAGES.getFirst() : fit;
        } catch (IllegalArgumentException malformed) {
            return LANGUAGES.getFirst();
        }
    }
}
