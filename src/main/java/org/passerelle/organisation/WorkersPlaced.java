package org.passerelle.organisation;

import java.util.UUID;
import org.passerelle.platform.Page;

/** Tells who works through an agency, to whoever takes its licence away. The room that keeps placements implements it. */
public interface WorkersPlaced {

    /** Running placements that the caller may see, by age; the page's cursor reads on in the list of placements. */
    Page<RunningPlacement> running(UUID agency);
}
