/**
 * The messages between the driver and a worker process: one JSON object a line, requests on the
 * worker's standard input, replies on its standard output.
 *
 * <pre>
 * driver → worker  {"type":"setup","problem":{"type":"bateman",…},"folders":{…}}
 * worker → driver  {"type":"ready","backend":"nd4j-native, 1 thread"}
 * driver → worker  {"type":"train","trial":12,"seed":…,"parameters":{…}}
 * worker → driver  {"type":"epoch","trial":12,"epoch":1,"epochs":30,"trainingLoss":…,…}
 * driver → worker  {"type":"interrupt","trial":12}      only if the study stops the trial early
 * worker → driver  {"type":"completed","trial":12,"error":…,"flops":…,…}   or   {"type":"failed","trial":12,…}
 * </pre>
 *
 * A reply line begins with {@link org.hsicgpbo.trainers.protocol.WireFormat#PREFIX}, so that
 * whatever native libraries print on standard output is told apart from the protocol.
 */
@NullMarked
package org.hsicgpbo.trainers.protocol;

import org.jspecify.annotations.NullMarked;
