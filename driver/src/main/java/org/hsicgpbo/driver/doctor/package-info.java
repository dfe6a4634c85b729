/**
 * Looks whether a study can run on this machine, and says what to do where it cannot.
 *
 * <p>Each {@link org.hsicgpbo.driver.doctor.Check} looks at one thing and tells of it in {@link
 * org.hsicgpbo.driver.doctor.Finding}s; {@link org.hsicgpbo.driver.doctor.Diagnosis} joins them and
 * decides. A check that fails itself is a finding too: whoever calls for a doctor does not want a
 * stack trace.
 */
@NullMarked
package org.hsicgpbo.driver.doctor;

import org.jspecify.annotations.NullMarked;
