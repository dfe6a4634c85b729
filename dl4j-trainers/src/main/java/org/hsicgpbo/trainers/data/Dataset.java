package org.hsicgpbo.trainers.data;

/**
 * The data of a problem.
 *
 * @param name what it is called, such as mnist
 * @param shape of one input
 * @param task what is to be told of an input
 * @param train what networks are trained on
 * @param validation what the search selects by
 * @param test what no selection ever sees
 * @param checksum SHA-256 in hexadecimal over the raw data and everything that shapes the splits;
 *     empty for data that follow from the settings alone
 */
public record Dataset(
    String name,
    InputShape shape,
    Task task,
    Examples train,
    Examples validation,
    Examples test,
    String checksum) {}
