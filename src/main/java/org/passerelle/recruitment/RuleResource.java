package org.passerelle.recruitment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.platform.Page;
import org.passerelle.platform.Reader;

/** The rules in words, in the bundles {@code rules}. */
@Path("/api/recruitment/rules")
@Tag(name = "Fair recruitment")
public class RuleResource {

    /** The bundle without a language is the French one; the machine's own language plays no part. */
    private static final ResourceBundle.Control BUNDLES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * @param title the rule in a few words
     * @param protects what it protects
     * @param advice what to do about what it finds
     */
    public record RuleView(
            String rule,
            int ruleVersion,
            Rule.Severity severity,
            List<String> basis,
            String title,
            String protects,
            String advice) {

        static RuleView of(Rule rule, Locale reader) {
            ResourceBundle texts = ResourceBundle.getBundle("rules", reader, BUNDLES);
            return new RuleView(
                    rule.id(),
                    rule.version(),
                    rule.severity(),
                    rule.basis(),
                    texts.getString(rule.id() + ".title"),
                    texts.getString(rule.id() + ".protects"),
                    texts.getString(rule.id() + ".advice"));
        }
    }

    @GET
    @RolesAllowed("**")
    @Operation(
            operationId = "listRules",
            summary = "The fair-recruitment rules",
            description =
                    "What each rule protects, what it stands on and what to do about what it finds, in the reader's"
                            + " language. There are few: one page, in the order of the checks.")
    public Page<RuleView> list() {
        return new Page<>(
                Rules.ALL.stream()
                        .map(rule -> RuleView.of(rule, Reader.locale()))
                        .toList(),
                null);
    }
}
