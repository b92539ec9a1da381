package org.vigie.events.topics;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a component of a record that is null, but is not declared as {@code @Nullable}. */
final class Missing {
  /** The components of each record class, except primitive ones. Cached: reflection is slow. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .map(Missing::field)
              .toList();
        }
      };

  private Missing() {}

  private record Field(String name, Method accessor, boolean nullable) {}

  private static Field field(RecordComponent component) {
    // why: otherwise, reflection may not call a package-private record's accessors.
    component.getAccessor().setAccessible(true);
    return new Field(
        component.getName(),
        component.getAccessor(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** Returns the path of the first missing value, such as {@code outlet.name}; null if none is. */
  static @Nullable String in(Record value) {
    for (Field field : FIELDS.get(value.getClass())) {
      String missing = in(field, read(field, value));
      if (missing != null) {
        return missing;
      }
    }
    return null;
  }

  private static @Nullable String in(Field field, @Nullable Object value) {
    return switch (value) {
      case null -> field.nullable ? null : field.name;
      case Record part -> below(field.name, in(part));
      case List<?> parts -> inAny(field.name, parts);
      default -> null;
    };
  }

  private static @Nullable String inAny(String name, List<?> parts) {
    for (int i = 0; i < parts.size(); i++) {
      String missing = parts.get(i) instanceof Record part ? in(part) : null;
      if (missing != null) {
        return below(name + "[" + i + "]", missing);
      }
    }
    return null;
  }

  private static @Nullable String below(String name, @Nullable String missing) {
    return missing == null ? null : name + "." + missing;
  }

  private static @Nullable Object read(Field field, Record value) {
    try {
      return field.accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't read " + field.name + " of " + value.getClass(), e);
    }
  }
}
