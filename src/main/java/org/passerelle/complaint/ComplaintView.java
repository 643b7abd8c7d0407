package org.passerelle.complaint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One complaint as it stands.
 *
 * @param anonymous whether nobody was told who complains
 * @param complainant null where nobody was told, or the caller need not know
 * @param countries whose inspectors are concerned
 * @param upheld those of the grounds that were found to be right
 */
public record ComplaintView(
        @JsonUnwrapped ComplaintItem item,
        boolean anonymous,
        ComplaintDraft.Identity complainant,
        String account,
        List<String> countries,
        List<String> upheld) {

    static ComplaintView of(Complaint complaint, ComplaintItem item, ComplaintDraft.Identity complainant) {
        return new ComplaintView(
                item, complaint.anonymous, complainant, complaint.account, complaint.countries, complaint.upheld);
    }
}
