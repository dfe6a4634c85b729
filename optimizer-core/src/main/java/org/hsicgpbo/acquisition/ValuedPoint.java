package org.hsicgpbo.acquisition;

import org.hsicgpbo.space.UnitPoint;

/** A point and the acquisition there. */
record ValuedPoint(UnitPoint point, double value) {}
