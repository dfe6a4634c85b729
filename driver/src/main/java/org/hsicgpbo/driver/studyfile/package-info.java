/**
 * The study file: YAML, checked against the JSON Schema that ships with the program, turned into
 * the objects of the core.
 */
@NullMarked
package org.hsicgpbo.driver.studyfile;

import org.jspecify.annotations.NullMarked;
