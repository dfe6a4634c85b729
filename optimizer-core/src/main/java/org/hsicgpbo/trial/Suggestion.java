package org.hsicgpbo.trial;

import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;

/**
 * A configuration that a strategy proposes.
 *
 * @param point its coordinates U, NaN where inactive
 * @param configuration the values it decodes to
 * @param stage the stage of the strategy that proposed it, such as warm-up
 */
public record Suggestion(UnitPoint point, Configuration configuration, String stage) {}
