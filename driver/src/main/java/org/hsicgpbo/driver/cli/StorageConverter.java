package org.hsicgpbo.driver.cli;

import org.hsicgpbo.driver.store.StorageAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a storage from the command line. */
final class StorageConverter implements ITypeConverter<StorageAddress> {
  @Override
  public StorageAddress convert(String text) {
    try {
      return StorageAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
