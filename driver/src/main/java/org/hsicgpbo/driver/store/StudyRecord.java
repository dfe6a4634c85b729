package org.hsicgpbo.driver.store;

/**
 * What is stored of a study beside its trials.
 *
 * @param name its name, unique in the database
 * @param seed seed of everything random in it
 * @param studyFileText the study file as it was read
 * @param productVersion the version of this program that began it
 */
public record StudyRecord(String name, long seed, String studyFileText, String productVersion) {}
