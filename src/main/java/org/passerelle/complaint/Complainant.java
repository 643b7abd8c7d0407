package org.passerelle.complaint;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Who complained. PostgreSQL shows it to the office that was told only; a seeker who is erased is erased here too. */
@Entity
class Complainant extends PanacheEntityBase {

    @Id
    UUID complaint;

    UUID receiver;
    UUID seeker;
    String name;
    String contact;

    /** @param told null takes away what was known */
    static void store(Complaint complaint, ComplaintDraft.Identity told) {
        Complainant known = findById(complaint.id);
        if (told == null) {
            if (known != null) {
                known.delete();
            }
            return;
        }
        Complainant complainant = known == null ? new Complainant() : known;
        complainant.complaint = complaint.id;
        complainant.receiver = complaint.receiver;
        complainant.seeker = told.seeker();
        complainant.name = told.name();
        complainant.contact = told.contact();
        complainant.persist();
    }

    /** Null where nothing is known. */
    static ComplaintDraft.Identity identity(UUID complaint) {
        Complainant known = findById(complaint);
        return known == null ? null : new ComplaintDraft.Identity(known.seeker, known.name, known.contact);
    }
}
