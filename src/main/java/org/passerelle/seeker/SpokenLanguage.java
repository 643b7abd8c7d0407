package org.passerelle.seeker;

import jakarta.validation.constraints.NotNull;
import org.passerelle.classification.CefrLevel;
import org.passerelle.platform.Code;

public record SpokenLanguage(
        @NotNull @Code(Code.List.LANGUAGE) String code,
        @NotNull CefrLevel level) {}
