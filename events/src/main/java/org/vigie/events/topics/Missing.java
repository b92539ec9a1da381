package org.vigie.events.topics;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a record read from outside lacks: a null where its type allows none. A record's own
 * constructor comes first, so a field that it has a default for may be absent.
 */
final class Missing {
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private Missing() {}

  private record Field(String name, Method accessor, boolean nullable) {}

  /** The path of the first field missing, such as {@code outlet.name}; null when none is. */
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

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.getType().isPrimitive()) {
        // why: a record may be of a package that keeps it to itself.
        component.getAccessor().setAccessible(true);
        fields.add(
            new Field(
                component.getName(),
                component.getAccessor(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
      }
    }
    return List.copyOf(fields);
  }

  private static @Nullable Object read(Field field, Record value) {
    try {
      return field.accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't read " + field.name + " of " + value.getClass(), e);
    }
  }
}
