package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

/** What migrations {@code V23} and {@code V28} let everybody find by an organisation's country and number. */
final class Registered {

    private Registered() {}

    static <T> List<T> rows(String function, Collection<Registration> registrations, Class<T> type) {
        Session database = Panache.getSession();
        List<T> rows = database.createNativeQuery("select * from " + function + "(:countries, :registrations)", type)
                .setParameter(
                        "countries",
                        registrations.stream().map(Registration::country).toArray(String[]::new))
                .setParameter(
                        "registrations",
                        registrations.stream().map(Registration::number).toArray(String[]::new))
                // Nothing is written for this while it is being changed.
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .list();
        // Or else the caller would find by their ids what the row policies hide.
        rows.forEach(database::detach);
        return rows;
    }
}
