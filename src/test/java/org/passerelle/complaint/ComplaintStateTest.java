package org.passerelle.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passerelle.complaint.Complaint.State.CLOSED;
import static org.passerelle.complaint.Complaint.State.RECEIVED;
import static org.passerelle.complaint.Complaint.State.REFERRED;
import static org.passerelle.complaint.Complaint.State.UNDER_EXAMINATION;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.complaint.Complaint.Outcome;
import org.passerelle.complaint.Complaint.State;
import org.passerelle.complaint.ComplaintStep.Kind;

/** Every step from every state, and where it leads. */
class ComplaintStateTest {

    private static Map<State, State> leads(Kind step, Outcome outcome) {
        Map<State, State> found = new EnumMap<>(State.class);
        for (State state : State.values()) {
            state.after(step, outcome).ifPresent(to -> found.put(state, to));
        }
        return found;
    }

    @Test
    void what_is_received_is_acknowledged() {
        assertEquals(Map.of(RECEIVED, UNDER_EXAMINATION), leads(Kind.ACKNOWLEDGE, null));
        assertEquals(Map.of(), leads(Kind.RECEIVE, null));
    }

    @Test
    void what_somebody_has_in_hand_is_taken_over() {
        assertEquals(Map.of(UNDER_EXAMINATION, UNDER_EXAMINATION, REFERRED, REFERRED), leads(Kind.TAKE_OVER, null));
    }

    @Test
    void what_is_examined_is_referred_and_comes_back_with_the_answer() {
        assertEquals(Map.of(UNDER_EXAMINATION, REFERRED), leads(Kind.REFER, null));
        assertEquals(Map.of(REFERRED, UNDER_EXAMINATION), leads(Kind.ANSWER, null));
    }

    @Test
    void what_is_examined_is_decided() {
        for (Outcome outcome : new Outcome[] {Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD}) {
            assertEquals(Map.of(UNDER_EXAMINATION, CLOSED), leads(Kind.CLOSE, outcome), outcome.name());
        }
    }

    @Test
    void what_is_open_is_withdrawn_or_corrected() {
        assertEquals(
                Map.of(RECEIVED, CLOSED, UNDER_EXAMINATION, CLOSED, REFERRED, CLOSED),
                leads(Kind.CLOSE, Outcome.WITHDRAWN));
        assertEquals(
                Map.of(RECEIVED, RECEIVED, UNDER_EXAMINATION, UNDER_EXAMINATION, REFERRED, REFERRED),
                leads(Kind.CORRECT, null));
    }
}
