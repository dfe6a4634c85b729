/**
 * What a person sees while a study runs.
 *
 * <p>A {@link org.hsicgpbo.driver.terminal.Panel} is what there is to see at one moment, {@link
 * org.hsicgpbo.driver.terminal.PanelLayout} turns it into lines for a width and height, and a
 * {@link org.hsicgpbo.driver.terminal.Screen} draws them in place while other output passes above.
 * Who runs a study makes panels from what it hears ({@link
 * org.hsicgpbo.driver.terminal.PanelListener}); who watches one from elsewhere makes them from the
 * storage. Where standard error is no terminal, there are plain lines.
 */
@NullMarked
package org.hsicgpbo.driver.terminal;

import org.jspecify.annotations.NullMarked;
