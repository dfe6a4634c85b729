package org.hsicgpbo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the table of packages in docs/architecture.md: no package uses one above it. */
class PackageTableTest {
  private static final String ROOT = "org.hsicgpbo.";

  private static final Map<String, String[]> MAY_USE =
      Map.ofEntries(
          Map.entry("time", new String[] {}),
          Map.entry("space", new String[] {}),
          Map.entry("trial", new String[] {"space"}),
          Map.entry("sensitivity", new String[] {"space", "trial"}),
          Map.entry("surrogate", new String[] {}),
          Map.entry("acquisition", new String[] {"surrogate", "space"}),
          Map.entry(
              "search", new String[] {"acquisition", "surrogate", "sensitivity", "space", "trial"}),
          Map.entry(
              "search.hsic",
              new String[] {"search", "acquisition", "sensitivity", "space", "trial"}),
          Map.entry("search.baseline", new String[] {"search", "space", "trial"}),
          Map.entry("study.pruning", new String[] {"trial"}),
          Map.entry("study", new String[] {"search", "space", "time", "trial"}));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hsicgpbo");

  static Stream<String> packages() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThoseBelowIt(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(MAY_USE.get(name)))
            .map(p -> ROOT + p + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.hsicgpbo..").and(resideOutsideOfPackages(allowed)))
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"search.hsic", "search.baseline"})
  void theRestOfTheCoreKnowsNothingOfASchool(String school) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + school + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + school + "..")
        .check(CLASSES);
  }

  @Test
  void everyClassOfTheCoreLivesInARoomOfTheTable() {
    String[] rooms = MAY_USE.keySet().stream().map(p -> ROOT + p + "..").toArray(String[]::new);
    classes().should().resideInAnyPackage(rooms).check(CLASSES);
  }

  @Test
  void theMethodKnowsNothingOfNetworksTerminalsOrFiles() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.deeplearning4j..", "org.nd4j..", "com.fasterxml..", "picocli..", "java.sql..")
        .check(CLASSES);
  }
}
